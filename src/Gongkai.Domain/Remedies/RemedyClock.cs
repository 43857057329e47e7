using System.Globalization;
using Gongkai.Domain.Deadlines;

namespace Gongkai.Domain.Remedies;

/// <summary>Whose business a date is.</summary>
public enum RemedyDuty
{
    /// <summary>本机关.</summary>
    Agency,

    /// <summary>复议机关、人民法院 or the lead authority.</summary>
    Body,

    /// <summary>Anyone of the parties, who may go further.</summary>
    Parties,
}

/// <summary>A date of a remedy and how it came about.</summary>
/// <param name="Code">For programs: <c>answer</c>, <c>hearing</c>, <c>decision</c>, <c>appeal</c>, <c>suit</c>, <c>effective</c>.</param>
/// <param name="On">The date.</param>
/// <param name="Duty">Whose business it is.</param>
/// <param name="Text">For people.</param>
/// <param name="Basis">The provision.</param>
/// <param name="IsOpen">True while it is still to be met.</param>
public sealed record RemedyDate(string Code, DateOnly On, RemedyDuty Duty, string Text, string Basis, bool IsOpen);

/// <summary>Where a remedy stands.</summary>
public sealed record RemedyTerm
{
    /// <summary>All dates, in order.</summary>
    public IReadOnlyList<RemedyDate> Dates { get; init; } = [];

    /// <summary>The outcome that holds, or will when nobody appeals; null while there is none.</summary>
    public RemedyOutcome? Outcome { get; init; }

    /// <summary>审结之日: from when the outcome holds; null while the case is open. May lie ahead, at the end of the term for an appeal.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The ruling that orders a new answer, if the last word on the case does.</summary>
    public RemedyRuling? NewAnswer { get; init; }

    /// <summary>The agency's answer is due; null when it was handed in or is not asked for.</summary>
    public DateOnly? AnswerDueOn => Dates.FirstOrDefault(d => d is { Code: "answer", IsOpen: true })?.On;

    /// <summary>True when a date rests on a year whose holidays are not announced yet.</summary>
    public bool IsProvisional { get; init; }
}

/// <summary>
/// The dates of a remedy. 《行政复议法》第八十八条: its terms of 3, 5, 7 and 10 days are working days, others run through; a term
/// whose last day is a holiday ends on the next working day, in court as well (《民事诉讼法》第八十五条, 《行政诉讼法》第一百零一条).
/// </summary>
public static class RemedyClock
{
    /// <summary>修订后的《行政复议法》 came into force.</summary>
    public static readonly DateOnly ReconsiderationRevisedFrom = new(2024, 1, 1);

    /// <summary>第四十八条: the respondent's answer, ordinary procedure.</summary>
    public const int ReconsiderationAnswer = 10;

    /// <summary>第五十四条: the respondent's answer, simplified procedure, working days.</summary>
    public const int SimplifiedReconsiderationAnswer = 5;

    /// <summary>第六十二条: the decision, ordinary procedure.</summary>
    public const int ReconsiderationDecision = 60;

    /// <summary>第六十二条: the most it may be extended by.</summary>
    public const int ReconsiderationExtension = 30;

    /// <summary>第六十二条: the decision, simplified procedure.</summary>
    public const int SimplifiedReconsiderationDecision = 30;

    /// <summary>《行政诉讼法》第六十七条, and for appeals 行诉解释第一百零八条: answer and evidence.</summary>
    public const int CourtAnswer = 15;

    /// <summary>《行政诉讼法》第八十一条: the first instance, months.</summary>
    public const int FirstInstanceMonths = 6;

    /// <summary>《行政诉讼法》第八十三条: the simplified procedure, days.</summary>
    public const int SimplifiedCourtDecision = 45;

    /// <summary>《行政诉讼法》第八十八条: the second instance, months.</summary>
    public const int SecondInstanceMonths = 3;

    /// <summary>《行政诉讼法》第四十五条: to go to court after a reconsideration, days.</summary>
    public const int SuitAfterReconsideration = 15;

