using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
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
    public async Task A_file_that_is_attached_to_a_document_stays(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var bytes = Documents.Of("长沙市财政局", 2024);
        var imported = await store.ImportAsync(bytes);
        await store.With((RegisterAgency register) => register.ExecuteAsync(new("长沙市财政局", null), CancellationToken.None));
        var sha256 = await store.With((GongkaiDbContext db) => db.Files.Select(f => f.Sha256).SingleAsync());
        await store.With(async (GongkaiDbContext db) =>
        {
            var agency = await db.Agencies.Select(a => a.Id).SingleAsync();
            var column = new CatalogueColumn { AgencyId = agency, Part = CataloguePart.AnnualReports, Code = "annual-reports", Name = "年报" };
            db.Add(column);
            await db.SaveChangesAsync();
            var document = new Document { AgencyId = agency, ColumnId = column.Id, Kind = "report", Title = "年报" };
            db.Add(document);
            await db.SaveChangesAsync();
            db.Add(new DocumentRevision
            {
                AgencyId = agency,
                DocumentId = document.Id,
                Number = 1,
                Title = "年报",
                Html = "",
                ContentHash = "",
                Metadata = new() { Attachments = [new(sha256, "年报.json", "application/json", bytes.Length)] },
            });
            return await db.SaveChangesAsync();
        });

        await DeleteAsync(store, imported.ReportId);

        (await store.With((GongkaiDbContext db) => db.Files.CountAsync())).ShouldBe(1);
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
