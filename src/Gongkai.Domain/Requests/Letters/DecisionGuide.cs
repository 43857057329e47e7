namespace Gongkai.Domain.Requests.Letters;

/// <summary>An answer to a question, and where it leads: to the next question, or to the kind of an answer, or to an act first.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Text">For people.</param>
/// <param name="Next">The next question; null at the end of the way.</param>
/// <param name="Leads">The kind of answer it leads to.</param>
/// <param name="First">What has to be done before anything can be decided: a letter to write.</param>
public sealed record GuideOption(string Code, string Text, string? Next = null, AnswerKind? Leads = null, LetterKind? First = null);

/// <summary>A question.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Text">For people.</param>
/// <param name="Explanation">What to look at.</param>
/// <param name="Basis">The provision.</param>
/// <param name="Options">The answers to choose from.</param>
public sealed record GuideQuestion(string Code, string Text, string Explanation, string Basis, IReadOnlyList<GuideOption> Options);

/// <summary>A question that was answered.</summary>
/// <param name="Question">The question.</param>
/// <param name="Option">The answer.</param>
public sealed record GuideStep(string Question, string Option);

/// <summary>Where the questions have led so far.</summary>
/// <param name="Path">The answers that belong to the way, in order.</param>
/// <param name="Question">The question at hand; null at the end.</param>
/// <param name="Result">The kind of answer; null as long as it is open, or where something has to be done first.</param>
/// <param name="First">What has to be done first.</param>
public sealed record GuideState(IReadOnlyList<(GuideQuestion Question, GuideOption Option)> Path, GuideQuestion? Question, AnswerKind? Result, LetterKind? First);

/// <summary>
/// 办理指引: questions that lead from the facts to exactly one outcome and its article. They go in the order in which the Regulation lets
/// one thing come before another: whether it is an application at all, what it asks for, whether it exists and whose it is, and only then
/// whether it may be given.
/// </summary>
public static class DecisionGuide
{
    private const string Article = "条例";

