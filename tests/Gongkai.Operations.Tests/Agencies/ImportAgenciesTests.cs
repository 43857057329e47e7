using System.Text;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Agencies;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.Agencies;

public sealed class ImportAgenciesTests
{
    [Theory, EveryDatabase]
    public async Task A_county_of_sixty_comes_in_at_once_whatever_the_order_and_goes_out_again(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var lines = Enumerable.Range(1, 59).Select(i => i % 3 == 0 ? $"青山县第{i}镇人民政府,青山县人民政府,乡镇级,乡镇街道" : $"青山县第{i}局,青山县人民政府,县级,政府部门")
            .Append("青山县人民政府,,县级,人民政府");

        var (imported, problems) = await ImportAsync(store, "全称,上级机关,层级,类型\n" + string.Join('\n', lines));

        problems.ShouldBeEmpty();
        imported.ShouldBe(new ImportAgencies.Imported(60, 0, 0));
        var tree = await store.With((AgencyQueries q) => q.TreeAsync(null, null, CancellationToken.None));
        tree.Count.ShouldBe(60);
        (tree[0].Name, tree[0].Depth).ShouldBe(("青山县人民政府", 0));
        tree.Skip(1).ShouldAllBe(a => a.Depth == 1);
        tree.Select(a => a.Slug).ShouldBeUnique();

        var exported = AgencyCsv.Write(await store.With((AgencyQueries q) => q.RowsAsync(null, CancellationToken.None)));
        (await store.With(async (ImportAgencies import) => (await import.ExecuteAsync(exported, null, CancellationToken.None)).Imported)).ShouldBe(new ImportAgencies.Imported(0, 0, 60));
        await using var other = await Store.CreateAsync(database);
        await other.With((ImportAgencies import) => import.ExecuteAsync(exported, null, CancellationToken.None));
        AgencyCsv.Write(await other.With((AgencyQueries q) => q.RowsAsync(null, CancellationToken.None))).ShouldBe(exported);
    }

    [Theory, EveryDatabase]
    public async Task Everything_about_an_agency_survives_going_out_and_coming_in(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var profile = new AgencyProfile
        {
            Name = "青山县财政局",
            ShortName = "县财政局",
            Level = AgencyLevel.County,
            Kind = AgencyKind.AuthorisedInstitution,
            CreditCode = "91330100799655058B",
            Slug = "czj",
            Initials = "czj",
            DocumentPrefixes = ["青财", "青财发"],
            IndexPattern = "{code}-{yyyy}-{serial:4}",
            SiteName = "青山县财政局,门户\"网站\"",
            Domain = "czj.qingshan.gov.cn",
            SiteCode = "4212020009",
            IcpNumber = "鄂ICP备12345678号",
            PoliceNumber = "鄂公网安备 42120202000001号",
            OfficeName = "办公室",
            OfficeAddress = "=青山路1号",
            OfficeHours = "周一至周五 8:30-12:00，14:30-17:30",
            OfficeTelephone = "0715-8340000",
            OfficeFax = "0715-8340001",
            OfficeEmail = "czj@qingshan.gov.cn",
            OfficePostcode = "437000",
            ReconsiderationBody = "青山县人民政府",
            Court = "青山县人民法院",
        };
        var written = AgencyCsv.Write([new AgencyRow(2, profile, null, null, null)]);

        (await store.With((ImportAgencies import) => import.ExecuteAsync(written, null, CancellationToken.None))).Problems.ShouldBeEmpty();

        var read = (await store.AgencyAsync("青山县财政局")).Profile;
        read.DocumentPrefixes.ShouldBe(profile.DocumentPrefixes);
        (read with { DocumentPrefixes = [] }).ShouldBe(profile with { DocumentPrefixes = read.DocumentPrefixes } with { DocumentPrefixes = [] });
        Encoding.UTF8.GetString(written).ShouldContain("'=青山路1号");
    }

