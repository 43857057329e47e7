namespace Gongkai.Domain.Remedies;

/// <summary>What facts may say together.</summary>
public static class RemedyRules
{
    private const int LongestBody = 100;
    private const int LongestNumber = 60;

    /// <summary>What is wrong with a hearing as registered on a day.</summary>
    public static IReadOnlyList<Problem> WhatIsWrong(RemedyKind kind, RemedyTrial trial, DateOnly today) =>
    [
        .. Kept(trial.Body.Trim().Length is 0 or > LongestBody, RemedyProblems.BodyMissing(kind)),
        .. Kept(trial.CaseNumber is { Length: > LongestNumber }, RemedyProblems.NumberTooLong),
        .. Kept(trial.NotifiedOn > today || trial.AcceptedOn > today || trial.AnsweredOn > today, RemedyProblems.InTheFuture),
        .. Kept(trial.AcceptedOn > trial.NotifiedOn, RemedyProblems.NotifiedBeforeAcceptance),
        .. Kept(trial.AnsweredOn < trial.NotifiedOn, RemedyProblems.AnsweredBeforeNotice),
        .. Kept(trial.AnswerBy < trial.NotifiedOn, RemedyProblems.AnswerByBeforeNotice),
    ];

    /// <summary>What is wrong with a ruling on a hearing as registered on a day.</summary>
    public static IReadOnlyList<Problem> WhatIsWrong(RemedyKind kind, RemedyTrial trial, RemedyRuling ruling, DateOnly today)
    {
        var isAppeal = trial.Level == TrialLevel.Second;
        var needsOutcome = !isAppeal || ruling.Appeal == AppealOutcome.Reversed;
        return
        [
            .. Kept(ruling.Number.Trim().Length is 0 or > LongestNumber, RemedyProblems.RulingNumber),
            .. Kept(ruling.MadeOn > today || ruling.ServedOn > today, RemedyProblems.InTheFuture),
            .. Kept(ruling.MadeOn < (trial.AcceptedOn ?? trial.NotifiedOn) && trial.AcceptedOn is not null, RemedyProblems.RuledBeforeAcceptance),
            .. Kept(ruling.ServedOn < ruling.MadeOn, RemedyProblems.ServedBeforeMade),
            .. Kept(isAppeal != ruling.Appeal is not null, RemedyProblems.AppealOutcomeMissing),
            .. Kept(needsOutcome != ruling.Outcome is not null, needsOutcome ? RemedyProblems.OutcomeMissing : RemedyProblems.OutcomeTooMuch),
            .. Kept(ruling.Outcome is { } outcome && outcome.Kind() != kind, RemedyProblems.OutcomeOfAnotherKind),
            .. Kept(ruling.OrdersNewAnswer && ruling.Outcome is { } given && !given.MayOrderNewAnswer(), RemedyProblems.OrdersNothing),
            .. Kept(!ruling.OrdersNewAnswer && (ruling.AnswerWorkingDays ?? 0) + (ruling.AnswerUntil is null ? 0 : 1) > 0, RemedyProblems.TermWithoutOrder),
            .. Kept(ruling.AnswerWorkingDays is < 1 or > 250 || ruling.AnswerUntil < ruling.MadeOn, RemedyProblems.WrongAnswerTerm),
        ];
    }

    /// <summary>True when a hearing of a level may follow another that has its ruling.</summary>
    public static bool MayFollow(RemedyTrial before, TrialLevel level) => (before.Level, before.Ruling) switch
    {
        (_, null) => false,
        (TrialLevel.First, { Outcome: { } outcome }) when level == TrialLevel.Second => outcome.AppealDays() > 0,
        (TrialLevel.Second, { Appeal: AppealOutcome.Remanded }) => level == TrialLevel.First,
        _ => level == TrialLevel.Retrial,
    };

    private static IEnumerable<Problem> Kept(bool isWrong, Problem problem) => isWrong ? [problem] : [];
}
