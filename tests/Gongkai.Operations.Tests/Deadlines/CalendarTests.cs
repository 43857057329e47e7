using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Deadlines;

public sealed class CalendarTests
{
    private static readonly NoticeDay[] Festival = [new(new(2026, 8, 20), "三月街", true), new(new(2026, 8, 21), "三月街", true), new(new(2026, 8, 22), "三月街", false)];

    [Theory, EveryDatabase]
    public async Task A_new_notice_shows_what_it_moves_then_moves_it_and_writes_it_to_the_dossier(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var open = await RegisterAsync(office);
        var before = (await RequestAsync(office, open)).DueOn;
        before.ShouldBe(new DateOnly(2026, 9, 7)); // 20 working days after Monday 10 August

        var preview = (await office.Store.With((AnnounceDays o) => o.PreviewAsync(office.Place.Id, Festival, office.Disclosure, default))).Value;
        (preview.Days, preview.Count).ShouldBe((3, 1));
        preview.Moved.ShouldHaveSingleItem().ShouldBe(new(open, office.Place.Id, "2026-00001", "2025年度县级财政决算", before, new DateOnly(2026, 9, 8)));
        (await RequestAsync(office, open)).DueOn.ShouldBe(before, "a preview changes nothing");

        var done = await office.Store.With((AnnounceDays o) => o.ExecuteAsync(office.Place.Id, Festival, "青山县人民政府关于三月街放假的通知", office.Disclosure, default));
        done.ShouldSucceed();
        done.Value.Count.ShouldBe(1);
        (await RequestAsync(office, open)).DueOn.ShouldBe(new DateOnly(2026, 9, 8));
        var entry = (await office.Store.With((DossierQueries q) => q.TimelineAsync(DisclosureRequest.KeyOf(open), default)))[^1];
        (entry.Act, entry.Reason).ShouldBe(("request.recomputed", "青山县人民政府关于三月街放假的通知"));
        entry.Detail!.ShouldContain("2026-09-07");
        entry.Detail!.ShouldContain("2026-09-08");
    }

    [Theory, EveryDatabase]
    public async Task What_is_announced_for_an_agency_holds_below_it_and_not_beside_it(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var county = Office.Person(9, "郑九", office.County, StaffRole.DisclosureOffice);
        (await office.Store.With((AnnounceDays o) => o.ExecuteAsync(office.Place.Id, Festival, "通知", office.Disclosure, default))).ShouldSucceed();
        (await CalendarAsync(office, office.Place)).IsWorkingDay(new(2026, 8, 20)).ShouldBeFalse();
        (await CalendarAsync(office, office.County)).IsWorkingDay(new(2026, 8, 20)).ShouldBeTrue();

        (await office.Store.With((AnnounceDays o) => o.ExecuteAsync(office.County.Id, [new(new(2026, 8, 20), "县庆", false), new(new(2026, 8, 24), "县庆", true)], "通知", county, default))).ShouldSucceed();
        (await CalendarAsync(office, office.Place)).IsWorkingDay(new(2026, 8, 24)).ShouldBeFalse();
        (await CalendarAsync(office, office.Place)).IsWorkingDay(new(2026, 8, 20)).ShouldBeFalse("the nearer goes before the farther, however late the other came");
    }

    [Theory, EveryDatabase]
    public async Task Only_the_office_and_administrators_announce_and_always_with_a_source(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        (await office.Store.With((AnnounceDays o) => o.ExecuteAsync(office.Place.Id, Festival, "通知", office.Clerk, default))).ShouldFailWith("calendar.forbidden");
        (await office.Store.With((AnnounceDays o) => o.ExecuteAsync(null, Festival, "通知", office.Disclosure, default))).ShouldFailWith("calendar.forbidden");
        (await office.Store.With((AnnounceDays o) => o.ExecuteAsync(office.County.Id, Festival, "通知", office.Disclosure, default))).ShouldFailWith("calendar.no-such-agency");
        (await office.Store.With((AnnounceDays o) => o.ExecuteAsync(office.Place.Id, Festival, " ", office.Disclosure, default))).ShouldFailWith("calendar.source");
    }

    [Theory, EveryDatabase]
    public async Task A_program_with_another_calendar_computes_open_cases_anew_once(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var open = await RegisterAsync(office);
        await office.Store.With(async (GongkaiDbContext db) => await db.Requests.ExecuteUpdateAsync(s => s.SetProperty(r => r.DueOn, new DateOnly(2026, 9, 1))));

        (await office.Store.With((RecomputeTerms o) => o.ForShippedCalendarAsync(default))).ShouldBe(1);
        (await RequestAsync(office, open)).DueOn.ShouldBe(new DateOnly(2026, 9, 7));
        (await office.Store.With((RecomputeTerms o) => o.ForShippedCalendarAsync(default))).ShouldBe(0);
    }

    [Fact]
    public void A_notice_is_read_as_shipped_or_in_Chinese_and_every_wrong_line_is_named()
    {
        CalendarNotice.Read("date,name,is_off_day\n2027-01-01,元旦,true\n").Value.ShouldBe([new(new(2027, 1, 1), "元旦", true)]);
        CalendarNotice.Read("日期,名称,是否放假\n2027年2月20日,春节,否\n").Value.ShouldBe([new(new(2027, 2, 20), "春节", false)]);
        CalendarNotice.Read("日期,名称,是否放假\n2027-13-01,元旦,是\n2027-01-02,,是\n2027-01-03,元旦,也许\n2027-01-04,元旦,是\n2027-01-04,元旦,否").Problems.Select(p => p.Text[..4])
            .ShouldBe(["第2行：", "第3行：", "第4行：", "第6行："]);
        CalendarNotice.Read("天,名\n").Problems.ShouldHaveSingleItem().Code.ShouldBe("calendar.heading");
        CalendarNotice.Read("日期,名称,是否放假\n").Problems.ShouldHaveSingleItem().Code.ShouldBe("calendar.empty");
    }

    private static async Task<long> RegisterAsync(Office office) => (await office.Store.With((RegisterRequest o) => o.ExecuteAsync(new NewRequest
    {
        AgencyId = office.Place.Id,
        Receipt = new(RequestChannel.InPerson, new(2026, 8, 10)),
        Application = new() { Applicant = new() { Kind = ApplicantKind.NaturalPerson, Name = "甲某某", Telephone = "00000000" }, Wanted = "2025年度县级财政决算" },
    }, office.Disclosure, default))).Value.Id;

    private static Task<DisclosureRequest> RequestAsync(Office office, long id) => office.Store.With((GongkaiDbContext db) => db.Requests.AsNoTracking().SingleAsync(r => r.Id == id));

    private static Task<Domain.Deadlines.WorkCalendar> CalendarAsync(Office office, AgencyPlace place) => office.Store.With((WorkCalendars c) => c.OfAsync(place, default));
}
