using Gongkai.Domain.Accounts;
using Gongkai.Operations;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Demonstration;
using Gongkai.Operations.Dossiers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gongkai.Web.Site;

/// <summary>The database in the host: its settings, its schema, its health.</summary>
internal static partial class DatabaseSetup
{
    /// <summary>Adds the database of the configuration's section <c>Database</c>; its schema is brought up to date before anything is served.</summary>
    public static void AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        // Hosted services start in this order: everything else finds the schema up to date, the keys of cookies among it.
        services.AddHostedService<SchemaAtStart>();
        services.AddGongkaiOperations(Database(configuration), Keys(configuration));
        services.AddHostedService<OutdatedResults>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }

    private static DatabaseSettings Database(IConfiguration configuration) => configuration.GetSection("Database").Get<DatabaseSettings>() ?? new DatabaseSettings();

    private static MasterKeySettings Keys(IConfiguration configuration) => configuration.GetSection("Gongkai").Get<MasterKeySettings>() ?? new MasterKeySettings();

    /// <summary>Upgrades, then loads the samples of <c>Seed:Folder</c> and the demonstration of <c>Demonstration:Folder</c> into a new database.</summary>
    private sealed partial class SchemaAtStart(SchemaUpgrader upgrader, IServiceScopeFactory scopes, IConfiguration configuration, ILogger<SchemaAtStart> logger) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await upgrader.UpgradeAsync(cancellationToken);
            if (!Keys(configuration).AreSet(Database(configuration)))
            {
                LogKeysUnsealed();
            }

            if (configuration["Seed:Folder"] is { Length: > 0 } folder)
            {
                await using var scope = scopes.CreateAsyncScope();
                foreach (var seeded in await scope.ServiceProvider.GetRequiredService<SeedReports>().ExecuteAsync(folder, cancellationToken))
                {
                    LogSeeded(seeded.Name, seeded.Effect, seeded.ProblemCode ?? "");
                }
            }

            if (configuration["Demonstration:Folder"] is { Length: > 0 } demonstration
                && await InstallDemonstration.ExecuteAsync(Database(configuration), Keys(configuration), demonstration, cancellationToken) is { Count: > 0 } accounts)
            {
                // The only time these passwords are shown, and never in the log.
                Console.WriteLine("演示账号（口令只显示这一次，登录地址 /account/sign-in）：");
                foreach (var account in accounts)
                {
                    Console.WriteLine($"  {account.UserName,-24}  {account.Password}  {account.Role.Name()}");
                }
            }
        }

        [LoggerMessage(Level = LogLevel.Warning, Message = "There is no master key (Gongkai:MasterKeyFile or Gongkai:MasterKey): personal data cannot be sealed, and the keys of cookies and second steps are stored unsealed, open to whoever reads the database or a backup of it. See docs/operations.md.")]
        private partial void LogKeysUnsealed();

        [LoggerMessage(Level = LogLevel.Information, Message = "sample {Name}: {Effect} {ProblemCode}")]
        private partial void LogSeeded(string name, ImportEffect? effect, string problemCode);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>After the start, beside the requests: what an earlier program computed by other rules or another calendar is computed anew.</summary>
    private sealed partial class OutdatedResults(IServiceScopeFactory scopes, ILogger<OutdatedResults> logger) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<RecomputeTerms>().ForShippedCalendarAsync(stoppingToken) is > 0 and var cases)
            {
                LogRecomputed(cases);
            }

            if (await scope.ServiceProvider.GetRequiredService<RecheckReport>().ExecuteOutdatedAsync(stoppingToken) is > 0 and var reports)
            {
                LogChecked(reports);
            }
        }

        [LoggerMessage(Level = LogLevel.Information, Message = "{Cases} open cases have new dates by the calendar of this program")]
        private partial void LogRecomputed(int cases);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Reports} reports checked again by the rules of this program")]
        private partial void LogChecked(int reports);
    }

    private sealed class DatabaseHealth(IServiceScopeFactory scopes) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<GongkaiDbContext>().Database.CanConnectAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("the database cannot be reached");
        }
    }
}
