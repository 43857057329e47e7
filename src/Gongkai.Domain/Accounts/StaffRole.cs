namespace Gongkai.Domain.Accounts;

/// <summary>What a member of staff is to an agency. One person may have several roles, in several agencies.</summary>
public enum StaffRole
{
    /// <summary>科室经办人: drafts, answers what is passed to the section.</summary>
    SectionOfficer,

    /// <summary>政务公开工作机构: registers, passes on, publishes, inspects, writes the annual report.</summary>
    DisclosureOffice,

    /// <summary>审核人: reviews and proofreads.</summary>
    Reviewer,

    /// <summary>分管领导: the last signature.</summary>
    Leader,

    /// <summary>保密审查员 (《保守国家秘密法》, 《条例》第十七条): whether anything in it may be made public.</summary>
    SecrecyReviewer,

    /// <summary>督查员 of the upper level: sees what lies below and asks for it to be put right.</summary>
    Inspector,

    /// <summary>系统管理员: agencies, accounts and roles, at this agency and below.</summary>
    Administrator,

    /// <summary>审计员: reads everything, changes nothing.</summary>
    Auditor,
}

/// <summary>Their names.</summary>
public static class StaffRoles
{
    /// <summary>All, in the order in which lists show them.</summary>
    public static IReadOnlyList<StaffRole> All { get; } = Enum.GetValues<StaffRole>();

    /// <summary>The name for people.</summary>
    public static string Name(this StaffRole role) => role switch
    {
        StaffRole.SectionOfficer => "科室经办人",
        StaffRole.DisclosureOffice => "政务公开办",
        StaffRole.Reviewer => "审核人",
        StaffRole.Leader => "分管领导",
        StaffRole.SecrecyReviewer => "保密审查员",
        StaffRole.Inspector => "督查员",
        StaffRole.Administrator => "系统管理员",
        StaffRole.Auditor => "审计员",
    };

    /// <summary>The name for programs: <c>section-officer</c>.</summary>
    public static string Key(this StaffRole role) => role switch
    {
        StaffRole.SectionOfficer => "section-officer",
        StaffRole.DisclosureOffice => "disclosure-office",
        StaffRole.Reviewer => "reviewer",
        StaffRole.Leader => "leader",
        StaffRole.SecrecyReviewer => "secrecy-reviewer",
        StaffRole.Inspector => "inspector",
        StaffRole.Administrator => "administrator",
        StaffRole.Auditor => "auditor",
    };

    /// <summary>The role of a <see cref="Key"/>; null when there is none of that name.</summary>
    public static StaffRole? Parse(string? key)
    {
        foreach (var role in All)
        {
            if (role.Key() == key)
            {
                return role;
            }
        }

        return null;
    }
}
