using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Search;
using Gongkai.Operations.Search.Index;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.Search;

public sealed class SearchQueriesTests
{
    [Theory]
    [EveryDatabase]
    public async Task A_visitor_finds_documents_by_words_numbers_and_filters(Database database)
    {
        await using var site = await Site.CreateAsync(database);

        (await site.TitlesAsync(new() { Words = "垃圾" })).ShouldBe(["关于生活垃圾分类的通知", "县教育局工作要点"]); // the title counts more
        (await site.TitlesAsync(new() { Words = "垃圾", Scope = SearchScope.Titles })).ShouldBe(["关于生活垃圾分类的通知"]);
        (await site.TitlesAsync(new() { Words = "垃圾 校园" })).ShouldBe(["县教育局工作要点"]);
        (await site.TitlesAsync(new() { Words = "\"分类工作\"" })).ShouldBeEmpty();
        foreach (var number in (string[])["甲政办发〔2024〕12号", "甲政办发[2024]12号", "甲政办发（２０２４）１２号", "甲政办发【2024】12 号", "2024 12号"])
        {
            (await site.TitlesAsync(new() { Words = number })).ShouldBe(["关于生活垃圾分类的通知"], number);
        }

        (await site.TitlesAsync(new() { AgencyId = site.County.Agency, Words = "工作" })).ShouldBe(["县教育局工作要点"]);
        (await site.TitlesAsync(new() { AgencyId = site.County.Agency, Words = "工作", WithAgenciesBelow = false })).ShouldBeEmpty();
        (await site.TitlesAsync(new() { Kind = "news" })).ShouldBe(["全县运动会开幕"]);
        (await site.TitlesAsync(new() { Year = 2023 })).ShouldBe(["县教育局工作要点"]);
        (await site.TitlesAsync(new() { Column = "work", Words = "工作" })).ShouldBe(["县教育局工作要点"]);
        (await site.TitlesAsync(new() { Topic = "科技、教育" })).ShouldBe(["县教育局工作要点"]);
        (await site.TitlesAsync(new() { Topic = "科技" })).ShouldBeEmpty();
        (await site.TitlesAsync(new())).ShouldBe(["全县运动会开幕", "关于生活垃圾分类的通知", "县教育局工作要点"]); // latest first
    }

    [Theory]
    [EveryDatabase]
    public async Task A_term_that_runs_out_is_seen_on_the_day_after_without_any_change(Database database)
    {
        await using var site = await Site.CreateAsync(database);
        (await site.FindAsync(new() { Words = "分类" })).Hits.Single().Validity.ShouldBe(SearchValidity.InForce);
        (await site.TitlesAsync(new() { Validity = SearchValidity.Expired })).ShouldBeEmpty();

        site.Store.Clock.Now = new DateTimeOffset(2029, 5, 2, 0, 0, 0, TimeSpan.FromHours(8));
        (await site.FindAsync(new() { Words = "分类" })).Hits.Single().Validity.ShouldBe(SearchValidity.Expired);
        (await site.TitlesAsync(new() { Validity = SearchValidity.Expired })).ShouldBe(["关于生活垃圾分类的通知"]);
    }

