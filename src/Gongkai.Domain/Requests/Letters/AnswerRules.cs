namespace Gongkai.Domain.Requests.Letters;

/// <summary>What an answer has to agree with in its case.</summary>
internal static class AnswerRules
{
    public static void Check(Letter letter, AnswerKind answer, LetterFacts facts, List<Problem> problems)
    {
        Parts(letter, answer, problems);
        ThirdParties(letter, answer, facts, problems);
        OutsideRemit(letter, answer, problems);
        Notices(letter, answer, facts, problems);
        LetterRules.Add(problems, answer == AnswerKind.NotHeld && letter.Date("on") > facts.On, "letter.search-in-future", "检索日期不能晚于今天。");
        LetterRules.Add(problems, answer == AnswerKind.NotHeld && letter.Date("on") < facts.Facts.Receipt.ReceivedOn && facts.Facts.Renewal is null, "letter.search-too-early",
            "检索应当在收到申请以后进行，请重新检索或者更正检索日期。");
        LetterRules.Add(problems, answer == AnswerKind.Repeated && letter.Date("earlier-on") > facts.On, "letter.earlier-in-future", "原答复日期不能晚于今天。");
    }

    private static void Parts(Letter letter, AnswerKind answer, List<Problem> problems)
    {
        if (answer != AnswerKind.PartlyGranted)
        {
            return;
        }

        LetterRules.Add(problems, letter.Withheld.Count == 0, "letter.missing.withheld", "《部分公开答复书》缺少不予公开的部分：逐项写明不公开什么、依据和理由（条例第三十七条）。");
        foreach (var (part, n) in letter.Withheld.Select((w, n) => (w, n + 1)))
        {
            LetterRules.Add(problems, string.IsNullOrWhiteSpace(part.What), "letter.missing.withheld-what", $"第{n}个不予公开的部分没有写明是什么内容。");
            LetterRules.Add(problems, string.IsNullOrWhiteSpace(part.Why), "letter.missing.withheld-why", $"第{n}个不予公开的部分没有写明理由（条例第三十七条：对不予公开的内容说明理由）。");
            LetterRules.Add(problems, !WithheldPart.Grounds.Contains(part.Ground), "letter.withheld-ground", $"第{n}个不予公开的部分没有选择法定的理由。");
        }
    }

    // 第十五条、第三十二条、第三十四条.
    private static void ThirdParties(Letter letter, AnswerKind answer, LetterFacts facts, List<Problem> problems)
    {
        var consulted = facts.Facts.Consultations;
        var third = consulted.Where(c => c.Kind == ConsultedKind.ThirdParty).ToList();
        var keepsForThird = answer == AnswerKind.RefusedThirdParty || letter.Withheld.Any(w => w.Ground == AnswerKind.RefusedThirdParty);
        var gives = answer is AnswerKind.Granted or AnswerKind.PartlyGranted;
        var running = consulted.Where(c => c.Kind is ConsultedKind.ThirdParty or ConsultedKind.CoMaker && c.RepliedOn is null && facts.On <= RequestClock.LimitOf(c, facts.Calendar)).ToList();
        LetterRules.Add(problems, (gives || keepsForThird) && running.Count > 0, "letter.consultation-runs",
            $"征求意见的期限未满，尚未收到意见，不能作出是否公开的决定（条例第三十二条、第三十四条）；最迟至{LetterWords.Long(running.Select(c => (DateOnly?)RequestClock.LimitOf(c, facts.Calendar)).Max())}。");
        LetterRules.Add(problems, keepsForThird && third.Count == 0 && letter[LetterElements.NotConsulted.Code] is null, "letter.third-party-not-asked",
            "以保护第三方合法权益为由不予公开的，应当先书面征求第三方的意见（条例第三十二条）；没有征求的，须说明理由。");
        LetterRules.Add(problems, keepsForThird && third.Count > 0 && third.All(c => c.Agrees == true), "letter.third-party-agrees",
            "第三方同意公开，不能以保护第三方合法权益为由不予公开（条例第十五条）。");
        LetterRules.Add(problems, gives && !keepsForThird && third.Any(c => c.Agrees == false) && !facts.ThirdPartyWasTold, "letter.third-party-not-told",
            "第三方不同意公开而决定公开的，应当先将决定公开的内容和理由书面告知第三方（条例第三十二条），请先发出《公开决定告知书（第三方）》。");
    }

