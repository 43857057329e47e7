namespace Gongkai.Domain.Remedies;

/// <summary>Why something is not done with a remedy.</summary>
public static class RemedyProblems
{
    /// <summary>There is none, or not one that the asker may see.</summary>
    public static readonly Problem NoSuchRemedy = new("remedy.unknown", "没有这件复议、诉讼或者投诉，或者您无权查看。");

    /// <summary>The office's.</summary>
    public static readonly Problem Forbidden = new("remedy.forbidden", "登记和办理复议、诉讼、投诉需要本机关“政务公开办”的角色。");

    /// <summary>Not counted any more.</summary>
    public static readonly Problem IsVoid = new("remedy.void", "本件已作废，不能再办理。");

    /// <summary>There is a ruling.</summary>
    public static readonly Problem RuledAlready = new("remedy.ruled", "本件已登记决定或者裁判。写错的请用“更正登记”，上诉、重审、再审请登记新的审级。");

    /// <summary>The answer was handed in.</summary>
    public static readonly Problem AnsweredAlready = new("remedy.answered", "已登记提交答复（答辩）的日期，写错的请用“更正登记”。");

    /// <summary>Only the ordinary reconsideration.</summary>
    public static readonly Problem NotExtendable = new("remedy.not-extendable", "只有普通程序的行政复议可以延长审理期限（行政复议法第六十二条）。");

    /// <summary>Once.</summary>
    public static readonly Problem ExtendedAlready = new("remedy.extended", "审理期限已延长过一次。");

    /// <summary>Only lawsuits have instances.</summary>
    public static readonly Problem OneInstance = new("remedy.one-instance", "只有行政诉讼有上诉和再审。不服复议决定起诉的，请另行登记行政诉讼。");

    /// <summary>The instance at hand is open.</summary>
    public static readonly Problem NotRuled = new("remedy.not-ruled", "本审级还没有裁判，请先登记裁判结果。");

    /// <summary>No order.</summary>
    public static readonly Problem NoNewAnswerOrdered = new("remedy.no-new-answer", "决定或者裁判没有要求重新答复。");

    /// <summary>Not bound.</summary>
    public static readonly Problem NoRequest = new("remedy.no-request", "本件没有关联依申请公开的案件，不能自动立重新答复的案件，请另行登记。");

    /// <summary>Once.</summary>
    public static readonly Problem AnsweredAnewAlready = new("remedy.answered-anew", "重新答复的案件已经立案。");

    /// <summary>The bound application is not there.</summary>
    public static readonly Problem NoSuchRequest = new("remedy.request-unknown", "没有这个登记编号的申请，或者它不属于本机关。");

    /// <summary>The bound application was not answered.</summary>
    public static readonly Problem RequestOpen = new("remedy.request-open", "原申请尚未办结，请在原案件中直接答复。");

    /// <summary>The reconsideration before is not there.</summary>
    public static readonly Problem NoSuchPrior = new("remedy.prior-unknown", "没有找到之前的行政复议，请从列表中选择。");

    /// <summary>A section of another agency.</summary>
    public static readonly Problem NoSuchSection = new("remedy.section-unknown", "没有这个科室，请重新选择。");

    /// <summary>Somebody was first.</summary>
    public static readonly Problem Changed = new("remedy.changed", "这件案件已被他人修改，请核对最新情况后再办。");

    /// <summary>What it is about.</summary>
    public static readonly Problem SubjectMissing = new("remedy.subject", "请填写案由（不超过100字，不写当事人姓名等个人信息）。");

    /// <summary>A date to come.</summary>
    public static readonly Problem InTheFuture = new("remedy.in-the-future", "登记的日期不能晚于今天。");

    /// <summary>Order of dates.</summary>
    public static readonly Problem NotifiedBeforeAcceptance = new("remedy.notified-before-acceptance", "本机关收到通知的日期不能早于受理（立案）的日期。");

    /// <summary>Order of dates.</summary>
    public static readonly Problem AnsweredBeforeNotice = new("remedy.answered-before-notice", "提交答复的日期不能早于收到通知的日期。");

    /// <summary>Order of dates.</summary>
    public static readonly Problem AnswerByBeforeNotice = new("remedy.answer-by-before-notice", "受理机关指定的答复期限不能早于收到通知的日期。");

    /// <summary>Too long.</summary>
    public static readonly Problem NumberTooLong = new("remedy.case-number", "案号不超过60字。");

    /// <summary>The ruling's number.</summary>
    public static readonly Problem RulingNumber = new("remedy.ruling-number", "请填写决定书或者裁判文书的文号（不超过60字）。");

    /// <summary>Order of dates.</summary>
    public static readonly Problem RuledBeforeAcceptance = new("remedy.ruled-before-acceptance", "决定或者裁判的日期不能早于受理（立案）的日期。");

    /// <summary>Order of dates.</summary>
    public static readonly Problem ServedBeforeMade = new("remedy.served-before-made", "送达日期不能早于决定或者裁判的日期。");

    /// <summary>How the appeal ended.</summary>
    public static readonly Problem AppealOutcomeMissing = new("remedy.appeal-outcome", "二审请选择上诉的处理结果，一审和再审不选。");

    /// <summary>How the case ended.</summary>
    public static readonly Problem OutcomeMissing = new("remedy.outcome", "请选择审理结果。");

    /// <summary>The earlier outcome holds.</summary>
    public static readonly Problem OutcomeTooMuch = new("remedy.outcome-too-much", "维持原判、发回重审或者撤回上诉的，不另选审理结果。");

    /// <summary>A judgment for a reconsideration, or the reverse.</summary>
    public static readonly Problem OutcomeOfAnotherKind = new("remedy.outcome-kind", "审理结果与案件种类不符，请重新选择。");

    /// <summary>Upheld, and yet ordered.</summary>
    public static readonly Problem OrdersNothing = new("remedy.orders-nothing", "这种结果不会要求重新答复，请核对。");

    /// <summary>A term for nothing.</summary>
    public static readonly Problem TermWithoutOrder = new("remedy.term-without-order", "填写了重新答复的期限，请同时勾选“要求重新答复”。");

    /// <summary>A term that cannot be.</summary>
    public static readonly Problem WrongAnswerTerm = new("remedy.answer-term", "重新答复的期限应为1至250个工作日，指定的日期不能早于决定或者裁判的日期。");

    /// <summary>The order of instances.</summary>
    public static readonly Problem WrongLevel = new("remedy.level", "一审裁判后登记二审或者再审；发回重审的登记一审；二审裁判后登记再审。请重新选择审级。");

    /// <summary>Why.</summary>
    public static readonly Problem ReasonMissing = new("remedy.reason", "请写明理由。");

    /// <summary>The file cannot be taken.</summary>
    public static readonly Problem FileMissing = new("remedy.file", "请选择要存入的文件。");

    /// <summary>Who hears it.</summary>
    public static Problem BodyMissing(RemedyKind kind) => new("remedy.body", $"请填写{kind switch { RemedyKind.Reconsideration => "行政复议机关", RemedyKind.Lawsuit => "人民法院", RemedyKind.Complaint => "受理投诉举报的机关" }}的名称（不超过100字）。");
}
