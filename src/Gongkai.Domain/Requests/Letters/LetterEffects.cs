namespace Gongkai.Domain.Requests.Letters;

/// <summary>What a letter that goes out changes in the facts of the clock.</summary>
public static class LetterEffects
{
    /// <summary>The facts once the letter was sent. What runs from its receipt counts from sending until receipt is recorded.</summary>
    /// <param name="facts">The facts before.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="sentOn">The day of posting, of handing over, of making it available online.</param>
    /// <param name="calendar">The calendar.</param>
    public static ClockFacts Apply(ClockFacts facts, Letter letter, DateOnly sentOn, Deadlines.WorkCalendar calendar) => letter.Kind switch
    {
        LetterKind.CorrectionNotice => facts with { Correction = new(sentOn, calendar.AddWorkingDays(sentOn, letter.Number(LetterElements.CorrectionDays.Code) ?? 0)) },
        LetterKind.ReasonsNotice => facts with { Reasons = new(sentOn, calendar.AddWorkingDays(sentOn, letter.Number(LetterElements.ReasonsDays.Code) ?? 0)) },
        LetterKind.ExtensionNotice => facts with { Extension = new(sentOn, letter.Number(LetterElements.ExtensionDays.Code) ?? 0) },
        LetterKind.DelayNotice => letter.Date(LetterElements.DelayUntil.Code) is { } until ? facts with { Delay = new(sentOn, until) } : facts,
        LetterKind.ThirdPartyConsultation => With(facts, new(ConsultedKind.ThirdParty, sentOn)),
        LetterKind.CoMakerConsultation => With(facts, new(ConsultedKind.CoMaker, sentOn)),
        LetterKind.Assistance => With(facts, new(ConsultedKind.OtherAgency, sentOn)),
        LetterKind.FeeNotice => facts with { Fee = new(sentOn) },
        LetterKind.Receipt or LetterKind.ConsultationNotice or LetterKind.ThirdPartyDecision or LetterKind.Answer or LetterKind.RecordCorrection or LetterKind.TransferNotice => facts,
    };

    /// <summary>
    /// The facts once its receipt is known: the limit to correct, to explain, to pay and to answer runs from there. Nothing changes when what
    /// was waited for has come meanwhile.
    /// </summary>
    /// <param name="facts">The facts before.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="receivedOn">The day of its receipt.</param>
    /// <param name="consultation">The place of its consultation among those of the facts; null for another letter.</param>
    /// <param name="calendar">The calendar.</param>
    public static ClockFacts Received(ClockFacts facts, Letter letter, DateOnly receivedOn, int? consultation, Deadlines.WorkCalendar calendar) => letter.Kind switch
    {
        LetterKind.CorrectionNotice when facts.Correction is { CorrectedOn: null } correction =>
            facts with { Correction = correction with { ServedOn = receivedOn, LimitOn = calendar.AddWorkingDays(receivedOn, letter.Number(LetterElements.CorrectionDays.Code) ?? 0) } },
        LetterKind.ReasonsNotice when facts.Reasons is { GivenOn: null } reasons =>
            facts with { Reasons = reasons with { ServedOn = receivedOn, LimitOn = calendar.AddWorkingDays(receivedOn, letter.Number(LetterElements.ReasonsDays.Code) ?? 0) } },
        LetterKind.FeeNotice when facts.Fee is { PaidOn: null } fee => facts with { Fee = fee with { ServedOn = receivedOn } },
        LetterKind.ThirdPartyConsultation or LetterKind.CoMakerConsultation or LetterKind.Assistance when consultation is { } at && at < facts.Consultations.Count =>
            facts with { Consultations = [.. facts.Consultations.Select((c, n) => n == at && c.RepliedOn is null ? c with { DeliveredOn = receivedOn } : c)] },
        _ => facts,
    };

    /// <summary>The day by which the answer is due once the letter was sent on a day; null while the term does not run.</summary>
    public static DateOnly? DueOnAfter(LetterFacts facts, Letter letter) => RequestClock.Of(Apply(facts.Facts, letter, facts.On, facts.Calendar), facts.Calendar).DueOn;

    private static ClockFacts With(ClockFacts facts, Consultation consultation) => facts with { Consultations = [.. facts.Consultations, consultation] };
}
