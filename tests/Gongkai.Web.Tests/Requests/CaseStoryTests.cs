using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Requests;

namespace Gongkai.Web.Tests.Requests;

/// <summary>What a case says to its applicant.</summary>
public sealed class CaseStoryTests
{
    private static readonly DateOnly Day = new(2025, 6, 3);

    private static readonly ClockFacts Received = new() { Receipt = new(RequestChannel.InPerson, Day) };

    [Fact]
    public void An_answer_is_named_with_its_day_and_a_letter_that_came_back_is_not_told_as_delivered()
    {
        var posted = new AnswerService(ServiceWay.Post, Day.AddDays(8), ServiceResult.Pending, null, "示例邮件1");
        var story = Of(RequestStatus.Answered, Received) with { Case = Answered(posted) };
        story.Next.ShouldContain("2025年6月11日作出答复：予以公开");
        story.Next.ShouldContain("邮件编号示例邮件1");
        story.Events.ShouldNotContain(e => e.What.StartsWith("送达"));

        var back = story with { Case = Answered(posted with { Result = ServiceResult.Returned, ResultOn = Day.AddDays(15) }) };
        back.Heading.ShouldBe("已经答复，文书没有送到");
        back.Next.ShouldContain("2025年6月18日被退回");
        back.Next.ShouldContain("请打电话给受理机构");

        static ApplicantCase Answered(AnswerService service) => Case(RequestStatus.Answered, Received) with { Answer = AnswerKind.Granted, AnsweredOn = Day.AddDays(8), ServedOn = Day.AddDays(8), Services = [service] };
    }

    [Fact]
    public void A_limit_that_has_passed_is_told_as_passed()
    {
        var asked = Received with { Correction = new(Day.AddDays(3), Day.AddDays(13)) };
        var story = Of(RequestStatus.AwaitingCorrection, asked);
        (story with { Today = Day.AddDays(13) }).Heading.ShouldBe("需要您补正");
        (story with { Today = Day.AddDays(13) }).Next.ShouldContain("最迟在2025年6月16日补正");

        var past = story with { Today = Day.AddDays(14) };
        past.Heading.ShouldBe("补正期限已过");
        past.Next.ShouldContain("仍然可以在下面提交");
    }

    [Fact]
    public void A_withdrawal_that_the_office_recorded_stands_among_the_events_once()
    {
        var withdrawn = Case(RequestStatus.Closed, Received) with { Answer = AnswerKind.Withdrawn, AnsweredOn = Day.AddDays(4) };
        new CaseStory(withdrawn, Day.AddDays(5)).Events.Count(e => e.What == "您撤回申请").ShouldBe(1);
        new CaseStory(withdrawn with { Acts = [(ApplicantActs.Withdrawn, new(Day.AddDays(4), new(10, 0), TimeSpan.FromHours(8)))] }, Day.AddDays(5)).Events.Count(e => e.What == "您撤回申请").ShouldBe(1);
    }

    [Fact]
    public void A_reconsideration_under_way_and_its_result_are_told()
    {
        var trial = new RemedyTrial { Body = "示例县人民政府", NotifiedOn = Day.AddDays(40) };
        var closed = Case(RequestStatus.Closed, Received) with { Answer = AnswerKind.NotHeld, AnsweredOn = Day.AddDays(8), Proceedings = [new(RemedyKind.Reconsideration, new() { Kind = RemedyKind.Reconsideration, Trials = [trial] })] };
        new CaseStory(closed, Day.AddDays(50)).UnderWay!.ShouldContain("行政复议正在由示例县人民政府审理");

        var ruled = trial with { Ruling = new() { Number = "示例1号", MadeOn = Day.AddDays(60), Outcome = RemedyOutcome.ReconsiderationRevoked } };
        var over = new CaseStory(closed with { Proceedings = [new(RemedyKind.Reconsideration, new() { Kind = RemedyKind.Reconsideration, Trials = [ruled] })] }, Day.AddDays(70));
        over.UnderWay.ShouldBeNull();
        over.Events[0].More.ShouldBe("示例县人民政府示例1号：撤销或者部分撤销。");
    }

    private static CaseStory Of(RequestStatus status, ClockFacts facts) => new(Case(status, facts), Day.AddDays(1));

    private static ApplicantCase Case(RequestStatus status, ClockFacts facts) =>
        new() { Id = 1, Number = "2025-00001", Status = status, RegisteredAt = default, Facts = facts, Term = RequestClock.Of(facts, WorkCalendars.National) };
}
