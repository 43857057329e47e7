using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;

namespace Gongkai.Domain.Tests.Requests.Letters;

/// <summary>A case for every letter: complete, so that it could be signed. Every name in it is invented.</summary>
internal static class LetterCases
{
    public static readonly WorkCalendar Calendar = new(new Dictionary<DateOnly, bool> { [new(2026, 10, 1)] = true });

    public static readonly RemedyBodies Bodies = new() { Reconsideration = "青山县人民政府", Court = "青山县人民法院", Online = "青山政务服务网“行政复议”专栏" };

    /// <summary>Every kind of letter, every answer once.</summary>
    public static IEnumerable<(string Name, Letter Letter, LetterFacts Facts)> All()
    {
        foreach (var kind in LetterKinds.All.Where(k => k != LetterKind.Answer))
        {
            yield return (kind.ToString(), Of(kind), FactsOf(kind, null));
        }

        foreach (var answer in AnswerKinds.All)
        {
            yield return ($"Answer{answer}", Of(LetterKind.Answer, answer), FactsOf(LetterKind.Answer, answer));
        }
    }

    public static Letter Of(LetterKind kind, AnswerKind? answer = null) => new()
    {
        Kind = kind,
        Answer = answer,
        Addressee = kind.Addressee() switch { LetterAddressee.ThirdParty => "青山某某建材有限公司", LetterAddressee.Agency => "青山县水利局", LetterAddressee.Applicant => null },
        Values = ValuesOf(kind, answer),
        Withheld = answer == AnswerKind.PartlyGranted
            ? [new("评审专家的身份证号码和住址", AnswerKind.RefusedThirdParty, "属于个人隐私，公开会损害其合法权益，本人不同意公开"), new("局长办公会的讨论记录", AnswerKind.RefusedProcess, "是作出决定以前的讨论记录，公开会影响坦率地讨论")]
            : [],
        Attachments = answer is AnswerKind.Granted or AnswerKind.PartlyGranted ? ["《白河中学扩建项目用地批复》复印件"] : [],
    };

    public static LetterFacts FactsOf(LetterKind kind, AnswerKind? answer) => new()
    {
        Agency = "青山县自然资源局",
        Office = "青山县自然资源局办公室",
        Telephone = "0000-0000000",
        Address = "青山县人民路1号",
        RequestNumber = "2026-00012",
        Applicant = "甲某某",
        Wanted = "白河中学扩建项目的用地批复和评审意见",
        Facts = ClockOf(kind, answer),
        Calendar = Calendar,
        On = new(2026, 8, 20),
        Remedies = Bodies,
        NoticeNumber = answer switch { AnswerKind.NotCorrected or AnswerKind.StillUnclear => "青自然资公告〔2026〕3号", AnswerKind.FeeNotPaid => "青自然资公告〔2026〕4号", _ => null },
        NoticeReceivedOn = answer is AnswerKind.NotCorrected or AnswerKind.FeeNotPaid ? new(2026, 7, 6) : null,
        Status = answer switch { AnswerKind.NotCorrected => RequestStatus.AwaitingCorrection, AnswerKind.FeeNotPaid => RequestStatus.AwaitingPayment, _ => RequestStatus.InProgress },
    };

    private static ClockFacts ClockOf(LetterKind kind, AnswerKind? answer)
    {
        var received = answer is AnswerKind.NotCorrected or AnswerKind.FeeNotPaid ? new DateOnly(2026, 7, 1) : new DateOnly(2026, 8, 3);
        var facts = new ClockFacts { Receipt = new(RequestChannel.InPerson, received) };
        return (kind, answer) switch
        {
            (LetterKind.ThirdPartyDecision, _) => facts with { Consultations = [new(ConsultedKind.ThirdParty, new(2026, 8, 5), new(2026, 8, 6), new(2026, 8, 14), false)] },
            (_, AnswerKind.RefusedThirdParty or AnswerKind.PartlyGranted) => facts with { Consultations = [new(ConsultedKind.ThirdParty, new(2026, 8, 5), new(2026, 8, 6), new(2026, 8, 14), false)] },
            (_, AnswerKind.StillUnclear) => facts with { Correction = new(new(2026, 8, 5), new(2026, 8, 26), new(2026, 8, 12)) },
            (_, AnswerKind.NotCorrected) => facts with { Correction = new(new(2026, 7, 6), new(2026, 7, 27)) },
            (_, AnswerKind.FeeNotPaid) => facts with { Fee = new(new(2026, 7, 6)) },
            (_, AnswerKind.Excessive) => facts with { Reasons = new(new(2026, 8, 5), new(2026, 8, 12), new(2026, 8, 11)) },
            (LetterKind.DelayNotice, _) => facts with { Reasons = new(new(2026, 8, 5), new(2026, 8, 12), new(2026, 8, 11)) },
            _ => facts,
        };
    }

