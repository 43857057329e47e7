using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Returns;

internal static class ReturnSetup
{
    public static IServiceCollection AddReturns(this IServiceCollection services) => services
        .AddScoped<ReturnWriting>()
        .AddScoped<EnterReturns>()
        .AddScoped<ImportReturns>()
        .AddScoped<ImportDecisions>()
        .AddScoped<ReturnQueries>();
}
