namespace Gongkai.Reports.Checking;

/// <summary>The words by which narratives name what the tables count. Within each list a longer word stands before a shorter one that ends it.</summary>
internal static class Vocabulary
{
    /// <summary>Between the words and their number: 「共收到申请总数为97件」.</summary>
    public static readonly string[] Connectors =
    [
        "分别", "共有", "共计", "总计", "合计", "累计", "总数", "总量", "数量", "件数", "达到", "一共", "的", "有", "为", "是", "共", "计", "达", "了", "均", "数", "量", "类", ":", "\"",
    ];

    /// <summary>Words that change nothing before a quantity.</summary>
    public static readonly string[] Plain =
    [
        "截至年底", "截止年底", "答复结果", "处理结果", "办理结果", "办理情况", "本年度", "年度内", "累计", "全年", "年内", "今年", "本年", "年度", "其中", "总计", "合计", "共计", "作出", "做出",
        "依法", "依规", "按时", "按期", "及时", "经审查", "审查", "答复", "办理", "处理", "决定", "结果", "另外", "另有", "还有", "一是", "二是", "三是", "四是", "五是", "六是", "七是",
        "已", "均", "共", "对", "为", "有", "新", "的", "和", "及", "并", "与", "或", "另", "在", "度", "了", "各类", "含", "即", "以", "予", "给", "申请", "件", "、", ":", ".", "\"", "(", "其", "中",
    ];

    /// <summary>What may stand between an outcome and its number: 「不予公开答复81件」.</summary>
    public static readonly string[] OutcomeTails = ["处理决定", "答复意见", "答复书", "告知书", "答复", "决定", "告知", "情形", "情况", "申请", "政府信息", "信息", "处理", "件"];

    /// <summary>The outcomes of table three, rows and groups.</summary>
    public static readonly (string Word, Outcomes Rows)[] OutcomeWords =
    [
        ("予以部分公开", Outcomes.Partial),
        ("部分予以公开", Outcomes.Partial),
        ("部分公开", Outcomes.Partial),
        ("不予以公开", Outcomes.Refused),
        ("不予公开", Outcomes.Refused),
        ("予以公开", Outcomes.Granted),
        ("无法提供", Outcomes.Unable),
        ("不予处理", Outcomes.NotProcessed),
        ("其他处理", Outcomes.Other),
        ("其它处理", Outcomes.Other),
        ("属于国家秘密", Outcomes.StateSecret),
        ("其他法律行政法规禁止公开", Outcomes.LawForbids),
        ("法律、行政法规禁止公开", Outcomes.LawForbids),
        ("危及\"三安全一稳定", Outcomes.SafetyStability),
        ("保护第三方合法权益", Outcomes.ThirdParty),
        ("属于三类内部事务信息", Outcomes.InternalAffairs),
        ("三类内部事务信息", Outcomes.InternalAffairs),
        ("属于四类过程性信息", Outcomes.Process),
        ("四类过程性信息", Outcomes.Process),
        ("属于行政执法案卷", Outcomes.EnforcementFile),
        ("行政执法案卷", Outcomes.EnforcementFile),
        ("属于行政查询事项", Outcomes.AdministrativeQuery),
        ("行政查询事项", Outcomes.AdministrativeQuery),
        ("本机关不掌握相关政府信息", Outcomes.NotHeld),
        ("本机关不掌握相关信息", Outcomes.NotHeld),
        ("不掌握相关政府信息", Outcomes.NotHeld),
        ("没有现成信息需要另行制作", Outcomes.NeedsCreation),
        ("没有现成信息需另行制作", Outcomes.NeedsCreation),
        ("没有现成信息,需要另行制作", Outcomes.NeedsCreation),
        ("补正后申请内容仍不明确", Outcomes.Unclear),
        ("信访举报投诉类申请", Outcomes.Petition),
        ("信访、举报、投诉类申请", Outcomes.Petition),
        ("信访举报投诉", Outcomes.Petition),
        ("重复申请", Outcomes.Repeat),
        ("要求提供公开出版物", Outcomes.Publication),
        ("无正当理由大量反复申请", Outcomes.Excessive),
        ("要求行政机关确认或重新出具已获取信息", Outcomes.Confirm),
        ("逾期不补正、行政机关不再处理其政府信息公开申请", Outcomes.NoSupplement),
        ("申请人无正当理由逾期不补正", Outcomes.NoSupplement),
        ("申请人逾期未按收费通知要求缴纳费用", Outcomes.FeeUnpaid),
    ];

    /// <summary>What joins two outcomes into one number: 「不予公开或无法提供54件」.</summary>
    public static readonly string[] Joints = ["以及", "或者", "和", "或", "及", "与", "、", "/", "并"];

    /// <summary>The words of an application; together they must hold 申请.</summary>
    public static readonly string[] Application =
    [
        "政府信息公开", "信息公开", "依申请公开", "依申请", "申请公开", "公开申请", "政府信息", "申请书", "申请表", "申请件", "申请", "请求", "要求", "事项", "信息", "公开", "业务", "案件", "政务", "事宜", "办件", "件", "的", "\"", "类",
    ];