    private static Dictionary<string, string> ValuesOf(LetterKind kind, AnswerKind? answer) => kind switch
    {
        LetterKind.CorrectionNotice => new() { ["points"] = "请写明所需批复的项目名称或者文号。", ["guidance"] = "可以在“青山县人民政府网”查询项目名称，也可以写明项目的地点和大致时间。", ["days"] = "15" },
        LetterKind.ReasonsNotice => new() { ["period"] = "2026年1月1日至2026年7月31日", ["count"] = "86", ["excess"] = "其中同一事项的申请61件，远多于其他申请人", ["days"] = "10" },
        LetterKind.ExtensionNotice => new() { ["reason"] = "涉及的档案正在移交县档案馆，需要调取核对", ["days"] = "20" },
        LetterKind.DelayNotice => new() { ["judgement"] = "您为编写县志查询资料，理由合理，但申请涉及二十年的档案，无法在规定期限内完成检索", ["until"] = "2026-10-30" },
        LetterKind.ThirdPartyConsultation => new() { ["information"] = "白河中学扩建项目的投标技术方案", ["interest"] = "商业秘密" },
        LetterKind.ConsultationNotice => new() { ["whom"] = "thirdParty", ["on"] = "2026-08-05" },
        LetterKind.ThirdPartyDecision => new() { ["information"] = "投标技术方案中的施工安全措施", ["view"] = "不同意公开，认为属于商业秘密", ["reason"] = "施工安全措施涉及在校学生的人身安全，不公开可能对公共利益造成重大影响，且其中不含技术秘密" },
        LetterKind.CoMakerConsultation => new() { ["information"] = "《关于白河两岸用地和防洪的联合意见》" },
        LetterKind.Assistance => new() { ["information"] = "白河中学扩建项目的防洪评价", ["ask"] = "确认该评价是否由你单位作出、是否已经公开", ["by"] = "2026-08-28" },
        LetterKind.FeeNotice => new() { ["scale"] = "PerPage", ["count"] = "68", ["pay"] = "持本通知书到青山县自然资源局办公室开具缴款书，通过非税收入收缴系统缴纳" },
        LetterKind.RecordCorrection => new() { ["asked"] = "不动产登记簿中权利人姓名的用字", ["evidence"] = "居民户口簿复印件", ["facts"] = "记录中的用字与户口簿不一致，系录入错误", ["result"] = "corrected" },
        LetterKind.TransferNotice => new() { ["to"] = "青山县自然资源局规划科", ["reason"] = "申请的信息由该科制作和保存", ["contact"] = "电话0000-0000001" },
        LetterKind.Answer => AnswerOf(answer!.Value),
        _ => [],
    };

