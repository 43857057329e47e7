namespace Gongkai.Operations.Search.Index;

/// <summary>Keeps segments few: merges, beside reading and writing, those of like size once there are several of them.</summary>
internal sealed class SegmentMerging(SearchIndex index) : IDisposable
{
    /// <summary>Segments of one size class that are merged.</summary>
    private const int Several = 8;

    /// <summary>The first size class ends here; each further one is <see cref="Several"/> times as large.</summary>
    private const int SmallestClass = 500;

    /// <summary>No merged segment becomes larger: rewriting it would cost more than it saves.</summary>
    private const long LargestBytes = 1L << 30;

    private readonly Lock state = new();
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    /// <summary>Why the last merge did not come to its end; null when it did. What is searched is whole all the same.</summary>
    public Exception? Fault => Running().Exception?.InnerException;

    /// <summary>Begins to merge if there is something to merge and nobody is at it.</summary>
    public void Consider()
    {
        lock (state)
        {
            if (running.IsCompleted && !stopping.IsCancellationRequested)
            {
                running = Task.Run(MergeAll);
            }
        }
    }

    /// <summary>Waits until nothing is left to merge.</summary>
    public void Settle()
    {
        Consider();
        Running().GetAwaiter().GetResult();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        stopping.Cancel();
        Running().ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
        stopping.Dispose();
    }

    private Task Running()
    {
        lock (state)
        {
            return running;
        }
    }

    private void MergeAll()
    {
        while (!stopping.IsCancellationRequested)
        {
            var snapshot = index.HoldSnapshot();
            try
            {
                if (Choose(snapshot.Views) is not { } views || !Merge(views))
                {
                    return;
                }
            }
            finally
            {
                snapshot.LetGo();
            }
        }
    }

    // False when the process is to end first.
    private bool Merge(IReadOnlyList<SegmentView> views)
    {
        var (path, number) = index.NewSegment();
        try
        {
            SegmentMerger.Merge(views, path, stopping.Token);
        }
        catch (OperationCanceledException)
        {
            File.Delete(path);
            return false;
        }

        index.Replace(new Segment(path, number), views);
        return true;
    }

    private static List<SegmentView>? Choose(IReadOnlyList<SegmentView> views)
    {
        // Half dead: worth writing anew on its own.
        if (views.FirstOrDefault(v => v.DeletedDocuments > v.LiveDocuments) is { } wasteful)
        {
            return [wasteful];
        }

        foreach (var alike in views.GroupBy(SizeClass).Where(g => g.Count() >= Several).OrderBy(g => g.Key))
        {
            var chosen = new List<SegmentView>();
            var bytes = 0L;
            foreach (var view in alike.OrderBy(v => v.Segment.Length))
            {
                if ((bytes += view.Segment.Length) <= LargestBytes)
                {
                    chosen.Add(view);
                }
            }

            if (chosen.Count > 1)
            {
                return chosen;
            }
        }

        return null;
    }

    private static int SizeClass(SegmentView view)
    {
        var size = 0;
        for (long limit = SmallestClass; limit < view.LiveDocuments; limit *= Several)
        {
            size++;
        }

        return size;
    }
}
