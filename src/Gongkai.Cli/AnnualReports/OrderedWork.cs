namespace Gongkai.Cli.AnnualReports;

/// <summary>Work on many items on several processors, with the results in the items' order and never many of them at once.</summary>
internal static class OrderedWork
{
    /// <summary>Results that may wait for an earlier one, for each processor: enough that one slow file does not stop the others.</summary>
    private const int AheadPerProcessor = 32;

    /// <summary>Runs the work for every item; a result is handed out as soon as all before it are.</summary>
    /// <param name="items">What to work on.</param>
    /// <param name="work">The work for one item, called on several threads.</param>
    /// <param name="waiting">Called several times a second while the next result is not there.</param>
    /// <param name="ct">Stops handing out and starting.</param>
    public static IEnumerable<TResult> Run<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, CancellationToken, TResult> work, Action waiting, CancellationToken ct)
    {
        var processors = Environment.ProcessorCount;
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, processors).ConcurrentScheduler;
        var pending = new Queue<Task<TResult>>();
        foreach (var item in items)
        {
            if (pending.Count == processors * AheadPerProcessor)
            {
                yield return Next();
            }

            pending.Enqueue(Task.Factory.StartNew(() => work(item, ct), ct, TaskCreationOptions.DenyChildAttach, scheduler));
        }

        while (pending.Count > 0)
        {
            yield return Next();
        }

        TResult Next()
        {
            var task = pending.Dequeue();
            while (!task.IsCompleted)
            {
                Task.WaitAny([task], millisecondsTimeout: 100, CancellationToken.None);
                waiting();
            }

            ct.ThrowIfCancellationRequested();
            return task.GetAwaiter().GetResult();
        }
    }
}
