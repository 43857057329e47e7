using Gongkai.Operations.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Tests.Search;

/// <summary>The command that rebuilds, with services of its own.</summary>
internal sealed class RebuildingProcess(Store store, string folder) : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddSingleton(new SearchSettings { Folder = folder })
        .AddGongkaiOperations(store.Settings, Store.Keys)
        .BuildServiceProvider();

    public Task<int?> RebuildAsync() => services.GetRequiredService<RebuildSearch>().ExecuteAsync(null, CancellationToken.None);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
