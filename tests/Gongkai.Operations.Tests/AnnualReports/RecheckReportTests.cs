using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Data;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.AnnualReports;

public sealed class RecheckReportTests
{
    [Theory, EveryDatabase]
    public async Task Reports_checked_by_other_rules_are_checked_again_once(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var imported = await store.ImportAsync("忻州市民政局", 2024, (Documents.BrokenCell, 5));
        await store.ImportAsync("忻州市教育局", 2024);
        var findings = (await store.PageAsync(imported.ReportId)).Findings.Select(f => f.Id).ToList();
        await store.With((GongkaiDbContext db) => db.Reports.Where(r => r.Id == imported.ReportId)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.CheckedBy, "an older program").SetProperty(x => x.Errors, 99)));

        (await RecheckOutdatedAsync(store)).ShouldBe(1);
        (await RecheckOutdatedAsync(store)).ShouldBe(0);

        var page = await store.PageAsync(imported.ReportId);
        page.Findings.Select(f => f.Id).ShouldBe(findings);
        page.Row.Errors.ShouldBeLessThan(99);
        page.Row.Version.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_report_is_read_from_its_source_again(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var imported = await store.ImportAsync("忻州市民政局", 2024, ("active.licensing", 7));
        var other = await store.ImportAsync("忻州市教育局", 2024, ("active.licensing", 8));
        await store.With(async (GongkaiDbContext db) =>
        {
            var cells = await db.ReportVersions.Where(v => v.ReportId == other.ReportId).Select(v => v.Cells).SingleAsync();
            return await db.ReportVersions.Where(v => v.ReportId == imported.ReportId).ExecuteUpdateAsync(v => v.SetProperty(x => x.Cells, cells));
        });
        (await store.PageAsync(imported.ReportId)).Report["active.licensing"].Value.ShouldBe(8);

        await store.With((RecheckReport recheck) => recheck.ExecuteAsync(imported.ReportId, CancellationToken.None));

        (await store.PageAsync(imported.ReportId)).Report["active.licensing"].Value.ShouldBe(7);
    }

    private static Task<int> RecheckOutdatedAsync(Store store) => store.With((RecheckReport recheck) => recheck.ExecuteOutdatedAsync(CancellationToken.None));
}
