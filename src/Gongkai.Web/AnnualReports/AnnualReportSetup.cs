using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.AnnualReports;

/// <summary>The capability in the portal: services and routes.</summary>
internal static class AnnualReportSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddAnnualReports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<CheckUps>();
        services.AddHostedService<CheckUpWorker>();
        services.Configure<FormOptions>(Uploads.Bound);
        services.Configure<RateLimiterOptions>(options => Uploads.Bound(options, configuration));
    }

    /// <summary>Maps the routes that are no pages.</summary>
    public static void MapAnnualReports(this IEndpointRouteBuilder routes)
    {
        routes.MapCheckUps();
        routes.MapStoredReports();
        routes.MapDrafts();
    }
}
