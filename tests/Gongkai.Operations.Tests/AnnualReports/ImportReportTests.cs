using System.Text;
using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Data;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.AnnualReports;

public sealed class ImportReportTests
{
    private const string Agency = "长沙市雨花区民政局";

    [Theory, EveryDatabase]
    public async Task An_imported_report_is_shown_with_its_values_findings_and_source(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var bytes = Documents.Of(Agency, 2024, ("active.feesWan", 1087.30m), (Documents.BrokenCell, 5));

        var imported = await store.ImportAsync(bytes, "年报.json");
        var page = await store.PageAsync(imported.ReportId);

        imported.Effect.ShouldBe(ImportEffect.Added);
        (page.Row.AgencyName, page.Row.Year, page.Row.RegionPath, page.Row.Version).ShouldBe((Agency, 2024, "长沙市/雨花区/", 1));
        page.Report["active.feesWan"].Value.ShouldBe(1087.30m);
        page.Findings.Select(f => f.Finding.Key).ShouldBe(imported.Findings.Select(f => f.Key));
        page.Row.Errors.ShouldBe(imported.Findings.Count(f => f.Severity == Severity.Error));
        page.Row.Errors.ShouldBeGreaterThan(0);
        page.SourceName.ShouldBe("年报.json");
        (await store.With((ReportQueries q) => q.SourceAsync(imported.ReportId, null, CancellationToken.None)))!.Content.ShouldBe(bytes);
    }

    [Theory, EveryDatabase]
    public async Task The_same_bytes_twice_change_nothing(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var bytes = Documents.Of(Agency, 2024);
        var first = await store.ImportAsync(bytes);
        store.Clock.Now = store.Clock.Now.AddDays(1);

        var second = await store.ImportAsync(bytes, "another name.json");

        (second.ReportId, second.Version, second.Effect).ShouldBe((first.ReportId, 1, ImportEffect.Unchanged));
        second.Findings.Select(f => f.Key).ShouldBe(first.Findings.Select(f => f.Key));
        (await store.PageAsync(first.ReportId)).Row.ImportedAt.ShouldBe(store.Clock.Now.AddDays(-1));
    }

    [Theory, EveryDatabase]
    public async Task Another_document_of_the_same_agency_and_year_becomes_the_new_version_and_the_old_one_is_kept(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var wrong = Documents.Of(Agency, 2024, (Documents.BrokenCell, 5));
        var first = await store.ImportAsync(wrong, "first.json");

        var second = await store.ImportAsync(Documents.Of(Agency, 2024), "second.json");

        (second.ReportId, second.Version, second.Effect).ShouldBe((first.ReportId, 2, ImportEffect.Replaced));
        var page = await store.PageAsync(first.ReportId);
        (page.Row.Version, page.SourceName, page.Row.Errors).ShouldBe((2, "second.json", 0));
        page.Report[Documents.BrokenCell].Value.ShouldBe(0);
        var versions = await store.With((ReportQueries q) => q.VersionsAsync(first.ReportId, CancellationToken.None));
        versions.Select(v => (v.Number, v.SourceName)).ShouldBe([(2, "second.json"), (1, "first.json")]);
        (await store.With((ReportQueries q) => q.SourceAsync(first.ReportId, 1, CancellationToken.None)))!.Content.ShouldBe(wrong);
    }

