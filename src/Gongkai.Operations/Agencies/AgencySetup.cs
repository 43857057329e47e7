using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Agencies;

internal static class AgencySetup
{
    public static IServiceCollection AddAgencies(this IServiceCollection services) => services
        .AddScoped<RegisterAgency>()
        .AddScoped<SaveAgency>()
        .AddScoped<ImportAgencies>()
        .AddScoped<AgencyQueries>();
}
