using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Data;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.AnnualReports;

public sealed class ReportQueriesTests
{
    [Theory, EveryDatabase]
    public async Task Page_by_page_the_list_shows_every_report_once_in_its_order(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var expected = new List<(int Year, string Agency)>();
        foreach (var year in new[] { 2022, 2024, 2023 })
        {
            foreach (var agency in new[] { "乙县教育局", "甲县教育局", "丙县教育局" })
            {
                await store.ImportAsync(agency, year);
                expected.Add((year, agency));
            }
        }

        await store.ImportAsync(null, 2024, ("active.licensing", 1));
        await store.ImportAsync(null, 2024, ("active.licensing", 2));
        await store.ImportAsync("甲县教育局", null);

        for (var take = 1; take <= 13; take++)
        {
            var rows = new List<ReportRow>();
            string? after = null;
            do
            {
                var page = await ListAsync(store, new ReportFilter(), after, take);
                page.Rows.Count.ShouldBeLessThanOrEqualTo(take);
                rows.AddRange(page.Rows);
                after = page.Next;
            }
            while (after is not null);

            rows.Select(r => r.Id).Distinct().Count().ShouldBe(12);
            rows.Count.ShouldBe(12);
            rows.Where(r => r.Year is not null && r.Agency is not null).Select(r => (r.Year!.Value, r.Agency!))
                .ShouldBe(expected.OrderByDescending(e => e.Year).ThenBy(e => e.Agency, StringComparer.Ordinal));
            rows[3].AgencyName.ShouldBe("（未写明机关）");
            rows[^1].Year.ShouldBeNull();
        }
    }

    [Theory, EveryDatabase]
    public async Task A_name_is_found_by_any_part_of_it(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        string[] names = ["长沙市雨花区民政局", "忻州市民政局", "100%满意办", "a_b局", "axb局", "反\\斜线局", "ＡＢＣ中心"];
        foreach (var name in names)
        {
            await store.ImportAsync(name, 2024);
        }

        foreach (var name in names)
        {
            for (var start = 0; start < name.Length; start++)
            {
                for (var length = 1; length <= name.Length - start; length++)
                {
                    (await FoundAsync(store, name.Substring(start, length))).ShouldContain(name);
                }
            }
        }

        (await FoundAsync(store, "民政")).ShouldBe(["忻州市民政局", "长沙市雨花区民政局"], ignoreOrder: true);
        (await FoundAsync(store, "%")).ShouldBe(["100%满意办"]);
        (await FoundAsync(store, "a_b")).ShouldBe(["a_b局"]);
        (await FoundAsync(store, "\\")).ShouldBe(["反\\斜线局"]);
        (await FoundAsync(store, "abc")).ShouldBe(["ＡＢＣ中心"]);
        (await FoundAsync(store, "雨 花")).ShouldBe(["长沙市雨花区民政局"]);
        (await FoundAsync(store, "公安")).ShouldBeEmpty();
        (await FoundAsync(store, "' OR 1=1 --")).ShouldBeEmpty();
        (await FoundAsync(store, "  ")).Count.ShouldBe(names.Length);
    }

