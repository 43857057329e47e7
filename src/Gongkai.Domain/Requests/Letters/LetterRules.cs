using Gongkai.Domain.Requests.Fees;

namespace Gongkai.Domain.Requests.Letters;

/// <summary>What keeps a letter from being signed: each element that the law asks for and that is missing or contradicts the case.</summary>
public static class LetterRules
{
    /// <summary>Characters of an element at most.</summary>
    public const int LongestValue = 3000;

    private const int MostDaysToCorrect = 60;

    /// <summary>Everything, at once; empty when it can be signed.</summary>
    public static IReadOnlyList<Problem> WhyNotSign(Letter letter, LetterFacts facts)
    {
        var problems = new List<Problem>();
        if (letter.Kind == LetterKind.Answer && letter.Answer is null)
        {
            problems.Add(new("letter.no-answer", "请选择答复的种类，每件申请只能归入一种办理结果。"));
            return problems;
        }

        Elements(letter, problems);
        Receipt(letter, facts, problems);
        Add(problems, letter.Kind.Addressee() != LetterAddressee.Applicant && string.IsNullOrWhiteSpace(letter.Addressee), "letter.addressee", $"《{letter.Kind.Name()}》缺少主送对象：请写明第三方或者机关的名称。");
        OfKind(letter, facts, problems);
        if (letter.Kind == LetterKind.Answer)
        {
            AnswerRules.Check(letter, letter.Answer!.Value, facts, problems);
        }

        Remedies(letter, facts, problems);
        return problems;
    }

    /// <summary>Adds a problem where something is wrong.</summary>
    internal static void Add(List<Problem> problems, bool isWrong, string code, string text)
    {
        if (isWrong)
        {
            problems.Add(new(code, text));
        }
    }

    private static void Elements(Letter letter, List<Problem> problems)
    {
        var name = letter.Kind.Name(letter.Answer);
        foreach (var element in LetterElements.Of(letter.Kind, letter.Answer))
        {
            var value = letter[element.Code];
            if (value is null)
            {
                Add(problems, element.IsRequired, $"letter.missing.{element.Code}", $"《{name}》缺少“{element.Name}”（{element.Source}）。{element.Hint}");
                continue;
            }

            Add(problems, value.Length > LongestValue, $"letter.too-long.{element.Code}", $"“{element.Name}”不能超过{LongestValue}字，可以作为附件。");
            Add(problems, element.Form == ElementForm.Date && letter.Date(element.Code) is null, $"letter.date.{element.Code}", $"“{element.Name}”应当是日期，例如 2026-08-01。");
            Add(problems, element.Form == ElementForm.Number && letter.Number(element.Code) is null or 0, $"letter.number.{element.Code}", $"“{element.Name}”应当是大于0的整数。");
            Add(problems, element.Form == ElementForm.Choice && element.Choices.All(c => c.Value != value), $"letter.choice.{element.Code}", $"请为“{element.Name}”选择一项。");
        }
    }

    private static void Receipt(Letter letter, LetterFacts facts, List<Problem> problems)
    {
        Add(problems, letter.Kind.Addressee() == LetterAddressee.Applicant && facts.Facts.Receipt.ReceivedOn is null && facts.Facts.Renewal is null,
            "letter.not-received", "收到申请之日尚未确定，请先与申请人确认（条例第三十一条）。");
        Add(problems, string.IsNullOrWhiteSpace(facts.Applicant), "letter.no-applicant", "没有申请人的姓名或者名称，请先更正登记（条例第二十九条）。");
        Add(problems, letter.Kind == LetterKind.Receipt && string.IsNullOrWhiteSpace(facts.Telephone), "letter.no-contact", "《接收回执》缺少联系方式：请在机关资料中填写政府信息公开工作机构的联系电话。");
        Add(problems, letter.Kind == LetterKind.Receipt && facts.Term is { ReceivedOn: not null, DueOn: null }, "letter.no-due-date", "本件正在等待申请人补正或者缴费，没有可以告知的到期日。");
    }

