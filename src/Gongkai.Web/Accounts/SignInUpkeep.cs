using Gongkai.Operations.Accounts;
using Gongkai.Operations.Publishing.Background;

namespace Gongkai.Web.Accounts;

/// <summary>Once an hour, on the node that has the lease: deletes what is kept of signing in longer than it is to be.</summary>
internal sealed partial class SignInUpkeep(IServiceScopeFactory scopes, SignInRetention retention, TimeProvider clock, ILogger<SignInUpkeep> logger) : BackgroundService
{
    private const string LeaseName = "sign-ins";
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private readonly string node = $"{Environment.MachineName}-{Guid.NewGuid():N}";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var services = scope.ServiceProvider;
                if (await services.GetRequiredService<BackgroundLeases>().TryTakeAsync(LeaseName, node, Pause * 2, stoppingToken)
                    && await services.GetRequiredService<ForgetSignIns>().ExecuteAsync(retention, stoppingToken) is var (sessions, signIns) && sessions + signIns > 0)
                {
                    LogForgotten(sessions, signIns);
                }
            }
            catch (System.Data.Common.DbException failed)
            {
                // The database may be away for a while; the next hour tries again.
                LogFailed(failed);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sessions} old sessions and {SignIns} old sign-ins deleted")]
    private partial void LogForgotten(int sessions, int signIns);

    [LoggerMessage(Level = LogLevel.Error, Message = "deleting old sessions failed")]
    private partial void LogFailed(Exception failed);
}