    /// <summary>All questions, the first one first.</summary>
    public static IReadOnlyList<GuideQuestion> Questions { get; } =
    [
        new("application", "实质上是申请获取政府信息吗？", "看申请的实质，不看名称。要求解决诉求、追究责任的，是信访、投诉、举报；咨询政策、要求答疑的，没有申请信息。", Article + "第二条、第三十九条",
        [
            new("yes", "是", "wanted"),
            new("petition", "是信访、投诉、举报等活动", Leads: AnswerKind.Petition),
            new("publication", "要求提供政府公报、报刊、书籍等公开出版物", Leads: AnswerKind.Publication),
            new("confirmation", "要求对已经获取的信息予以确认或者重新出具", Leads: AnswerKind.Confirmation),
            new("query", "是工商、不动产登记资料等，法律、行政法规对获取有特别规定", Leads: AnswerKind.AdministrativeQuery),
        ]),
        new("wanted", "申请内容是否明确，足以检索？", "有名称、文号或者便于查询的其他特征性描述，即为明确（第二十九条）。", Article + "第二十九条、第三十条",
        [
            new("clear", "明确", "fee"),
            new("unclear", "不明确，还没有要求补正", First: LetterKind.CorrectionNotice),
            new("still", "已经补正，仍不明确", Leads: AnswerKind.StillUnclear),
            new("default", "已要求补正，申请人无正当理由逾期不补正", Leads: AnswerKind.NotCorrected),
        ]),
        new("fee", "该申请人的申请数量、频次是否明显超过合理范围？", "通常与收费、说明理由一并判断；没有明显超过的，选“否”。", Article + "第三十五条、第四十二条",
        [
            new("no", "否", "repeated"),
            new("ask", "明显超过，还没有要求说明理由", First: LetterKind.ReasonsNotice),
            new("unreasonable", "已要求说明理由，理由不合理或者逾期不说明", Leads: AnswerKind.Excessive),
            new("reasonable", "理由合理，可以在期限内答复", "repeated"),
            new("later", "理由合理，但无法在期限内答复", First: LetterKind.DelayNotice),
            new("charge", "明显超过，决定收取信息处理费，还没有通知", First: LetterKind.FeeNotice),
            new("paid", "已通知收费，申请人已缴清", "repeated"),
            new("unpaid", "已通知收费，申请人逾期未缴纳", Leads: AnswerKind.FeeNotPaid),
        ]),
        new("repeated", "本机关是否已就该申请人申请的相同信息答复过？", "申请人相同、信息相同，并且原来已作出答复。重新答复的案件选“否”。", Article + "第三十六条第（六）项",
        [
            new("no", "否", "remit"),
            new("yes", "是", Leads: AnswerKind.Repeated),
        ]),
        new("remit", "该信息是否由本机关负责公开？", "自己制作的由本机关公开；从公民、法人和其他组织获取的由保存机关公开；从其他行政机关获取的由制作或者最初获取的机关公开；共同制作的由牵头机关公开。", Article + "第十条",
        [
            new("yes", "是，或者需要检索才知道", "held"),
            new("no", "不是", Leads: AnswerKind.OutsideRemit),
        ]),
        new("held", "检索的结果如何？", "按申请的特征在档案、业务系统和有关科室检索，并记录检索的范围、方法、日期和单位。", Article + "第三十六条第（四）项、第三十八条",
        [
            new("found", "有该信息", "public"),
            new("none", "经检索没有", Leads: AnswerKind.NotHeld),
            new("creation", "没有现成信息，需要加工、分析", Leads: AnswerKind.NeedsCreation),
        ]),
        new("public", "该信息是否已经主动公开？", "已在网站、公报、公开场所公开，并且能够告知准确的获取方式和途径。", Article + "第三十六条第（一）项",
        [
            new("yes", "已经主动公开", Leads: AnswerKind.AlreadyPublic),
            new("no", "没有", "forbidden"),
        ]),
        new("forbidden", "该信息是否属于不得公开的情形？", "国家秘密以定密为准；禁止公开的依据只能是法律、行政法规；不能确定的，报有关主管部门或者保密行政管理部门确定（第十七条）。", Article + "第十四条、第十七条",
        [
            new("no", "否", "third"),
            new("secret", "依法确定为国家秘密", "part-secret"),
            new("law", "法律、行政法规禁止公开", "part-law"),
            new("safety", "公开后可能危及国家安全、公共安全、经济安全、社会稳定", "part-safety"),
        ]),
        Part("secret", AnswerKind.RefusedStateSecret),
        Part("law", AnswerKind.RefusedLawForbids),
        Part("safety", AnswerKind.RefusedSafetyStability),
        new("third", "公开是否会损害第三方的商业秘密、个人隐私等合法权益？", "先书面征求第三方意见，15个工作日；逾期不提出意见不等于同意。", Article + "第十五条、第三十二条",
        [
            new("no", "不会", "joint"),
            new("ask", "可能会，还没有征求意见", First: LetterKind.ThirdPartyConsultation),
            new("agrees", "会，第三方同意公开", "joint"),
            new("refuses", "会，第三方不同意且有合理理由，或者逾期未提出意见而本机关认为会损害其权益", "interest"),
            new("groundless", "第三方不同意，但是没有合理理由", "told"),
        ]),
        new("interest", "不公开是否会对公共利益造成重大影响？", "由本机关判断，并说明理由。", Article + "第十五条、第三十二条",
        [
            new("no", "不会", "part-third"),
            new("yes", "会，决定公开", "told"),
        ]),
        new("told", "是否已将决定公开的内容和理由书面告知第三方？", "先告知第三方，再答复申请人。", Article + "第三十二条",
        [
            new("yes", "已告知", "joint"),
            new("no", "还没有", First: LetterKind.ThirdPartyDecision),
        ]),
        Part("third", AnswerKind.RefusedThirdParty),
        new("joint", "该信息是否由几个机关共同制作、需要征求意见？", "牵头机关可以征求其他制作机关的意见，15个工作日；逾期未提出意见的视为同意公开。", Article + "第三十四条",
        [
            new("no", "不是，或者不需要征求", "internal"),
            new("ask", "需要征求，还没有发出", First: LetterKind.CoMakerConsultation),
            new("done", "已征求，或者期限已满", "internal"),
        ]),
        new("internal", "该信息是否属于可以不予公开的情形，并且决定不予公开？", "“可以不予公开”由行政机关裁量；法律、法规、规章规定过程性信息、执法案卷应当公开的，从其规定。", Article + "第十六条",
        [
            new("no", "不属于，或者决定公开", "severable"),
            new("affairs", "人事管理、后勤管理、内部工作流程等内部事务信息", "part-affairs"),
            new("process", "讨论记录、过程稿、磋商信函、请示报告等过程性信息", "part-process"),
            new("file", "行政执法案卷信息", "part-file"),
        ]),
        Part("affairs", AnswerKind.RefusedInternalAffairs),
        Part("process", AnswerKind.RefusedProcess),
        Part("file", AnswerKind.RefusedEnforcementFile),
        new("severable", "提供的信息中是否有不提供的部分？", "其中某一部分没有、不属于本机关或者遮盖了个人信息的，作区分处理。", Article + "第三十七条",
        [
            new("none", "没有，全部提供", Leads: AnswerKind.Granted),
            new("some", "有", Leads: AnswerKind.PartlyGranted),
        ]),
    ];

    /// <summary>Where answers lead. An answer that does not belong to the way, because an earlier one has changed, is left out.</summary>
    public static GuideState Follow(IReadOnlyList<GuideStep> answers)
    {
        var path = new List<(GuideQuestion, GuideOption)>();
        var question = Questions[0];
        while (answers.FirstOrDefault(a => a.Question == question.Code) is { } given && question.Options.FirstOrDefault(o => o.Code == given.Option) is { } option)
        {
            path.Add((question, option));
            if (option.Next is not { } next)
            {
                return new(path, null, option.Leads, option.First);
            }

            question = Questions.Single(q => q.Code == next);
        }

        return new(path, question, null, null);
    }

    // 第三十七条: what can be told apart is given.
    private static GuideQuestion Part(string code, AnswerKind kind) => new($"part-{code}", "能否作区分处理，提供其余可以公开的内容？", "含有不应当公开的内容，但是能够作区分处理的，应当提供可以公开的内容，并对不予公开的内容说明理由。", Article + "第三十七条",
    [
        new("whole", "不能，全部不予公开", Leads: kind),
        new("part", "能，部分公开", Leads: AnswerKind.PartlyGranted),
    ]);
}