    private static void OutsideRemit(Letter letter, AnswerKind answer, List<Problem> problems)
    {
        if (answer != AnswerKind.OutsideRemit)
        {
            return;
        }

        var (agency, contact, isUnknown) = (letter[LetterElements.ResponsibleAgency.Code], letter[LetterElements.ResponsibleContact.Code], letter[LetterElements.ResponsibleUnknown.Code] is not null);
        LetterRules.Add(problems, agency is null && !isUnknown, "letter.missing.agency", "能够确定负责公开该信息的机关的，须告知名称和联系方式；确实不能确定的，请选择“不能确定”（条例第三十六条第（五）项）。");
        LetterRules.Add(problems, agency is not null && contact is null, "letter.missing.contact", "告知了负责公开的机关，还须告知它的联系方式（条例第三十六条第（五）项）。");
        LetterRules.Add(problems, agency is not null && isUnknown, "letter.agency-and-unknown", "已写明负责公开的机关，请取消“不能确定”。");
    }

    private static void Notices(Letter letter, AnswerKind answer, LetterFacts facts, List<Problem> problems)
    {
        var f = facts.Facts;
        LetterRules.Add(problems, answer == AnswerKind.StillUnclear && f.Correction?.CorrectedOn is null, RequestProblems.NotCorrectedYet.Code, RequestProblems.NotCorrectedYet.Text);
        LetterRules.Add(problems, answer == AnswerKind.NotCorrected && f.Correction is not { CorrectedOn: null }, RequestProblems.NoCorrectionOpen.Code, RequestProblems.NoCorrectionOpen.Text);
        LetterRules.Add(problems, answer == AnswerKind.NotCorrected && f.Correction is { CorrectedOn: null } c && facts.On <= c.LimitOn, "request.still-time-to-correct",
            RequestProblems.StillTimeToCorrect(f.Correction?.LimitOn ?? facts.On).Text);
        LetterRules.Add(problems, answer == AnswerKind.FeeNotPaid && f.Fee is not { PaidOn: null }, RequestProblems.NoFeeOpen.Code, RequestProblems.NoFeeOpen.Text);
        var toPay = f.Fee is { } fee ? facts.Calendar.AddWorkingDays(fee.ServedOn, RequestTerms.Payment) : facts.On;
        LetterRules.Add(problems, answer == AnswerKind.FeeNotPaid && f.Fee is { PaidOn: null } && facts.On <= toPay, "request.still-time-to-pay", RequestProblems.StillTimeToPay(toPay).Text);
        LetterRules.Add(problems, answer is AnswerKind.NotCorrected or AnswerKind.FeeNotPaid && facts.NoticeReceivedOn is null, "letter.notice-not-received",
            "没有登记申请人收到告知书或者收费通知书的日期，期限从收到之日起算，请先登记送达。");
        LetterRules.Add(problems, answer == AnswerKind.Excessive && f.Reasons is null, RequestProblems.ReasonsFirst.Code, RequestProblems.ReasonsFirst.Text);
        LetterRules.Add(problems, answer == AnswerKind.Excessive && f.Reasons is { GivenOn: null } reasons && facts.On <= reasons.LimitOn, "request.still-time-for-reasons",
            RequestProblems.StillTimeForReasons(f.Reasons?.LimitOn ?? facts.On).Text);
        LetterRules.Add(problems, facts.Status == RequestStatus.AwaitingCorrection && answer is not (AnswerKind.NotCorrected or AnswerKind.Withdrawn), RequestProblems.AwaitsCorrection.Code, RequestProblems.AwaitsCorrection.Text);
        LetterRules.Add(problems, facts.Status == RequestStatus.AwaitingPayment && answer is not (AnswerKind.FeeNotPaid or AnswerKind.Withdrawn), RequestProblems.AwaitsPayment.Code, RequestProblems.AwaitsPayment.Text);
    }
}
