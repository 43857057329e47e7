using Gongkai.Domain.Agencies;
using Gongkai.Operations.Agencies;

namespace Gongkai.Web.Agencies;

/// <summary>An agency as a form gives it.</summary>
internal sealed class AgencyForm
{
    private static readonly char[] Between = ['、', '，', ',', '；', ';', ' '];

    /// <summary>全称.</summary>
    public string? Name { get; set; }

    /// <summary>简称.</summary>
    public string? ShortName { get; set; }

    /// <summary>The agency above it.</summary>
    public long? ParentId { get; set; }

    /// <summary>The level.</summary>
    public AgencyLevel Level { get; set; } = AgencyLevel.County;

    /// <summary>The kind.</summary>
    public AgencyKind Kind { get; set; } = AgencyKind.Department;

    /// <summary>统一社会信用代码.</summary>
    public string? CreditCode { get; set; }

    /// <summary>网址简称.</summary>
    public string? Slug { get; set; }

    /// <summary>拼音简码.</summary>
    public string? Initials { get; set; }

    /// <summary>机关代字, several with a comma of lists between them.</summary>
    public string? DocumentPrefixes { get; set; }

    /// <summary>索引号规则.</summary>
    public string? IndexPattern { get; set; }

    /// <summary>网站名称.</summary>
    public string? SiteName { get; set; }

    /// <summary>网站域名.</summary>
    public string? Domain { get; set; }

    /// <summary>网站标识码.</summary>
    public string? SiteCode { get; set; }

    /// <summary>ICP 备案编号.</summary>
    public string? IcpNumber { get; set; }

    /// <summary>公安备案号.</summary>
    public string? PoliceNumber { get; set; }

    /// <summary>公开工作机构.</summary>
    public string? OfficeName { get; set; }

    /// <summary>办公地址.</summary>
    public string? OfficeAddress { get; set; }

    /// <summary>办公时间.</summary>
    public string? OfficeHours { get; set; }

    /// <summary>联系电话.</summary>
    public string? OfficeTelephone { get; set; }

    /// <summary>传真.</summary>
    public string? OfficeFax { get; set; }

    /// <summary>电子邮箱.</summary>
    public string? OfficeEmail { get; set; }

    /// <summary>邮政编码.</summary>
    public string? OfficePostcode { get; set; }

    /// <summary>行政复议机关.</summary>
    public string? ReconsiderationBody { get; set; }

    /// <summary>管辖法院.</summary>
    public string? Court { get; set; }

    /// <summary>承接机关.</summary>
    public long? SupersededById { get; set; }

    /// <summary>撤并日期.</summary>
    public DateOnly? SupersededOn { get; set; }

    /// <summary>The version that the editor sees.</summary>
    public int? Version { get; set; }

    /// <summary>The form of an agency.</summary>
    public static AgencyForm Of(Agency agency) => new()
    {
        Name = agency.Name,
        ShortName = agency.ShortName,
        ParentId = agency.ParentId,
        Level = agency.Profile.Level,
        Kind = agency.Profile.Kind,
        CreditCode = agency.CreditCode,
        Slug = agency.Slug,
        Initials = agency.Initials,
        DocumentPrefixes = string.Join('、', agency.DocumentPrefixes),
        IndexPattern = agency.Profile.IndexPattern,
        SiteName = agency.SiteName,
        Domain = agency.Domain,
        SiteCode = agency.SiteCode,
        IcpNumber = agency.IcpNumber,
        PoliceNumber = agency.PoliceNumber,
        OfficeName = agency.OfficeName,
        OfficeAddress = agency.OfficeAddress,
        OfficeHours = agency.OfficeHours,
        OfficeTelephone = agency.OfficeTelephone,
        OfficeFax = agency.OfficeFax,
        OfficeEmail = agency.OfficeEmail,
        OfficePostcode = agency.OfficePostcode,
        ReconsiderationBody = agency.ReconsiderationBody,
        Court = agency.Court,
        SupersededById = agency.SupersededById,
        SupersededOn = agency.SupersededOn,
        Version = agency.Version,
    };

    /// <summary>What the form says of the agency.</summary>
    public AgencyProfile ToProfile() => new()
    {
        Name = Name ?? "",
        ShortName = ShortName,
        Level = Level,
        Kind = Kind,
        CreditCode = CreditCode,
        Slug = string.IsNullOrWhiteSpace(Slug) ? null : Slug,
        Initials = string.IsNullOrWhiteSpace(Initials) ? null : Initials,
        DocumentPrefixes = DocumentPrefixes?.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        IndexPattern = string.IsNullOrWhiteSpace(IndexPattern) ? Gongkai.Domain.Publishing.IndexPattern.Default : IndexPattern,
        SiteName = SiteName,
        Domain = Domain,
        SiteCode = SiteCode,
        IcpNumber = IcpNumber,
        PoliceNumber = PoliceNumber,
        OfficeName = OfficeName,
        OfficeAddress = OfficeAddress,
        OfficeHours = OfficeHours,
        OfficeTelephone = OfficeTelephone,
        OfficeFax = OfficeFax,
        OfficeEmail = OfficeEmail,
        OfficePostcode = OfficePostcode,
        ReconsiderationBody = ReconsiderationBody,
        Court = Court,
    };
}
