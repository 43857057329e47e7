namespace Gongkai.Operations.Search.Index;

/// <summary>
/// An index in a folder of its own: any number of readers, one writer at a time. A commit is whole or not at all, together with its
/// <see cref="IndexPlace"/>; what is found follows from the documents alone, however they came in.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    private readonly string folder;
    private readonly Lock writing = new();
    private readonly SegmentBuilder builder = new();
    private readonly SegmentMerging merging;
    private IndexSnapshot snapshot;
    private int nextNumber;
    private bool isComplete;
    private bool isDisposed;

    private SearchIndex(string folder, Manifest manifest, bool isReader = false)
    {
        this.folder = folder;
        (nextNumber, isComplete) = (manifest.NextNumber, manifest.IsComplete);
        snapshot = new IndexSnapshot(Map(folder, manifest), manifest.Place);
        merging = new SegmentMerging(this);
        if (!isReader)
        {
            RemoveLeftovers();
        }
    }

    /// <summary>How far it has followed the changes.</summary>
    public IndexPlace Place => Volatile.Read(ref snapshot).Place;

    /// <summary>Documents in it.</summary>
    public int Documents => Volatile.Read(ref snapshot).Documents;

    /// <summary>Segments in it.</summary>
    public int Segments => Volatile.Read(ref snapshot).Views.Count;

    /// <summary>Bytes on the disk.</summary>
    public long Bytes => Read(s => s.Views.Sum(v => v.Segment.Length));

    /// <summary>False from <see cref="Create"/> until <see cref="Complete"/>: not all documents are in yet.</summary>
    public bool IsComplete => Volatile.Read(ref isComplete);

    /// <summary>Why merging in the background came to a halt; null while all is well. The next commit tries again.</summary>
    public Exception? MergeFault => merging.Fault;

    /// <summary>Opens the index of a folder to write; null when there is none.</summary>
    /// <exception cref="DamagedIndexException">It is not what was written.</exception>
    public static SearchIndex? Open(string folder) => Open(folder, isReader: false);

    /// <summary>Opens the index of a folder beside the process that writes it: nothing is changed, and nothing that is written later is seen.</summary>
    /// <exception cref="DamagedIndexException">It is not what was written, or was just being replaced.</exception>
    public static SearchIndex? OpenToRead(string folder) => Open(folder, isReader: true);

    /// <summary>Makes an empty index in a folder; whatever was there is removed.</summary>
    public static SearchIndex Create(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var manifest = new Manifest(default, false, 1, []);
        manifest.Write(folder);
        return new SearchIndex(folder, manifest);
    }

    /// <summary>Answers a question.</summary>
    public IndexResult Search(IndexQuery query) => Read(s => s.Search(query));

    /// <summary>Of each document the fingerprint that <see cref="FingerprintOf"/> gives.</summary>
    public IReadOnlyDictionary<long, ulong> Fingerprints() => Read(s => s.Fingerprints());

    /// <summary>Of all that the index takes in of a document: equal for equal ones.</summary>
    public static ulong FingerprintOf(SearchDocument document) => SegmentBuilder.FingerprintOf(document);

    /// <summary>
    /// Puts documents in, in place of earlier versions of them, takes others out, and commits: readers see all of it at once, and a crash
    /// leaves all or nothing.
    /// </summary>
    /// <param name="put">Each id at most once.</param>
    /// <param name="removed">Ids, which need not be there.</param>
    /// <param name="place">How far the changes are followed with this.</param>
    public void Apply(IEnumerable<SearchDocument> put, IEnumerable<long> removed, IndexPlace place)
    {
        lock (writing)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            var views = snapshot.Views.ToList();
            var gone = new HashSet<long>(removed);
            var added = new List<Segment>();
            try
            {
                foreach (var document in put)
                {
                    gone.Add(document.Id);
                    builder.Add(document);
                    if (builder.IsFull)
                    {
                        added.Add(Write());
                    }
                }

                if (builder.Documents > 0)
                {
                    added.Add(Write());
                }
            }
            catch
            {
                builder.Clear();
                added.ForEach(Drop);
                throw;
            }

            Commit([.. views.Select(v => Without(v, gone)), .. added.Select(SegmentView.Of)], place);
        }

        merging.Consider();
    }

    /// <summary>Says that all documents are in.</summary>
    public void Complete()
    {
        lock (writing)
        {
            isComplete = true;
            Commit(snapshot.Views, snapshot.Place);
        }
    }

    /// <summary>Waits until nothing is left to merge.</summary>
    public void Settle() => merging.Settle();

    /// <inheritdoc />
    public void Dispose()
    {
        merging.Dispose();
        lock (writing)
        {
            if (!isDisposed)
            {
                isDisposed = true;
                snapshot.LetGo();
            }
        }
    }

    /// <summary>A snapshot to read from; the caller lets go of it.</summary>
    internal IndexSnapshot HoldSnapshot()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref isDisposed), this);
            if (Volatile.Read(ref snapshot) is var current && current.Hold())
            {
                return current;
            }
        }
    }

    /// <summary>A path for a new segment.</summary>
    internal (string Path, int Number) NewSegment()
    {
        var number = Interlocked.Increment(ref nextNumber) - 1;
        return (Path.Combine(folder, Segment.FileName(number)), number);
    }

    /// <summary>Puts a merged segment in place of those it was made of. What was deleted from them meanwhile is deleted from it.</summary>
    /// <param name="merged">The new segment.</param>
    /// <param name="sources">The views it was made of.</param>
    internal void Replace(Segment merged, IReadOnlyList<SegmentView> sources)
    {
        lock (writing)
        {
            var old = sources.Select(s => s.Segment).ToHashSet();
            var views = snapshot.Views.Where(v => !old.Contains(v.Segment)).ToList();
            var gone = snapshot.Views.Where(v => old.Contains(v.Segment)).SelectMany(now => DeletedSince(sources.Single(s => s.Segment == now.Segment), now)).ToList();
            Commit([Without(SegmentView.Of(merged), gone), .. views], snapshot.Place);
            foreach (var segment in old)
            {
                segment.Delete();
            }
        }
    }

    private static SearchIndex? Open(string folder, bool isReader)
    {
        try
        {
            return Manifest.Read(folder) is { } manifest ? new SearchIndex(folder, manifest, isReader) : null;
        }
        catch (EndOfStreamException e)
        {
            throw new DamagedIndexException($"{folder}: {e.Message}");
        }
    }

    private static IEnumerable<long> DeletedSince(SegmentView then, SegmentView now)
    {
        for (var i = 0; i < now.Segment.Documents; i++)
        {
            if (then.IsLive(i) && !now.IsLive(i))
            {
                yield return now.Segment.Records[i].Id;
            }
        }
    }

    private static List<SegmentView> Map(string folder, Manifest manifest)
    {
        var views = new List<SegmentView>();
        try
        {
            foreach (var entry in manifest.Segments)
            {
                views.Add(new SegmentView(new Segment(Path.Combine(folder, Segment.FileName(entry.Number)), entry.Number, entry.Length, entry.Sum), entry.Deleted));
            }

            return views;
        }
        catch
        {
            views.ForEach(v => v.Segment.LetGo());
            throw;
        }
    }

    private static SegmentView Without(SegmentView view, IReadOnlyCollection<long> ids)
    {
        var ordinals = ids.Select(id => view.Segment.OrdinalOf(id)).Where(o => o >= 0 && view.IsLive(o)).ToList();
        return ordinals.Count == 0 ? view : view.Without(ordinals);
    }

    private static void Drop(Segment segment)
    {
        segment.LetGo();
        segment.Delete();
    }

    private Segment Write()
    {
        var (path, number) = NewSegment();
        builder.Write(path);
        return new Segment(path, number);
    }

    private T Read<T>(Func<IndexSnapshot, T> read)
    {
        var held = HoldSnapshot();
        try
        {
            return read(held);
        }
        finally
        {
            held.LetGo();
        }
    }

    private void Commit(IReadOnlyList<SegmentView> views, IndexPlace place)
    {
        // A segment of which nothing is left is dropped; a new one enters the snapshot with the hold it was opened with.
        var live = views.Where(v => v.LiveDocuments > 0).ToList();
        new Manifest(place, isComplete, Volatile.Read(ref nextNumber), [.. live.Select(v => new Manifest.Entry(v.Segment.Number, v.Segment.Length, v.Segment.Sum, v.Deleted))]).Write(folder);

        var before = snapshot;
        var known = before.Views.Select(v => v.Segment).ToHashSet();
        foreach (var view in live.Where(v => known.Contains(v.Segment)))
        {
            view.Segment.Hold();
        }

        foreach (var view in views.Where(v => v.LiveDocuments == 0))
        {
            if (!known.Contains(view.Segment))
            {
                view.Segment.LetGo();
            }

            view.Segment.Delete();
        }

        Volatile.Write(ref snapshot, new IndexSnapshot(live, place));
        before.LetGo();
    }

    // What a killed process left half done.
    private void RemoveLeftovers()
    {
        var wanted = snapshot.Views.Select(v => Segment.FileName(v.Segment.Number)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.segment*").Where(f => !wanted.Contains(Path.GetFileName(f))))
        {
            File.Delete(file);
        }
    }
}
