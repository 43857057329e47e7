using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Sections;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Remedies;

public sealed class RemedyTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 10, 9, 30, 0, TimeSpan.FromHours(8));

    [Theory, EveryDatabase]
    public async Task A_reconsideration_runs_from_its_notice_to_the_new_answer_it_orders(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var first = await AnsweredRequestAsync(office);
        var id = await RegisteredAsync(office, RemedyKind.Reconsideration, new RemedyRegistration
        {
            Subject = "对不予公开的答复不服",
            Parties = new("张某一", "请求责令公开"),
            RequestNumber = first.Number,
            Trial = Trial("2026-06-01"),
        });

        var due = (await office.Store.With((RemedyQueries q) => q.DueAsync(office.Disclosure, Day("2026-12-31"), 10, default))).ShouldHaveSingleItem();
        (due.Id, due.On).ShouldBe((id, Day("2026-06-15")));
        var version = await DoneAsync(office, r => r.AnswerAsync(id, 1, Day("2026-06-10"), office.Disclosure, default));
        version = await DoneAsync(office, r => r.HearingAsync(id, version, Day("2026-08-12"), office.Disclosure, default));
        (await office.Store.With((RemedyQueries q) => q.DueAsync(office.Disclosure, Day("2026-08-15"), 10, default))).ShouldHaveSingleItem().What.ShouldBe("听证或者听取意见");
        version = await DoneAsync(office, r => r.RulingAsync(id, version, new RemedyRuling
        {
            Number = "青政复决〔2026〕3号", MadeOn = Day("2026-08-03"), ServedOn = Day("2026-08-05"), Outcome = RemedyOutcome.ReconsiderationRevoked, OrdersNewAnswer = true, AnswerWorkingDays = 15,
        }, office.Disclosure, default));
        (await office.Store.With((RemedyQueries q) => q.DueAsync(office.Disclosure, Day("2026-08-15"), 10, default))).ShouldHaveSingleItem().What.ShouldContain("重新答复");

        (await office.Store.With((AnswerAnew a) => a.ExecuteAsync(id, version, Day("2026-08-05"), office.Disclosure, default))).Problems.ShouldBeEmpty();
        var page = (await office.Store.With((RemedyQueries q) => q.ShowAsync(id, office.Disclosure, default)))!;
        page.Anew!.DueOn.ShouldBe(Day("2026-08-26")); // fifteen working days after 5 August
        page.Request!.Number.ShouldBe(first.Number);
        page.Found.Remedy.Ground.ShouldBe(AnswerKind.RefusedThirdParty);
        page.Parties!.Claimant.ShouldBe("张某一");
        page.Timeline.Select(t => t.Act).ShouldBe(["remedy.registered", "remedy.answered", "remedy.hearing", "remedy.ruled", "remedy.answer-opened"]);
        var anew = await office.Store.With((GongkaiDbContext db) => db.Requests.SingleAsync(r => r.Id == page.Anew.Id));
        (anew.RenewalOfId, anew.Status).ShouldBe((first.Id, RequestStatus.InProgress));
        (await office.Store.With((AnswerAnew a) => a.ExecuteAsync(id, version + 1, Day("2026-08-05"), office.Disclosure, default))).Problems.ShouldBe([RemedyProblems.AnsweredAnewAlready]);
        (await office.Store.With((RemedyQueries q) => q.DueAsync(office.Disclosure, Day("2026-08-15"), 10, default))).ShouldBeEmpty();
        (await office.Store.With((GongkaiDbContext db) => db.DossierEntries.AnyAsync(e => e.CaseKey == DisclosureRequest.KeyOf(first.Id) && e.Act == "remedy.linked"))).ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task Table_four_agrees_with_a_plain_count_of_random_cases_for_every_year_and_moment_and_every_cell_opens_to_its_cases(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var random = new Random(20260810);
        var cases = new List<(long Id, RemedyGroup? Group, DateOnly Notified, DateOnly? Concluded, RemedyColumn? Column, DateTimeOffset Registered, DateTimeOffset Recorded)>();
        for (var n = 0; n < 60; n++)
        {
            var notified = Day("2024-01-02").AddDays(random.Next(720));
            office.Store.Clock.Now = Midday(notified.AddDays(random.Next(30)));
            var registered = office.Store.Clock.Now;
            var kind = (RemedyKind)random.Next(3);
            var (isAfter, isCo) = (random.Next(2) == 0, random.Next(5) == 0);
            var id = await RegisteredAsync(office, kind, new RemedyRegistration { Subject = $"第{n}件", Parties = new("甲某某"), IsAfterReconsideration = isAfter, IsCoDefendant = isCo, Trial = Trial(notified) });
            RemedyGroup? group = kind switch
            {
                RemedyKind.Reconsideration => RemedyGroup.Reconsideration,
                RemedyKind.Lawsuit when !isCo => isAfter ? RemedyGroup.SuitAfterReconsideration : RemedyGroup.DirectSuit,
                _ => null,
            };
            var (concluded, column, recorded) = ((DateOnly?)null, (RemedyColumn?)null, registered);
            if (random.Next(4) > 0)
            {
                var made = ChinaTime.DateOf(registered).AddDays(random.Next(120));
                office.Store.Clock.Now = recorded = Midday(made.AddDays(random.Next(20)));
                var outcome = RemedyOutcomes.Of(kind).ElementAt(random.Next(RemedyOutcomes.Of(kind).Count()));
                await DoneAsync(office, r => r.RulingAsync(id, 1, new RemedyRuling { Number = "1号", MadeOn = made, Outcome = outcome }, office.Disclosure, default));
                column = outcome.Column();
                concluded = made;
                var days = kind != RemedyKind.Lawsuit ? 0 : outcome is RemedyOutcome.SuitNotFiled or RemedyOutcome.SuitDismissed ? 10 : outcome is RemedyOutcome.SuitWithdrawn or RemedyOutcome.SuitEnded or RemedyOutcome.SuitMediated ? 0 : 15;
                if (days > 0)
                {
                    var last = made.AddDays(days);
                    while (!WorkCalendars.National.IsWorkingDay(last))
                    {
                        last = last.AddDays(1);
                    }

                    concluded = last.AddDays(1);
                }
            }

            cases.Add((id, group, notified, concluded, column, registered, recorded));
        }

        foreach (var year in (int[])[2023, 2024, 2025, 2026])
        {
            foreach (var asOf in (DateTimeOffset[])[Midday(new(year, 7, 1)), Midday(new(year, 12, 31)), Midday(new(year + 1, 1, 20)), Midday(new(2027, 6, 1))])
            {
                var end = ChinaTime.DateOf(asOf) < new DateOnly(year, 12, 31) ? ChinaTime.DateOf(asOf) : new DateOnly(year, 12, 31);
                var totals = (await office.Store.With((RemedyFigures f) => f.OfAsync([office.Place.Id, office.County.Id], year, asOf, default)))[office.Place.Id];
                foreach (var cell in RemedyCell.Form)
                {
                    var behind = new List<long>();
                    foreach (var c in cases.Where(c => c.Group == cell.Group && c.Registered <= asOf && c.Notified <= end))
                    {
                        var isConcluded = c.Concluded is { } on && c.Recorded <= asOf && on <= end;
                        var isOld = c.Concluded is { } before && c.Recorded <= asOf && before.Year < year;
                        if (!isOld && (cell.Column is null || (isConcluded ? c.Column : RemedyColumn.Pending) == cell.Column))
                        {
                            behind.Add(c.Id);
                        }
                    }

                    totals[cell].ShouldBe(behind.Count, $"{cell.Key} {year} {asOf}");
                    var listed = await office.Store.With((RemedyQueries q) => q.ListAsync(new() { Cell = cell, Year = year, AsOf = asOf }, null, 100, office.Disclosure, default));
                    listed.Select(r => r.Id).ShouldBe(behind, ignoreOrder: true, $"{cell.Key} {year} {asOf}");
                }
            }
        }

        var lines = await office.Store.With((RemedyFigures f) => f.ByGroundAsync([office.Place.Id], 2025, Midday(new(2026, 8, 10)), default));
        var all = (await office.Store.With((RemedyFigures f) => f.OfAsync([office.Place.Id], 2025, Midday(new(2026, 8, 10)), default)))[office.Place.Id];
        lines.ShouldHaveSingleItem().Counts.Values.Sum().ShouldBe(Enum.GetValues<RemedyGroup>().Sum(all.Total));
        (await office.Store.With((RemedyFigures f) => f.OfAsync([office.County.Id], 2025, Now, default)))[office.County.Id].Total(RemedyGroup.Reconsideration).ShouldBe(0);
    }

    [Theory, EveryDatabase]
    public async Task A_list_goes_on_where_the_page_before_ended(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        for (var n = 0; n < 7; n++)
        {
            await RegisteredAsync(office, RemedyKind.Complaint, new RemedyRegistration { Subject = $"第{n}件", Parties = new("甲某某"), Trial = Trial(n < 4 ? "2026-06-01" : "2026-07-01") });
        }

        var seen = new List<long>();
        RemedyCursor? after = null;
        for (var page = 0; page < 4; page++)
        {
            var rows = await office.Store.With((RemedyQueries q) => q.ListAsync(new(), after, 2, office.Disclosure, default));
            seen.AddRange(rows.Select(r => r.Id));
            after = rows.Count > 0 ? new(rows[^1].NotifiedOn, rows[^1].Id) : after;
        }

        seen.Count.ShouldBe(7);
        seen.Distinct().Count().ShouldBe(7);
    }

    [Theory, EveryDatabase]
    public async Task Who_may_see_a_case_sees_it_and_who_may_not_finds_nothing(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var section = await office.Store.With(async (GongkaiDbContext db) =>
        {
            var added = db.Add(new Section { AgencyId = office.Place.Id, Name = "规划科" }).Entity;
            await db.SaveChangesAsync();
            return added.Id;
        });
        var id = await RegisteredAsync(office, RemedyKind.Lawsuit, new RemedyRegistration { Subject = "对答复不服", Parties = new("张某一"), SectionId = section, Trial = Trial("2026-06-01") });
        (await office.Store.With((RemedyFiles f) => f.AddAsync(id, 1, RemedyFileKind.Application, "张某一起诉状.txt", "起诉状"u8.ToArray(), office.Disclosure, default))).Problems.ShouldBeEmpty();

        Task<RemedyPage?> Shown(Officer officer) => office.Store.With((RemedyQueries q) => q.ShowAsync(id, officer, default));
        Task<IReadOnlyList<RemedyRow>> Listed(Officer officer) => office.Store.With((RemedyQueries q) => q.ListAsync(new(), null, 10, officer, default));
        var own = (await Shown(office.Disclosure))!;
        own.Parties!.Claimant.ShouldBe("张某一");
        own.Files.ShouldHaveSingleItem().Name.ShouldBe("张某一起诉状.txt");
        (await office.Store.With((RemedyFiles f) => f.OpenAsync(id, own.Files[0].File.Id, office.Disclosure, default)))!.Value.Content.ShouldBe("起诉状"u8.ToArray());

        var above = Office.Person(9, "上级", office.County, StaffRole.DisclosureOffice);
        var seen = (await Shown(above))!;
        (seen.Parties, seen.Files.Count).ShouldBe((null, 0));
        (await Listed(above)).Count.ShouldBe(1);
        (await office.Store.With((RemedyFiles f) => f.OpenAsync(id, own.Files[0].File.Id, above, default))).ShouldBeNull();
        (await office.Store.With((RevealParties r) => r.ExecuteAsync(id, above, default))).ShouldBeNull();

        var stranger = Office.Person(10, "旁人", new AgencyPlace(office.Place.Id + 100, $"/{office.County.Id}/{office.Place.Id + 100}/"), StaffRole.DisclosureOffice);
        foreach (var nobody in (Officer[])[stranger, office.Clerk])
        {
            (await Shown(nobody)).ShouldBeNull();
            (await Listed(nobody)).ShouldBeEmpty();
        }

        (await office.Store.With((RevealParties r) => r.ExecuteAsync(id, office.Disclosure, default)))!.Claimant.ShouldBe("张某一");
        (await Shown(office.Disclosure))!.Timeline[^1].Act.ShouldBe("remedy.opened");
        (await office.Store.With((RecordRemedy r) => r.AnswerAsync(id, 2, Day("2026-06-05"), office.Leader, default))).Problems.ShouldBe([RemedyProblems.Forbidden]);
        (await office.Store.With((RegisterRemedy r) => r.ExecuteAsync(office.Place.Id, RemedyKind.Lawsuit, new RemedyRegistration { Subject = "a", Trial = Trial("2026-06-01") }, stranger, default))).Problems.ShouldBe([RemedyProblems.Forbidden]);
    }

    [Theory, EveryDatabase]
    public async Task What_is_personal_stands_nowhere_in_the_clear(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await RegisteredAsync(office, RemedyKind.Lawsuit, new RemedyRegistration { Subject = "对答复不服", Parties = new("张某一", "请求公开"), Trial = Trial("2026-06-01") });
        await office.Store.With((RemedyFiles f) => f.AddAsync(id, 1, RemedyFileKind.Application, "张某一起诉状.txt", "原告张某一"u8.ToArray(), office.Disclosure, default));

        await office.Store.With(async (GongkaiDbContext db) =>
        {
            var remedy = await db.Remedies.AsNoTracking().SingleAsync();
            var file = await db.RemedyFiles.AsNoTracking().SingleAsync();
            var content = await db.Set<RemedyFileContent>().AsNoTracking().SingleAsync();
            var entries = await db.DossierEntries.AsNoTracking().ToListAsync();
            foreach (var bytes in (byte[][])[remedy.Sealed, file.SealedName, content.Sealed])
            {
                System.Text.Encoding.UTF8.GetString(bytes).ShouldNotContain("张某一");
            }

            string.Concat(entries.Select(e => e.Detail + e.Reason)).ShouldNotContain("张某一");
            JsonText.Write(remedy.Facts).ShouldNotContain("张某一");
            return 0;
        });
    }

    [Theory, EveryDatabase]
    public async Task A_mistake_is_put_right_with_its_reason_and_a_case_made_void_counts_until_then(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var registration = new RemedyRegistration { Subject = "对答复不服", Parties = new("张某一"), Trial = Trial("2026-06-01") };
        var id = await RegisteredAsync(office, RemedyKind.Lawsuit, registration);
        Task<Outcome<int>> Edit(int version, RemedyRegistration asked, string reason) => office.Store.With((RecordRemedy r) => r.EditAsync(id, version, asked, reason, office.Disclosure, default));
        (await Edit(1, registration, " ")).Problems.ShouldBe([RemedyProblems.ReasonMissing]);
        (await Edit(1, registration with { Parties = null, IsCoDefendant = true, Trial = Trial("2026-06-02") }, "看错了")).Problems.ShouldBeEmpty();
        (await Edit(1, registration, "又改")).Problems.ShouldBe([RemedyProblems.Changed]);

        var page = (await office.Store.With((RemedyQueries q) => q.ShowAsync(id, office.Disclosure, default)))!;
        (page.Found.Remedy.CountedAs, page.Found.Remedy.NotifiedOn, page.Parties!.Claimant).ShouldBe((null, Day("2026-06-02"), "张某一"));
        page.Timeline[^1].Reason.ShouldBe("看错了");

        (await Edit(2, registration with { IsCoDefendant = false }, "改回")).Problems.ShouldBeEmpty();
        var before = office.Store.Clock.Now;
        office.Store.Clock.Now = before.AddDays(1);
        (await office.Store.With((RecordRemedy r) => r.VoidAsync(id, 3, "重复登记", office.Disclosure, default))).Problems.ShouldBeEmpty();
        async Task<int> Count(DateTimeOffset asOf) => (await office.Store.With((RemedyFigures f) => f.OfAsync([office.Place.Id], 2026, asOf, default)))[office.Place.Id].Total(RemedyGroup.DirectSuit);
        (await Count(before.AddHours(1)), await Count(before.AddDays(2))).ShouldBe((1, 0));
        (await Edit(4, registration, "再改")).Problems.ShouldBe([RemedyProblems.IsVoid]);
    }

    [Theory, EveryDatabase]
    public async Task The_chain_of_the_dossier_holds_after_all_of_it(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var id = await RegisteredAsync(office, RemedyKind.Lawsuit, new RemedyRegistration { Subject = "对答复不服", Parties = new("张某一"), Trial = Trial("2026-03-02") });
        var version = await DoneAsync(office, r => r.RulingAsync(id, 1, new RemedyRuling { Number = "1号", MadeOn = Day("2026-05-06"), Outcome = RemedyOutcome.JudgedRevoked }, office.Disclosure, default));
        version = await DoneAsync(office, r => r.OpenTrialAsync(id, version, Trial("2026-05-20") with { Level = TrialLevel.Second, Body = "某市中级人民法院" }, office.Disclosure, default));
        (await office.Store.With((GongkaiDbContext db) => db.Remedies.SingleAsync())).EffectiveOn.ShouldBeNull();
        await DoneAsync(office, r => r.RulingAsync(id, version, new RemedyRuling { Number = "2号", MadeOn = Day("2026-07-06"), Appeal = AppealOutcome.Upheld }, office.Disclosure, default));

        var remedy = await office.Store.With((GongkaiDbContext db) => db.Remedies.SingleAsync());
        (remedy.EffectiveOn, remedy.Result, remedy.Body).ShouldBe((Day("2026-07-06"), RemedyColumn.Corrected, "某市中级人民法院"));
        var faults = await office.Store.With(async (VerifyDossiers v) =>
        {
            var found = new List<ChainFault?>();
            await foreach (var chain in v.ExecuteAsync(default))
            {
                found.Add(chain.Fault);
            }

            return found;
        });
        faults.ShouldNotBeEmpty();
        faults.ShouldAllBe(f => f == null);
    }

    private static RemedyTrial Trial(string notified) => Trial(Day(notified));

    private static RemedyTrial Trial(DateOnly notified) => new() { Body = "青山县人民政府", NotifiedOn = notified };

    private static async Task<long> RegisteredAsync(Office office, RemedyKind kind, RemedyRegistration registration)
    {
        var outcome = await office.Store.With((RegisterRemedy r) => r.ExecuteAsync(office.Place.Id, kind, registration, office.Disclosure, default));
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value;
    }

    private static async Task<int> DoneAsync(Office office, Func<RecordRemedy, Task<Outcome<int>>> act)
    {
        var outcome = await office.Store.With(act);
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value;
    }

    private static async Task<RegisteredRequest> AnsweredRequestAsync(Office office)
    {
        var application = new Application
        {
            Applicant = new Applicant { Kind = ApplicantKind.NaturalPerson, Name = "张某一", Telephone = "00000000000" },
            Wanted = "某地块的征收补偿方案",
        };
        var registered = await office.Store.With((RegisterRequest r) => r.ExecuteAsync(new NewRequest { AgencyId = office.Place.Id, Receipt = new(RequestChannel.InPerson, Day("2026-04-01")), Application = application }, office.Disclosure, default));
        registered.Problems.ShouldBeEmpty();
        await office.Store.With(async (GongkaiDbContext db) =>
        {
            var request = await db.Requests.SingleAsync(r => r.Id == registered.Value.Id);
            (request.Status, request.Answer, request.AnsweredOn) = (RequestStatus.Closed, AnswerKind.RefusedThirdParty, Day("2026-04-28"));
            return await db.SaveChangesAsync();
        });
        return registered.Value;
    }

    private static DateTimeOffset Midday(DateOnly day) => ChinaTime.Instant(day.ToDateTime(new TimeOnly(12, 0)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
