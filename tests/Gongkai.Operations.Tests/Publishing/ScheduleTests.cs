using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Background;
using Gongkai.Operations.Publishing.Channels;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Publishing;

public sealed class ScheduleTests
{
    [Theory, EveryDatabase]
    public async Task A_document_goes_out_at_its_time_once_whichever_node_looks(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync();
        await office.ApproveAsync(id);
        var at = new DateTimeOffset(2026, 8, 11, 9, 0, 0, TimeSpan.FromHours(8));
        (await office.PublishAsync(id, office.Store.Clock.Now.AddMinutes(-1))).ShouldFailWith("document.publish-at");
        (await office.PublishAsync(id, at)).ShouldSucceed();

        office.Store.Clock.Now = at.AddMinutes(-1);
        await WorkAsync(office);
        (await office.PageAsync(id)).ShouldBeNull();

        office.Store.Clock.Now = at.AddSeconds(1);
        await Task.WhenAll(WorkAsync(office), WorkAsync(office), WorkAsync(office));
        (await office.PageAsync(id)).ShouldNotBeNull();
        (await office.TimelineAsync(id)).Count(e => e.Act == "document.published").ShouldBe(1);
        (await office.TimelineAsync(id)).Single(e => e.Act == "document.published").ActorName.ShouldBe("系统");
    }

    [Theory, EveryDatabase]
    public async Task What_was_tampered_with_does_not_go_out_at_its_time(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.DraftAsync();
        await office.ApproveAsync(id);
        (await office.PublishAsync(id, office.Store.Clock.Now.AddHours(1))).ShouldSucceed();
        await office.Store.With((GongkaiDbContext db) => db.Database.ExecuteSqlRawAsync("UPDATE document_revisions SET title = '另一个标题'"));

        office.Store.Clock.Now = office.Store.Clock.Now.AddHours(2);
        await WorkAsync(office);

        (await office.PageAsync(id)).ShouldBeNull();
        (await office.TimelineAsync(id))[^1].Act.ShouldBe("document.unscheduled");
    }

    [Theory, EveryDatabase]
    public async Task One_node_at_a_time_has_the_lease_until_it_runs_out(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        (await TakeAsync(office, "甲")).ShouldBeTrue();
        (await TakeAsync(office, "乙")).ShouldBeFalse();
        (await TakeAsync(office, "甲")).ShouldBeTrue();
        office.Store.Clock.Now = office.Store.Clock.Now.AddMinutes(2);
        (await TakeAsync(office, "乙")).ShouldBeTrue();
        (await TakeAsync(office, "甲")).ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_desk_shows_each_what_waits_for_him_with_its_dates_explained(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var policy = await office.PublishedAsync();
        var late = await office.DraftAsync("迟到的文件", "notice", Office.Metadata(null) with { IssuedOn = new DateOnly(2026, 7, 1) });
        (await office.SubmitAsync(late)).ShouldSucceed();

        var clerk = await DeskAsync(office, office.Clerk);
        clerk.OnTheWay.ShouldHaveSingleItem().Document.Id.ShouldBe(late);
        clerk.DueSoon.ShouldHaveSingleItem().Due!.Explanation.ShouldBe("到期 2026年7月29日：成文 2026年7月1日，第20个工作日（条例第二十六条）。");
        var owed = clerk.InterpretationsOwed.ShouldHaveSingleItem();
        (owed.Document.Id, owed.Due!.On).ShouldBe((policy, new DateOnly(2026, 8, 13)));
        clerk.ToSign.ShouldBeEmpty();
        (await DeskAsync(office, office.Reviewer)).ToSign.ShouldHaveSingleItem().What.ShouldBe("一审一校");
        (await DeskAsync(office, office.Leader)).ToSign.ShouldBeEmpty();

        await office.PublishedAsync("解读", "interpretation", new DocumentMetadata { Fields = new Dictionary<string, string> { ["form"] = "文字解读" } }, interprets: policy);
        (await DeskAsync(office, office.Clerk)).InterpretationsOwed.ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Releases_on_other_channels_are_entered_with_proof_and_counted_by_column(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await office.PublishedAsync();
        var today = new DateOnly(2026, 8, 10);
        (await ReleaseAsync(office, new(id, Channel.WeChat, today, null, null, " "))).ShouldFailWith("release.proof");
        (await ReleaseAsync(office, new(id, Channel.WeChat, today.AddDays(1), "ftp://x", null, null))).ShouldFailWith("release.future", "release.link");
        (await ReleaseAsync(office, new(id, Channel.WeChat, today, "https://mp.example.cn/s/1", null, null))).ShouldSucceed();
        (await ReleaseAsync(office, new(id, Channel.Board, today, null, null, "县政务大厅公示栏"))).ShouldSucceed();

        var count = (await office.Store.With((ChannelQueries q) => q.CountAsync(office.Place.Id, today, today, default))).ShouldHaveSingleItem();
        (count.Column, count.Website, count.Counts[Channel.WeChat], count.Counts[Channel.Board]).ShouldBe(("规范性文件", 1, 1, 1));
        var texts = ReadyText.Of(await office.RevisionAsync(id), "青山县教育局", "https://x.example.cn/documents/1");
        texts.ShouldAllBe(t => t.Text.Contains("课后服务") && t.Text.Contains("https://x.example.cn/documents/1"));
    }

    [Theory, EveryDatabase]
    public async Task A_desk_costs_the_same_number_of_queries_however_much_waits_on_it(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        async Task<int> QueriesAsync()
        {
            office.Store.Queries.Reset();
            await DeskAsync(office, office.Clerk);
            return office.Store.Queries.Count;
        }

        async Task LateAsync(string title) => (await office.SubmitAsync(await office.DraftAsync(title, "notice", Office.Metadata(null) with { IssuedOn = new DateOnly(2026, 7, 1) }))).ShouldSucceed();

        (await QueriesAsync()).ShouldBeLessThanOrEqualTo(7);
        await LateAsync("迟到的文件");
        await office.DraftAsync("没写完的文件", "notice");
        var few = await QueriesAsync();
        few.ShouldBeLessThanOrEqualTo(11);
        for (var i = 0; i < 5; i++)
        {
            await LateAsync($"第{i + 1}份迟到的文件");
            await office.DraftAsync($"没写完的文件之{i + 1}", "notice");
        }

        (await QueriesAsync()).ShouldBe(few);
    }

    private static Task<int> WorkAsync(Office office) => office.Store.With((DoDueWork work) => work.ExecuteAsync(default));

    private static Task<bool> TakeAsync(Office office, string node) => office.Store.With((BackgroundLeases l) => l.TryTakeAsync("publishing", node, TimeSpan.FromMinutes(1), default));

    private static Task<Desk> DeskAsync(Office office, Domain.Accounts.Officer officer) => office.Store.With((DeskQueries q) => q.ShowAsync(officer, default));

    private static Task<Domain.Outcome<int>> ReleaseAsync(Office office, RecordRelease.Command command) => office.Store.With((RecordRelease o) => o.ExecuteAsync(command, office.Clerk, default));
}
