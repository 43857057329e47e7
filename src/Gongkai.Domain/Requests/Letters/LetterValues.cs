using Gongkai.Domain.Requests.Fees;

namespace Gongkai.Domain.Requests.Letters;

/// <summary>What the placeholders of templates stand for.</summary>
public static class LetterValues
{
    private const string Remedies = "救济途径";
    private const string Basis = "法律依据";
    private const string Consequence = "逾期后果";
    private const string Limit = "办理期限";
    private const string Wanted = "申请内容";
    private const string Course = "办理经过";

    private static readonly string[] OfAll = ["本机关", "工作机构", "联系电话", "办公地址", "登记编号", "收到日期", Basis, "补充说明"];
    private static readonly string[] OfApplicant = ["申请人", "您", "申请渠道", Wanted, "到期日", Course];

    /// <summary>The placeholders that a template of a kind may use.</summary>
    public static IReadOnlyList<string> Known(LetterKind kind, AnswerKind? answer) =>
    [
        .. OfAll,
        .. kind.Addressee() == LetterAddressee.Applicant ? OfApplicant : [], // nobody else learns who applied, or what was written
        .. LetterElements.Of(kind, answer).Where(e => e != LetterElements.Extra).Select(e => e.Name),
        .. Computed(kind, answer),
        .. HasRemedies(kind, answer) ? (string[])[Remedies] : [],
    ];

    /// <summary>Those that it has to use, outside what may be left out.</summary>
    public static IReadOnlyList<string> Required(LetterKind kind, AnswerKind? answer) =>
    [
        .. LetterElements.Of(kind, answer).Where(e => e.IsRequired).Select(e => e.Name).Except(Replaced(kind, answer)),
        .. Computed(kind, answer).Except(MayBeEmpty),
        .. kind == LetterKind.Answer && answer is AnswerKind.Withdrawn or AnswerKind.Other ? [] : (string[])[Basis],
        .. HasRemedies(kind, answer) ? (string[])[Remedies] : [],
        .. kind == LetterKind.Answer || kind == LetterKind.Receipt ? (string[])["收到日期"] : [],
        .. kind == LetterKind.Answer ? (string[])[Wanted] : [],
        .. kind == LetterKind.Receipt ? (string[])["登记编号", "申请渠道", "到期日", "联系电话"] : [],
    ];

    // Elements that a computed sentence says.
    private static string[] Replaced(LetterKind kind, AnswerKind? answer) => kind switch
    {
        LetterKind.CorrectionNotice => [LetterElements.CorrectionDays.Name],
        LetterKind.ReasonsNotice => [LetterElements.ReasonsDays.Name],
        LetterKind.FeeNotice => [LetterElements.FeeScale.Name, LetterElements.FeeCount.Name],
        LetterKind.RecordCorrection => [LetterElements.CorrectionResult.Name],
        LetterKind.Answer when answer == AnswerKind.OutsideRemit => [LetterElements.ResponsibleAgency.Name, LetterElements.ResponsibleContact.Name, LetterElements.ResponsibleUnknown.Name],
        _ => [],
    };

    private static readonly string[] MayBeEmpty = ["第三方意见征求情况", "更正机关"];

    private static string[] Computed(LetterKind kind, AnswerKind? answer) => kind switch
    {
        LetterKind.CorrectionNotice or LetterKind.ReasonsNotice => [Limit, Consequence],
        LetterKind.ExtensionNotice => ["延长后的到期日"],
        LetterKind.ThirdPartyConsultation or LetterKind.CoMakerConsultation => [Limit, Consequence],
        LetterKind.FeeNotice => ["收费标准", "收费金额", Limit, Consequence],
        LetterKind.RecordCorrection => ["更正决定", "更正机关"],
        LetterKind.Answer => answer switch
        {
            AnswerKind.PartlyGranted => ["区分处理情况", "不予公开的部分"],
            AnswerKind.OutsideRemit => ["负责公开的机关及联系方式"],
            AnswerKind.StillUnclear or AnswerKind.NotCorrected => ["补正告知情况"],
            AnswerKind.FeeNotPaid => ["收费通知情况"],
            AnswerKind.Excessive => ["说明理由情况"],
            AnswerKind.RefusedThirdParty => ["第三方意见征求情况"],
            _ => [],
        },
        LetterKind.Receipt or LetterKind.DelayNotice or LetterKind.ConsultationNotice or LetterKind.ThirdPartyDecision or LetterKind.Assistance or LetterKind.TransferNotice => [],
    };