    private static Dictionary<string, string> AnswerOf(AnswerKind answer) => answer switch
    {
        AnswerKind.AlreadyPublic => new() { ["information"] = "白河中学扩建项目用地批复（青自然资〔2025〕18号）", ["where"] = "青山县人民政府网“政府信息公开—重点领域—土地供应”栏目，或者到县档案馆查阅" },
        AnswerKind.Granted => new() { ["items"] = "《白河中学扩建项目用地批复》（青自然资〔2025〕18号）", ["how"] = "纸质复印件随文附送" },
        AnswerKind.PartlyGranted => new() { ["items"] = "《白河中学扩建项目用地批复》和评审意见的结论部分", ["how"] = "纸质复印件随文附送" },
        AnswerKind.RefusedStateSecret => Facts("您申请的是军事设施周边的测绘成果", new() { ["classified"] = "依据《中华人民共和国保守国家秘密法》和测绘管理工作国家秘密范围的规定，由测绘主管部门确定", ["reason"] = "尚在保密期限内，没有解密" }),
        AnswerKind.RefusedLawForbids => Facts("您申请的是本机关从税务机关取得的某企业纳税申报资料", new() { ["law"] = "《中华人民共和国税收征收管理法》第八条第二款", ["reason"] = "该资料反映纳税人的情况，依法应当保密" }),
        AnswerKind.RefusedSafetyStability => Facts("您申请的是城区供水管网的详细布设图", new() { ["danger"] = "public", ["reason"] = "图上标明了重要设施的精确位置，公开后可能被用于破坏供水设施" }),
        AnswerKind.RefusedThirdParty => Facts("您申请的是某企业的投标技术方案", new() { ["interest"] = "secret", ["view"] = "该第三方于2026年8月14日书面答复不同意公开，理由是方案含有未公开的施工工艺，本机关认为理由合理", ["reason"] = "方案中的施工工艺不为公众所知悉，具有商业价值，并采取了保密措施" }),
        AnswerKind.RefusedInternalAffairs => Facts("您申请的是本机关工作人员的年度考核表", new() { ["category"] = "personnel", ["reason"] = "该表只用于内部人事管理，不对外产生法律效果" }),
        AnswerKind.RefusedProcess => Facts("您申请的是批复起草过程中的会议记录", new() { ["category"] = "discussion", ["reason"] = "该记录反映讨论过程，不是最终决定，公开会影响坦率地讨论" }),
        AnswerKind.RefusedEnforcementFile => Facts("您申请的是调查询问笔录", new() { ["file"] = "本机关2025年查处某公司违法占地一案的案卷", ["reason"] = "该笔录是案卷中的证据材料" }),
        AnswerKind.AdministrativeQuery => Facts("您申请的是他人房屋的不动产登记资料", new() { ["law"] = "《不动产登记暂行条例》第二十七条", ["where"] = "权利人、利害关系人可以持有关材料到青山县不动产登记中心查询" }),
        AnswerKind.NotHeld => new() { ["scope"] = "本机关2018年至2026年的文书档案、规划科和耕地保护科的业务档案", ["method"] = "在档案系统和公文系统中以“白河中学”“用地批复”为关键词检索，并查阅纸质目录", ["on"] = "2026-08-10", ["by"] = "办公室、规划科", ["why"] = "本机关没有制作或者获取过该信息" },
        AnswerKind.OutsideRemit => new() { ["reason"] = "防洪评价由水行政主管部门作出", ["agency"] = "青山县水利局", ["contact"] = "青山县人民路9号，电话0000-0000009" },
        AnswerKind.NeedsCreation => new() { ["reason"] = "您申请的是历年用地数据的分类汇总表，本机关没有制作过，需要逐件统计", ["available"] = "各年度土地供应公告可以在青山县人民政府网查阅" },
        AnswerKind.StillUnclear => new() { ["unclear"] = "补正材料仍没有写明项目或者文件的名称，无法确定所指的信息" },
        AnswerKind.Petition => new() { ["reason"] = "您要求对征地补偿问题作出处理，不是申请获取政府信息", ["channel"] = "青山县信访局，或者拨打12345热线" },
        AnswerKind.Repeated => new() { ["earlier-number"] = "青自然资公复〔2026〕2号", ["earlier-on"] = "2026-03-05", ["reason"] = "两次申请的内容相同" },
        AnswerKind.Publication => new() { ["publication"] = "《青山年鉴（2024）》", ["how"] = "可以到青山县图书馆借阅，或者向出版单位购买" },
        AnswerKind.Excessive => new() { ["period"] = "2026年1月1日至2026年7月31日", ["count"] = "86", ["judgement"] = "您说明的理由是要求补偿，与获取信息没有关系" },
        AnswerKind.Confirmation => new() { ["earlier"] = "您于2026年3月5日已从本机关取得该批复的复印件", ["reason"] = "您要求本机关在复印件上加盖印章并注明有效" },
        AnswerKind.NotCorrected => new() { ["fact"] = "期限届满，本机关没有收到您的补正材料，您也没有说明正当理由" },
        AnswerKind.FeeNotPaid => new() { ["fact"] = "期限届满，您没有缴纳" },
        AnswerKind.Withdrawn => new() { ["on"] = "2026-08-18" },
        AnswerKind.Other => Facts("您在办理过程中已经取得所需的信息", new() { ["basis"] = "《中华人民共和国政府信息公开条例》第三十三条", ["decision"] = "终止办理本件申请" }),
    };

    private static Dictionary<string, string> Facts(string facts, Dictionary<string, string> more) => new(more) { ["facts"] = facts };
}
