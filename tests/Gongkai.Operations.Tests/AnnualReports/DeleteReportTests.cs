using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Data;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.AnnualReports;

public sealed class DeleteReportTests
{
    [Theory, EveryDatabase]
    public async Task A_deleted_report_leaves_nothing_behind(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var imported = await store.ImportAsync("长沙市雨花区民政局", 2024, (Documents.BrokenCell, 5));
        await store.ImportAsync("长沙市雨花区民政局", 2024, (Documents.BrokenCell, 6));
        var finding = (await store.PageAsync(imported.ReportId)).Findings[0].Id;
        await store.With((ExplainFinding explain) => explain.ExecuteAsync(new(imported.ReportId, finding, "口径不同", "张三"), CancellationToken.None));

        (await DeleteAsync(store, imported.ReportId)).ShouldBeNull();

        (await store.With(async (GongkaiDbContext db) => await db.Reports.CountAsync() + await db.ReportVersions.CountAsync() + await db.RuleCounts.CountAsync()
            + await db.Explanations.CountAsync() + await db.Files.CountAsync() + await db.Agencies.CountAsync() + await db.Regions.CountAsync())).ShouldBe(0);
        (await DeleteAsync(store, imported.ReportId)).ShouldBe("report.unknown");
    }

    [Theory, EveryDatabase]
    public async Task What_others_still_use_stays(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var bytes = Documents.Of(null, 2024);
        var first = await store.ImportAsync(bytes, with: c => c with { Agency = "长沙市财政局" });
        var second = await store.ImportAsync(bytes, with: c => c with { Agency = "长沙市教育局" });

        await DeleteAsync(store, first.ReportId);

        (await store.With((ReportQueries q) => q.SourceAsync(second.ReportId, null, CancellationToken.None)))!.Content.ShouldBe(bytes);
        (await store.PageAsync(second.ReportId)).Row.RegionPath.ShouldBe("长沙市/");
    }

    [Theory, EveryDatabase]
    public async Task Next_years_report_is_no_longer_held_against_a_deleted_one(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var previous = await store.ImportAsync("忻州市民政局", 2023, ("requests.carriedOut[0]", 2), ("requests.carriedOut[6]", 2));
        var next = await store.ImportAsync("忻州市民政局", 2024);
        next.Findings.ShouldContain(f => f.Rule.Family == RuleFamily.AcrossYears);

        await DeleteAsync(store, previous.ReportId);

        (await store.PageAsync(next.ReportId)).Findings.ShouldNotContain(f => f.Finding.Rule.Family == RuleFamily.AcrossYears);
    }

    private static async Task<string?> DeleteAsync(Store store, long id)
    {
        var outcome = await store.With((DeleteReport delete) => delete.ExecuteAsync(id, CancellationToken.None));
        return outcome.Failed ? outcome.Problems.Single().Code : null;
    }
}
