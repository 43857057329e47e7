using Gongkai.Operations.Agencies;
using Gongkai.Operations.AnnualReports;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.AnnualReports;

public sealed class RegionQueriesTests
{
    [Theory, EveryDatabase]
    public async Task A_regions_year_says_who_is_in_and_who_is_missing(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.ImportAsync("长沙市人民政府", 2024);
        await store.ImportAsync("长沙市雨花区民政局", 2024, (Documents.BrokenCell, 5));
        await store.ImportAsync("长沙市雨花区教育局", 2023);
        await store.ImportAsync("长沙县人民政府", 2024);
        var tree = await store.With((RegionQueries q) => q.TreeAsync(CancellationToken.None));
        var changsha = tree.Single(r => r.Path == "长沙市/");

        var year = (await store.With((RegionQueries q) => q.YearAsync(changsha.Id, 2024, CancellationToken.None))).ShouldNotBeNull();

        year.Reported.Select(a => a.Agency).ShouldBe(["长沙市人民政府", "长沙市雨花区民政局"]);
        year.Missing.Select(a => (a.Agency, a.Region)).ShouldBe([("长沙市雨花区教育局", "雨花区")]);
        year.Reported.Last().Errors.ShouldBeGreaterThan(0);
        year.Rules.ShouldNotBeEmpty();
        year.Years.Select(y => (y.Value, y.Reports)).ShouldBe([(2024, 2), (2023, 1)]);
        year.Parts.ShouldHaveSingleItem().Path.ShouldBe("长沙市/雨花区/");
        (await store.With((RegionQueries q) => q.NewestYearAsync(changsha.Id, CancellationToken.None))).ShouldBe(2024);
        var part = (await store.With((RegionQueries q) => q.YearAsync(year.Parts[0].Id, 2023, CancellationToken.None))).ShouldNotBeNull();
        (part.Around.Single().Id, part.Missing.Single().Agency).ShouldBe((changsha.Id, "长沙市雨花区民政局"));
        (await store.With((RegionQueries q) => q.YearAsync(4711, 2024, CancellationToken.None))).ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_government_speaks_for_its_departments_so_that_nobody_is_counted_twice(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        string[] agencies = ["长沙市人民政府", "长沙市财政局", "长沙市雨花区人民政府", "长沙市雨花区民政局", "长沙市芙蓉区民政局", "长沙市芙蓉区教育局"];
        foreach (var agency in agencies)
        {
            await store.ImportAsync(agency, 2024);
        }

        var tree = await store.With((RegionQueries q) => q.TreeAsync(CancellationToken.None));
        Task<RegionYear?> Year(string path) => store.With((RegionQueries q) => q.YearAsync(tree.Single(r => r.Path == path).Id, 2024, CancellationToken.None));
        var city = (await Year("长沙市/")).ShouldNotBeNull();
        var district = (await Year("长沙市/雨花区/")).ShouldNotBeNull();

        city.Government.ShouldNotBeNull().Agency.ShouldBe("长沙市人民政府");
        city.Summed.Select(a => a.Agency).ShouldBe(["长沙市财政局", "长沙市芙蓉区教育局", "长沙市芙蓉区民政局", "长沙市雨花区人民政府"], ignoreOrder: true);
        district.Government.ShouldNotBeNull().Agency.ShouldBe("长沙市雨花区人民政府");
        district.Summed.Select(a => a.Agency).ShouldBe(["长沙市雨花区民政局"]);
    }

    [Theory, EveryDatabase]
    public async Task An_agency_that_is_registered_is_missing_until_its_report_is_in(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var registered = await store.With((RegisterAgency register) => register.ExecuteAsync(new("市政府办公室", "湖北省/咸宁市"), CancellationToken.None));
        registered.Failed.ShouldBeFalse();
        (await store.With((RegisterAgency register) => register.ExecuteAsync(new("市政府办公室", null), CancellationToken.None))).Value.ShouldBe(registered.Value);
        (await store.With((RegisterAgency register) => register.ExecuteAsync(new(" ", null), CancellationToken.None))).Problems.Single().Code.ShouldBe("agency.name.missing");
        var hubei = (await store.With((RegionQueries q) => q.TreeAsync(CancellationToken.None)))[0];
        Task<RegionYear?> Year() => store.With((RegionQueries q) => q.YearAsync(hubei.Id, 2024, CancellationToken.None));
        (await Year())!.Missing.Single().Region.ShouldBe("咸宁市");

        var imported = await store.ImportAsync("市政府办公室", 2024);
        (await Year())!.Missing.ShouldBeEmpty();

        await store.With((DeleteReport delete) => delete.ExecuteAsync(imported.ReportId, CancellationToken.None));
        (await Year())!.Missing.Single().AgencyId.ShouldBe(registered.Value);
    }

    [Theory, EveryDatabase]
    public async Task The_values_of_a_regions_reports_come_one_by_one(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.ImportAsync("长沙市财政局", 2024, ("active.licensing", 3));
        await store.ImportAsync("长沙市雨花区民政局", 2024, ("active.licensing", 4));
        await store.ImportAsync("长沙市雨花区民政局", 2023, ("active.licensing", 100));
        await store.ImportAsync("忻州市民政局", 2024, ("active.licensing", 100));
        var changsha = (await store.With((RegionQueries q) => q.TreeAsync(CancellationToken.None))).Single(r => r.Path == "长沙市/").Id;

        var values = await store.With(async (RegionQueries q) => await q.ValuesAsync(changsha, 2024, CancellationToken.None).ToListAsync());

        values.Sum(v => v.Report["active.licensing"].Value).ShouldBe(7);
        var whole = await store.With(async (RegionQueries q) => await q.ReportsAsync(changsha, 2024, CancellationToken.None).ToListAsync());
        whole.Select(v => (v.ReportId, v.Report.Title)).ShouldBe(values.Select(v => (v.ReportId, (string?)$"{v.Agency}2024年政府信息公开工作年度报告")));
        values.Select(v => (v.Report.Agency, v.Report.Year)).ShouldBe([("长沙市财政局", 2024), ("长沙市雨花区民政局", 2024)]);
    }
}
