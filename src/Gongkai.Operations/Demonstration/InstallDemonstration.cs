using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Demonstration;

/// <summary>An account of the demonstration; the password is kept nowhere else.</summary>
/// <param name="UserName">What is typed at sign-in.</param>
/// <param name="Role">The role, at each of the example agencies.</param>
/// <param name="Password">The password.</param>
public sealed record DemonstrationAccount(string UserName, StaffRole Role, string Password);

/// <summary>
/// 演示数据: an example county with its agencies, accounts for each role, and documents that went through their reviews by
/// those accounts, on the dates that they name. It runs once, into a database without agencies of its own; every document is
/// marked as an example.
/// </summary>
public static class InstallDemonstration
{
    private const string Done = "demonstration";
    private const int DaysBack = 400;

    /// <summary>The accounts that were made; empty where it ran before.</summary>
    /// <param name="settings">The database, with its schema in place.</param>
    /// <param name="keys">The master keys.</param>
    /// <param name="folder">The folder with <c>agencies.csv</c>, <c>catalogue.csv</c> and <c>documents.json</c>.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidDataException">The files do not fit the rules of the program.</exception>
    public static async Task<IReadOnlyList<DemonstrationAccount>> ExecuteAsync(DatabaseSettings settings, MasterKeySettings keys, string folder, CancellationToken ct)
    {
        // Services of its own, whose clock stands at the dates that the documents name.
        var clock = new SetClock();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddGongkaiOperations(settings, keys).BuildServiceProvider();
        if (await With(services, (GongkaiDbContext db) => db.DoneOnce.AnyAsync(d => d.Name == Done, ct)))
        {
            return [];
        }

        var documents = JsonText.Read<List<DemonstrationDocument>>(await File.ReadAllTextAsync(Path.Combine(folder, "documents.json"), ct)).OrderBy(d => d.IssuedOn).ToList();
        clock.Now = ChinaTime.Instant(documents[0].IssuedOn.ToDateTime(TimeOnly.MinValue)).AddDays(-30);
        var agencies = await AgenciesAsync(services, folder, ct);
        var own = documents.Select(d => agencies[d.Agency]).Distinct().ToList();
        var (accounts, officers) = await AccountsAsync(services, own, ct);
        await CatalogueAsync(services, folder, agencies, ct);

        var (numbers, course) = (new Dictionary<string, long>(), new DemonstrationCourse(services, clock, officers));
        foreach (var document in documents)
        {
            clock.Now = ChinaTime.Instant(document.IssuedOn.ToDateTime(new TimeOnly(9, 12)));
            numbers.Add(document.Key, await course.RunAsync(document, agencies[document.Agency], numbers, documents, ct));
        }

        var now = TimeProvider.System.GetUtcNow();
        var steps = new DemonstrationSteps(clock, WorkCalendars.National, now);
        var (bureau, letters) = (agencies[DemonstrationRequests.Bureau], new DemonstrationLetters(services, clock, officers));
        new DemonstrationRequests(services, steps, letters, course, officers).Plan(bureau, FirstDay(steps.Today));
        new DemonstrationReport(services, steps, officers).Plan(bureau);
        await steps.RunAsync(ct);
        clock.Now = now;
        await DemonstrationRemedies.RunAsync(services, bureau, officers[StaffRole.DisclosureOffice], steps.Today, ct);
        await With(services, async (GongkaiDbContext db) => await db.ExclusivelyAsync(async () =>
        {
            db.DoneOnce.Add(new DoneOnce { Name = Done, DoneAt = clock.Now });
            return await db.SaveChangesAsync(ct);
        }, ct));
        return accounts;
    }

    // More than a year back, and some weeks into the year that last year's report is about.
    private static DateOnly FirstDay(DateOnly today)
    {
        var (yearAgo, reported) = (today.AddDays(-DaysBack), new DateOnly(DemonstrationReport.YearOf(today) - 1, 10, 1));
        return yearAgo < reported ? yearAgo : reported;
    }

    internal static T Require<T>(Outcome<T> outcome, string what) =>
        outcome.Failed ? throw new InvalidDataException($"{what}: {string.Join("; ", outcome.Problems.Select(p => $"{p.Code} {p.Text}"))}") : outcome.Value;

    internal static async Task<T> With<TService, T>(IServiceProvider services, Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static async Task<Dictionary<string, long>> AgenciesAsync(IServiceProvider services, string folder, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, "agencies.csv"), ct);
        var (_, problems) = await With(services, (ImportAgencies import) => import.ExecuteAsync(bytes, null, ct));
        return problems.Count > 0
            ? throw new InvalidDataException(string.Join("; ", problems.Select(p => $"agencies.csv {p.Line}: {p.Problem.Text}")))
            : await With(services, (GongkaiDbContext db) => db.Agencies.Where(a => a.TreePath != null).ToDictionaryAsync(a => a.Name, a => a.Id, ct));
    }

    private static async Task<(List<DemonstrationAccount> Accounts, Dictionary<StaffRole, Officer> Officers)> AccountsAsync(IServiceProvider services, List<long> agencies, CancellationToken ct)
    {
        var (accounts, officers) = (new List<DemonstrationAccount>(), new Dictionary<StaffRole, Officer>());
        foreach (var role in StaffRoles.All)
        {
            var userName = "demo." + role.Key();
            var added = Require(await With(services, (AddAccount add) => add.ExecuteAsync(new(userName, $"{role.Name()}（示例）", agencies[0], [role]) { MustChangePassword = false }, ct)), userName);
            foreach (var agency in agencies.Skip(1))
            {
                Require(await With(services, (GrantRole grant) => grant.ExecuteAsync(new(null, added.AccountId, agency, role), ct)), userName);
            }

            accounts.Add(new(userName, role, added.Password));
            officers.Add(role, (await With(services, (StaffSessions sessions) => sessions.OfficerAsync(added.AccountId, ct)))!);
        }

        return (accounts, officers);
    }

    private static async Task CatalogueAsync(IServiceProvider services, string folder, Dictionary<string, long> agencies, CancellationToken ct)
    {
        var csv = await File.ReadAllTextAsync(Path.Combine(folder, "catalogue.csv"), ct);
        foreach (var name in agencies.Keys.Where(n => n.EndsWith("县民政局", StringComparison.Ordinal)))
        {
            Require(await With(services, (ImportCatalogueItems import) => import.ExecuteAsync(new(null, agencies[name], csv), ct)), "catalogue.csv");
        }
    }
}

/// <summary>A clock that stands where the demonstration puts it.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
