using Gongkai.Domain.Accounts;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Requests;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests;

public sealed class RequestLifecycleTests
{
    private static readonly AgencyPlace County = new(1, "/1/");
    private static readonly AgencyPlace Bureau = new(7, "/1/7/");
    private static readonly AgencyPlace Beside = new(8, "/1/8/");
    private static readonly WorkCalendar Calendar = new(new Dictionary<DateOnly, bool> { [new(2026, 1, 1)] = true });
    private static readonly Officer Office = new(1, "甲", [new(Bureau, StaffRole.DisclosureOffice)]);

    [Fact]
    public void Every_way_through_ends_closed_archived_split_or_void_and_nothing_leads_out_of_the_last_three()
    {
        foreach (var act in Enum.GetValues<RequestAct>().Where(a => a is not (RequestAct.Note or RequestAct.Renew)))
        {
            RequestLifecycle.Next(RequestStatus.Void, act).ShouldBeNull();
            RequestLifecycle.Next(RequestStatus.Split, act).ShouldBeNull();
            RequestLifecycle.Next(RequestStatus.Archived, act).ShouldBeNull();
        }

        foreach (var status in Enum.GetValues<RequestStatus>().Where(s => s.IsOpen()))
        {
            Reachable(status).ShouldContain(RequestStatus.Closed);
        }
    }

    [Fact]
    public void No_answer_goes_out_before_receipt_is_confirmed() =>
        RequestLifecycle.Next(RequestStatus.AwaitingConfirmation, RequestAct.Answer).ShouldBeNull();

    [Fact]
    public void Every_answer_has_exactly_one_row_of_table_three_and_every_row_has_an_answer()
    {
        var rows = ReportForm.Format2021.RowsOf(TableKind.Requests).Where(r => r.Key.StartsWith("requests.outcomes.", StringComparison.Ordinal) && !r.IsAlternative && r.Key != "requests.outcomes.total").Select(r => r.Key);
        AnswerKinds.All.Select(a => a.RowKey()).Distinct().ShouldBe(rows, ignoreOrder: true);
    }

