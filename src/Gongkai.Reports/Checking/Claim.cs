namespace Gongkai.Reports.Checking;

/// <summary>What a number in the narrative counts, in terms of the tables.</summary>
internal enum Quantity : byte
{
    /// <summary>一、本年新收.</summary>
    Received,

    /// <summary>二、上年结转.</summary>
    CarriedIn,

    /// <summary>办理、处理 of applications: new ones, all of them, or those decided.</summary>
    Handled,

    /// <summary>办结、答复: 三（七）.</summary>
    Closed,

    /// <summary>One or more rows of 三（一）to（六）, see <see cref="Claim.Outcomes"/>.</summary>
    Outcome,

    /// <summary>四、结转下年度继续办理.</summary>
    CarriedOut,

    /// <summary>行政复议; <see cref="Claim.Column"/> says which result.</summary>
    Review,

    /// <summary>行政诉讼, both kinds together.</summary>
    Litigation,

    /// <summary>未经复议直接起诉.</summary>
    LitigationDirect,

    /// <summary>复议后起诉.</summary>
    LitigationAfterReview,

    /// <summary>行政复议 and 行政诉讼 added up.</summary>
    Remedies,

    /// <summary>规章 issued.</summary>
    RegulationsIssued,

    /// <summary>行政规范性文件 issued (制发).</summary>
    DocumentsIssued,

    /// <summary>行政规范性文件 repealed (废止).</summary>
    DocumentsRepealed,

    /// <summary>行政规范性文件 in force (现行有效).</summary>
    DocumentsInForce,

    /// <summary>行政许可 decisions.</summary>
    Licensing,

    /// <summary>行政处罚 decisions.</summary>
    Penalties,

    /// <summary>行政强制 decisions.</summary>
    Enforcement,

    /// <summary>主动公开 of information, which no table holds.</summary>
    Published,
}

/// <summary>How far a claim can be held against the tables.</summary>
internal enum Hold : byte
{
    /// <summary>Plain words, the whole agency, the year reported on.</summary>
    Certain,

    /// <summary>Probably the same, but the words leave room.</summary>
    Likely,

    /// <summary>Another year, or part of this one.</summary>
    OtherPeriod,

    /// <summary>One of several ways to apply or to publish.</summary>
    OneChannel,

    /// <summary>Another body: part of the agency, a wider whole, or somebody acted for.</summary>
    OtherBody,
}

/// <summary>What a sentence says of all that it counted.</summary>
internal enum Whole : byte
{
    /// <summary>均已办结, 办结率100%.</summary>
    Closed,

    /// <summary>均为自然人申请.</summary>
    NaturalPersons,

    /// <summary>均予以公开.</summary>
    Granted,

    /// <summary>均被维持.</summary>
    Upheld,
}

/// <summary>A claim in words about all applications, reconsiderations or cases.</summary>
/// <param name="Kind">What is said of all.</param>
/// <param name="Topic">Of what it is said.</param>
/// <param name="Hold">How far it can be held against the tables.</param>
/// <param name="Sentence">The number of its sentence.</param>
/// <param name="Start">Where its words begin in the folded text.</param>
/// <param name="End">The place after its last character.</param>
internal readonly record struct WholeClaim(Whole Kind, Topic Topic, Hold Hold, int Sentence, int Start, int End);

/// <summary>The rows of 三（一）to（六）as a set, so that 「不予公开或无法提供」 is one too.</summary>
[Flags]
internal enum Outcomes
{
    None = 0,
    Granted = 1 << 0,
    Partial = 1 << 1,
    StateSecret = 1 << 2,
    LawForbids = 1 << 3,
    SafetyStability = 1 << 4,
    ThirdParty = 1 << 5,
    InternalAffairs = 1 << 6,
    Process = 1 << 7,
    EnforcementFile = 1 << 8,
    AdministrativeQuery = 1 << 9,
    Refused = StateSecret | LawForbids | SafetyStability | ThirdParty | InternalAffairs | Process | EnforcementFile | AdministrativeQuery,
    NotHeld = 1 << 10,
    NeedsCreation = 1 << 11,
    Unclear = 1 << 12,
    Unable = NotHeld | NeedsCreation | Unclear,
    Petition = 1 << 13,
    Repeat = 1 << 14,
    Publication = 1 << 15,
    Excessive = 1 << 16,
    Confirm = 1 << 17,
    NotProcessed = Petition | Repeat | Publication | Excessive | Confirm,
    NoSupplement = 1 << 18,
    FeeUnpaid = 1 << 19,
    OtherOther = 1 << 20,
    Other = NoSupplement | FeeUnpaid | OtherOther,
}

/// <summary>A quantity that the narrative states.</summary>
/// <param name="Quantity">What is counted.</param>
/// <param name="Outcomes">For <see cref="Quantity.Outcome"/> the rows.</param>
/// <param name="Column">The applicant's column 0–6, or the result's 0–4 of the remedies; <see cref="Organisations"/> for 法人或其他组织.</param>
/// <param name="Value">The number stated; 0 for 未收到 and the like.</param>
/// <param name="Precision">How exact it is.</param>
/// <param name="Hold">How far it can be held against the tables.</param>
/// <param name="IncludesCarriedIn">The words say that last year's are in the number (含上年结转).</param>
/// <param name="InWords">The number is a word: 未收到, 未发生, 无.</param>
/// <param name="Sentence">The number of its sentence.</param>
/// <param name="Start">Where its words begin in the folded text.</param>
/// <param name="End">The place after its last character.</param>
internal readonly record struct Claim(
    Quantity Quantity,
    Outcomes Outcomes,
    int Column,
    decimal Value,
    Precision Precision,
    Hold Hold,
    bool IncludesCarriedIn,
    bool InWords,
    int Sentence,
    int Start,
    int End)
{
    /// <summary>The columns 商业企业 to 其他 together.</summary>
    public const int Organisations = -1;

    /// <summary>The column 总计 of table three.</summary>
    public const int AllApplicants = 6;

    /// <summary>The column 总计 of table four.</summary>
    public const int AllResults = 4;
}
