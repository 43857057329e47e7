using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gongkai.Operations.Search;

internal static class SearchSetup
{
    /// <summary>A host that wants another folder than the usual one adds its <see cref="SearchSettings"/>; one that serves runs the <see cref="SearchFollower"/>.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.TryAddSingleton(new SearchSettings());
        return services
            .AddLogging()
            .AddSingleton<LiveIndex>()
            .AddSingleton<SearchNames>()
            .AddSingleton<SearchMisses>()
            .AddSingleton<SearchFollower>()
            .AddSingleton<RebuildSearch>()
            .AddScoped<VerifySearch>()
            .AddScoped<SearchMissQueries>()
            .AddScoped<SearchQueries>()
            .AddScoped<SimilarTitles>();
    }
}
