using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Sections;

internal static class SectionSetup
{
    public static IServiceCollection AddSections(this IServiceCollection services) => services.AddScoped<SectionQueries>().AddScoped<SaveSection>().AddScoped<StandIns>();
}