    [Fact]
    public void Reconsideration_comes_first_for_refusals_since_2024_and_for_nothing_else()
    {
        foreach (var kind in AnswerKinds.All)
        {
            kind.Remedy(new(2023, 12, 31)).ShouldNotBe(RemedyText.ReconsiderationFirst);
            (kind.Remedy(new(2024, 1, 1)) == RemedyText.ReconsiderationFirst).ShouldBe(kind == AnswerKind.PartlyGranted || kind.ToString().StartsWith("Refused", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(StaffRole.DisclosureOffice, RequestSight.Person)]
    [InlineData(StaffRole.Leader, RequestSight.Person)]
    [InlineData(StaffRole.Reviewer, RequestSight.Person)]
    [InlineData(StaffRole.SecrecyReviewer, RequestSight.Person)]
    [InlineData(StaffRole.Auditor, RequestSight.Case)]
    [InlineData(StaffRole.Inspector, RequestSight.Case)]
    [InlineData(StaffRole.SectionOfficer, RequestSight.None)]
    [InlineData(StaffRole.Administrator, RequestSight.None)]
    public void What_a_role_sees_in_its_own_agency(StaffRole role, RequestSight sight) =>
        Standing().Sees(new(2, "乙", [new(Bureau, role)]), []).ShouldBe(sight);

    [Fact]
    public void A_section_officer_sees_the_cases_of_his_sections_and_those_given_to_him()
    {
        var officer = new Officer(2, "乙", [new(Bureau, StaffRole.SectionOfficer)]);
        (Standing() with { Sections = [5] }).Sees(officer, [5]).ShouldBe(RequestSight.Person);
        (Standing() with { Sections = [5] }).Sees(officer, [6]).ShouldBe(RequestSight.None);
        (Standing() with { AssigneeId = 2 }).Sees(officer, []).ShouldBe(RequestSight.Person);
    }

    [Theory]
    [InlineData(StaffRole.DisclosureOffice, RequestSight.Case)]
    [InlineData(StaffRole.Inspector, RequestSight.Case)]
    [InlineData(StaffRole.Leader, RequestSight.Case)]
    [InlineData(StaffRole.Auditor, RequestSight.Case)]
    [InlineData(StaffRole.SectionOfficer, RequestSight.None)]
    [InlineData(StaffRole.Administrator, RequestSight.None)]
    public void Upper_levels_see_the_case_without_its_applicant_and_those_beside_nothing(StaffRole role, RequestSight sight)
    {
        Standing().Sees(new(2, "乙", [new(County, role)]), []).ShouldBe(sight);
        Standing().Sees(new(2, "乙", [new(Beside, role)]), []).ShouldBe(RequestSight.None);
    }

    [Fact]
    public void Another_agencys_office_may_do_nothing_here()
    {
        foreach (var act in Enum.GetValues<RequestAct>())
        {
            Standing().WhyNot(act, new(2, "乙", [new(Beside, StaffRole.DisclosureOffice), new(County, StaffRole.DisclosureOffice)]), Day(3), Calendar).ShouldNotBeNull();
        }
    }

    [Fact]
    public void The_term_forbids_what_comes_too_late()
    {
        var standing = Standing();
        var due = standing.Term.DueOn!.Value;
        standing.WhyNot(RequestAct.Extend, Office, due, Calendar).ShouldBeNull();
        standing.WhyNot(RequestAct.Extend, Office, due.AddDays(1), Calendar)!.Code.ShouldBe("request.extension-too-late");
        standing.WhyNot(RequestAct.AskFee, Office, due.AddDays(1), Calendar)!.Code.ShouldBe("request.fee-too-late");
        standing.WhyNot(RequestAct.AskCorrection, Office, standing.Term.CorrectionAskableUntil!.Value, Calendar).ShouldBeNull();
        standing.WhyNot(RequestAct.AskCorrection, Office, standing.Term.CorrectionAskableUntil!.Value.AddDays(1), Calendar)!.Code.ShouldBe("request.correction-too-late");
    }

    [Fact]
    public void What_happens_once_is_refused_twice()
    {
        With(f => f with { Extension = new(Day(3), 10) }).WhyNot(RequestAct.Extend, Office, Day(4), Calendar)!.Code.ShouldBe("request.extended-once");
        With(f => f with { Correction = new(Day(3), Day(20), Day(6)) }).WhyNot(RequestAct.AskCorrection, Office, Day(7), Calendar)!.Code.ShouldBe("request.corrected-once");
        With(f => f with { Fee = new(Day(3), Day(6)) }).WhyNot(RequestAct.AskFee, Office, Day(7), Calendar)!.Code.ShouldBe("request.charged-once");
    }

    [Fact]
    public void An_end_by_default_waits_for_the_limit()
    {
        var correction = With(f => f with { Correction = new(Day(3), Day(20)) }) with { Status = RequestStatus.AwaitingCorrection };
        correction.WhyNotAnswer(AnswerKind.NotCorrected, Day(20), Calendar)!.Code.ShouldBe("request.still-time-to-correct");
        correction.WhyNotAnswer(AnswerKind.NotCorrected, Day(21), Calendar).ShouldBeNull();
        correction.WhyNotAnswer(AnswerKind.Granted, Day(21), Calendar)!.Code.ShouldBe("request.awaits-correction");
        Standing().WhyNotAnswer(AnswerKind.StillUnclear, Day(21), Calendar)!.Code.ShouldBe("request.not-corrected-yet");
        Standing().WhyNotAnswer(AnswerKind.Excessive, Day(21), Calendar)!.Code.ShouldBe("request.reasons-first");
        Standing().WhyNotAnswer(AnswerKind.FeeNotPaid, Day(21), Calendar)!.Code.ShouldBe("request.no-fee-open");
    }

    [Theory]
    [InlineData("2026-00097", 2026, 97)]
    [InlineData(" 2026-97 ", 2026, 97)]
    [InlineData("２０２６－００００１", 2026, 1)]
    public void A_number_is_read_as_people_type_it(string text, int year, int serial) => RequestNumber.Parse(text).ShouldBe(new(year, serial));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-0")]
    [InlineData("26-00097")]
    [InlineData("2026-00097x")]
    public void What_is_no_number_is_none(string? text) => RequestNumber.Parse(text).ShouldBeNull();

    [Fact]
    public void A_subject_for_lists_holds_no_long_numbers()
    {
        ApplicationRules.SubjectOf("本人甲某某110101199001011237\n要求公开2025年　征地补偿方案，电话00012345678", new() { Kind = ApplicantKind.NaturalPerson, Name = "甲某某" }).ShouldBe("本人＊＊＊＊＊＊ 要求公开2025年 征地补偿方案，电话＊＊＊");
        ApplicationRules.SubjectOf(new string('公', 500), new() { Kind = ApplicantKind.NaturalPerson, Name = "甲某某" }).Length.ShouldBeLessThanOrEqualTo(60);
    }

    private static HashSet<RequestStatus> Reachable(RequestStatus from)
    {
        var found = new HashSet<RequestStatus> { from };
        for (var open = new Queue<RequestStatus>(found); open.TryDequeue(out var status);)
        {
            foreach (var next in Enum.GetValues<RequestAct>().Select(a => RequestLifecycle.Next(status, a)).OfType<RequestStatus>().Where(found.Add))
            {
                open.Enqueue(next);
            }
        }

        return found;
    }

    private static RequestStanding Standing() => With(f => f);

    private static RequestStanding With(Func<ClockFacts, ClockFacts> change)
    {
        var facts = change(new ClockFacts { Receipt = new(RequestChannel.InPerson, Day(2)) });
        return new() { Agency = Bureau, Status = RequestStatus.InProgress, Facts = facts, Term = RequestClock.Of(facts, Calendar) };
    }

    private static DateOnly Day(int day) => new(2026, 3, day);
}
