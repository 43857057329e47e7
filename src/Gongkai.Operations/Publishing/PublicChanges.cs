namespace Gongkai.Operations.Publishing;

/// <summary>
/// Wakes those of this process who follow <see cref="PublicChange"/>, right after a commit; other nodes see the change when
/// they next ask the database.
/// </summary>
public sealed class PublicChanges
{
    private readonly Lock gate = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Says that something was committed.</summary>
    public void Wake()
    {
        TaskCompletionSource woken;
        lock (gate)
        {
            (woken, next) = (next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        woken.SetResult();
    }

    /// <summary>Waits for the next commit of this process, or for a time to pass. Taken before reading, nothing between is missed.</summary>
    public Task NextAsync()
    {
        lock (gate)
        {
            return next.Task;
        }
    }
}
