namespace Gongkai.Domain.Requests.Letters;

/// <summary>What each letter has to say beyond what the case itself tells, with the provision that asks for it.</summary>
public static class LetterElements
{
    private const string Regulation = "条例";
    private const string FeeRules = "国办函〔2020〕109号";

    /// <summary>补充说明: anything else.</summary>
    public static LetterElement Extra { get; } = new("extra", "补充说明", ElementForm.Text, "可不填。另起一段写入正文。");

    /// <summary>The provision of an answer that no kind names.</summary>
    public static LetterElement OwnBasis { get; } = new("basis", "依据条款", ElementForm.Line, "写明所依据的法律、法规、规章的名称和条款。", "决定应当有法律依据");

    /// <summary>The limit of a correction in working days.</summary>
    public static LetterElement CorrectionDays { get; } = new("days", "补正期限", ElementForm.Number, "合理的补正期限（工作日），自收到告知书之日起计算。", Regulation + "第三十条");

    /// <summary>The limit for giving reasons in working days.</summary>
    public static LetterElement ReasonsDays { get; } = new("days", "说明期限", ElementForm.Number, "说明理由的期限（工作日），自收到告知书之日起计算。", Regulation + "第三十五条");

    /// <summary>Working days that an extension adds.</summary>
    public static LetterElement ExtensionDays { get; } = new("days", "延长天数", ElementForm.Number, "延长的工作日数，最多20个工作日。", Regulation + "第三十三条第二款");

    /// <summary>The date of Article 35.</summary>
    public static LetterElement DelayUntil { get; } = new("until", "延迟答复的期限", ElementForm.Date, "确定的合理期限，须晚于现在的到期日。", Regulation + "第三十五条");

    /// <summary>Which scale.</summary>
    public static LetterElement FeeScale { get; } = new("scale", "收费方式", ElementForm.Choice, "一件申请只能选择一种，不能同时按件又按量。", FeeRules + "第三条")
    {
        Choices = [("PerItem", "按件计收"), ("PerPage", "按量计收")],
    };

    /// <summary>The place in the month, or the pages.</summary>
    public static LetterElement FeeCount { get; } = new("count", "计费数量", ElementForm.Number, "按件：本件是该申请人当月的第几件；按量：本件提供的页数。", FeeRules + "第三条");

    /// <summary>Who answers for it instead.</summary>
    public static LetterElement ResponsibleAgency { get; } = new("agency", "负责公开的机关", ElementForm.Line, "能够确定的，必须告知名称。");

    /// <summary>How to reach that agency.</summary>
    public static LetterElement ResponsibleContact { get; } = new("contact", "该机关的联系方式", ElementForm.Line, "地址、电话或者网上申请渠道。");

    /// <summary>That it cannot be told who is responsible.</summary>
    public static LetterElement ResponsibleUnknown { get; } = new("unknown", "不能确定负责公开的机关", ElementForm.Choice, "确实不能确定时选择。") { Choices = [("yes", "不能确定")] };

    /// <summary>Why no third party was asked.</summary>
    public static LetterElement NotConsulted { get; } = new("not-consulted", "未征求第三方意见的理由", ElementForm.Text, "没有征求意见的，说明理由（不写入文书以外的个人信息）。");

    /// <summary>What the result of a request to correct records is.</summary>
    public static LetterElement CorrectionResult { get; } = new("result", "处理结果", ElementForm.Choice, "本机关有权更正的予以更正；无权更正的转送有权机关处理，或者告知申请人向有权机关提出。", Regulation + "第四十一条")
    {
        Choices = [("corrected", "予以更正"), ("transferred", "转送有权更正的机关处理并告知申请人"), ("told", "告知向有权更正的机关提出"), ("refused", "不予更正")],
    };

    /// <summary>The elements of a letter, in the order of its form.</summary>
    public static IReadOnlyList<LetterElement> Of(LetterKind kind, AnswerKind? answer) => [.. Own(kind, answer), Extra];