    private static bool HasRemedies(LetterKind kind, AnswerKind? answer) =>
        kind is LetterKind.ThirdPartyDecision or LetterKind.RecordCorrection || kind == LetterKind.Answer && answer != AnswerKind.Withdrawn;

    /// <summary>The values for a letter.</summary>
    public static IReadOnlyDictionary<string, string?> Of(Letter letter, LetterFacts facts)
    {
        var term = facts.Term;
        var you = facts.IsOrganisation ? "贵单位" : "您";
        var values = new Dictionary<string, string?>
        {
            ["本机关"] = facts.Agency,
            ["工作机构"] = facts.Office ?? facts.Agency,
            ["联系电话"] = facts.Telephone,
            ["办公地址"] = facts.Address,
            ["登记编号"] = facts.RequestNumber,
            ["收到日期"] = LetterWords.Long(facts.Facts.Receipt.ReceivedOn),
            [Basis] = LetterBasis.Of(letter),
            ["申请人"] = facts.Applicant,
            ["您"] = you,
            ["申请渠道"] = facts.Facts.Receipt.Channel.Name(),
            [Wanted] = LetterWords.Unended(facts.Wanted),
            ["到期日"] = LetterWords.Long(term.DueOn),
            [Course] = CourseOf(facts, you, letter.Answer == AnswerKind.StillUnclear),
            [Remedies] = RemedyTexts.Of(letter, facts),
        };
        foreach (var element in LetterElements.Of(letter.Kind, letter.Answer))
        {
            values[element.Name] = letter[element.Code] is { } value ? LetterWords.Unended(element.Show(value)) : null;
        }

        values["补充说明"] = letter[LetterElements.Extra.Code];
        Compute(letter, facts, you, values);
        return values;
    }

    private static void Compute(Letter letter, LetterFacts facts, string you, Dictionary<string, string?> values)
    {
        switch (letter.Kind)
        {
            case LetterKind.CorrectionNotice:
                values[Limit] = letter.Number(LetterElements.CorrectionDays.Code) is { } days ? $"请{you}自收到本告知书之日起{days}个工作日内提交补正材料" : null;
                values[Consequence] = "无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。补正后，本机关自收到补正的申请之日起重新计算答复期限";
                break;
            case LetterKind.ReasonsNotice:
                values[Limit] = letter.Number(LetterElements.ReasonsDays.Code) is { } reasons ? $"请{you}自收到本告知书之日起{reasons}个工作日内书面说明理由" : null;
                values[Consequence] = $"逾期不说明理由的，本机关将依据已有情况判断申请理由是否合理。本机关认为申请理由不合理的，告知{you}不予处理；认为申请理由合理，但是无法在规定的期限内答复{you}的，可以确定延迟答复的合理期限并告知{you}";
                break;
            case LetterKind.ExtensionNotice:
                values["延长后的到期日"] = LetterWords.Long(LetterEffects.DueOnAfter(facts, letter));
                break;
            case LetterKind.ThirdPartyConsultation:
                values[Limit] = $"请自收到本意见书之日起{RequestTerms.Consultation}个工作日内书面提出意见，说明是否同意公开；不同意公开的，请说明理由";
                values[Consequence] = "逾期未提出意见的，由本机关依照条例的规定决定是否公开，逾期不提出意见不视为同意公开。不同意公开且有合理理由的，本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知";
                break;
            case LetterKind.CoMakerConsultation:
                values[Limit] = $"请自收到本意见书之日起{RequestTerms.Consultation}个工作日内提出意见";
                values[Consequence] = "逾期未提出意见的，视为同意公开";
                break;
            case LetterKind.FeeNotice:
                ComputeFee(letter, facts, you, values);
                break;
            case LetterKind.RecordCorrection:
                values["更正决定"] = letter[LetterElements.CorrectionResult.Code] switch
                {
                    "corrected" => "本机关决定予以更正",
                    "transferred" => "该记录不属于本机关职能范围，本机关已将您的申请转送有权更正的行政机关处理",
                    "told" => "该记录不属于本机关职能范围，请您向有权更正的行政机关提出",
                    "refused" => "本机关决定不予更正",
                    _ => null,
                };
                values["更正机关"] = AgencyOf(letter);
                break;
            case LetterKind.Answer:
                ComputeAnswer(letter, facts, you, values);
                break;
            default:
                break;
        }
    }

