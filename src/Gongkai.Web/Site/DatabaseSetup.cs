using Gongkai.Operations;
using Gongkai.Operations.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gongkai.Web.Site;

/// <summary>The database in the host: its settings, its schema, its health.</summary>
internal static class DatabaseSetup
{
    /// <summary>Adds the database of the configuration's section <c>Database</c>; its schema is brought up to date before anything is served.</summary>
    public static void AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddGongkaiOperations(configuration.GetSection("Database").Get<DatabaseSettings>() ?? new DatabaseSettings());
        services.AddHostedService<SchemaAtStart>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }

    private sealed class SchemaAtStart(SchemaUpgrader upgrader) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => upgrader.UpgradeAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
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