    /// <summary>Where the remedy stands.</summary>
    public static RemedyTerm Of(RemedyFacts facts, WorkCalendar calendar)
    {
        var dates = new List<RemedyDate>();
        for (var n = 0; n < facts.Trials.Count; n++)
        {
            AddDates(facts, facts.Trials[n], isLast: n == facts.Trials.Count - 1, calendar, dates);
        }

        var (outcome, effective, ruling) = Result(facts, calendar);
        if (effective is { } on && facts.Kind == RemedyKind.Lawsuit)
        {
            dates.Add(new("effective", on, RemedyDuty.Body, $"{Long(on)}起裁判生效，计入当年“{outcome?.Column()?.Name()}”", "《行政诉讼法》第八十五条", false));
        }

        return new()
        {
            Dates = dates,
            Outcome = outcome,
            EffectiveOn = effective,
            NewAnswer = ruling is { OrdersNewAnswer: true } ? ruling : null,
            IsProvisional = dates.Any(d => d.IsOpen && calendar.IsProvisional(d.On)),
        };
    }

    /// <summary>
    /// The last word: what an appeal leaves standing holds from the appeal's ruling, what it reverses is replaced, what it sends back is open
    /// again. A retrial changes nothing before its ruling.
    /// </summary>
    private static (RemedyOutcome? Outcome, DateOnly? EffectiveOn, RemedyRuling? Ruling) Result(RemedyFacts facts, WorkCalendar calendar)
    {
        (RemedyOutcome? Outcome, DateOnly? On, RemedyRuling? Ruling) result = default;
        foreach (var trial in facts.Trials)
        {
            result = (trial.Level, trial.Ruling) switch
            {
                (TrialLevel.Retrial, null) => result,
                (_, null) => (result.Outcome, null, null),
                (TrialLevel.Second, { Appeal: AppealOutcome.Upheld or AppealOutcome.Withdrawn } ruling) => (result.Outcome, ruling.KnownOn, result.Ruling),
                (TrialLevel.Second, { Appeal: AppealOutcome.Remanded }) => default,
                (TrialLevel.Second or TrialLevel.Retrial, { } ruling) => (ruling.Outcome, ruling.KnownOn, ruling),
                (_, { } ruling) => (ruling.Outcome, HoldsFrom(facts.Kind, ruling, calendar), ruling),
            };
        }

        return result;
    }

    /// <summary>A reconsideration is decided on the day of its decision; a judgment holds when nobody has appealed in time.</summary>
    private static DateOnly HoldsFrom(RemedyKind kind, RemedyRuling ruling, WorkCalendar calendar) =>
        kind == RemedyKind.Lawsuit && ruling.Outcome?.AppealDays() is > 0 and var days ? EndOf(ruling.KnownOn.AddDays(days), calendar).AddDays(1)
        : kind == RemedyKind.Lawsuit ? ruling.KnownOn
        : ruling.MadeOn;

    private static void AddDates(RemedyFacts facts, RemedyTrial trial, bool isLast, WorkCalendar calendar, List<RemedyDate> dates)
    {
        var isOpen = isLast && trial.Ruling is null;
        if (AnswerDate(facts.Kind, trial, calendar) is { } answer)
        {
            dates.Add(answer with { IsOpen = isOpen && trial.AnsweredOn is null, Text = answer.Text + (trial.AnsweredOn is { } done ? $"，已于{Long(done)}提交" : "") });
        }

        if (trial.HearingOn is { } hearing)
        {
            dates.Add(new("hearing", hearing, RemedyDuty.Agency, $"{Long(hearing)}{(facts.Kind == RemedyKind.Lawsuit ? "开庭" : "听证或者听取意见")}（{trial.Body}）", facts.Kind == RemedyKind.Lawsuit ? "《行政诉讼法》第七章" : "《行政复议法》第四章", isOpen));
        }

        if (DecisionDate(facts.Kind, trial, calendar) is { } decision)
        {
            dates.Add(decision with { IsOpen = isOpen });
        }

        if (trial.Ruling is { } ruling && ruling.Outcome is { } outcome)
        {
            if (facts.Kind == RemedyKind.Reconsideration)
            {
                var until = EndOf(ruling.KnownOn.AddDays(SuitAfterReconsideration), calendar);
                dates.Add(new("suit", until, RemedyDuty.Parties, $"申请人不服复议决定，可自收到之日起{SuitAfterReconsideration}日内起诉，按{Long(ruling.KnownOn)}送达计至{Long(until)}", "《行政诉讼法》第四十五条", isLast));
            }
            else if (trial.Level == TrialLevel.First && outcome.AppealDays() is > 0 and var days)
            {
                var until = EndOf(ruling.KnownOn.AddDays(days), calendar);
                dates.Add(new("appeal", until, RemedyDuty.Parties, $"自{Long(ruling.KnownOn)}送达之日起{days}日内可以上诉，至{Long(until)}", "《行政诉讼法》第八十五条", isLast));
            }
        }
    }

