using System.Collections.Concurrent;
using System.Data.Common;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing.Webhooks;
using Gongkai.Testing.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Tests;

/// <summary>The operations on a database of its own, with the schema that the scripts make.</summary>
internal sealed class Store : IAsyncDisposable
{
    // The scripts run once a kind; each test has a copy of what they made.
    private static readonly ConcurrentDictionary<string, Lazy<Task<EmptyDatabase>>> Upgraded = new();

    private readonly EmptyDatabase database;
    private readonly ServiceProvider services;

    private Store(EmptyDatabase database, MasterKeySettings keys, WebhookSettings? webhooks = null)
    {
        this.database = database;
        Clock = new SteppingClock();
        Queries = new QueryLog();
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddGongkaiOperations(Settings, keys)
            .AddSingleton(webhooks ?? new WebhookSettings())
            .ConfigureDbContext<GongkaiDbContext>(options => options.AddInterceptors(Queries))
            .Configure<PasswordHasherOptions>(options => options.IterationCount = 1000) // dear on purpose where it counts
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public SteppingClock Clock { get; }

    public QueryLog Queries { get; }

    public DatabaseSettings Settings => new() { Provider = database.Provider, ConnectionString = database.ConnectionString };

    public static MasterKeySettings Keys { get; } = new() { MasterKey = MasterKeys.NewLine("test") };

    public static async Task<Store> EmptyAsync(Database kind) => new(await kind.CreateAsync(), Keys);

    public static async Task<Store> CreateAsync(Database kind) =>
        new(await kind.CopyAsync(await Upgraded.GetOrAdd(kind.Provider, _ => new(() => UpgradedAsync(kind))).Value), Keys);

    private static async Task<EmptyDatabase> UpgradedAsync(Database kind)
    {
        var database = await kind.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddGongkaiOperations(new DatabaseSettings { Provider = database.Provider, ConnectionString = database.ConnectionString + ";Pooling=false" }, Keys)
            .BuildServiceProvider();
        await services.GetRequiredService<SchemaUpgrader>().UpgradeAsync(CancellationToken.None);
        return database;
    }

    /// <summary>The same database as another process with other master keys would see it.</summary>
    public Store WithKeys(string masterKeys) => new(database with { Place = "" }, new MasterKeySettings { MasterKey = masterKeys });

    /// <summary>The same database as a process sees it whose configuration trusts a host.</summary>
    public Store Trusting(string host) => new(database with { Place = "" }, Keys, new WebhookSettings { TrustedHosts = [host] });

    public T Single<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A scope of its own, for work that needs several services of one.</summary>
    public AsyncServiceScope Scope() => services.CreateAsyncScope();

    /// <summary>Does something with an operation or a query in a scope of its own, as a request would.</summary>
    public async Task<T> With<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (database.Place.Length > 0)
        {
            await database.DisposeAsync();
        }
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class SteppingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2025, 2, 10, 9, 30, 0, TimeSpan.FromHours(8));

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}

/// <summary>The queries that went to the database.</summary>
internal sealed class QueryLog : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> texts = new();

    public IReadOnlyCollection<string> Texts => texts;

    public int Count => texts.Count;

    public void Reset() => texts.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        texts.Enqueue(command.CommandText);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}
