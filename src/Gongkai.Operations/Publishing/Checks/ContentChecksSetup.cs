using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Publishing.Checks;

/// <summary>Brings the content checks into a host.</summary>
internal static class ContentChecksSetup
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddContentChecks(this IServiceCollection services) => services
        .AddSingleton<CompiledWordLists>()
        .AddScoped<WordLists>()
        .AddScoped<ImportWordList>()
        .AddScoped<ContentInspector>();
}
