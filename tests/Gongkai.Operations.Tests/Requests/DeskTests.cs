using Gongkai.Domain.Requests;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests;

public sealed class DeskTests
{
    [Theory, EveryDatabase]
    public async Task The_desk_counts_what_is_urgent_and_the_list_behind_each_count_holds_as_many(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var overdue = await office.RegisterAsync();
        office.Go(1);
        var today = await office.RegisterAsync();
        office.Go(8);
        var soon = await office.RegisterAsync();
        office.Go(20);
        await office.RegisterAsync();
        var asked = await office.RegisterAsync();
        (await office.SentAsync(asked, RequestAct.AskCorrection, f => f with { Correction = new(RequestOffice.Day(20), RequestOffice.Day(40)) })).ShouldSucceed();
        var expired = await office.RegisterAsync();
        (await office.SentAsync(expired, RequestAct.AskCorrection, f => f with { Correction = new(RequestOffice.Day(20), RequestOffice.Day(25)) })).ShouldSucceed();
        await office.RegisterAsync(RequestChannel.Fax, confirmed: false);
        var mine = await office.RegisterAsync();
        (await office.DoAsync(mine, office.Office, (AssignRequest o, Recorded r) => o.ExecuteAsync(r, office.Planning, office.Clerk.AccountId, default))).ShouldSucceed();
        office.Go(29); // Tuesday 8 September 2026: what came on 11 August is due

        var part = (await office.Store.With((RequestDesk o) => o.ShowAsync(office.Office, default))).ShouldHaveSingleItem();
        part.Tally.ShouldBe(new RequestTally(8, 1, 1, 1, 1, 1, 1, 7));
        part.Urgent.Select(r => r.NextOn).ShouldBe(part.Urgent.Select(r => r.NextOn).Order());
        part.Sections.ShouldHaveSingleItem().ShouldBe(new(office.Planning, "规划科", 1, 0));
        part.People.ShouldHaveSingleItem().Open.ShouldBe(1);
        var days = await office.Store.With((RequestDesk o) => Task.FromResult(o.Days(part.Calendar)));
        foreach (var urgency in Enum.GetValues<RequestUrgency>())
        {
            var rows = await office.Store.With((RequestLists o) => o.PageAsync(part.Scope, new() { OnlyOpen = true, Urgency = urgency }, days, null, 50, default));
            rows.Rows.Count.ShouldBe(part.Tally[urgency], urgency.ToString());
        }

        (await RowsAsync(office, part.Scope, new() { Urgency = RequestUrgency.Overdue }, days)).ShouldBe([overdue]);
        (await RowsAsync(office, part.Scope, new() { Urgency = RequestUrgency.Today }, days)).ShouldBe([today]);
        (await RowsAsync(office, part.Scope, new() { Urgency = RequestUrgency.Soon }, days)).ShouldBe([soon]);
        (await RowsAsync(office, part.Scope, new() { Urgency = RequestUrgency.Expired }, days)).ShouldBe([expired]);

        var clerk = (await office.Store.With((RequestDesk o) => o.ShowAsync(office.Clerk, default))).ShouldHaveSingleItem();
        clerk.Urgent.ShouldHaveSingleItem().Id.ShouldBe(mine);
        (await office.Store.With((RequestDesk o) => o.ShowAsync(office.Beside, default))).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Pages_of_both_orders_hold_every_case_once(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var all = new List<long>();
        for (var i = 0; i < 11; i++)
        {
            office.Go(i / 3);
            all.Add(await office.RegisterAsync());
        }

        var scope = (await office.Store.With(async (RequestScopes o) => await o.OfAsync(office.Office, await BureauAsync(office), default)))!;
        foreach (var open in (bool[])[true, false])
        {
            var seen = (await WalkAsync(office, scope, new() { OnlyOpen = open }, 4)).Select(r => r.Id);
            seen.ShouldBe(open ? all : Enumerable.Reverse(all));
        }
    }

    [Theory, EveryDatabase]
    public async Task Numbers_of_six_digits_follow_those_of_five(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        await office.Store.With(async (GongkaiDbContext db) =>
        {
            db.Add(new RequestCounter { AgencyId = office.Bureau.Id, Year = 2026, Serial = 99_997 });
            return await db.SaveChangesAsync();
        });
        for (var i = 0; i < 5; i++)
        {
            await office.RegisterAsync();
        }

        string[] expected = ["2026-99998", "2026-99999", "2026-100000", "2026-100001", "2026-100002"];
        var scope = (await office.Store.With(async (RequestScopes o) => await o.OfAsync(office.Office, await BureauAsync(office), default)))!;
        (await WalkAsync(office, scope, new() { OnlyOpen = true }, 2)).Select(r => r.Number).ShouldBe(expected);
        (await WalkAsync(office, scope, new(), 2)).Select(r => r.Number).ShouldBe(expected.Reverse());
        (await WalkAsync(office, scope, new() { Year = 2026 }, 2)).Count.ShouldBe(5);
        (await WalkAsync(office, scope, new() { Text = "2026-100000" }, 2)).ShouldHaveSingleItem().Number.ShouldBe("2026-100000");
    }

    [Theory, EveryDatabase]
    public async Task What_no_index_finds_is_looked_for_a_part_at_a_time_and_nothing_is_left_out(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var rare = new List<long>();
        for (var i = 0; i < 11; i++)
        {
            var id = await office.RegisterAsync(i == 4 ? RequestChannel.RegisteredPost : RequestChannel.InPerson, RequestOffice.Application(wanted: i % 5 == 0 ? "校车采购合同" : "学区划分依据"));
            if (i % 5 == 0)
            {
                rare.Insert(0, id);
            }
        }

        var scope = (await office.Store.With(async (RequestScopes o) => await o.OfAsync(office.Office, await BureauAsync(office), default)))!;
        var first = await office.Store.With((RequestLists o) => Looking(o, 3).PageAsync(scope, new() { Text = "校车" }, default, null, 4, default));
        first.Rows.Select(r => r.Id).ShouldBe(rare.Take(1));
        (first.IsCutShort, first.Next!.Number.ToString()).ShouldBe((true, "2026-00009"));
        (await WalkAsync(office, scope, new() { Text = "校车" }, 4, looking: 3)).Select(r => r.Id).ShouldBe(rare);
        (await WalkAsync(office, scope, new() { Text = "校车" }, 1, looking: 3)).Select(r => r.Id).ShouldBe(rare);
        (await WalkAsync(office, scope, new() { Channel = RequestChannel.RegisteredPost }, 4, looking: 3)).ShouldHaveSingleItem();
        (await WalkAsync(office, scope, new() { Year = 2026, Text = "鲸鱼" }, 4, looking: 3)).ShouldBeEmpty();
        var last = await office.Store.With((RequestLists o) => Looking(o, 11).PageAsync(scope, new() { Text = "鲸鱼" }, default, null, 4, default));
        (last.Next is null, last.IsCutShort).ShouldBe((true, false), "nothing follows on what was looked through to the end");
    }

    [Theory, EveryDatabase]
    public async Task Filters_find_by_number_words_year_channel_and_applicant(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var first = await office.RegisterAsync(application: RequestOffice.Application(wanted: "校车采购合同", identity: "000000190001010001"));
        var second = await office.RegisterAsync(RequestChannel.RegisteredPost, RequestOffice.Application(wanted: "食堂采购合同", identity: "000000190001010001"));
        var third = await office.RegisterAsync(application: RequestOffice.Application("乙某某", "学区划分依据", "000000190001010002"));
        var scope = (await office.Store.With(async (RequestScopes o) => await o.OfAsync(office.Office, await BureauAsync(office), default)))!;
        (await RowsAsync(office, scope, new() { Text = "采购" })).ShouldBe([second, first]);
        (await RowsAsync(office, scope, new() { Text = "２０２６-3" })).ShouldBe([third]);
        (await RowsAsync(office, scope, new() { Channel = RequestChannel.RegisteredPost })).ShouldBe([second]);
        (await RowsAsync(office, scope, new() { Year = 2026 })).Count.ShouldBe(3);
        (await RowsAsync(office, scope, new() { Year = 2025 })).ShouldBeEmpty();
        (await RowsAsync(office, scope, new() { SameApplicantAs = first })).ShouldBe([second, first]);

        var auditor = (await office.Store.With(async (RequestScopes o) => await o.OfAsync(office.Auditor, await BureauAsync(office), default)))!;
        (await RowsAsync(office, auditor, new() { SameApplicantAs = first })).ShouldBeEmpty("that two cases are one person's is personal");
    }

    [Theory, EveryDatabase]
    public async Task The_feed_holds_dates_and_numbers_and_ends_when_it_is_taken_back(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync();
        var secret = await office.Store.With((DeskFeeds o) => o.RenewAsync(office.Office, default));
        (await office.Store.With((DeskFeeds o) => o.ReadAsync(secret, default)))!.ShouldHaveSingleItem().ShouldSatisfyAllConditions(d => d.Id.ShouldBe(id), d => d.Number.ShouldBe("2026-00001"), d => d.On.ShouldBe(new DateOnly(2026, 9, 7)));
        var next = await office.Store.With((DeskFeeds o) => o.RenewAsync(office.Office, default));
        (await office.Store.With((DeskFeeds o) => o.ReadAsync(secret, default))).ShouldBeNull();
        await office.Store.With(async (DeskFeeds o) =>
        {
            await o.RevokeAsync(office.Office, default);
            return 0;
        });
        (await office.Store.With((DeskFeeds o) => o.ReadAsync(next, default))).ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task However_many_cases_there_are_the_pages_ask_the_database_as_often(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync();
        var few = await QueriesAsync(office, id);
        for (var i = 0; i < 12; i++)
        {
            await office.RegisterAsync();
        }

        (await QueriesAsync(office, id)).ShouldBe(few);
        few.Case.ShouldBeLessThanOrEqualTo(14);
        few.Desk.ShouldBeLessThanOrEqualTo(10);
    }

    private static async Task<(int Case, int Desk)> QueriesAsync(RequestOffice office, long id)
    {
        office.Store.Queries.Reset();
        await office.ViewAsync(id, office.Office);
        var view = office.Store.Queries.Count;
        office.Store.Queries.Reset();
        await office.Store.With((RequestDesk o) => o.ShowAsync(office.Office, default));
        return (view, office.Store.Queries.Count);
    }

    // Every page of a list, one after the other.
    private static async Task<IReadOnlyList<RequestRow>> WalkAsync(RequestOffice office, RequestScope scope, RequestFilter filter, int count, int looking = 10_000)
    {
        var (seen, after) = (new List<RequestRow>(), (RequestCursor?)null);
        do
        {
            var page = await office.Store.With((RequestLists o) => Looking(o, looking).PageAsync(scope, filter, default, after, count, default));
            seen.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);

        return seen;
    }

    private static RequestLists Looking(RequestLists lists, int most)
    {
        lists.MostLookedThrough = most;
        return lists;
    }

    private static Task<Agency> BureauAsync(RequestOffice office) => office.Store.With((GongkaiDbContext db) => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == office.Bureau.Id));

    private static async Task<IReadOnlyList<long>> RowsAsync(RequestOffice office, RequestScope scope, RequestFilter filter, (DateOnly, DateOnly) days = default) =>
        [.. (await office.Store.With((RequestLists o) => o.PageAsync(scope, filter, days, null, 50, default))).Rows.Select(r => r.Id)];
}