    [Theory]
    [EveryDatabase]
    public async Task Facets_have_names_and_tell_what_another_choice_would_give(Database database)
    {
        await using var site = await Site.CreateAsync(database);
        var facets = (await site.FindAsync(new() { Year = 2023 })).Facets;
        facets.Years.Select(y => (y.Value, y.Name, y.Count)).ShouldBe([(2025, "2025年", 1), (2024, "2024年", 1), (2023, "2023年", 1)]);
        facets.Agencies.Select(a => (a.Name, a.Count)).ShouldBe([("甲县教育局", 1)]);
        facets.Columns.Select(c => (c.Value, c.Count)).ShouldBe([("work", 1)]);
        facets.Topics.Select(t => (t.Value, t.Name)).ShouldBe([("科技、教育", "科技、教育"), ("科技、教育\\教育", "教育")]);
        (await site.FindAsync(new())).Facets.Validities.Select(v => (v.Name, v.Count)).ShouldBe([("不涉及效力", 2), ("现行有效", 1)]);
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_found_is_marked_in_title_and_text(Database database)
    {
        await using var site = await Site.CreateAsync(database);
        var hit = (await site.FindAsync(new() { Words = "垃圾 ５g基站" })).Hits.Single();
        hit.Title.Where(p => p.IsHit).Select(p => p.Text).ShouldBe(["垃圾"]);
        string.Concat(hit.Title.Select(p => p.Text)).ShouldBe("关于生活垃圾分类的通知");
        hit.Snippet.Where(p => p.IsHit).Select(p => p.Text).Distinct().ShouldBe(["垃圾", "5G 基站"], ignoreOrder: true);
        hit.Snippet.ShouldContain(p => p.Text.Contains("<b>", StringComparison.Ordinal)); // plain text, whatever it looks like
        (hit.Agency, hit.Column, hit.DocumentNumber).ShouldBe(("甲县人民政府", "政策文件", "甲政办发〔2024〕12号"));
    }

    [Theory]
    [EveryDatabase]
    public async Task Pages_follow_each_other_and_forged_marks_are_refused(Database database)
    {
        await using var site = await Site.CreateAsync(database);
        var first = await site.FindAsync(new() { Take = 2 });
        (first.Total, first.Hits.Count).ShouldBe((3, 2));
        var second = await site.FindAsync(new() { Take = 2, After = first.Next });
        (second.Total, second.Hits.Count, second.Next).ShouldBe((3, 1, null));
        foreach (var forged in (string[])["x", "r1-2", "d1", "d1-2-3", "d-1-2", "d999999999999999999999-1"])
        {
            (await site.OutcomeAsync(new() { After = forged })).Problems.Single().Code.ShouldBe("search.page-unknown", forged);
        }

        (await site.OutcomeAsync(new() { Words = "？！" })).Problems.Single().Code.ShouldBe("search.no-words");
        (await site.FindAsync(new() { Words = "会" })).Notices.Single().ShouldContain("仅在标题");
        (await site.TitlesAsync(new() { Words = "会" })).ShouldBe(["全县运动会开幕"]);
        (await site.FindAsync(new() { Words = "垃圾 会" })).Notices.Single().ShouldContain("“会”");
    }

    [Theory]
    [EveryDatabase]
    public async Task What_was_just_withdrawn_is_not_shown_even_before_the_index_knows(Database database)
    {
        await using var site = await Site.CreateAsync(database, keepsFollowing: false);
        await site.Publisher.WithdrawAsync(site.Notice);
        var page = await site.FindAsync(new() { Words = "分类" });
        page.Hits.ShouldBeEmpty();
    }

    [Theory]
    [EveryDatabase]
    public async Task Suggestions_offer_agencies_by_name_or_initials_and_titles(Database database)
    {
        await using var site = await Site.CreateAsync(database);
        (await site.SuggestAsync("xjyj")).ShouldBe(["甲县教育局"]);
        (await site.SuggestAsync("教育")).ShouldBe(["甲县教育局", "县教育局工作要点"]);
        (await site.SuggestAsync("垃")).ShouldBe(["关于生活垃圾分类的通知"]);
        (await site.SuggestAsync("  ")).ShouldBeEmpty();
    }

    [Theory]
    [EveryDatabase]
    public async Task What_is_not_found_is_counted_without_what_could_be_a_persons(Database database)
    {
        await using var site = await Site.CreateAsync(database);
        foreach (var words in (string[])["充电桩", "充电桩", "充电桩 补贴", "13800138000", "138 0013 8000", "垃圾", "？"])
        {
            await site.OutcomeAsync(new() { Words = words });
        }

        await site.OutcomeAsync(new() { Words = "加装电梯", AgencyId = site.Bureau.Agency });
        await site.OutcomeAsync(new() { Words = "垃圾", Year = 2001 }); // the filter is why
        await site.StoreMissesAsync();
        await site.OutcomeAsync(new() { Words = "充电桩" });
        await site.StoreMissesAsync();

        var county = new AgencyPlace(site.County.Agency, $"/{site.County.Agency}/");
        var bureau = new AgencyPlace(site.Bureau.Agency, $"/{site.County.Agency}/{site.Bureau.Agency}/");
        var office = new Officer(1, "钱一", [new(county, StaffRole.DisclosureOffice)]);
        (await site.MissesAsync(office, county)).Select(m => (m.Words, m.Count)).ShouldBe([("充电桩", 3), ("充电桩 补贴", 1), ("加装电梯", 1)]);
        (await site.MissesAsync(office, bureau)).Select(m => m.Words).ShouldBe(["加装电梯"]);
        (await site.MissesAsync(new Officer(2, "孙二", [new(bureau, StaffRole.DisclosureOffice)]), county)).ShouldBeEmpty();
    }

    /// <summary>A county, its bureau, three documents, and the node they are searched on.</summary>
    private sealed class Site : IAsyncDisposable
    {
        private readonly IndexFolder folder = new();
        private Node node = null!;

        public required Store Store { get; init; }

        public Publisher Publisher => new(Store);

        public (long Agency, long Column) County { get; private set; }

        public (long Agency, long Column) Bureau { get; private set; }

        public long Notice { get; private set; }

        public static async Task<Site> CreateAsync(Database database, bool keepsFollowing = true)
        {
            var site = new Site { Store = await Store.CreateAsync(database) };
            site.County = await site.Publisher.AgencyAsync("甲县人民政府", initials: "jxrmzf");
            site.Bureau = await site.Publisher.AgencyAsync("甲县教育局", site.County.Agency, "jxjyj", column: "work");
            site.Notice = await site.Publisher.PublishAsync(
                site.County, "关于生活垃圾分类的通知", "各乡镇：请做好生活垃圾分类。<b>5G 基站</b>建设另行通知。",
                new DocumentMetadata { DocumentNumber = "甲政办发〔2024〕12号", IsNormative = true, ExpiresOn = new DateOnly(2029, 5, 1) }, on: new DateOnly(2024, 5, 1));
            await site.Publisher.PublishAsync(site.Bureau, "县教育局工作要点", "校园垃圾减量。", new DocumentMetadata { Topic = "科技、教育\\教育" }, on: new DateOnly(2023, 2, 1));
            await site.Publisher.PublishAsync(site.County, "全县运动会开幕", "运动员入场。", kind: "news", on: new DateOnly(2025, 1, 2));
            site.node = new Node(site.Store, site.folder.Path);
            await Node.UntilAsync(() => site.node.Index.Documents == 3);
            if (!keepsFollowing)
            {
                await site.node.StopFollowingAsync();
            }

            return site;
        }

        public Task<Gongkai.Domain.Outcome<SearchPage>> OutcomeAsync(SearchRequest request) => node.With((SearchQueries queries) => queries.FindAsync(request, CancellationToken.None));

        public async Task<SearchPage> FindAsync(SearchRequest request) => (await OutcomeAsync(request)).Value;

        public async Task<IReadOnlyList<string>> TitlesAsync(SearchRequest request)
        {
            var page = await FindAsync(request);
            page.Total.ShouldBe(page.Hits.Count);
            return [.. page.Hits.Select(h => string.Concat(h.Title.Select(p => p.Text)))];
        }

        public async Task<IReadOnlyList<string>> SuggestAsync(string typed) =>
            [.. (await node.With((SearchQueries queries) => queries.SuggestAsync(typed, null, 10, CancellationToken.None))).Select(s => string.Concat(s.Text.Select(p => p.Text)))];

        public Task<int> StoreMissesAsync() => node.With((GongkaiDbContext db) => node.Single<SearchMisses>().StoreAsync(db, CancellationToken.None));

        public Task<IReadOnlyList<MissedWords>> MissesAsync(Officer officer, AgencyPlace agency) =>
            node.With((SearchMissQueries queries) => queries.ListAsync(officer, agency, new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31), 10, CancellationToken.None));

        public async ValueTask DisposeAsync()
        {
            await node.DisposeAsync();
            folder.Dispose();
            await Store.DisposeAsync();
        }
    }
}
