using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Catalogue;

internal static class CatalogueSetup
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddScoped<CatalogueInstaller>()
        .AddScoped<AddColumn>()
        .AddScoped<EditColumn>()
        .AddScoped<ImportCatalogueItems>()
        .AddScoped<CatalogueQueries>();
}
