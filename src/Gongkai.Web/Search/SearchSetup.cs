using Gongkai.Operations.Search;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Search;

/// <summary>Search in the host: this node's index and what keeps it in step.</summary>
internal static class SearchSetup
{
    /// <summary>Adds them; after the database, whose schema must stand before the index follows it.</summary>
    public static void AddSearch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Search").Get<SearchSettings>() ?? new SearchSettings());
        services.AddHostedService<Following>();
        services.Configure<RateLimiterOptions>(options => SearchRates.Bound(options, configuration));
    }

    private sealed class Following(SearchFollower follower) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => follower.RunAsync(stoppingToken);
    }
}
