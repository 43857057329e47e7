using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Catalogue;

public sealed class CatalogueTests
{
    private const string Header = "领域,序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,公开方式,栏目代码\n";

    [Theory, EveryDatabase]
    public async Task Every_agency_has_the_four_parts_and_the_request_entry_out_of_the_box(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await AgencyAsync(store, "青山县人民政府", AgencyLevel.County, AgencyKind.Government);
        var town = await AgencyAsync(store, "青山县白水镇人民政府", AgencyLevel.Township, AgencyKind.Township, county);

        var ofCounty = await ColumnsAsync(store, county);
        var ofTown = await ColumnsAsync(store, town);
        foreach (var columns in (List<ColumnState>[])[ofCounty, ofTown])
        {
            columns.Where(c => c.Column.ParentId is null).Select(c => c.Column.Part).ShouldBe(
                [CataloguePart.Guide, CataloguePart.Rules, CataloguePart.Statutory, CataloguePart.AnnualReports, CataloguePart.Request]);
            columns.Count(c => c.Column.Basis!.StartsWith("条例第二十条", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(15);
        }

        Names(ofCounty).ShouldContain("市政建设");
        Names(ofCounty).ShouldNotContain("宅基地使用情况审核");
        Names(ofTown).ShouldContain("宅基地使用情况审核");
        Names(ofTown).ShouldNotContain("市政建设");
        Names(ofCounty).ShouldNotContain("行政法规、规章");
    }

    [Theory, EveryDatabase]
    public async Task Saving_the_agency_again_adds_no_column_twice_and_keeps_what_was_changed(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var agency = await AgencyAsync(store, "青山县财政局", AgencyLevel.County, AgencyKind.Department);
        var clerk = Clerk(agency, StaffRole.DisclosureOffice);
        var column = (await ColumnsAsync(store, agency)).Single(c => c.Column.Code == "budgets").Column;
        var saved = await store.With((EditColumn edit) => edit.ExecuteAsync(new(clerk, column.Id, column.Version, Entry("预算决算公开")), CancellationToken.None));
        saved.Failed.ShouldBeFalse();

        var again = await store.With((SaveAgency save) => save.ExecuteAsync(
            new(new AgencyProfile { Name = "青山县财政局", Level = AgencyLevel.County, Kind = AgencyKind.Department, OfficeName = "综合科" }, null) { Id = agency }, CancellationToken.None));
        again.Failed.ShouldBeFalse();
        var after = await ColumnsAsync(store, agency);
        after.Select(c => c.Column.Code).ShouldBeUnique();
        Names(after).ShouldContain("预算决算公开");
        Names(after).ShouldNotContain("财政预算、决算");
    }

    [Theory, EveryDatabase]
    public async Task The_second_of_two_editors_is_told_who_was_first(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var agency = await AgencyAsync(store, "青山县财政局", AgencyLevel.County, AgencyKind.Department);
        var column = (await ColumnsAsync(store, agency)).Single(c => c.Column.Code == "budgets").Column;
        await store.With((EditColumn edit) => edit.ExecuteAsync(new(Clerk(agency, StaffRole.DisclosureOffice), column.Id, column.Version, Entry("甲")), CancellationToken.None));
        var second = await store.With((EditColumn edit) => edit.ExecuteAsync(new(Clerk(agency, StaffRole.Administrator), column.Id, column.Version, Entry("乙")), CancellationToken.None));
        second.Problems.ShouldHaveSingleItem().Text.ShouldStartWith("经办人刚刚保存过");
        Names(await ColumnsAsync(store, agency)).ShouldContain("甲");
    }

    [Theory, EveryDatabase]
    public async Task Only_those_in_charge_change_columns_and_strangers_do_not_learn_of_them(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var agency = await AgencyAsync(store, "青山县财政局", AgencyLevel.County, AgencyKind.Department);
        var column = (await ColumnsAsync(store, agency)).Single(c => c.Column.Code == "budgets").Column;
        foreach (var role in StaffRoles.All)
        {
            var outcome = await store.With((EditColumn edit) => edit.CloseAsync(Clerk(agency, role), column.Id, column.Version, true, "试", CancellationToken.None));
            (role is StaffRole.DisclosureOffice or StaffRole.Administrator ? outcome.Problems.Count == 0 || outcome.Problems[0].Code == "column.changed" : outcome.Problems[0].Code == "column.forbidden").ShouldBeTrue(role.ToString());
        }

        var stranger = new Officer(9, "外人", [new(new(agency + 1000, "/99/"), StaffRole.Administrator)]);
        (await store.With((EditColumn edit) => edit.CloseAsync(stranger, column.Id, column.Version, true, "试", CancellationToken.None))).Problems[0].Code.ShouldBe("column.unknown");
        (await store.With((AddColumn add) => add.ExecuteAsync(new(stranger, agency, CataloguePart.Topic, null, "topic", Entry("专题")), CancellationToken.None))).Problems[0].Code.ShouldBe("column.unknown");
    }

    [Theory, EveryDatabase]
    public async Task A_topic_is_opened_and_closed_and_a_compulsory_part_is_not(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var agency = await AgencyAsync(store, "青山县财政局", AgencyLevel.County, AgencyKind.Department);
        var clerk = Clerk(agency, StaffRole.DisclosureOffice);
        var topic = await store.With((AddColumn add) => add.ExecuteAsync(new(clerk, agency, CataloguePart.Topic, null, "business", Entry("优化营商环境")), CancellationToken.None));
        (await store.With((AddColumn add) => add.ExecuteAsync(new(clerk, agency, CataloguePart.Topic, null, "business", Entry("优化营商环境")), CancellationToken.None))).Problems[0].Code.ShouldBe("column.code.taken");
        (await store.With((AddColumn add) => add.ExecuteAsync(new(clerk, agency, CataloguePart.Topic, null, "../etc", Entry("")), CancellationToken.None))).Problems.Select(p => p.Code).ShouldBe(["column.name.missing", "column.code.form"]);
        (await store.With((AddColumn add) => add.ExecuteAsync(new(clerk, agency, CataloguePart.Topic, "budgets", "sub", Entry("子")), CancellationToken.None))).Problems[0].Code.ShouldBe("column.parent");
        (await store.With((EditColumn edit) => edit.CloseAsync(clerk, topic.Value, 0, true, "专题结束", CancellationToken.None))).Failed.ShouldBeFalse();
        (await ColumnsAsync(store, agency)).Single(c => c.Column.Id == topic.Value).Column.ClosedOn.ShouldNotBeNull();
        (await store.With((DossierQueries q) => q.TimelineAsync($"column/{topic.Value}", CancellationToken.None))).Select(e => e.Act).ShouldBe(["column.added", "column.closed"]);

        var guide = (await ColumnsAsync(store, agency)).Single(c => c.Column.Part == CataloguePart.Guide).Column;
        (await store.With((EditColumn edit) => edit.CloseAsync(clerk, guide.Id, guide.Version, true, "试", CancellationToken.None))).Problems[0].Code.ShouldBe("column.compulsory");
    }

    [Theory, EveryDatabase]
    public async Task The_guide_names_what_Article_12_asks_for_and_says_what_is_still_open(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var agency = await AgencyAsync(store, "青山县财政局", AgencyLevel.County, AgencyKind.Department);
        var guide = await GuideAsync(store, agency);
        foreach (var part in (string[])["机构名称：青山县财政局办公室", "办公地址：（待补充）", "联系电话：0700-1234567", "财政预算、决算", "20个工作日"])
        {
            guide.ShouldContain(part);
        }

        guide.ShouldContain("&lt;b&gt;");
        guide.ShouldNotContain("<b>");

        var clerk = Clerk(agency, StaffRole.DisclosureOffice);
        var column = (await ColumnsAsync(store, agency)).Single(c => c.Column.Part == CataloguePart.Guide).Column;
        await store.With((EditColumn edit) => edit.ExecuteAsync(new(clerk, column.Id, column.Version, Entry("指南") with { Body = "<p onclick=\"x()\">自拟</p><script>x()</script>" }), CancellationToken.None));
        (await GuideAsync(store, agency)).ShouldBe("<p>自拟</p>");
    }

    [Theory, EveryDatabase]
    public async Task A_standard_catalogue_is_imported_again_and_again_and_its_faults_are_told_all_at_once(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var agency = await AgencyAsync(store, "青山县民政局", AgencyLevel.County, AgencyKind.Department);
        const string items = "社会救助,1,最低生活保障,,审核审批信息,条例,20个工作日内,民政局,网站,全社会,主动,relief\n社会救助,2,临时救助,,\"支出型,急难型\",,,,,,,\n";
        var first = await ImportAsync(store, agency, "\uFEFF" + Header + items);
        first.Value.ShouldBe(new ImportCatalogueItems.Done(2, 0, 0));
        (await ImportAsync(store, agency, Header + items.Replace("20个", "10个"))).Value.ShouldBe(new ImportCatalogueItems.Done(0, 1, 1));
        var states = await store.With((CatalogueQueries q) => q.ItemsAsync(agency, null, CancellationToken.None));
        states.Select(s => (s.Item.Code, s.Item.TimeLimit, s.Item.Content, s.Documents)).ShouldBe([("1", "10个工作日内", "审核审批信息", 0), ("2", null, "支出型,急难型", 0)]);
        states[0].Item.ColumnId.ShouldNotBeNull();

        var bad = await ImportAsync(store, agency, Header + "社会救助,3,,,x,,,,,,,nowhere\n社会救助,4,a,,,,,,,,,\n社会救助,4,a,,b,,,,,,,\n");
        bad.Problems.Select(p => p.Text).ShouldBe(
            ["第2行：“一级事项”不能为空。", "第3行：“公开内容”不能为空。", "第2行：本机关没有代码为“nowhere”的栏目。", "第3、4行的领域和序号相同。"]);
        (await ImportAsync(store, agency, "领域,序号\n")).Problems[0].Text.ShouldBe("标题行缺少：一级事项、公开内容。");
        (await ImportAsync(store, agency, "")).Problems[0].Code.ShouldBe("csv.empty");
        (await ImportAsync(store, agency, Header + "\"不收尾")).Problems[0].Code.ShouldBe("csv.broken");
    }

    private static ColumnEntry Entry(string name) => new(name, null, null, 10, UpdateCycle.LongTerm, null, null, null);

    private static Officer Clerk(long agency, StaffRole role) => new(1, "经办人", [new(new(agency, $"/{agency}/"), role)]);

    private static IEnumerable<string> Names(IEnumerable<ColumnState> columns) => columns.Select(c => c.Column.Name);

    private static Task<List<ColumnState>> ColumnsAsync(Store store, long agency) => store.With((CatalogueQueries q) => q.ColumnsAsync(agency, CancellationToken.None));

    private static Task<string> GuideAsync(Store store, long agency) => store.With(async (GongkaiDbContext db) =>
    {
        var row = await db.Agencies.SingleAsync(a => a.Id == agency);
        return await store.With((CatalogueQueries q) => q.GuideAsync(row, CancellationToken.None));
    });

    private static Task<Gongkai.Domain.Outcome<ImportCatalogueItems.Done>> ImportAsync(Store store, long agency, string csv) =>
        store.With((ImportCatalogueItems import) => import.ExecuteAsync(new(null, agency, csv), CancellationToken.None));

    private static Task<long> AgencyAsync(Store store, string name, AgencyLevel level, AgencyKind kind, long? parent = null) => store.With(async (SaveAgency save) =>
        (await save.ExecuteAsync(
            new(new AgencyProfile { Name = name, Level = level, Kind = kind, OfficeName = name + "办公室", OfficeTelephone = "0700-1234567", Court = "青山县人民法院<b>" }, parent), CancellationToken.None)).Value);
}