    private static void ComputeFee(Letter letter, LetterFacts facts, string you, Dictionary<string, string?> values)
    {
        values[Limit] = $"请自收到本通知书次日起{RequestTerms.Payment}个工作日内缴纳";
        values[Consequence] = "逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。缴清费用的，答复期限自缴费次日起重新计算";
        if (ScaleOf(letter) is { } scale && letter.Number(LetterElements.FeeCount.Code) is { } count and > 0)
        {
            values["收费标准"] = scale.Name() + "，" + scale.Explain(count, $"{you}{facts.Facts.Receipt.ReceivedOn:yyyy年M月}");
            values["收费金额"] = $"{scale.ForApplication(count)}元";
        }
    }

    private static void ComputeAnswer(Letter letter, LetterFacts facts, string you, Dictionary<string, string?> values)
    {
        var (refuses, lacks) = (letter.Withheld.Any(w => w.Ground.IsRefusal()), letter.Withheld.Any(w => !w.Ground.IsRefusal()));
        values["区分处理情况"] = letter.Withheld.Count == 0 ? null : $"{you}申请公开的信息中含有{(refuses ? "不应当公开的内容" : "")}{(refuses && lacks ? "和" : "")}{(lacks ? "本机关无法提供的内容" : "")}，但是能够作区分处理";
        values["不予公开的部分"] = letter.Withheld.Count == 0 ? null : string.Join("；\n", letter.Withheld.Select((w, n) =>
            $"{n + 1}．{LetterWords.Unended(w.What)}：{LetterWords.Unended(w.Why)}，依据条例{LetterBasis.OfPart(w.Ground)}的规定，{(w.Ground.IsRefusal() ? "不予公开" : w.Ground == AnswerKind.AdministrativeQuery ? "应当依照有关法律、行政法规的规定办理" : "无法提供")}")) + "。" + ThirdPartyOf(letter, facts);
        values["负责公开的机关及联系方式"] = letter[LetterElements.ResponsibleAgency.Code] is null && letter[LetterElements.ResponsibleUnknown.Code] is not null
            ? "经核查，本机关目前不能确定负责公开该信息的行政机关" : AgencyOf(letter) is { } agency ? $"该信息由{agency}负责公开，请{you}向该机关提出申请" : null;
        values["补正告知情况"] = Corrected(facts, you);
        values["收费通知情况"] = facts.NoticeReceivedOn is { } served
            ? $"本机关作出的收费通知书{Numbered(facts)}{you}已于{LetterWords.Long(served)}收到，缴费期限至{LetterWords.Long(facts.Calendar.AddWorkingDays(served, RequestTerms.Payment))}届满" : null;
        values["说明理由情况"] = facts.Facts.Reasons is not { } asked ? null
            : $"本机关于{LetterWords.Long(asked.ServedOn)}要求{you}说明理由，" + (asked.GivenOn is { } given ? $"{LetterWords.Long(given)}收到{you}的说明" : $"期限至{LetterWords.Long(asked.LimitOn)}届满，未收到{you}的说明");
        values["第三方意见征求情况"] = facts.Facts.Consultations.FirstOrDefault(c => c.Kind == ConsultedKind.ThirdParty) is { } consulted
            ? $"本机关于{LetterWords.Long(consulted.SentOn)}书面征求第三方的意见" : null;
        if (letter.Answer == AnswerKind.RefusedThirdParty && facts.Facts.Consultations.All(c => c.Kind != ConsultedKind.ThirdParty) && NotConsulted(letter) is { } notAsked)
        {
            // Said with what every template has to hold, so that one which drops the sentence of its own cannot keep it back.
            (values["第三方意见情况"], values[LetterElements.NotConsulted.Name]) = ($"{values["第三方意见情况"]}。{LetterWords.Unended(notAsked)}", null);
        }
    }

