using System.Globalization;
using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Remedies;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Remedies;

public sealed class RemedyClockTests
{
    private static readonly WorkCalendar Calendar = new(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "holidays-cn.csv")).Skip(1).Select(l => l.Split(','))
        .ToDictionary(f => Day(f[0]), f => f[2] == "true"));

    // Counted by hand. Spring Festival 2026: 15 to 23 February off, 14 and 28 February worked; National Day 2026: 1 to 7 October.
    [Theory]
    [InlineData(RemedyKind.Reconsideration, RemedyProcedure.Ordinary, "2026-02-10", "2026-03-02")] // ten working days
    [InlineData(RemedyKind.Reconsideration, RemedyProcedure.Simplified, "2026-02-10", "2026-02-24")] // five working days
    [InlineData(RemedyKind.Reconsideration, RemedyProcedure.Ordinary, "2023-12-20", "2024-01-02")] // before 2024 ten days on end; 30 December to 1 January off
    [InlineData(RemedyKind.Lawsuit, RemedyProcedure.Ordinary, "2026-03-02", "2026-03-17")] // fifteen days
    [InlineData(RemedyKind.Lawsuit, RemedyProcedure.Ordinary, "2026-09-20", "2026-10-08")] // the last day falls on a holiday
    public void The_answer_is_due_on(RemedyKind kind, RemedyProcedure procedure, string notified, string due) =>
        Of(kind, new RemedyTrial { Body = "甲", Procedure = procedure, NotifiedOn = Day(notified) }).AnswerDueOn.ShouldBe(Day(due));

    [Theory]
    [InlineData(RemedyKind.Reconsideration, TrialLevel.First, RemedyProcedure.Ordinary, false, "2026-02-05", "2026-04-07")] // 60 days end on 6 April, a holiday
    [InlineData(RemedyKind.Reconsideration, TrialLevel.First, RemedyProcedure.Ordinary, true, "2026-02-05", "2026-05-06")] // 60 and 30 days
    [InlineData(RemedyKind.Reconsideration, TrialLevel.First, RemedyProcedure.Simplified, false, "2026-02-05", "2026-03-09")] // 30 days end on a Saturday
    [InlineData(RemedyKind.Lawsuit, TrialLevel.First, RemedyProcedure.Ordinary, false, "2026-03-31", "2026-09-30")] // six months
    [InlineData(RemedyKind.Lawsuit, TrialLevel.First, RemedyProcedure.Simplified, false, "2026-03-02", "2026-04-16")] // 45 days
    [InlineData(RemedyKind.Lawsuit, TrialLevel.Second, RemedyProcedure.Ordinary, false, "2026-03-02", "2026-06-02")] // three months
    public void The_decision_is_due_on(RemedyKind kind, TrialLevel level, RemedyProcedure procedure, bool isExtended, string accepted, string due) =>
        Of(kind, new RemedyTrial { Body = "甲", Level = level, Procedure = procedure, IsExtended = isExtended, AcceptedOn = Day(accepted), NotifiedOn = Day(accepted) })
            .Dates.Single(d => d.Code == "decision").On.ShouldBe(Day(due));

    [Fact]
    public void A_date_that_the_body_has_set_goes_before_the_statutory_one_and_an_answer_ends_the_wait()
    {
        var trial = new RemedyTrial { Body = "甲", NotifiedOn = Day("2026-03-02"), AnswerBy = Day("2026-03-06") };
        Of(RemedyKind.Lawsuit, trial).AnswerDueOn.ShouldBe(Day("2026-03-06"));
        Of(RemedyKind.Complaint, trial).AnswerDueOn.ShouldBe(Day("2026-03-06"));
        Of(RemedyKind.Complaint, trial with { AnswerBy = null }).AnswerDueOn.ShouldBeNull();
        Of(RemedyKind.Lawsuit, trial with { AnsweredOn = Day("2026-03-05") }).AnswerDueOn.ShouldBeNull();
    }

    [Fact]
    public void A_reconsideration_is_concluded_on_the_day_of_its_decision_whenever_it_is_served()
    {
        var term = Of(RemedyKind.Reconsideration, Ruled(TrialLevel.First, "2025-12-30", "2026-01-05", RemedyOutcome.ReconsiderationUpheld));
        term.EffectiveOn.ShouldBe(Day("2025-12-30"));
        term.Dates.Single(d => d.Code == "suit").On.ShouldBe(Day("2026-01-20"));
    }

    [Fact]
    public void A_judgment_holds_when_the_term_for_an_appeal_is_over_and_a_ruling_that_none_is_allowed_against_at_once()
    {
        Of(RemedyKind.Lawsuit, Ruled(TrialLevel.First, "2026-03-02", "2026-03-05", RemedyOutcome.ClaimsRejected)).EffectiveOn.ShouldBe(Day("2026-03-21"));
        Of(RemedyKind.Lawsuit, Ruled(TrialLevel.First, "2026-03-02", "2026-03-06", RemedyOutcome.SuitDismissed)).EffectiveOn.ShouldBe(Day("2026-03-17"));
        Of(RemedyKind.Lawsuit, Ruled(TrialLevel.First, "2026-03-02", "2026-03-05", RemedyOutcome.SuitWithdrawn)).EffectiveOn.ShouldBe(Day("2026-03-05"));
        Of(RemedyKind.Lawsuit, Ruled(TrialLevel.First, "2026-12-18", "2026-12-20", RemedyOutcome.ClaimsRejected)).EffectiveOn!.Value.Year.ShouldBe(2027);
    }

    [Fact]
    public void An_appeal_keeps_the_case_open_until_it_is_decided_and_then_its_word_is_the_last()
    {
        var first = Ruled(TrialLevel.First, "2026-03-02", "2026-03-05", RemedyOutcome.JudgedRevoked) with { Ruling = Ruling("2026-03-02", "2026-03-05", RemedyOutcome.JudgedRevoked) with { OrdersNewAnswer = true } };
        var appeal = new RemedyTrial { Level = TrialLevel.Second, Body = "乙", NotifiedOn = Day("2026-03-20") };
        Of(RemedyKind.Lawsuit, first).NewAnswer.ShouldNotBeNull();
        var open = Of(RemedyKind.Lawsuit, first, appeal);
        (open.EffectiveOn, open.NewAnswer).ShouldBe((null, null));
        open.AnswerDueOn.ShouldBe(Day("2026-04-07")); // 15 days end on 4 April, a holiday until 6 April

        var upheld = Of(RemedyKind.Lawsuit, first, Appealed(appeal, AppealOutcome.Upheld, null));
        (upheld.Outcome, upheld.EffectiveOn).ShouldBe((RemedyOutcome.JudgedRevoked, Day("2026-05-20")));
        upheld.NewAnswer.ShouldNotBeNull();

        var withdrawn = Of(RemedyKind.Lawsuit, first, Appealed(appeal, AppealOutcome.Withdrawn, null));
        (withdrawn.Outcome, withdrawn.EffectiveOn).ShouldBe((RemedyOutcome.JudgedRevoked, Day("2026-05-20")));

        var reversed = Of(RemedyKind.Lawsuit, first, Appealed(appeal, AppealOutcome.Reversed, RemedyOutcome.ClaimsRejected));
        (reversed.Outcome, reversed.EffectiveOn, reversed.NewAnswer).ShouldBe((RemedyOutcome.ClaimsRejected, Day("2026-05-20"), null));

        var remanded = Of(RemedyKind.Lawsuit, first, Appealed(appeal, AppealOutcome.Remanded, null));
        (remanded.Outcome, remanded.EffectiveOn).ShouldBe((null, null));
        var again = Of(RemedyKind.Lawsuit, first, Appealed(appeal, AppealOutcome.Remanded, null), Ruled(TrialLevel.First, "2026-08-03", "2026-08-03", RemedyOutcome.JudgedUnlawful));
        (again.Outcome, again.EffectiveOn).ShouldBe((RemedyOutcome.JudgedUnlawful, Day("2026-08-19")));
    }

    [Fact]
    public void A_retrial_changes_nothing_before_its_ruling()
    {
        var first = Ruled(TrialLevel.First, "2026-03-02", "2026-03-05", RemedyOutcome.ClaimsRejected);
        var retrial = new RemedyTrial { Level = TrialLevel.Retrial, Body = "丙", NotifiedOn = Day("2026-06-01") };
        Of(RemedyKind.Lawsuit, first, retrial).Outcome.ShouldBe(RemedyOutcome.ClaimsRejected);
        Of(RemedyKind.Lawsuit, first, retrial).EffectiveOn.ShouldBe(Day("2026-03-21"));
        Of(RemedyKind.Lawsuit, first, retrial with { Ruling = Ruling("2026-09-01", null, RemedyOutcome.JudgedRevoked) }).EffectiveOn.ShouldBe(Day("2026-09-01"));
    }

    // The columns as common practice reads them; the names are the law's.
    [Theory]
    [InlineData(RemedyColumn.Upheld, "维持 驳回行政复议请求 判决驳回诉讼请求")]
    [InlineData(RemedyColumn.Corrected, "变更 撤销或者部分撤销 确认违法 责令履行 确认无效 判决撤销或者部分撤销 判决履行法定职责 判决给付 判决确认违法 判决确认无效 判决变更")]
    [InlineData(RemedyColumn.Other, "不予受理 驳回行政复议申请 终止（撤回、和解等） 调解 裁定不予立案 裁定驳回起诉 裁定准许撤诉 裁定终结诉讼 调解")]
    [InlineData(RemedyColumn.Pending, "")]
    public void Every_outcome_has_its_column(RemedyColumn column, string names) =>
        Enum.GetValues<RemedyOutcome>().Where(o => o.Column() == column).Select(o => o.Name()).ShouldBe(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public void What_does_not_fit_together_is_told()
    {
        var today = Day("2026-08-10");
        var trial = new RemedyTrial { Body = "甲", NotifiedOn = Day("2026-03-02") };
        Codes(RemedyRules.WhatIsWrong(RemedyKind.Lawsuit, trial with { Body = " " }, today)).ShouldBe(["remedy.body"]);
        Codes(RemedyRules.WhatIsWrong(RemedyKind.Lawsuit, trial with { NotifiedOn = Day("2026-08-11") }, today)).ShouldBe(["remedy.in-the-future"]);
        Codes(RemedyRules.WhatIsWrong(RemedyKind.Lawsuit, trial with { AcceptedOn = Day("2026-03-03") }, today)).ShouldBe(["remedy.notified-before-acceptance"]);
        Codes(RemedyRules.WhatIsWrong(RemedyKind.Lawsuit, trial with { AnsweredOn = Day("2026-03-01") }, today)).ShouldBe(["remedy.answered-before-notice"]);

        IReadOnlyList<string> Of(RemedyRuling ruling, TrialLevel level = TrialLevel.First, RemedyKind kind = RemedyKind.Lawsuit) => Codes(RemedyRules.WhatIsWrong(kind, trial with { Level = level }, ruling, today));
        var ruling = Ruling("2026-05-04", "2026-05-06", RemedyOutcome.JudgedRevoked);
        Of(ruling).ShouldBeEmpty();
        Of(ruling with { Outcome = null }).ShouldBe(["remedy.outcome"]);
        Of(ruling with { ServedOn = Day("2026-05-03") }).ShouldBe(["remedy.served-before-made"]);
        Of(ruling, kind: RemedyKind.Reconsideration).ShouldBe(["remedy.outcome-kind"]);
        Of(ruling with { Outcome = RemedyOutcome.ClaimsRejected, OrdersNewAnswer = true }).ShouldBe(["remedy.orders-nothing"]);
        Of(ruling with { AnswerWorkingDays = 15 }).ShouldBe(["remedy.term-without-order"]);
        Of(ruling, TrialLevel.Second).ShouldBe(["remedy.appeal-outcome", "remedy.outcome-too-much"]);
        Of(ruling with { Appeal = AppealOutcome.Reversed }, TrialLevel.Second).ShouldBeEmpty();
        Of(ruling with { Appeal = AppealOutcome.Upheld, Outcome = null }, TrialLevel.Second).ShouldBeEmpty();
    }

    [Fact]
    public void After_a_ruling_only_the_instances_of_the_law_follow()
    {
        var first = Ruled(TrialLevel.First, "2026-03-02", null, RemedyOutcome.ClaimsRejected);
        IEnumerable<TrialLevel> After(RemedyTrial trial) => Enum.GetValues<TrialLevel>().Where(l => RemedyRules.MayFollow(trial, l));
        After(first with { Ruling = null }).ShouldBeEmpty();
        After(first).ShouldBe([TrialLevel.Second, TrialLevel.Retrial]);
        After(Ruled(TrialLevel.First, "2026-03-02", null, RemedyOutcome.SuitWithdrawn)).ShouldBe([TrialLevel.Retrial]);
        After(Appealed(first, AppealOutcome.Remanded, null)).ShouldBe([TrialLevel.First]);
        After(Appealed(first, AppealOutcome.Upheld, null)).ShouldBe([TrialLevel.Retrial]);
    }

    private static RemedyTerm Of(RemedyKind kind, params RemedyTrial[] trials) => RemedyClock.Of(new RemedyFacts { Kind = kind, Trials = trials }, Calendar);

    private static RemedyTrial Ruled(TrialLevel level, string made, string? served, RemedyOutcome outcome) =>
        new() { Level = level, Body = "甲", NotifiedOn = Day("2025-11-03"), Ruling = Ruling(made, served, outcome) };

    private static RemedyTrial Appealed(RemedyTrial trial, AppealOutcome appeal, RemedyOutcome? outcome) =>
        trial with { Level = TrialLevel.Second, Ruling = new RemedyRuling { Number = "3号", MadeOn = Day("2026-05-20"), Appeal = appeal, Outcome = outcome } };

    private static RemedyRuling Ruling(string made, string? served, RemedyOutcome outcome) =>
        new() { Number = "2号", MadeOn = Day(made), ServedOn = served is null ? null : Day(served), Outcome = outcome };

    private static List<string> Codes(IReadOnlyList<Problem> problems) => [.. problems.Select(p => p.Code)];

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
