using Gongkai.Operations.Mail;
using Gongkai.Operations.Publishing.Background;
using Gongkai.Operations.Publishing.DeadLinks;
using Gongkai.Operations.Publishing.Webhooks;
using Gongkai.Operations.Requests.Archive;

namespace Gongkai.Web.Publishing;

/// <summary>Looks every few seconds whether something is due. On every node; the one that has the lease does it.</summary>
internal sealed partial class PublishingClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PublishingClock> logger) : BackgroundService
{
    private const string LeaseName = "publishing";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private readonly string node = $"{Environment.MachineName}-{Guid.NewGuid():N}";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // The database may be away for a while; the next look tries again.
                LogFailed(failed);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!await services.GetRequiredService<BackgroundLeases>().TryTakeAsync(LeaseName, node, Lease, ct))
        {
            return;
        }

        var done = await services.GetRequiredService<DoDueWork>().ExecuteAsync(ct) + await services.GetRequiredService<EraseExpired>().ExecuteAsync(ct);
        await using var sending = scopes.CreateAsyncScope();
        var sent = await sending.ServiceProvider.GetRequiredService<DeliverWebhooks>().ExecuteAsync(ct);
        await using var posting = scopes.CreateAsyncScope();
        var mailed = await posting.ServiceProvider.GetRequiredService<SendMails>().ExecuteAsync(ct);
        if (done + sent + mailed > 0)
        {
            LogDone(done, sent, mailed);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "due work: {Done} done, {Sent} webhooks taken, {Mailed} mails taken")]
    private partial void LogDone(int done, int sent, int mailed);

    [LoggerMessage(Level = LogLevel.Error, Message = "due work failed")]
    private partial void LogFailed(Exception failed);
}

/// <summary>Looks through the links of public documents, slowly and without end, on the node that has the lease.</summary>
internal sealed partial class LinkClock(IServiceScopeFactory scopes, LinkSettings settings, TimeProvider clock, ILogger<LinkClock> logger) : BackgroundService
{
    private const string LeaseName = "links";
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // A part of the documents takes long when it has many links: at ten a minute six hundred an hour.
    private static readonly TimeSpan Lease = TimeSpan.FromHours(2);
    private readonly string node = $"{Environment.MachineName}-{Guid.NewGuid():N}";
    private long last;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.PerMinute <= 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<BackgroundLeases>().TryTakeAsync(LeaseName, node, Lease, stoppingToken))
                {
                    last = await scope.ServiceProvider.GetRequiredService<CheckLinks>().ExecuteAsync(last, stoppingToken);
                }
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                // The database may be away for a while; the next minute tries again.
                LogFailed(failed);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "looking at links failed")]
    private partial void LogFailed(Exception failed);
}

/// <summary>The work on documents in the host.</summary>
internal static class PublishingPages
{
    /// <summary>Adds the clock, and the hosts that webhooks may reach in the own network (<c>Gongkai:WebhookHosts</c>, separated by commas).</summary>
    public static void AddPublishingPages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new WebhookSettings
        {
            TrustedHosts = (configuration["Gongkai:WebhookHosts"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        });
        services.AddHostedService<PublishingClock>();
        services.AddSingleton(new LinkSettings
        {
            PerMinute = configuration.GetValue("Gongkai:LinksPerMinute", new LinkSettings().PerMinute),
            OwnHosts = (configuration["Gongkai:LinkHosts"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        });
        services.AddHostedService<LinkClock>();
    }
}