    [Theory, EveryDatabase]
    public async Task All_problems_of_all_lines_are_said_at_once_and_nothing_comes_in(Database database)
    {
        await using var store = await Store.CreateAsync(database);

        var (imported, problems) = await ImportAsync(store, """
            全称,上级机关,层级,类型,统一社会信用代码,网址简称,邮政编码
            青山县人民政府,,县级,人民政府,,gov,437000
            青山县财政局,青山县人民政府,县,政府部门,91330100799655058A,gov,43700
            青山县财政局,青山县人民政府,县级,政府部门,,,
            ,青山县人民政府,县级,政府部门,,,
            甲局,乙局,县级,政府部门,,,
            乙局,甲局,县级,政府部门,,,
            丙局,没有的局,县级,部门,,,
            """);

        imported.ShouldBeNull();
        problems.Select(p => (p.Line, p.Problem.Code)).ShouldBe(
            [
                (2, "agency.slug.taken"),
                (3, "agency.csv.level"), (3, "agency.creditCode.wrong"), (3, "agency.postcode.form"), (3, "agency.slug.taken"),
                (4, "agency.csv.twice"),
                (5, "agency.name.missing"),
                (6, "agency.parent.below"), (7, "agency.parent.below"),
                (8, "agency.csv.kind"), (8, "agency.parent.unknown"),
            ], ignoreOrder: true);
        (await store.With((AgencyQueries q) => q.TreeAsync(null, null, CancellationToken.None))).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_column_that_is_not_there_leaves_what_stands_and_an_empty_field_clears_it(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await ImportAsync(store, "全称,层级,类型,联系电话,传真\n青山县人民政府,县级,人民政府,0715-1234567,0715-7654321");

        var (imported, problems) = await ImportAsync(store, "全称,传真,办公地址\n青山县人民政府,,青山路1号");

        problems.ShouldBeEmpty();
        imported.ShouldBe(new ImportAgencies.Imported(0, 1, 0));
        var profile = (await store.AgencyAsync("青山县人民政府")).Profile;
        (profile.OfficeTelephone, profile.OfficeFax, profile.OfficeAddress).ShouldBe(("0715-1234567", null, "青山路1号"));
    }

    [Theory, EveryDatabase]
    public async Task An_administrator_brings_in_what_lies_below_and_nothing_else(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await store.AddAgencyAsync("青山县人民政府");
        await store.AddAgencyAsync("大山县人民政府");
        var administrator = new Officer(1, "王", [new(county, StaffRole.Administrator)]);

        var (_, refused) = await ImportAsync(store, "全称,上级机关,层级,类型\n甲局,青山县人民政府,县级,政府部门\n甲所,甲局,县级,政府部门\n乙局,大山县人民政府,县级,政府部门\n丙县,,县级,人民政府", administrator);
        refused.Select(p => (p.Line, p.Problem)).ShouldBe([(4, AgencyProblems.Forbidden), (5, AgencyProblems.Forbidden)]);

        var (imported, _) = await ImportAsync(store, "全称,上级机关,层级,类型\n甲局,青山县人民政府,县级,政府部门\n甲所,甲局,县级,政府部门", administrator);
        imported!.Added.ShouldBe(2);
        (await store.AgencyAsync("甲所")).TreePath!.ShouldStartWith(county.TreePath);
    }

    [Theory, EveryDatabase]
    public async Task A_spreadsheet_in_the_encoding_of_the_country_is_read(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("全称,层级,类型\r\n青山县人民政府,县级,人民政府\r\n");

        var (_, problems) = await store.With((ImportAgencies import) => import.ExecuteAsync(gbk, null, CancellationToken.None));

        problems.ShouldBeEmpty();
        (await store.AgencyAsync("青山县人民政府")).IsRegistered.ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "agency.csv.heading")]
    [InlineData("名称,层级\n青山县", "agency.csv.heading")]
    [InlineData("全称,层级,类型,颜色\n青山县,县级,其他,红", "agency.csv.column")]
    [InlineData("全称,层级,类型\n\"青山县,县级,其他", "csv.broken")]
    public void A_file_that_is_not_one_is_told_so(string text, string code) =>
        AgencyCsv.Read(Encoding.UTF8.GetBytes(text), _ => null).Problems.ShouldHaveSingleItem().Problem.Code.ShouldBe(code);

    private static Task<(ImportAgencies.Imported? Imported, IReadOnlyList<RowProblem> Problems)> ImportAsync(Store store, string text, Officer? by = null) =>
        store.With((ImportAgencies import) => import.ExecuteAsync(Encoding.UTF8.GetBytes(text), by, CancellationToken.None));
}
