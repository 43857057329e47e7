using System.Diagnostics;
using System.Globalization;
using Gongkai.Operations.Data;
using Gongkai.Operations.Tests.AnnualReports;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Killed;

public sealed class KilledProcessTests
{
    private const int Kills = 3;
    private const int ImportsBeforeTheKill = 25;

    [Theory, EveryDatabase]
    public async Task Nothing_that_was_acknowledged_is_lost_when_the_process_is_killed(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var acknowledged = new List<(long Report, int Version, int Value)>();
        for (var kill = 0; kill < Kills; kill++)
        {
            acknowledged.AddRange(await RunAndKillAsync(store.Settings, ImportsBeforeTheKill + kill));
        }

        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(Kills * ImportsBeforeTheKill);
        var stored = await store.With((GongkaiDbContext db) => db.ReportVersions.Select(v => new { v.ReportId, v.Number, v.SourceName }).ToListAsync());
        acknowledged.Select(a => (a.Report, a.Version, $"{a.Value}.json")).ShouldBeSubsetOf(stored.Select(s => (s.ReportId, s.Number, s.SourceName)));
        await ShouldBeSoundAsync(store);
    }

    private static async Task<IReadOnlyList<(long Report, int Version, int Value)>> RunAndKillAsync(DatabaseSettings settings, int imports)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ImportLoop).Assembly.Location, settings.Provider, settings.ConnectionString]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var lines = new List<(long, int, int)>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var parts = line.Split(' ').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToList();
            lines.Add((parts[0], parts[1], parts[2]));
            if (lines.Count == imports)
            {
                process.Kill(); // SIGKILL, in the middle of the next import
            }
        }

        await process.WaitForExitAsync();
        return lines;
    }

    // Every report has all its versions, each with its source, and its page can be read: no import was stored by half.
    private static async Task ShouldBeSoundAsync(Store store)
    {
        var reports = await store.With((GongkaiDbContext db) => db.Reports.Select(r => new
        {
            r.Id,
            r.Version,
            Versions = db.ReportVersions.Count(v => v.ReportId == r.Id),
            Sources = db.ReportVersions.Count(v => v.ReportId == r.Id && db.Files.Any(f => f.Sha256 == v.SourceSha256)),
        }).ToListAsync());
        reports.Count.ShouldBe(ImportLoop.Agencies.Length * 4);
        reports.ShouldAllBe(r => r.Version == r.Versions && r.Sources == r.Versions);
        (await store.With((GongkaiDbContext db) => db.Files.CountAsync(f => !db.ReportVersions.Any(v => v.SourceSha256 == f.Sha256)))).ShouldBe(0);
        foreach (var report in reports)
        {
            var page = await store.PageAsync(report.Id);
            $"{page.Report["active.licensing"].Value}.json".ShouldBe(page.SourceName);
            page.Row.Errors.ShouldBe(page.Findings.Count(f => f.Finding.Severity == Domain.AnnualReports.Severity.Error));
        }

        if (store.Settings.Provider == "sqlite")
        {
            (await store.With((GongkaiDbContext db) => db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync())).ShouldBe(["ok"]);
            (await store.With((GongkaiDbContext db) => db.Database.SqlQueryRaw<string>("SELECT \"table\" AS \"Value\" FROM pragma_foreign_key_check").ToListAsync())).ShouldBeEmpty();
        }
    }
}
