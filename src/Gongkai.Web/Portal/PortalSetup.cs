namespace Gongkai.Web.Portal;

/// <summary>The public platform in the host.</summary>
internal static class PortalSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddPortal(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Site").Get<SiteSettings>() ?? new SiteSettings());
        services.AddSingleton<Assets>();
        services.AddSingleton<PageCache>();
        services.AddSingleton<PartsMenus>();
        services.AddSingleton<PublicChangeFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<PublicChangeFollower>());
        services.AddHostedService<ViewStore>();
    }

    /// <summary>Maps the routes that are no pages.</summary>
    public static void MapPortal(this IEndpointRouteBuilder routes)
    {
        routes.MapAttachments();
        routes.MapQrCodes();
        routes.MapFeeds();
        routes.MapSitemap();
        routes.MapViews();
    }
}
