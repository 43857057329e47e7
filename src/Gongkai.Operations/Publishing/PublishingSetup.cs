using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Publishing;

internal static class PublishingSetup
{
    public static IServiceCollection AddPublishing(this IServiceCollection services) => services
        .AddSingleton<PublicChanges>()
        .AddScoped<PublicPages>();
}
