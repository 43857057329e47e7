using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gongkai.Web.Tests;

/// <summary>Counts the commands that go to the database.</summary>
internal sealed class QueryCounter : DbCommandInterceptor
{
    private int count;

    /// <summary>How many there were while something was done.</summary>
    public async Task<int> During(Func<Task> work)
    {
        var before = count;
        await work();
        return count - before;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref count);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