    /// <summary>Who applies, and how that is said, between the verb and the application; the column it narrows to, or −2 for none.</summary>
    public static readonly (string Word, int Column)[] Applicants =
    [
        ("公民、法人或者其他组织", -2), ("公民、法人和其他组织", -2), ("公民、法人或其他组织", -2), ("公民、法人及其他组织", -2), ("自然人、法人", -2),
        ("法人或者其他组织", Claim.Organisations),
        ("法人和其他组织", Claim.Organisations),
        ("法人或其他组织", Claim.Organisations),
        ("法人及其他组织", Claim.Organisations),
        ("法律服务机构", 4),
        ("社会公益组织", 3),
        ("科研机构", 2),
        ("商业企业", 1),
        ("自然人", 0),
        ("公民个人", 0), ("个人", 0), ("公民、", -2), ("公民", 0), ("社会公众", -2), ("公众", -2), ("群众", -2), ("市民", -2), ("申请人", -2), ("当事人", -2), ("社会各界", -2), ("社会", -2),
        ("提出", -2), ("提交", -2), ("递交", -2), ("各类", -2), ("有效", -2), ("的", -2), ("等", -2), ("了", -2), ("共", -2), ("本年度", -2), ("关于", -2), ("来自", -2), ("有关", -2),
    ];

    /// <summary>One of several ways to apply: a part of the applications, which no table holds.</summary>
    public static readonly string[] Channels =
    [
        "电子邮件", "政务服务网", "政府网站", "门户网站", "互联网", "网上", "网络", "网站", "线上", "在线", "信函", "邮寄", "邮件", "邮政", "当面", "现场", "窗口", "书面", "传真", "平台", "系统", "电话", "口头", "来函", "挂号信", "信件", "快递", "渠道", "方式", "途径", "形式",
    ];

    /// <summary>To receive an application.</summary>
    public static readonly string[] Receive = ["收到和办理", "收到并办理", "收到并受理", "接收并受理", "受理和办理", "受理并办理", "受理、办理", "接收到", "新收到", "新受理", "收到", "受理", "接收", "接到", "新收", "新增", "收悉", "共收"];

    /// <summary>To handle one.</summary>
    public static readonly string[] Handle = ["受理并办结", "收到并办结", "承办", "办理", "处理"];

    /// <summary>To close one.</summary>
    public static readonly string[] Close = ["办理答复", "办理完成", "办理完毕", "办结", "办复", "答复"];

    /// <summary>Last year, before 结转.</summary>
    public static readonly string[] LastYear = ["上一年度", "上一年", "上年度", "上年", "去年", "往年"];

    /// <summary>Next year, after 结转.</summary>
    public static readonly string[] NextYear = ["下一年度", "下一年", "下年度", "下年", "次年度", "次年", "明年"];

    /// <summary>How a reconsideration or a case comes about.</summary>
    public static readonly string[] Arise =
    [
        "被提起", "被申请", "新发生", "共发生", "申请人提起", "发生", "收到", "引发", "引起", "提起", "涉及", "产生", "出现", "引致", "导致", "办理", "应诉", "申请", "接到", "被", "涉", "共", "有", "因", "由", "新增", "的",
    ];

    /// <summary>What stands between the verb and 行政复议.</summary>
    public static readonly string[] RemedyModifiers =
    [
        "政府信息依申请公开", "政府信息公开工作", "政府信息公开申请", "政府信息公开", "依申请公开", "信息公开", "政务公开", "不服", "答复", "处理", "引发", "引起", "导致", "产生", "涉及", "有关", "相关", "工作", "类", "方面", "而", "的", "被", "案件",
    ];

    /// <summary>What follows 行政复议 before the number.</summary>
    public static readonly string[] CaseTails = ["案件数量", "申请数量", "案件数", "案件", "申请", "事项", "案"];

    /// <summary>The results of reconsiderations and cases, by column of table four.</summary>
    public static readonly (string Word, int Column)[] Results =
    [
        ("结果维持", 0), ("予以维持", 0), ("被维持", 0), ("复议维持", 0), ("维持", 0),
        ("结果纠正", 1), ("予以纠正", 1), ("被依法纠错", 1), ("被纠正", 1), ("被纠错", 1), ("纠正", 1), ("纠错", 1),
        ("其他结果", 2), ("其它结果", 2),
        ("尚未审结", 3), ("未审结", 3), ("尚未办结", 3), ("正在审理", 3), ("尚在审理", 3),
    ];

    /// <summary>Things counted beside applications; a bare 办结 or 答复 after them is theirs.</summary>
    public static readonly string[] ElsewhereWords =
    [
        "信件", "来信", "留言", "热线", "提案", "议案", "建议", "信箱", "咨询", "投诉", "信访", "工单", "诉求", "舆情", "12345", "问题", "来电", "来访", "互动", "回应", "办件", "转办", "督办", "反馈", "调查", "征集", "证", "许可", "处罚",
    ];

    /// <summary>What ends the name of a body or a region: 「咸安区」, 「我局」.</summary>
    public const string SubjectEndings = "级街县市区省州旗盟镇乡村局委办厅室院部府道位关门心站所队会社司处署行庄";
}
