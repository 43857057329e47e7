using System.Text;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Publishing;
using Gongkai.Domain.Publishing.Checks;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing.Checks;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Publishing.Checks;

public sealed class WordListTests
{
    private static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", (string[])["词,类别,建议,理由,例外,语境", .. lines]));

    private static async Task<AgencyPlace> AgencyAsync(Store store, string name, long? parent = null)
    {
        var id = (await store.With((SaveAgency save) => save.ExecuteAsync(new(new AgencyProfile { Name = name }, parent), CancellationToken.None))).Value;
        return await store.With((GongkaiDbContext db) => db.Agencies.Where(a => a.Id == id).Select(a => new AgencyPlace(a.Id, a.TreePath!)).SingleAsync());
    }

    private static Task<IReadOnlyList<ContentFinding>> InspectAsync(Store store, long agency, string html) => store.With((ContentInspector inspector) =>
        inspector.InspectAsync(new() { AgencyId = agency, Title = "标题", Html = html, Metadata = new(), LoadAsync = (_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(null) }, CancellationToken.None));

    private static Task<Domain.Outcome<int>> ImportAsync(Store store, long agency, string name, byte[] file, Officer? by = null) =>
        store.With((ImportWordList import) => import.ExecuteAsync(new(agency, name, file, by), CancellationToken.None));

    [Fact]
    public void The_common_lists_hold_hundreds_of_words_that_are_sound()
    {
        var words = WordCsv.Read(WordLists.ExportCommon()).Value;
        words.Count.ShouldBeGreaterThan(400);
        words.Select(w => w.Word).ShouldBeUnique();
        words.Where(w => w.Suggestion == w.Word || w.Exceptions.Any(e => !e.Contains(w.Word))).Select(w => w.Word).ShouldBeEmpty();

        // No correction is itself a mistake.
        var checks = new WordChecks(words);
        words.Where(w => w.Kind == WordKind.Typo)
            .SelectMany(w => checks.Find(new SourceText(w.Suggestion!, ContentPlace.Body)).Where(f => f.Rule == ContentRules.Typo).Select(f => $"{w.Word} → {w.Suggestion}: {f.Quoted}")).ShouldBeEmpty();
    }

    [Fact]
    public void In_real_official_prose_only_real_slips_are_found()
    {
        var checks = new WordChecks(WordCsv.Read(WordLists.ExportCommon()).Value);
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "samples", "reports"), "*.txt")
            .SelectMany(file => checks.Find(new SourceText(File.ReadAllText(file), ContentPlace.Body)))
            .Where(f => f.Rule == ContentRules.Typo || f.Rule == ContentRules.PlaceName).Select(f => f.Quoted).ShouldBe(["帐号", "帐号"]);
    }

    [Theory, EveryDatabase]
    public async Task An_agencys_own_words_hold_for_it_and_for_those_below_it(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await AgencyAsync(store, "示例县人民政府");
        var office = await AgencyAsync(store, "示例县民政局", county.Id);
        var beside = await AgencyAsync(store, "邻县人民政府");

        (await ImportAsync(store, county.Id, "领导名单", Csv("王建国,领导职务,县长,,,", "某个坏词,禁用词,,不得使用,,"))).Value.ShouldBe(2);

        foreach (var agency in (AgencyPlace[])[county, office])
        {
            (await InspectAsync(store, agency.Id, "<p>副县长王建国说某个坏词</p>")).Select(f => f.Rule.Code).ShouldBe(["word.leader-title", "word.forbidden"]);
        }

        (await InspectAsync(store, beside.Id, "<p>副县长王建国说某个坏词</p>")).ShouldBeEmpty();

        // Replacing, switching off and deleting take effect at once.
        (await ImportAsync(store, county.Id, "领导名单", Csv("王建国,leader,副县长,,,"))).Value.ShouldBe(1);
        (await InspectAsync(store, office.Id, "<p>副县长王建国说某个坏词</p>")).ShouldBeEmpty();
        (await InspectAsync(store, office.Id, "<p>县长王建国</p>")).Count.ShouldBe(1);
        (await store.With((ImportWordList lists) => lists.EnableAsync(county.Id, "领导名单", false, null, CancellationToken.None))).Failed.ShouldBeFalse();
        (await InspectAsync(store, office.Id, "<p>县长王建国</p>")).ShouldBeEmpty();
        (await store.With((ImportWordList lists) => lists.DeleteAsync(county.Id, "领导名单", null, CancellationToken.None))).Failed.ShouldBeFalse();
        (await store.With((WordLists lists) => lists.OfAsync(county.Id, CancellationToken.None))).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task What_goes_out_as_CSV_comes_in_again_alike(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await AgencyAsync(store, "示例县人民政府");
        (await ImportAsync(store, county.Id, "词", Csv("甲乙,错别字,\"甲,\"\"丁\"\"\",理由,甲乙丙|丁甲乙,水|洪", "=公式,敏感词,,,,"))).Value.ShouldBe(2);
        var first = await store.With((WordLists lists) => lists.ExportAsync(county.Id, "词", CancellationToken.None));
        (await ImportAsync(store, county.Id, "词二", first!)).Value.ShouldBe(2);
        var second = await store.With((WordLists lists) => lists.ExportAsync(county.Id, "词二", CancellationToken.None));
        Encoding.UTF8.GetString(second!).ShouldBe(Encoding.UTF8.GetString(first!));
        Encoding.UTF8.GetString(first!).ShouldContain("'=公式");
    }

    [Theory, EveryDatabase]
    public async Task Only_who_keeps_the_lists_may_change_them(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await AgencyAsync(store, "示例县人民政府");
        var office = await AgencyAsync(store, "示例县民政局", county.Id);
        var file = Csv("甲乙,错别字,甲丁,,,");
        static Officer As(AgencyPlace place, StaffRole role) => new(1, "某人", [new(place, role)]);

        foreach (var by in (Officer[])[As(office, StaffRole.SectionOfficer), As(office, StaffRole.Auditor), As(county, StaffRole.DisclosureOffice), new(2, "无", [])])
        {
            (await ImportAsync(store, office.Id, "词", file, by)).Problems.ShouldBe([ImportWordList.Forbidden]);
        }

        (await store.With((WordLists lists) => lists.OfAsync(office.Id, CancellationToken.None))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("甲乙\n", "words.csv.heading")]
    [InlineData("词,类别\n甲乙,怪\n", "words.csv.kind")]
    [InlineData("词,类别\n甲,错别字\n", "words.csv.word")]
    [InlineData("词,类别\n王某某,领导职务\n", "words.csv.title")]
    [InlineData("词,类别\n\"甲乙,错别字\n", "csv.broken")]
    [InlineData("", "words.csv.heading")]
    public void A_file_that_cannot_be_meant_so_is_refused(string file, string code) => WordCsv.Read(Encoding.UTF8.GetBytes(file)).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);

    [Theory, EveryDatabase]
    public async Task An_item_is_inspected_as_a_whole(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await AgencyAsync(store, "示例县人民政府");
        var found = await store.With((ContentInspector inspector) => inspector.InspectAsync(new()
        {
            AgencyId = county.Id,
            Title = "关于帐户管理的通知",
            Html = "<p>机密★5年</p><p>张三 11010519491231002X</p><p><img src=/files/a></p><p>示例县人民政府</p><p>2024年5月1日</p><p>（此件依申请公开）</p>",
            Metadata = new DocumentMetadata { DocumentNumber = "某政发[2024]5号", IssuedOn = new(2024, 5, 2) },
            LoadAsync = (_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(null),
        }, CancellationToken.None));
        found.Select(f => f.Rule.Code).ShouldBe(
            ["secrecy.mark", "page.image-alt", "privacy.id-card", "attribute.differs", "word.typo", "form.date-differs", "form.document-number"]);
        found.Select(f => f.Rule.Grade).ShouldBeInOrder();
    }
}
