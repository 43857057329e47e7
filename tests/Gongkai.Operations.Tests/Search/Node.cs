using System.Diagnostics;
using Gongkai.Operations.Data;
using Gongkai.Operations.Search;
using Gongkai.Operations.Search.Index;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Tests.Search;

/// <summary>A web node as search sees it: services of its own on the store's database, a folder of its own, a follower that runs.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource stopping = new();
    private readonly ServiceProvider services;
    private readonly Task following;

    public Node(Store store, string folder)
    {
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(store.Clock)
            .AddSingleton(new SearchSettings { Folder = folder })
            .AddGongkaiOperations(store.Settings, Store.Keys)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        following = services.GetRequiredService<SearchFollower>().RunAsync(stopping.Token);
    }

    public LiveIndex Index => services.GetRequiredService<LiveIndex>();

    /// <summary>Waits until a word is found so often; tells how long it took.</summary>
    public Task<TimeSpan> UntilFoundAsync(string word, int total) =>
        UntilAsync(() => Index.Search(new IndexQuery { Words = [word], Today = new DateOnly(2025, 2, 10) })?.Total == total);

    public static async Task<TimeSpan> UntilAsync(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            clock.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(5);
        }

        return clock.Elapsed;
    }

    public async Task<T> With<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>All that was published so far is in the index.</summary>
    public async Task CaughtUpAsync()
    {
        var last = await With(async (GongkaiDbContext db) => (await SearchRows.LastPlaceAsync(db, CancellationToken.None)).Sequence);
        await UntilAsync(() => Index.Sequence >= last);
    }

    public T Single<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>The index stays as it is from now on, and goes on answering.</summary>
    public async Task StopFollowingAsync()
    {
        await stopping.CancelAsync();
        await following;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await following;
        await services.DisposeAsync();
        stopping.Dispose();
    }
}
