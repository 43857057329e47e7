using Gongkai.Domain.Accounts;
using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Publishing;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Publishing;

public sealed class StandingTests
{
    private static readonly AgencyPlace Bureau = new(2, "/1/2/");

    [Fact]
    public void In_every_state_an_act_is_possible_for_somebody_exactly_where_the_table_says_so()
    {
        var everybody = new Officer(9, "全", [.. Enum.GetValues<StaffRole>().Select(r => new RoleGrant(Bureau, r))]);
        foreach (var state in Enum.GetValues<DocumentState>())
        {
            foreach (var act in Enum.GetValues<DocumentAct>())
            {
                var standing = Ready(state, act);
                var possible = DocumentLifecycle.Next(state, act, standing.IsLastStep) is not null || (act == DocumentAct.Withdraw && standing.IsPublic);
                (standing.WhyNot(act, everybody)?.Code).ShouldBe(possible ? null : "document.state", $"{act} in {state}");
            }
        }
    }

    [Fact]
    public void Without_a_role_in_the_agency_itself_nobody_does_anything()
    {
        var above = new Officer(9, "上级", [.. Enum.GetValues<StaffRole>().Select(r => new RoleGrant(new AgencyPlace(1, "/1/"), r))]);
        foreach (var state in Enum.GetValues<DocumentState>())
        {
            Enum.GetValues<DocumentAct>().ShouldAllBe(act => Ready(state, act).WhyNot(act, above) != null);
        }
    }

    [Fact]
    public void The_emergency_lane_never_leaves_out_the_secrecy_review_and_a_leader()
    {
        foreach (var chain in (ReviewChain[])[ReviewChain.Default, new([new("审", ReviewDuty.Review, [StaffRole.Reviewer])]), new([new("保密", ReviewDuty.Secrecy, [StaffRole.SecrecyReviewer])])])
        {
            var route = ReviewRoute.Urgent(chain);
            var first = route.Chain.Steps.Take(route.UrgentSteps).ToList();
            first.ShouldContain(s => s.Duty == ReviewDuty.Secrecy);
            first[^1].Roles.ShouldBe([StaffRole.Leader]);
            chain.Steps.Select(s => s.Name).ShouldBeSubsetOf(route.Chain.Steps.Select(s => s.Name));
            route.Chain.Steps.Count.ShouldBe(route.Chain.Steps.Distinct().Count());
        }
    }

    [Fact]
    public void A_gap_before_a_number_is_told_and_the_first_number_has_none()
    {
        var number = DocumentNumber.Parse("青教发〔2026〕8号")!;
        NumberSequence.Gap(number, []).ShouldBeNull();
        NumberSequence.Gap(number, [6, 7]).ShouldBeNull();
        NumberSequence.Gap(number, [9]).ShouldBeNull();
        NumberSequence.Gap(number, [6])!.Text.ShouldContain("青教发〔2026〕7号尚未登记");
        NumberSequence.Gap(number, [3])!.Text.ShouldContain("青教发〔2026〕4号至青教发〔2026〕7号");
    }

    [Fact]
    public void A_publication_date_says_how_it_was_found()
    {
        var calendar = new WorkCalendar(new Dictionary<DateOnly, bool> { [new(2026, 10, 1)] = true, [new(2026, 10, 2)] = true, [new(2026, 10, 10)] = false });
        var kind = new DocumentKind { Code = "penalty", Name = "行政处罚决定", PublishWithinWorkingDays = 7 };
        var term = PublicationTerm.Publish(new DateOnly(2026, 9, 29), kind, calendar);
        term.On.ShouldBe(new DateOnly(2026, 10, 10));
        term.Explanation.ShouldBe("到期 2026年10月10日：成文 2026年9月29日，第7个工作日（“行政处罚决定”的公开期限）；其间放假 10月1日、10月2日；调休上班 10月10日。");
        (term.IsOverdue(new DateOnly(2026, 10, 10)), term.IsOverdue(new DateOnly(2026, 10, 11))).ShouldBe((false, true));
    }

    [Fact]
    public void Validity_is_told_for_any_date()
    {
        var history = new ValidityHistory(new(2024, 3, 1), new(2026, 2, 28), [new(Validity.InForce, new(2026, 1, 1), null, "评估后继续有效", new(2028, 12, 31)), new(Validity.Repealed, new(2027, 5, 1), "新办法", "已被取代")]);
        (DateOnly, Validity?)[] expected =
        [
            (new(2024, 2, 29), null), (new(2024, 3, 1), Validity.InForce), (new(2026, 3, 1), Validity.InForce), (new(2027, 4, 30), Validity.InForce), (new(2027, 5, 1), Validity.Repealed), (new(2030, 1, 1), Validity.Repealed),
        ];
        expected.ShouldAllBe(e => history.On(e.Item1) == e.Item2);
        history.Notice(new DateOnly(2027, 1, 1)).ShouldBe("本文件将于2027年5月1日起废止，依据《新办法》。");
        (history with { Steps = [] }).On(new DateOnly(2026, 3, 1)).ShouldBe(Validity.Expired);
    }

    // Everything the act could ask for is there, so that only state and role decide.
    private static DocumentStanding Ready(DocumentState state, DocumentAct act)
    {
        var urgent = act == DocumentAct.PublishUrgently;
        var route = urgent ? ReviewRoute.Urgent(ReviewChain.Default) : new ReviewRoute(ReviewChain.Default);
        var signed = urgent ? route.UrgentSteps : state == DocumentState.Approved ? route.Chain.Steps.Count : 0;
        return new DocumentStanding
        {
            Agency = Bureau,
            State = state,
            Route = route,
            Step = signed,
            DrafterId = 1,
            Publicity = act == DocumentAct.Archive ? Publicity.OnRequest : Publicity.Proactive,
            IsPublic = state == DocumentState.Published,
            ContentHash = "h",
            Signatures = [.. Enumerable.Range(0, signed).Select(n => new StepSignature(n, 100 + n, "h"))],
        };
    }
}
