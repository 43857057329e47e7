using Gongkai.Domain.Accounts;

namespace Gongkai.Domain.Publishing;

/// <summary>Names of states and acts, and the roles that each act asks for. Pages, documentation and tests enumerate it.</summary>
public static class DocumentActs
{
    private static readonly StaffRole[] Writers = [StaffRole.SectionOfficer, StaffRole.DisclosureOffice];
    private static readonly StaffRole[] Office = [StaffRole.DisclosureOffice];
    private static readonly StaffRole[] OfficeOrLeader = [StaffRole.DisclosureOffice, StaffRole.Leader];

    /// <summary>The roles of which one is needed in the document's own agency; null where the step at hand says who.</summary>
    public static IReadOnlyList<StaffRole>? Roles(this DocumentAct act) => act switch
    {
        DocumentAct.Save or DocumentAct.Submit or DocumentAct.TakeBack or DocumentAct.Correct or DocumentAct.Discard => Writers,
        DocumentAct.Sign or DocumentAct.Return => null,
        DocumentAct.Publish or DocumentAct.PublishUrgently or DocumentAct.Archive => Office,
        DocumentAct.Withdraw => OfficeOrLeader,
    };

    /// <summary>Who may begin a document, ask others about it, and record where else it was released.</summary>
    public static IReadOnlyList<StaffRole> WritingRoles => Writers;

    /// <summary>Who may repeal, amend or declare invalid (the register of normative documents).</summary>
    public static IReadOnlyList<StaffRole> RegisterRoles => Office;

    /// <summary>The act's name.</summary>
    public static string Name(this DocumentAct act) => act switch
    {
        DocumentAct.Save => "保存",
        DocumentAct.Submit => "送审",
        DocumentAct.Sign => "审签",
        DocumentAct.Return => "退回",
        DocumentAct.TakeBack => "撤回送审",
        DocumentAct.Publish => "发布",
        DocumentAct.PublishUrgently => "紧急发布",
        DocumentAct.Archive => "归档不公开",
        DocumentAct.Correct => "更正",
        DocumentAct.Withdraw => "撤下",
        DocumentAct.Discard => "废弃草稿",
    };

    /// <summary>The state's name.</summary>
    public static string Name(this DocumentState state) => state switch
    {
        DocumentState.Draft => "起草中",
        DocumentState.InReview => "审核中",
        DocumentState.Approved => "待发布",
        DocumentState.Published => "已发布",
        DocumentState.Archived => "已归档（不公开）",
        DocumentState.Withdrawn => "已撤下",
        DocumentState.Discarded => "已废弃",
    };

    /// <summary>The attribute's name.</summary>
    public static string Name(this Publicity publicity) => publicity switch
    {
        Publicity.Proactive => "主动公开",
        Publicity.OnRequest => "依申请公开",
        Publicity.Withheld => "不予公开",
    };

    /// <summary>The validity's name.</summary>
    public static string Name(this Validity validity) => validity switch
    {
        Validity.InForce => "现行有效",
        Validity.Amended => "已修改",
        Validity.Repealed => "已废止",
        Validity.DeclaredInvalid => "宣布失效",
        Validity.Expired => "已失效",
    };

    /// <summary>What a document says of another.</summary>
    public static string Name(this DocumentRelation relation) => relation switch
    {
        DocumentRelation.Interprets => "解读",
        DocumentRelation.Amends => "修改",
        DocumentRelation.Repeals => "废止",
        DocumentRelation.DeclaresInvalid => "宣布失效",
        DocumentRelation.Related => "相关",
    };
}
