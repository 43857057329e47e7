using System.Globalization;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Fees;
using Gongkai.Domain.Requests.Letters;

namespace Gongkai.Operations.Demonstration;

/// <summary>What the letters of invented applications say: plainly written for the example, and complete, so that they can be signed.</summary>
internal static class DemonstrationTexts
{
    /// <summary>Pages of the application that is charged for; <see cref="FeeScaleKind.PerPage"/> makes 380 yuan of them.</summary>
    public const int ChargedPages = 68;

    private const string Mark = "（示例）";

    /// <summary>What is charged for them.</summary>
    public static decimal Charge => FeeScaleKind.PerPage.ForApplication(ChargedPages);

    /// <summary>A letter.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="answer">Which answer.</param>
    /// <param name="subject">What was applied for.</param>
    /// <param name="on">The day it is drafted.</param>
    /// <param name="thirdPartyWasAsked">True where a third party was asked before.</param>
    public static Letter Letter(LetterKind kind, AnswerKind? answer, string subject, DateOnly on, bool thirdPartyWasAsked)
    {
        var values = new Dictionary<string, string>();
        foreach (var element in LetterElements.Of(kind, answer))
        {
            var text = element == LetterElements.NotConsulted ? (thirdPartyWasAsked ? null : "所涉及的个人信息已经遮盖，不需要征求意见" + Mark)
                : element.Form == ElementForm.Date ? DateOf(element, on)
                : element.Form == ElementForm.Choice ? (element.IsRequired ? ChoiceOf(element) : null)
                : element == LetterElements.FeeCount ? ChargedPages.ToString(CultureInfo.InvariantCulture)
                : Values(subject, on).GetValueOrDefault((answer, element.Code)) ?? Values(subject, on).GetValueOrDefault((null, element.Code)) ?? (element.IsRequired ? $"{element.Name}{Mark}" : null);
            if (text is not null)
            {
                values.Add(element.Code, text);
            }
        }

        return new()
        {
            Kind = kind,
            Answer = answer,
            Values = values,
            Addressee = kind.Addressee() == LetterAddressee.Applicant ? null : "示例己实业有限公司",
            Withheld = answer == AnswerKind.PartlyGranted ? [new("附件中的经办人签名和讨论意见" + Mark, AnswerKind.RefusedProcess, "属于形成决定以前的讨论记录")] : [],
            Attachments = answer is AnswerKind.Granted or AnswerKind.PartlyGranted ? [$"{subject}{Mark}"] : [],
        };
    }

    private static string DateOf(LetterElement element, DateOnly on) =>
        (element.Code switch { "earlier-on" => on.AddDays(-60), "until" or "by" => on.AddDays(30), _ => on }).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string ChoiceOf(LetterElement element) => element == LetterElements.FeeScale ? nameof(FeeScaleKind.PerPage) : element.Choices[0].Value;

    private static Dictionary<(AnswerKind? Answer, string Code), string> Values(string subject, DateOnly on) => new()
    {
        [(null, "points")] = "申请内容没有写明所需信息的年度和文件名称，据此无法检索" + Mark,
        [(null, "guidance")] = "请写明所需信息的年度、名称、文号或者其他便于查询的特征" + Mark,
        [(null, "days")] = "10",
        [(null, "period")] = $"{on.Year}年1月1日至{on.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}",
        [(null, "count")] = "36",
        [(null, "excess")] = "同一申请人短时间内就相近事项反复提出申请，数量、频次明显超过合理范围" + Mark,
        [(null, "reason")] = "所申请的信息形成时间较早，需要到档案室逐卷查找核对" + Mark,
        [(null, "judgement")] = "申请人没有说明具体用途，也没有说明为什么需要反复申请，理由不合理" + Mark,
        [(null, "interest")] = "所附材料中的经营数据可能属于商业秘密" + Mark,
        [(null, "pay")] = "凭本通知书到县政务服务大厅开具缴款书，缴入同级国库" + Mark,
        [(null, "information")] = $"《{subject}》{Mark}",
        [(null, "where")] = "本机关政府信息公开平台“法定主动公开内容”栏目" + Mark,
        [(null, "items")] = $"《{subject}》一份{Mark}",
        [(null, "how")] = "随文附送纸质复印件" + Mark,
        [(null, "facts")] = $"经审查，《{subject}》由本机关在履行职责过程中形成并保存{Mark}",
        [(null, "scope")] = "本机关档案室、办公系统和有关科室保存的全部纸质、电子文件" + Mark,
        [(null, "method")] = $"以“{subject}”为关键词检索档案目录和办公系统，并由有关科室逐卷核对{Mark}",
        [(null, "by")] = "办公室、社会事务科" + Mark,
        [(null, "agency")] = "青山县财政局",
        [(null, "contact")] = "青山县青云路12号（示例地址），0700-8800101",
        [(null, "law")] = "《示例管理条例》第一条" + Mark,
        [(null, "file")] = "示例行政检查案卷" + Mark,
        [(null, "view")] = "第三方提出书面意见，认为公开会泄露其经营数据，不同意公开" + Mark,
        [(null, "unclear")] = "补正以后仍没有写明所需信息的名称或者特征，无法据此检索" + Mark,
        [(null, "channel")] = "可以向县信访局提出，电话0700-8800401" + Mark,
        [(null, "earlier-number")] = $"青民公复〔{on.AddDays(-60).Year}〕1号{Mark}",
        [(null, "publication")] = $"《青山县民政年鉴》{Mark}",
        [(null, "earlier")] = "申请人此前已经通过本机关的答复获取该信息" + Mark,
        [(null, "fact")] = "补正期限届满，没有收到补正材料，也没有收到关于正当理由的说明" + Mark,
        [(null, "decision")] = "不作为政府信息公开申请办理，转有关科室按业务程序办理" + Mark,
        [(null, "basis")] = "《示例管理条例》第二条" + Mark,
        [(AnswerKind.OutsideRemit, "reason")] = "该信息由县财政局制作，不由本机关负责公开" + Mark,
        [(AnswerKind.NeedsCreation, "reason")] = "没有现成的汇总材料，需要对多份台账重新统计、分析" + Mark,
        [(AnswerKind.Petition, "reason")] = "申请内容实质上是反映问题、提出诉求" + Mark,
        [(AnswerKind.Repeated, "reason")] = "申请的信息与上次相同，本机关已经作出答复" + Mark,
        [(AnswerKind.Confirmation, "reason")] = "要求再次出具并加盖公章，不属于获取政府信息" + Mark,
        [(AnswerKind.RefusedThirdParty, "reason")] = "第三方不同意公开且理由合理，不公开不会对公共利益造成重大影响" + Mark,
        [(AnswerKind.RefusedInternalAffairs, "reason")] = "该材料记录本机关内部分工和工作流程，不涉及对外职责" + Mark,
        [(AnswerKind.RefusedProcess, "reason")] = "该材料是形成正式文件以前的讨论记录，内容没有定论" + Mark,
        [(AnswerKind.RefusedEnforcementFile, "reason")] = "该材料收入行政检查案卷，公开会影响案件办理" + Mark,
        [(AnswerKind.RefusedLawForbids, "reason")] = "上述规定禁止公开该类信息" + Mark,
        [(AnswerKind.RefusedSafetyStability, "reason")] = "该材料含有救助设施的安全防护细节，公开可能被利用" + Mark,
    };
}