    [Theory, EveryDatabase]
    public async Task Going_back_to_an_earlier_document_is_a_version_of_its_own(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (a, b) = (Documents.Of(Agency, 2024), Documents.Of(Agency, 2024, ("active.licensing", 1)));
        await store.ImportAsync(a);
        await store.ImportAsync(b);

        var third = await store.ImportAsync(a);

        (third.Version, third.Effect).ShouldBe((3, ImportEffect.Replaced));
        (await store.With((GongkaiDbContext db) => db.Files.CountAsync())).ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task A_document_that_names_no_agency_is_kept_under_a_placeholder_and_never_taken_for_another(Database database)
    {
        await using var store = await Store.CreateAsync(database);

        var first = await store.ImportAsync(null, 2024, ("active.licensing", 1));
        var second = await store.ImportAsync(null, 2024, ("active.licensing", 2));

        second.ReportId.ShouldNotBe(first.ReportId);
        var row = (await store.PageAsync(first.ReportId)).Row;
        (row.AgencyName, row.Agency, row.AgencyId).ShouldBe(("（未写明机关）", null, null));
        (await store.With((GongkaiDbContext db) => db.Agencies.CountAsync())).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task Whose_report_it_is_can_be_given_with_the_import_or_later(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var bytes = Documents.Of(null, null);
        var first = await store.ImportAsync(bytes);

        var given = await store.ImportAsync(bytes, with: c => c with { Agency = " 市政府办公室 ", Region = "湖北省咸宁市", Year = 2023 });

        (given.ReportId, given.Version, given.Effect).ShouldBe((first.ReportId, 1, ImportEffect.Attributed));
        var row = (await store.PageAsync(first.ReportId)).Row;
        (row.Agency, row.RegionPath, row.Year).ShouldBe(("市政府办公室", "湖北省/咸宁市/", 2023));
        (await store.ImportAsync(bytes, with: c => c with { Agency = "市政府办公室", Year = 2023 })).Effect.ShouldBe(ImportEffect.Unchanged);
    }

    [Theory, EveryDatabase]
    public async Task A_document_that_cannot_be_read_stores_nothing_and_says_why(Database database)
    {
        await using var store = await Store.CreateAsync(database);

        var outcome = await store.With((ImportReport import) =>
            import.ExecuteAsync(new(Encoding.UTF8.GetBytes("今日天气晴。"), "weather.txt"), CancellationToken.None));

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("not-a-report");
        (await store.With((GongkaiDbContext db) => db.Files.CountAsync())).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task A_year_that_cannot_be_is_refused(Database database)
    {
        await using var store = await Store.CreateAsync(database);

        var outcome = await store.With((ImportReport import) =>
            import.ExecuteAsync(new(Documents.Of(Agency, 2024), "a.json") { Year = 24 }, CancellationToken.None));

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("report.year.outOfRange");
    }

    [Theory, EveryDatabase]
    public async Task Last_years_report_is_held_against_this_years_whichever_comes_first(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        (string, decimal)[] carriesOutTwo = [("requests.carriedIn[0]", 2), ("requests.carriedIn[6]", 2), ("requests.carriedOut[0]", 2), ("requests.carriedOut[6]", 2)];
        var later = await store.ImportAsync(Agency, 2024);
        later.Findings.ShouldNotContain(f => f.Rule.Family == RuleFamily.AcrossYears);

        await store.ImportAsync(Agency, 2023, carriesOutTwo);

        var page = await store.PageAsync(later.ReportId);
        page.Findings.ShouldContain(f => f.Finding.Rule.Family == RuleFamily.AcrossYears && f.Finding.Cells.Any(c => c.StartsWith("requests.carriedIn", StringComparison.Ordinal)));
        page.Previous.ShouldNotBeNull().Year.ShouldBe(2023);
        (await store.ImportAsync(Agency, 2024, ("active.licensing", 7))).Findings.ShouldContain(f => f.Rule.Family == RuleFamily.AcrossYears);
    }

    [Theory, EveryDatabase]
    public async Task Reports_that_do_not_name_their_agency_are_held_against_each_other_once_it_is_given(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        ImportReport.Command Given(ImportReport.Command command, int year) => command with { Agency = Agency, Year = year };
        await store.ImportAsync(Documents.Of(null, null, ("requests.carriedOut[0]", 2), ("requests.carriedOut[6]", 2)), with: c => Given(c, 2023));

        var imported = await store.ImportAsync(Documents.Of(null, null), with: c => Given(c, 2024));

        imported.Findings.Select(f => f.Rule).ShouldContain(RuleCatalogue.YCarriedIn);
        imported.Report.Agency.ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task Imports_at_the_same_time_neither_lose_nor_double_anything(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        const int Documents = 12;

        var imported = await Task.WhenAll(Enumerable.Range(1, Documents).Select(n => Task.Run(() => store.ImportAsync(Agency, 2024, ("active.licensing", n)))));

        imported.Select(i => i.ReportId).Distinct().ShouldHaveSingleItem();
        imported.Select(i => i.Version).Order().ShouldBe(Enumerable.Range(1, Documents));
        (await store.With((GongkaiDbContext db) => db.Agencies.CountAsync())).ShouldBe(1);
        (await store.With((GongkaiDbContext db) => db.Regions.CountAsync())).ShouldBe(2);
    }
}
