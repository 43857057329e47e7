using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Search.Index;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongkai.Operations.Search;

/// <summary>
/// Keeps this node's index in step with what the public sees: reads the changes behind its own place, woken at once by a publication in
/// this process and four times a second otherwise. A missing or damaged index, or one of another database, is made anew from the rows
/// while the old one, if it can be read, goes on answering.
/// </summary>
public sealed partial class SearchFollower(
    IServiceScopeFactory scopes, DatabaseEngine engine, SearchSettings settings, RebuildSearch rebuild, PublicChanges changes, LiveIndex live, SearchNames names, SearchMisses misses,
    TimeProvider clock, ILogger<SearchFollower> logger)
{
    /// <summary>How long a change made elsewhere may go unnoticed.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenMissWrites = TimeSpan.FromSeconds(30);

    /// <summary>Changes that are followed at once.</summary>
    private const int Batch = 500;

    private readonly IndexFolder folder = new(settings.FolderFor(engine));

    /// <summary>Follows until cancelled; the index goes on answering as it is until <see cref="LiveIndex"/> is disposed.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var turn = await LockAsync(ct);
        SearchIndex? index = null;
        var missesStoredAt = clock.GetTimestamp();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                index ??= await OpenAsync(ct);
                if (folder.IsRebuildAskedFor)
                {
                    index = await RebuildAsync(ct);
                    folder.RebuildDone();
                }

                var next = changes.NextAsync();
                if (!await IsBehindAsync(index, ct) || !await FollowAsync(index, ct))
                {
                    await Task.WhenAny(next, Task.Delay(Poll, ct));
                }

                if (clock.GetElapsedTime(missesStoredAt) > BetweenMissWrites)
                {
                    missesStoredAt = clock.GetTimestamp();
                    await WithDatabaseAsync(db => misses.StoreAsync(db, ct));
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                // The database may be away or the disk full; the node goes on serving, and this goes on trying.
                LogFailure(e);
                await Task.Delay(AfterFailure, CancellationToken.None);
            }
        }
    }

    private async Task<FileStream> LockAsync(CancellationToken ct)
    {
        for (var told = false; ; told = true)
        {
            if (folder.TryLock() is { } turn)
            {
                return turn;
            }

            if (!told)
            {
                LogWaiting();
            }

            await Task.Delay(Poll, ct);
        }
    }

    private async Task<SearchIndex> OpenAsync(CancellationToken ct)
    {
        SearchIndex? index = null;
        try
        {
            index = folder.Open();
        }
        catch (Exception e) when (e is DamagedIndexException or FileNotFoundException)
        {
            LogDamaged(e.Message);
        }

        if (index is null)
        {
            return await RebuildAsync(ct);
        }

        live.Replace(index);
        if (!await WithDatabaseAsync(db => IsOfAsync(index.Place, db, ct)))
        {
            LogOtherDatabase(index.Place.Sequence);
            return await RebuildAsync(ct);
        }

        return index;
    }

    // The last change that the index holds stands in the database as it did; before the first, nothing is claimed.
    private static Task<bool> IsOfAsync(IndexPlace place, GongkaiDbContext db, CancellationToken ct) => place.Sequence == 0
        ? Task.FromResult(true)
        : db.PublicChanges.AnyAsync(c => c.Sequence == place.Sequence && (c.DocumentId ?? 0) == place.DocumentId, ct);

    // Asked four times a second by every node, so with as little as can be.
    private async Task<bool> IsBehindAsync(SearchIndex index, CancellationToken ct)
    {
        await using var connection = await engine.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM public_changes WHERE sequence > @sequence LIMIT 1";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@sequence", index.Place.Sequence);
        command.Parameters.Add(parameter);
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    // True when there may be more.
    private Task<bool> FollowAsync(SearchIndex index, CancellationToken ct) => WithDatabaseAsync(async db =>
    {
        var place = index.Place.Sequence;
        var news = await db.PublicChanges.AsNoTracking().Where(c => c.Sequence > place).OrderBy(c => c.Sequence).Take(Batch).Select(c => new { c.Sequence, c.DocumentId }).ToListAsync(ct);
        if (news.Count == 0)
        {
            return false;
        }

        if (news.Any(c => c.DocumentId is null))
        {
            names.Forget();
        }

        var ids = news.Select(c => c.DocumentId).OfType<long>().ToHashSet();
        var documents = ids.Count == 0 ? [] : await SearchRows.ReadAsync(db, ids, ct);
        index.Apply(documents, ids.Except(documents.Select(d => d.Id)), new IndexPlace(news[^1].Sequence, news[^1].DocumentId ?? 0));
        if (index.MergeFault is { } fault)
        {
            LogFailure(fault);
        }

        return news.Count == Batch;
    });

    private async Task<SearchIndex> RebuildAsync(CancellationToken ct)
    {
        LogRebuilding();
        var index = await rebuild.RunAsync(null, ct);
        live.Replace(index);
        folder.KeepNewest();
        LogRebuilt(index.Documents);
        return index;
    }

    private async Task<T> WithDatabaseAsync<T>(Func<GongkaiDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<GongkaiDbContext>());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "the search index is not in step; trying again")]
    private partial void LogFailure(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "another process uses the folder of the search index; waiting for it")]
    private partial void LogWaiting();

    [LoggerMessage(Level = LogLevel.Warning, Message = "the search index cannot be used: {Reason}")]
    private partial void LogDamaged(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "change {Sequence} of the search index is not in the database: it belongs to another database or another time")]
    private partial void LogOtherDatabase(long sequence);

    [LoggerMessage(Level = LogLevel.Information, Message = "making the search index anew")]
    private partial void LogRebuilding();

    [LoggerMessage(Level = LogLevel.Information, Message = "search index of {Documents} documents made")]
    private partial void LogRebuilt(int documents);
}
