using Gongkai.Operations.Publishing.Content;
using Gongkai.Operations.Publishing.Content.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Publishing.Checks;

/// <summary>Brings the content checks into a host.</summary>
internal static class ContentChecksSetup
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddContentChecks(this IServiceCollection services) => services
        .AddSingleton<CompiledWordLists>()
        .AddSingleton<InspectedFiles>()
        .AddScoped<StoreUpload>()
        .AddScoped<AddDocumentImage>()
        .AddScoped<DocumentImages>()
        .AddScoped<WordLists>()
        .AddScoped<ImportWordList>()
        .AddScoped<ContentInspector>();
}
