using System.Diagnostics;
using System.Globalization;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Killed;

public sealed class KilledPublishingTests
{
    private const int Kills = 3;
    private const int PublishedBeforeTheKill = 8;

    [Theory, EveryDatabase]
    public async Task Nothing_that_was_published_is_lost_or_half_done_when_the_process_is_killed(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var acknowledged = new List<(long Id, int Version, string Hash)>();
        for (var kill = 0; kill < Kills; kill++)
        {
            acknowledged.AddRange(await RunAndKillAsync(office, PublishedBeforeTheKill));
        }

        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(Kills * PublishedBeforeTheKill);
        var documents = (await office.Store.With((GongkaiDbContext db) => db.Documents.AsNoTracking().ToListAsync())).ToDictionary(d => d.Id);
        var pages = (await office.Store.With((GongkaiDbContext db) => db.PublicDocuments.AsNoTracking().ToListAsync())).ToDictionary(p => p.Id);
        acknowledged.ShouldAllBe(a => documents[a.Id].State == DocumentState.Published && documents[a.Id].Version >= a.Version && pages[a.Id].ContentHash == a.Hash);

        // State, page, text, change and dossier entry came together or not at all.
        var changes = await office.Store.With((GongkaiDbContext db) => db.PublicChanges.Where(c => c.DocumentId != null).Select(c => c.DocumentId!.Value).ToListAsync());
        var bodies = await office.Store.With((GongkaiDbContext db) => db.PublicBodies.Select(b => b.DocumentId).ToListAsync());
        var published = await office.Store.With((GongkaiDbContext db) => db.DossierEntries.Where(e => e.Act == "document.published").Select(e => e.CaseKey).ToListAsync());
        documents.Values.Where(d => d.State == DocumentState.Published).Select(d => d.Id).ShouldBe(pages.Keys, ignoreOrder: true);
        changes.ShouldBe(pages.Keys, ignoreOrder: true);
        bodies.ShouldBe(pages.Keys, ignoreOrder: true);
        published.ShouldBe(pages.Keys.Select(id => $"document/{id}"), ignoreOrder: true);
        foreach (var document in documents.Values)
        {
            var entries = await office.TimelineAsync(document.Id);
            entries.Count.ShouldBe(document.Version, "each act counted once has its one entry");
        }

        var chains = await office.Store.With(async (VerifyDossiers verify) => await verify.ExecuteAsync(default).ToListAsync());
        chains.ShouldAllBe(c => c.Fault == null);
        chains.Sum(c => c.Entries).ShouldBeGreaterThan(acknowledged.Count * 7);
        var next = await office.DraftAsync("之后", "notice");
        documents.Values.Select(d => d.IndexNumber).ShouldNotContain((await office.DocumentAsync(next)).IndexNumber);
    }

    private static async Task<IReadOnlyList<(long, int, string)>> RunAndKillAsync(Office office, int count)
    {
        var settings = office.Store.Settings;
        var start = new ProcessStartInfo(
            "dotnet", [typeof(PublishLoop).Assembly.Location, "publish", settings.Provider, settings.ConnectionString, office.Place.Id.ToString(CultureInfo.InvariantCulture), office.Place.TreePath, office.Column.ToString(CultureInfo.InvariantCulture)])
        { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var lines = new List<(long, int, string)>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var parts = line.Split(' ');
            lines.Add((long.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]));
            if (lines.Count == count)
            {
                process.Kill(); // SIGKILL, with others in the middle of their acts
            }
        }

        await process.WaitForExitAsync();
        return lines;
    }
}
