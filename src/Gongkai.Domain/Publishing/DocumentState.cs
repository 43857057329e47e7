namespace Gongkai.Domain.Publishing;

/// <summary>Where the latest revision of a document stands. What the public sees stands apart: an older revision stays public while a correction is under way.</summary>
public enum DocumentState
{
    /// <summary>起草中: being written, or returned.</summary>
    Draft,

    /// <summary>审核中: on its way through the review chain.</summary>
    InReview,

    /// <summary>待发布: signed by all, not yet public.</summary>
    Approved,

    /// <summary>已发布: public as signed.</summary>
    Published,

    /// <summary>已办结不公开: signed by all, kept as 依申请公开 or 不予公开.</summary>
    Archived,

    /// <summary>已撤回: taken off the platform; its address shows the notice.</summary>
    Withdrawn,

    /// <summary>已废弃: a draft given up; nothing was ever public.</summary>
    Discarded,
}

/// <summary>What can be done with a document.</summary>
public enum DocumentAct
{
    /// <summary>保存.</summary>
    Save,

    /// <summary>送审.</summary>
    Submit,

    /// <summary>审签通过 of the step at hand.</summary>
    Sign,

    /// <summary>退回, with a reason.</summary>
    Return,

    /// <summary>撤回送审: the drafter takes it back.</summary>
    TakeBack,

    /// <summary>发布, now or at a set time.</summary>
    Publish,

    /// <summary>紧急发布: goes out after the urgent steps of the emergency lane; the rest of the chain is completed afterwards.</summary>
    PublishUrgently,

    /// <summary>归档不公开: what is not proactive is filed instead of published.</summary>
    Archive,

    /// <summary>更正: starts a new revision; the old one stays public until the new one is signed.</summary>
    Correct,

    /// <summary>撤下, with a reason; the page keeps a notice.</summary>
    Withdraw,

    /// <summary>废弃 a draft.</summary>
    Discard,
}

/// <summary>公开属性 (set at drafting, 国办发〔2016〕80号).</summary>
public enum Publicity
{
    /// <summary>主动公开.</summary>
    Proactive,

    /// <summary>依申请公开.</summary>
    OnRequest,

    /// <summary>不予公开, with its legal reason.</summary>
    Withheld,
}

/// <summary>效力状态 as somebody has set it. That a term has run out is computed from <c>ExpiresOn</c>, never stored.</summary>
public enum Validity
{
    /// <summary>现行有效.</summary>
    InForce,

    /// <summary>已被修改: in force as changed by another document.</summary>
    Amended,

    /// <summary>已废止.</summary>
    Repealed,

    /// <summary>宣布失效.</summary>
    DeclaredInvalid,

    /// <summary>已失效: its term has run out.</summary>
    Expired,
}

/// <summary>How one document stands to another.</summary>
public enum DocumentRelation
{
    /// <summary>解读: interprets it.</summary>
    Interprets,

    /// <summary>修改.</summary>
    Amends,

    /// <summary>废止.</summary>
    Repeals,

    /// <summary>宣布失效.</summary>
    DeclaresInvalid,

    /// <summary>相关文件.</summary>
    Related,
}
