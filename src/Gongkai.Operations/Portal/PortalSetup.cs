using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Portal;

internal static class PortalSetup
{
    public static IServiceCollection AddPortal(this IServiceCollection services) => services
        .AddSingleton<PublicConnections>()
        .AddSingleton<AgencySites>()
        .AddSingleton<PortalQueries>()
        .AddSingleton<PublicRegister>()
        .AddSingleton<PublicChangeReader>()
        .AddSingleton<DocumentViews>();
}
