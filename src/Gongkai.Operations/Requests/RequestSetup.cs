using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Requests;

internal static class RequestSetup
{
    public static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddScoped<RequestCases>()
        .AddScoped<RequestActing>()
        .AddScoped<SealedApplications>()
        .AddScoped<RegisterRequest>();
}