    private static void OfKind(Letter letter, LetterFacts facts, List<Problem> problems)
    {
        switch (letter.Kind)
        {
            case LetterKind.CorrectionNotice:
                Add(problems, letter.Number(LetterElements.CorrectionDays.Code) > MostDaysToCorrect, "letter.correction-days", $"补正期限应当合理，不超过{MostDaysToCorrect}个工作日（条例第三十条）。");
                break;
            case LetterKind.ExtensionNotice:
                var most = facts.Facts.Receipt.ReceivedOn is { } received ? RequestTerms.Of(received).MostExtension : RequestTerms.Of(facts.On).MostExtension;
                Add(problems, letter.Number(LetterElements.ExtensionDays.Code) > most, RequestProblems.ExtensionTooLong(most).Code, RequestProblems.ExtensionTooLong(most).Text);
                Add(problems, LetterEffects.DueOnAfter(facts, letter) is null, "letter.no-due-date", "期限没有在计算，不能延期。");
                break;
            case LetterKind.DelayNotice:
                Add(problems, letter.Date(LetterElements.DelayUntil.Code) is { } until && facts.Term.DueOn is { } due && until <= due, "letter.delay-too-early",
                    $"延迟答复的期限须晚于现在的到期日{LetterWords.Long(facts.Term.DueOn)}。");
                break;
            case LetterKind.Assistance:
                Add(problems, letter.Date("by") < facts.On, "letter.reply-by-past", "请对方反馈的日期已经过去。");
                break;
            case LetterKind.ThirdPartyDecision:
                Add(problems, !facts.Facts.Consultations.Any(c => c is { Kind: ConsultedKind.ThirdParty, Agrees: false }), "letter.no-objection",
                    "《公开决定告知书》以第三方不同意公开为前提（条例第三十二条），请先征求意见并登记第三方的反馈。");
                break;
            case LetterKind.FeeNotice:
                var (scale, count) = (LetterValues.ScaleOf(letter), letter.Number(LetterElements.FeeCount.Code));
                Add(problems, scale is { } s && count is { } n and > 0 && s.ForApplication(n) == 0, "letter.no-fee", "按该数量计算不收费（国办函〔2020〕109号第三条），不需要发收费通知。");
                Add(problems, scale == FeeScaleKind.PerPage && facts.Form == WantedForm.OnSite, "letter.fee-on-site",
                    "申请人要求现场阅读、抄录的，不适用按量计收（国办函〔2020〕109号第五条：按量计收适用于提供纸件、发送电子邮件、复制电子数据等）。");
                Add(problems, facts.Facts.Receipt.ReceivedOn < FeeScale.InForceFrom, "letter.fee-not-in-force", $"{LetterWords.Long(FeeScale.InForceFrom)}以前收到的申请不适用《政府信息公开信息处理费管理办法》。");
                break;
            case LetterKind.RecordCorrection:
                Add(problems, facts.Status == RequestStatus.AwaitingCorrection, RequestProblems.AwaitsCorrection.Code, RequestProblems.AwaitsCorrection.Text);
                Add(problems, facts.Status == RequestStatus.AwaitingPayment, RequestProblems.AwaitsPayment.Code, RequestProblems.AwaitsPayment.Text);
                Add(problems, letter[LetterElements.CorrectionResult.Code] is "transferred" or "told" && letter[LetterElements.ResponsibleAgency.Code] is null, "letter.missing.agency",
                    "转送或者告知的，须写明有权更正的行政机关（条例第四十一条）。");
                break;
            default:
                break;
        }
    }

    private static void Remedies(Letter letter, LetterFacts facts, List<Problem> problems)
    {
        if (letter.Remedy(facts.On, facts.AdministrativeQuery) == RemedyText.None)
        {
            return;
        }

        var bodies = facts.Remedies.For(letter);
        Add(problems, string.IsNullOrWhiteSpace(bodies.Reconsideration), "letter.no-reconsideration-body", "缺少行政复议机关（行政复议法第二十条、第二十四条至第二十八条），请在机关资料或者本文书中填写。司法行政部门应当写明两个机关。");
        Add(problems, string.IsNullOrWhiteSpace(bodies.Court), "letter.no-court", "缺少管辖法院（行政诉讼法第十四条、第十五条、第十八条），请在机关资料或者本文书中填写。");
        var isUnchecked = (bodies.IsReconsiderationDerived || bodies.IsCourtDerived) && !letter.RemediesChecked;
        Add(problems, isUnchecked && bodies is { Reconsideration: { Length: > 0 }, Court: { Length: > 0 } }, "letter.remedies-unchecked",
            $"行政复议机关“{bodies.Reconsideration}”、管辖法院“{bodies.Court}”中有按机关层级推定的，请核对后勾选“已核对”，或者在机关资料中填写。");
        Add(problems, bodies.IsIntermediateCourt && bodies.Court is { } court && !court.Contains("中级", StringComparison.Ordinal), "letter.intermediate-court",
            "被告是县级以上人民政府、国务院部门或者海关的，第一审由中级人民法院管辖（行政诉讼法第十五条），请更正管辖法院。");
    }
}
