using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Agencies;

internal static class AgencySetup
{
    public static IServiceCollection AddAgencies(this IServiceCollection services) => services
        .AddScoped<AgencyChoice>()
        .AddScoped<AgencyWriter>()
        .AddScoped<RegisterAgency>()
        .AddScoped<SaveAgency>()
        .AddScoped<ImportAgencies>()
        .AddScoped<AgencyQueries>();
}