    [Theory, EveryDatabase]
    public async Task Every_filter_narrows_the_list_to_what_its_facet_counts(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.ImportAsync("长沙市雨花区民政局", 2024, (Documents.BrokenCell, 5));
        await store.ImportAsync("长沙市雨花区教育局", 2024);
        await store.ImportAsync("长沙市财政局", 2024);
        await store.ImportAsync("长沙市财政局", 2020);
        await store.ImportAsync("忻州市民政局", 2023);
        await store.ImportAsync(null, 2023);
        var all = new ReportFilter();

        var facets = await FacetsAsync(store, all);

        facets.Reports.ShouldBe(6);
        facets.Years.Select(y => (y.Value, y.Reports)).ShouldBe([(2024, 3), (2023, 2), (2020, 1)]);
        facets.Formats.Select(f => (f.Value, f.Reports)).ShouldBe([(ReportFormat.Format2021, 5), (ReportFormat.Format2019, 1)]);
        facets.Regions.Select(r => (r.Name, r.Reports)).ShouldBe([("忻州市", 1), ("长沙市", 4)], ignoreOrder: true);
        facets.WithErrors.ShouldBe(1);
        foreach (var region in facets.Regions)
        {
            (await CountAsync(store, all with { RegionId = region.Id })).ShouldBe(region.Reports);
        }

        var changsha = facets.Regions.Single(r => r.Name == "长沙市").Id;
        (await FacetsAsync(store, all with { RegionId = changsha })).Regions.Select(r => (r.Name, r.Reports)).ShouldBe([("雨花区", 2)]);
        foreach (var year in facets.Years)
        {
            (await CountAsync(store, all with { Year = year.Value })).ShouldBe(year.Reports);
        }

        foreach (var format in facets.Formats)
        {
            (await CountAsync(store, all with { Format = format.Value })).ShouldBe(format.Reports);
        }

        facets.Rules.ShouldNotBeEmpty();
        foreach (var rule in facets.Rules)
        {
            (await CountAsync(store, all with { RuleId = rule.Value })).ShouldBe(rule.Reports);
        }

        (await CountAsync(store, all with { Findings = FindingFilter.Errors })).ShouldBe(facets.WithErrors);
        (await CountAsync(store, all with { Findings = FindingFilter.Warnings })).ShouldBe(facets.WithWarnings);
        (await CountAsync(store, all with { Findings = FindingFilter.None })).ShouldBe(facets.WithNeither);
        (await CountAsync(store, all with { Year = 2024, Name = "民政", RegionId = changsha, Findings = FindingFilter.Errors })).ShouldBe(1);
        (await FacetsAsync(store, all with { Year = 2024 })).Years.Count.ShouldBe(3);
        (await FacetsAsync(store, all with { Year = 1999 })).Reports.ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task An_explained_finding_leaves_the_rules_facet(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var imported = await store.ImportAsync("忻州市民政局", 2024, (Documents.BrokenCell, 5));
        var findings = (await store.PageAsync(imported.ReportId)).Findings.Where(f => f.Finding.Severity == Severity.Error).ToList();
        foreach (var finding in findings)
        {
            await store.With((ExplainFinding explain) => explain.ExecuteAsync(new(imported.ReportId, finding.Id, "口径不同", "张三"), CancellationToken.None));
        }

        var facets = await FacetsAsync(store, new ReportFilter());

        facets.WithErrors.ShouldBe(0);
        facets.Rules.Select(r => r.Value).ShouldNotContain(findings[0].Finding.Rule.Id);
        (await CountAsync(store, new ReportFilter { RuleId = findings[0].Finding.Rule.Id })).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task A_reports_page_takes_two_queries_and_a_third_where_findings_are_explained(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.ImportAsync("忻州市民政局", 2023);
        var imported = await store.ImportAsync("忻州市民政局", 2024, (Documents.BrokenCell, 5));
        await store.PageAsync(imported.ReportId);

        store.Queries.Reset();
        var page = await store.PageAsync(imported.ReportId);
        store.Queries.Count.ShouldBe(2);
        page.Years.Select(y => y.Year).ShouldBe([2024, 2023]);

        await store.With((ExplainFinding explain) => explain.ExecuteAsync(new(imported.ReportId, page.Findings[0].Id, "口径不同", "张三"), CancellationToken.None));
        store.Queries.Reset();
        await store.PageAsync(imported.ReportId);
        store.Queries.Count.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task No_list_reads_the_bodies(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.ImportAsync("长沙市雨花区民政局", 2024);
        var region = await store.With((GongkaiDbContext db) => db.Regions.Where(r => r.Name == "长沙市").Select(r => r.Id).SingleAsync());

        store.Queries.Reset();
        await ListAsync(store, new ReportFilter { Name = "民政", RegionId = region }, null, 50);
        await FacetsAsync(store, new ReportFilter());
        await store.With((RegionQueries q) => q.YearAsync(region, 2024, CancellationToken.None));

        store.Queries.Texts.ShouldNotBeEmpty();
        store.Queries.Texts.ShouldAllBe(sql => !sql.Contains("annual_report_versions") && !sql.Contains("stored_files"));
    }

    [Theory, EveryDatabase]
    public async Task A_cursor_that_is_none_means_the_first_page(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.ImportAsync("忻州市民政局", 2024);

        foreach (var cursor in new[] { "", ".", "x.y", "-1.7975", "99999999999999999999.7", "' OR 1=1" })
        {
            (await ListAsync(store, new ReportFilter(), cursor, 10)).Rows.Count.ShouldBe(1);
        }

        (await store.With((ReportQueries q) => q.PageAsync(4711, CancellationToken.None))).ShouldBeNull();
    }

    private static Task<ReportList> ListAsync(Store store, ReportFilter filter, string? after, int take) =>
        store.With((ReportQueries q) => q.ListAsync(filter, after, take, CancellationToken.None));

    private static Task<ReportFacets> FacetsAsync(Store store, ReportFilter filter) => store.With((ReportQueries q) => q.FacetsAsync(filter, CancellationToken.None));

    private static async Task<IReadOnlyList<string>> FoundAsync(Store store, string part) =>
        [.. (await ListAsync(store, new ReportFilter { Name = part }, null, 50)).Rows.Select(r => r.Agency!)];

    private static async Task<int> CountAsync(Store store, ReportFilter filter)
    {
        var rows = (await ListAsync(store, filter, null, ReportQueries.LargestPage)).Rows.Count;
        (await FacetsAsync(store, filter)).Reports.ShouldBe(rows);
        return rows;
    }
}