    // 第三十二条, of the parts kept back for a third party: what it said, or why it was not asked. Part of what every template has to hold.
    private static string? ThirdPartyOf(Letter letter, LetterFacts facts)
    {
        if (!letter.Withheld.Any(w => w.Ground == AnswerKind.RefusedThirdParty))
        {
            return null;
        }

        var asked = facts.Facts.Consultations.Where(c => c.Kind == ConsultedKind.ThirdParty).ToList();
        return asked.Count == 0 ? NotConsulted(letter)
            : $"本机关于{LetterWords.Long(asked.Min(c => c.SentOn))}书面征求第三方的意见，"
                + (asked.Any(c => c.Agrees == false) ? "第三方不同意公开。" : asked.Any(c => c.RepliedOn is null) ? "第三方逾期未提出意见。" : "并收到第三方的意见。");
    }

    private static string? NotConsulted(Letter letter) => letter[LetterElements.NotConsulted.Code] is { } why ? $"未书面征求第三方意见的理由：{LetterWords.Unended(why)}。" : null;

    private static string? Corrected(LetterFacts facts, string you) => facts.Facts.Correction is not { } correction ? null
        : correction.CorrectedOn is { } corrected ? $"因申请内容不明确，本机关于{LetterWords.Long(correction.ServedOn)}告知{you}补正{Numbered(facts)}，{LetterWords.Long(corrected)}收到{you}补正的申请"
        : facts.NoticeReceivedOn is { } received ? $"因申请内容不明确，本机关作出补正告知书{Numbered(facts)}，{you}已于{LetterWords.Long(received)}收到，补正期限至{LetterWords.Long(correction.LimitOn)}届满" : null;

    private static string Numbered(LetterFacts facts) => facts.NoticeNumber is { } number ? $"（{number}）" : "";

    /// <summary>The scale that a fee notice has chosen.</summary>
    public static FeeScaleKind? ScaleOf(Letter letter) => letter[LetterElements.FeeScale.Code] switch
    {
        nameof(FeeScaleKind.PerItem) => FeeScaleKind.PerItem,
        nameof(FeeScaleKind.PerPage) => FeeScaleKind.PerPage,
        _ => null,
    };

    private static string? AgencyOf(Letter letter) => letter[LetterElements.ResponsibleAgency.Code] is not { } agency ? null
        : letter[LetterElements.ResponsibleContact.Code] is { } contact ? $"{LetterWords.Unended(agency)}（联系方式：{LetterWords.Unended(contact)}）" : LetterWords.Unended(agency);

    // What has happened on the way, as an answer tells it.
    private static string? CourseOf(LetterFacts facts, string you, bool toldElsewhere)
    {
        var f = facts.Facts;
        var said = new List<string>();
        if (f.Renewal is { } renewal)
        {
            said.Add($"{LetterWords.Long(renewal.ReceivedOn)}，本机关收到{renewal.By}，现重新作出答复。");
        }

        if (f.Correction is { CorrectedOn: { } corrected } correction && !toldElsewhere)
        {
            said.Add($"因申请内容不明确，本机关于{LetterWords.Long(correction.ServedOn)}告知{you}补正，{LetterWords.Long(corrected)}收到{you}补正的申请。");
        }

        foreach (var group in f.Consultations.GroupBy(c => c.Kind))
        {
            var who = group.Key switch { ConsultedKind.ThirdParty => "第三方", ConsultedKind.CoMaker => "共同制作机关", ConsultedKind.OtherAgency => "其他行政机关" };
            said.Add($"{LetterWords.Long(group.Min(c => c.SentOn))}，本机关征求{who}意见，所需时间依法不计算在答复期限内。");
        }

        if (f.Fee is { PaidOn: { } paid } fee)
        {
            said.Add($"{LetterWords.Long(fee.ServedOn)}，本机关通知{you}缴纳信息处理费，{you}于{LetterWords.Long(paid)}缴清。");
        }

        if (f.Extension is { } extension)
        {
            said.Add($"{LetterWords.Long(extension.NotifiedOn)}，本机关告知{you}延长答复期限{extension.WorkingDays}个工作日。");
        }

        if (f.Delay is { } delay)
        {
            said.Add($"{LetterWords.Long(delay.NotifiedOn)}，本机关告知{you}延迟至{LetterWords.Long(delay.Until)}前答复。");
        }

        return said.Count == 0 ? null : string.Concat(said);
    }
}