    private static RemedyDate? AnswerDate(RemedyKind kind, RemedyTrial trial, WorkCalendar calendar)
    {
        const string What = "提出书面答复，提交证据、依据和其他有关材料";
        if (trial.AnswerBy is { } set)
        {
            return new("answer", set, RemedyDuty.Agency, $"{trial.Body}要求于{Long(set)}前{What}", "受理机关通知", true);
        }

        switch (kind)
        {
            case RemedyKind.Complaint:
                return null;
            case RemedyKind.Lawsuit:
                var answer = EndOf(trial.NotifiedOn.AddDays(CourtAnswer), calendar);
                return new("answer", answer, RemedyDuty.Agency, $"{Long(trial.NotifiedOn)}收到{(trial.Level == TrialLevel.Second ? "上诉状" : "起诉状")}副本，{CourtAnswer}日内提交答辩状和证据、依据，至{Long(answer)}",
                    trial.Level == TrialLevel.Second ? "行诉解释第一百零八条" : "《行政诉讼法》第六十七条", true);
            default:
                var isOld = (trial.AcceptedOn ?? trial.NotifiedOn) < ReconsiderationRevisedFrom;
                var (due, days, basis) = isOld ? (EndOf(trial.NotifiedOn.AddDays(ReconsiderationAnswer), calendar), $"{ReconsiderationAnswer}日", "2017年《行政复议法》第二十三条")
                    : trial.Procedure == RemedyProcedure.Simplified ? (calendar.AddWorkingDays(trial.NotifiedOn, SimplifiedReconsiderationAnswer), $"{SimplifiedReconsiderationAnswer}个工作日", "《行政复议法》第五十四条、第八十八条")
                    : (calendar.AddWorkingDays(trial.NotifiedOn, ReconsiderationAnswer), $"{ReconsiderationAnswer}个工作日", "《行政复议法》第四十八条、第八十八条");
                return new("answer", due, RemedyDuty.Agency, $"{Long(trial.NotifiedOn)}收到申请书副本，{days}内{What}，至{Long(due)}{Detours(calendar, trial.NotifiedOn, due)}", basis, true);
        }
    }

    private static RemedyDate? DecisionDate(RemedyKind kind, RemedyTrial trial, WorkCalendar calendar)
    {
        var from = trial.AcceptedOn ?? trial.NotifiedOn;
        var (until, term, basis) = (kind, trial.Level, trial.Procedure) switch
        {
            (RemedyKind.Complaint, _, _) or (_, TrialLevel.Retrial, _) => (default, "", ""),
            (RemedyKind.Reconsideration, _, RemedyProcedure.Simplified) => (from.AddDays(SimplifiedReconsiderationDecision), $"{SimplifiedReconsiderationDecision}日", "《行政复议法》第六十二条"),
            (RemedyKind.Reconsideration, _, _) => trial.IsExtended
                ? (from.AddDays(ReconsiderationDecision + ReconsiderationExtension), $"{ReconsiderationDecision}日，延长{ReconsiderationExtension}日", "《行政复议法》第六十二条")
                : (from.AddDays(ReconsiderationDecision), $"{ReconsiderationDecision}日", "《行政复议法》第六十二条"),
            (_, TrialLevel.Second, _) => (from.AddMonths(SecondInstanceMonths), $"{SecondInstanceMonths}个月", "《行政诉讼法》第八十八条"),
            (_, _, RemedyProcedure.Simplified) => (from.AddDays(SimplifiedCourtDecision), $"{SimplifiedCourtDecision}日", "《行政诉讼法》第八十三条"),
            _ => (from.AddMonths(FirstInstanceMonths), $"{FirstInstanceMonths}个月", "《行政诉讼法》第八十一条"),
        };
        if (until == default)
        {
            return null;
        }

        var end = EndOf(until, calendar);
        return new("decision", end, RemedyDuty.Body, $"自{Long(from)}{(trial.AcceptedOn is null ? "（收到通知之日，受理日期未登记）" : kind == RemedyKind.Lawsuit ? "立案" : "受理")}起{term}，审理期限至{Long(end)}", basis, true);
    }

    /// <summary>A term that ends on a holiday ends on the next working day.</summary>
    private static DateOnly EndOf(DateOnly last, WorkCalendar calendar)
    {
        while (!calendar.IsWorkingDay(last))
        {
            last = last.AddDays(1);
        }

        return last;
    }

    private static string Detours(WorkCalendar calendar, DateOnly from, DateOnly until) => calendar.Describe(from.AddDays(1), until) is { Length: > 0 } text ? $"（{text}）" : "";

    private static string Long(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
