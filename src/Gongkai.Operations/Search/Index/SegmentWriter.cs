using System.Runtime.InteropServices;

namespace Gongkai.Operations.Search.Index;

/// <summary>Writes a segment: its terms in ascending order, each with its documents in ascending order, then <see cref="Finish"/>.</summary>
internal sealed class SegmentWriter : IDisposable
{
    private const int Buffered = 1 << 18;

    private readonly string path;
    private readonly FileStream file;
    private readonly FileStream positionsFile;
    private readonly List<TermRecord> terms = [];
    private readonly ByteBuffer postings = new();
    private readonly ByteBuffer positions = new();
    private readonly List<SkipEntry> skips = [];
    private long postingsLength;
    private long positionsLength;
    private uint term;
    private int documents;
    private int lastDocument;

    public SegmentWriter(string path)
    {
        this.path = path;
        file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, Buffered);
        positionsFile = new FileStream(path + ".positions", FileMode.Create, FileAccess.ReadWrite, FileShare.None, Buffered, FileOptions.DeleteOnClose);
    }

    /// <summary>Begins a term, greater than the one before.</summary>
    public void BeginTerm(uint value)
    {
        (term, documents, lastDocument) = (value, 0, -1);
        postings.Clear();
        positions.Clear();
        skips.Clear();
    }

    /// <summary>Adds a document to the term.</summary>
    /// <param name="document">Its ordinal, greater than the one before.</param>
    /// <param name="inHead">Whether the term stands in its head.</param>
    /// <param name="count">How often the term stands in it.</param>
    /// <param name="encodedPositions">Where, as <see cref="SegmentFormat"/> says.</param>
    public void Add(int document, bool inHead, int count, ReadOnlySpan<byte> encodedPositions)
    {
        if (documents > 0 && documents % SegmentFormat.BlockSize == 0)
        {
            skips.Add(new SkipEntry { LastDocument = lastDocument, NextPostings = postings.Length, NextPositions = positions.Length });
        }

        postings.WriteNumber((uint)(document - lastDocument) << SegmentFormat.DistanceShift | (inHead ? SegmentFormat.InHead : 0) | (count == 1 ? SegmentFormat.Once : 0));
        if (count > 1)
        {
            postings.WriteNumber((uint)count);
        }

        positions.Write(encodedPositions);
        lastDocument = document;
        documents++;
    }

    /// <summary>Ends the term; one without documents leaves no trace.</summary>
    public void EndTerm()
    {
        if (documents == 0)
        {
            return;
        }

        terms.Add(new TermRecord { Term = term, Documents = documents, Postings = postingsLength, Positions = positionsLength });
        var skipBytes = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(skips));
        file.Write(skipBytes);
        file.Write(postings.Written);
        positionsFile.Write(positions.Written);
        postingsLength += skipBytes.Length + postings.Length;
        positionsLength += positions.Length;
    }

    /// <summary>Writes the rest; what was written is on the disk when this returns.</summary>
    public unsafe void Finish(ReadOnlySpan<DocRecord> records, SegmentValues values)
    {
        terms.Add(new TermRecord { Term = uint.MaxValue, Postings = postingsLength, Positions = positionsLength });
        var footer = new Footer { Documents = records.Length, Version = SegmentFormat.Version, Magic = SegmentFormat.Magic };
        footer.Offsets[(int)Section.Postings] = 0;
        footer.Lengths[(int)Section.Postings] = postingsLength;

        Begin(ref footer, Section.Positions);
        positionsFile.Position = 0;
        positionsFile.CopyTo(file);
        End(ref footer, Section.Positions);

        Begin(ref footer, Section.Terms);
        file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(terms)));
        End(ref footer, Section.Terms);

        Begin(ref footer, Section.Documents);
        file.Write(MemoryMarshal.AsBytes(records));
        End(ref footer, Section.Documents);

        Begin(ref footer, Section.ById);
        file.Write(MemoryMarshal.AsBytes<int>(OrdinalsById(records)));
        End(ref footer, Section.ById);

        Begin(ref footer, Section.Values);
        using (var writer = new BinaryWriter(file, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            values.Write(writer);
        }

        End(ref footer, Section.Values);

        Align();
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Footer>(in footer)));
        file.Flush(flushToDisk: true);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        positionsFile.Dispose();
        file.Dispose();
    }

    /// <inheritdoc />
    public override string ToString() => path;

    private static int[] OrdinalsById(ReadOnlySpan<DocRecord> records)
    {
        var ids = new long[records.Length];
        var ordinals = new int[records.Length];
        for (var i = 0; i < records.Length; i++)
        {
            (ids[i], ordinals[i]) = (records[i].Id, i);
        }

        Array.Sort(ids, ordinals);
        return ordinals;
    }

    private unsafe void Begin(ref Footer footer, Section section)
    {
        Align();
        footer.Offsets[(int)section] = file.Position;
    }

    private unsafe void End(ref Footer footer, Section section) => footer.Lengths[(int)section] = file.Position - footer.Offsets[(int)section];

    private void Align()
    {
        Span<byte> nothing = stackalloc byte[8];
        nothing.Clear();
        file.Write(nothing[..(int)(-file.Position & 7)]);
    }
}