    private static IReadOnlyList<LetterElement> Own(LetterKind kind, AnswerKind? answer) => kind switch
    {
        LetterKind.Receipt => [],
        LetterKind.CorrectionNotice =>
        [
            Text("points", "需要补正的事项", "一次性写明哪些内容不明确、需要补正什么。", "第三十条"),
            Text("guidance", "补正指引", "指导申请人怎样补正，例如提供名称、文号、形成时间或者其他特征性描述。", "第三十条"),
            CorrectionDays,
        ],
        LetterKind.ReasonsNotice =>
        [
            Line("period", "统计期间", "例如：2026年1月1日至2026年3月31日。", "第三十五条"),
            Number("count", "申请数量", "该期间内的申请件数。", "第三十五条"),
            Text("excess", "明显超过合理范围的情形", "数量、频次怎样明显超过合理范围。", "第三十五条"),
            ReasonsDays,
        ],
        LetterKind.ExtensionNotice => [Text("reason", "延期理由", "为什么不能在期限内答复。", "第三十三条第二款"), ExtensionDays],
        LetterKind.DelayNotice => [Text("judgement", "理由审查情况", "申请理由合理，但为什么无法在规定期限内答复。", "第三十五条"), DelayUntil],
        LetterKind.ThirdPartyConsultation => [Text("information", "拟公开的信息", "涉及第三方的信息是什么；不要写入申请人的信息。", "第三十二条"), Text("interest", "涉及的第三方权益", "例如：商业秘密、个人隐私。", "第三十二条")],
        LetterKind.ConsultationNotice => [Choice("whom", "征求意见的对象", "不写第三方的姓名或者名称。", "第三十三条第三款", ("thirdParty", "第三方"), ("coMaker", "共同制作该信息的行政机关"), ("other", "有关行政机关")), Date("on", "征求意见日期", "征求意见书发出的日期。", "第三十三条第三款")],
        LetterKind.ThirdPartyDecision =>
        [
            Text("information", "决定公开的信息内容", "决定公开哪些内容。", "第三十二条"),
            Text("view", "第三方的意见", "第三方不同意公开的意见和理由。", "第三十二条"),
            Text("reason", "决定公开的理由", "不公开可能对公共利益造成怎样的重大影响，或者第三方的理由为什么不成立。", "第三十二条"),
        ],
        LetterKind.CoMakerConsultation => [Text("information", "拟公开的信息", "共同制作的信息的名称、文号。", "第三十四条")],
        LetterKind.Assistance => [Text("information", "涉及的信息", "申请涉及的信息，不写入申请人的信息。", "第三十三条第三款"), Text("ask", "请协助的事项", "需要对方提供什么意见或者材料。", "第三十三条第三款"), Date("by", "反馈日期", "请对方在什么时间以前反馈。", "第三十三条第三款")],
        LetterKind.FeeNotice => [FeeScale, FeeCount, Text("pay", "缴费方式", "缴入同级国库的渠道：缴款书、执收单位、账户或者网上缴费方式。", null, FeeRules + "第六条")],
        LetterKind.Answer => answer is { } a ? OfAnswer(a) : [],
        LetterKind.RecordCorrection =>
        [
            Text("asked", "申请更正的内容", "哪一条与自身相关的记录，申请改成什么。", "第四十一条"),
            Text("evidence", "证据材料", "申请人提供的证据。", "第四十一条"),
            Text("facts", "审核情况", "审核属实或者不属实的情况和理由。", "第四十一条"),
            CorrectionResult, ResponsibleAgency, ResponsibleContact,
        ],
        LetterKind.TransferNotice => [Line("to", "承办单位", "由谁具体办理。", "第四十五条"), Text("reason", "转办理由", "为什么由该单位办理。", "第四十五条"), Line("contact", "承办单位联系方式", "电话或者地址。", "第四十五条")],
    };

