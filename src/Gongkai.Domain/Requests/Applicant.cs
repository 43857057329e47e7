namespace Gongkai.Domain.Requests;

/// <summary>申请人情况: the columns of table three (国办公开办函〔2021〕30号), in their order.</summary>
public enum ApplicantKind
{
    /// <summary>自然人.</summary>
    NaturalPerson,

    /// <summary>商业企业.</summary>
    Enterprise,

    /// <summary>科研机构.</summary>
    ResearchInstitution,

    /// <summary>社会公益组织.</summary>
    PublicInterestOrganisation,

    /// <summary>法律服务机构.</summary>
    LegalServiceProvider,

    /// <summary>其他.</summary>
    OtherOrganisation,
}

/// <summary>The names of the kinds.</summary>
public static class ApplicantKinds
{
    /// <summary>All, in the order of the columns of table three.</summary>
    public static IReadOnlyList<ApplicantKind> All { get; } = Enum.GetValues<ApplicantKind>();

    /// <summary>The name as table three has it.</summary>
    public static string Name(this ApplicantKind kind) => kind switch
    {
        ApplicantKind.NaturalPerson => "自然人",
        ApplicantKind.Enterprise => "商业企业",
        ApplicantKind.ResearchInstitution => "科研机构",
        ApplicantKind.PublicInterestOrganisation => "社会公益组织",
        ApplicantKind.LegalServiceProvider => "法律服务机构",
        ApplicantKind.OtherOrganisation => "其他",
    };

    /// <summary>The column of table three, from 0; the total stands in column 6.</summary>
    public static int Column(this ApplicantKind kind) => (int)kind;
}

/// <summary>身份证明: what proves who applies (《条例》第二十九条第（一）项).</summary>
public enum IdentityKind
{
    /// <summary>居民身份证.</summary>
    ResidentCard,

    /// <summary>护照.</summary>
    Passport,

    /// <summary>港澳台居民证件.</summary>
    HongKongMacaoTaiwanPermit,

    /// <summary>统一社会信用代码证书 of an organisation.</summary>
    CreditCode,

    /// <summary>其他有效证件.</summary>
    Other,
}

/// <summary>获取方式: in which form the applicant wants the information (《条例》第二十九条第（三）项).</summary>
public enum WantedForm
{
    /// <summary>纸质.</summary>
    Paper,

    /// <summary>电子数据.</summary>
    Electronic,

    /// <summary>现场阅读、抄录.</summary>
    OnSite,
}

/// <summary>获取途径: by which way the applicant wants it.</summary>
public enum WantedWay
{
    /// <summary>邮寄.</summary>
    Post,

    /// <summary>当面领取.</summary>
    Counter,

    /// <summary>本平台下载.</summary>
    Download,

    /// <summary>电子邮件.</summary>
    Email,

    /// <summary>传真.</summary>
    Fax,
}

/// <summary>Who applies. Personal data throughout: sealed where stored, masked where shown.</summary>
public sealed record Applicant
{
    /// <summary>自然人 or which kind of organisation.</summary>
    public required ApplicantKind Kind { get; init; }

    /// <summary>姓名 or 名称.</summary>
    public required string Name { get; init; }

    /// <summary>What proves it.</summary>
    public IdentityKind IdentityKind { get; init; }

    /// <summary>证件号码 or 统一社会信用代码; null when only a copy was handed in.</summary>
    public string? IdentityNumber { get; init; }

    /// <summary>法定代表人 of an organisation.</summary>
    public string? Representative { get; init; }

    /// <summary>联系人 of an organisation; the agent of a person.</summary>
    public string? ContactName { get; init; }

    /// <summary>联系电话.</summary>
    public string? Telephone { get; init; }

    /// <summary>电子邮箱.</summary>
    public string? Email { get; init; }

    /// <summary>通信地址.</summary>
    public string? Address { get; init; }

    /// <summary>邮政编码.</summary>
    public string? Postcode { get; init; }

    /// <summary>True for an organisation.</summary>
    public bool IsOrganisation => Kind != ApplicantKind.NaturalPerson;
}

/// <summary>What was applied for, exactly what Article 29 asks. Sealed where stored.</summary>
public sealed record Application
{
    /// <summary>Who.</summary>
    public required Applicant Applicant { get; init; }

    /// <summary>申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述.</summary>
    public required string Wanted { get; init; }

    /// <summary>The form.</summary>
    public WantedForm Form { get; init; } = WantedForm.Electronic;

    /// <summary>The way.</summary>
    public WantedWay Way { get; init; } = WantedWay.Download;

    /// <summary>Help asked for by those who have difficulty reading, seeing, hearing (第四十三条); null when none.</summary>
    public string? HelpNeeded { get; init; }

    /// <summary>建议主动公开: the applicant suggests publishing it (第四十四条).</summary>
    public bool SuggestsPublication { get; init; }
}
