using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Dossiers;

internal static class DossierSetup
{
    public static IServiceCollection AddDossiers(this IServiceCollection services) => services
        .AddScoped<Dossier>()
        .AddScoped<VerifyDossiers>()
        .AddScoped<RotateMasterKey>()
        .AddScoped<DossierQueries>();
}