    private static IReadOnlyList<LetterElement> OfAnswer(AnswerKind answer) => answer switch
    {
        AnswerKind.AlreadyPublic => [Text("information", "信息名称", "已经主动公开的信息的名称、文号。", "第三十六条第（一）项"), Text("where", "获取该信息的方式和途径", "准确的网址、栏目、公报期号或者查阅场所。", "第三十六条第（一）项")],
        AnswerKind.Granted => [Items("第三十六条第（二）项"), How("第三十六条第（二）项、第四十条")],
        AnswerKind.PartlyGranted => [Items("第三十七条"), How("第三十七条、第四十条"), NotConsulted],
        AnswerKind.RefusedStateSecret => [Facts("第三十六条第（三）项"), Line("classified", "定密依据", "依据什么法律规定、由哪个机关确定为国家秘密；不写密级以外的秘密内容。", "第十四条"), Reason("第三十六条第（三）项")],
        AnswerKind.RefusedLawForbids => [Facts("第三十六条第（三）项"), Line("law", "禁止公开的法律、行政法规", "名称和条款；规章和规范性文件不能作为依据。", "第十四条"), Reason("第三十六条第（三）项")],
        AnswerKind.RefusedSafetyStability => [Facts("第三十六条第（三）项"), Choice("danger", "可能危及", "", "第十四条", ("state", "国家安全"), ("public", "公共安全"), ("economic", "经济安全"), ("stability", "社会稳定")), Reason("第三十六条第（三）项")],
        AnswerKind.RefusedThirdParty => [Facts("第三十六条第（三）项"), Choice("interest", "第三方权益", "", "第十五条", ("secret", "商业秘密"), ("privacy", "个人隐私"), ("other", "第三方的其他合法权益")), Text("view", "第三方意见情况", "第三方是否同意公开、理由是否合理，或者逾期未提出意见；不写第三方的姓名。", "第三十二条"), NotConsulted, Reason("第三十六条第（三）项")],
        AnswerKind.RefusedInternalAffairs => [Facts("第三十六条第（三）项"), Choice("category", "内部事务信息的类别", "", "第十六条第一款", ("personnel", "人事管理"), ("logistics", "后勤管理"), ("workflow", "内部工作流程")), Reason("第三十六条第（三）项")],
        AnswerKind.RefusedProcess => [Facts("第三十六条第（三）项"), Choice("category", "过程性信息的类别", "", "第十六条第二款", ("discussion", "讨论记录"), ("draft", "过程稿"), ("consultation", "磋商信函"), ("instruction", "请示报告")), Reason("第三十六条第（三）项")],
        AnswerKind.RefusedEnforcementFile => [Facts("第三十六条第（三）项"), Line("file", "执法案卷", "属于哪一件行政执法案件的案卷。", "第十六条第二款"), Reason("第三十六条第（三）项")],
        AnswerKind.AdministrativeQuery => [Facts("第三十六条第（七）项"), Line("law", "有关法律、行政法规", "对该信息的获取有特别规定的法律、行政法规名称和条款。", "第三十六条第（七）项"), Text("where", "办理途径", "依照该规定到哪里、怎样查询。", "第三十六条第（七）项")],
        AnswerKind.NotHeld =>
        [
            Text("scope", "检索范围", "检索了哪些档案、系统、科室和时间段。", "第三十六条第（四）项"),
            Text("method", "检索方法", "用什么关键词、目录、系统检索。", "第三十六条第（四）项"),
            Date("on", "检索日期", "完成检索的日期。", "第三十六条第（四）项"),
            Line("by", "检索单位", "由哪些科室检索。", "第三十六条第（四）项"),
            Text("why", "不存在的原因", "可不填，例如本机关没有制作或者获取过该信息。").Optional,
        ],
        AnswerKind.OutsideRemit => [Reason("第三十六条第（五）项"), ResponsibleAgency, ResponsibleContact, ResponsibleUnknown],
        AnswerKind.NeedsCreation => [Reason("第三十八条"), Text("available", "可以提供的现有信息", "可不填，有可供参考的现有信息的，告知名称和获取方式。").Optional],
        AnswerKind.StillUnclear => [Text("unclear", "仍不明确的内容", "补正以后仍有哪些内容不明确，为什么无法据此检索。", "第三十条")],
        AnswerKind.Petition => [Reason("第三十九条第一款"), Text("channel", "相应渠道", "告知可以通过什么渠道提出。", "第三十九条第一款")],
        AnswerKind.Repeated => [Line("earlier-number", "原答复文号", "原答复书的文号或者名称。", "第三十六条第（六）项"), Date("earlier-on", "原答复日期", "原答复的日期。", "第三十六条第（六）项"), Reason("第三十六条第（六）项")],
        AnswerKind.Publication => [Line("publication", "公开出版物", "政府公报、报刊、书籍的名称和期号。", "第三十九条第二款"), Text("how", "获取途径", "到哪里、怎样获取。", "第三十九条第二款")],
        AnswerKind.Excessive => [Line("period", "统计期间", "例如：2026年1月1日至2026年3月31日。", "第三十五条"), Number("count", "申请数量", "该期间内的申请件数。", "第三十五条"), Text("judgement", "理由审查情况", "申请人说明了什么理由，为什么不合理；没有说明的，写明逾期未说明。", "第三十五条")],
        AnswerKind.Confirmation => [Line("earlier", "已获取的信息", "申请人在什么时间、通过什么途径已获取该信息。", "第二条、第二十七条"), Reason("第二条、第二十七条")],
        AnswerKind.NotCorrected => [Text("fact", "逾期未补正的事实", "补正期限届满时没有收到补正，申请人也没有说明正当理由。", "第三十条")],
        AnswerKind.FeeNotPaid => [Text("fact", "逾期未缴费的事实", "缴费期限届满时没有缴纳。", null, FeeRules + "第六条")],
        AnswerKind.Withdrawn => [Date("on", "撤回日期", "申请人撤回申请的日期。", null, "应当记明撤回的日期")],
        AnswerKind.Other => [Facts("第四十五条"), OwnBasis, Text("decision", "处理决定", "决定怎样处理。", "第四十五条")],
    };

    private static LetterElement Items(string source) => Text("items", "提供的信息", "逐项列出提供的信息的名称、文号。", source);

    private static LetterElement How(string source) => Text("how", "提供方式", "随文附送；或者写明获取的方式、途径、时间和地点。", source);

    private static LetterElement Facts(string source) => Text("facts", "事实认定", "经审查，所申请的信息是什么、怎样形成。", source);

    private static LetterElement Reason(string source) => Text("reason", "理由", "为什么适用该规定，结合本件具体说明，不能只写条款。", source);

    private static LetterElement Line(string code, string name, string hint, string article) => new(code, name, ElementForm.Line, hint, Regulation + article);

    private static LetterElement Text(string code, string name, string hint, string? article = null, string? source = null) => new(code, name, ElementForm.Text, hint, article is null ? source : Regulation + article);

    private static LetterElement Number(string code, string name, string hint, string article) => new(code, name, ElementForm.Number, hint, Regulation + article);

    private static LetterElement Date(string code, string name, string hint, string? article, string? source = null) => new(code, name, ElementForm.Date, hint, article is null ? source : Regulation + article);

    private static LetterElement Choice(string code, string name, string hint, string article, params (string, string)[] choices) =>
        new(code, name, ElementForm.Choice, hint, Regulation + article) { Choices = choices };
}
