using Gongkai.Operations.Data;
using Gongkai.Operations.Portal;
using Gongkai.Operations.Publishing;

namespace Gongkai.Web.Portal;

/// <summary>Follows the changes of what the public sees, at once after a commit of this process and within a quarter of a second after one of another, and drops what they make out of date.</summary>
internal sealed partial class PublicChangeFollower(
    PublicChangeReader reader, PublicChanges changes, AgencySites sites, PartsMenus menus, PageCache pages, ILogger<PublicChangeFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private long? followed;

    /// <summary>Drops what has become out of date since the last call.</summary>
    internal async Task FollowAsync(CancellationToken ct)
    {
        if (followed is not { } last)
        {
            // Whatever was kept before the place was known may be older than it.
            followed = await reader.LastAsync(ct);
            sites.Evict(null);
            menus.Evict(null);
            pages.Evict(null);
            return;
        }

        OutOfDate found;
        do
        {
            found = await reader.AfterAsync(last, ct);
            if (found.Changes > 0)
            {
                sites.Evict(found.Tags);
                menus.Evict(found.Tags);
                pages.Evict(found.Tags);
                followed = last = found.Last;
            }
        }
        while (found.Tags is null);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = changes.NextAsync();
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (System.Data.Common.DbException e)
            {
                // Pages that are kept stay; what has changed meanwhile is read as soon as the database answers.
                LogUnreachable(e);
            }

            await Task.WhenAny(next, Task.Delay(Pause, stoppingToken));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the changes of public pages cannot be read")]
    private partial void LogUnreachable(Exception exception);
}

/// <summary>Stores the views that were counted, now and then and at the end.</summary>
internal sealed class ViewStore(DocumentViews views, IServiceScopeFactory scopes) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await StoreAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await StoreAsync(stoppingToken);
        }
    }

    private async Task StoreAsync(CancellationToken ct)
    {
        if (views.IsStored)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        await views.StoreAsync(scope.ServiceProvider.GetRequiredService<GongkaiDbContext>(), ct);
    }
}
