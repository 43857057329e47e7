namespace Gongkai.Domain.Agencies;

/// <summary>What an agency says of itself: what the disclosure platform, the guide (指南, 《条例》第十二条) and the letters need to know of it.</summary>
public sealed record AgencyProfile
{
    /// <summary>The pattern of an index number (索引号) where the agency has none of its own.</summary>
    public const string UsualIndexPattern = "{credit}/{yyyymm}-{serial:5}";

    /// <summary>全称, 「青山县人民政府」; at most 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>简称, 「县政府」; null when there is none.</summary>
    public string? ShortName { get; init; }

    /// <summary>The level of government.</summary>
    public AgencyLevel Level { get; init; } = AgencyLevel.County;

    /// <summary>The kind of body.</summary>
    public AgencyKind Kind { get; init; } = AgencyKind.Department;

    /// <summary>统一社会信用代码; null when not known.</summary>
    public string? CreditCode { get; init; }

    /// <summary>The agency's part of addresses, <c>/gov/{slug}</c>: small letters, digits and hyphens; null to derive it from the name.</summary>
    public string? Slug { get; init; }

    /// <summary>First letters of its pinyin; null to derive them from the name.</summary>
    public string? Initials { get; init; }

    /// <summary>机关代字 of its documents, 「青政」, 「青政办」.</summary>
    public IReadOnlyList<string> DocumentPrefixes { get; init; } = [];

    /// <summary>The pattern of its index numbers (索引号).</summary>
    public string IndexPattern { get; init; } = UsualIndexPattern;

    /// <summary>网站名称.</summary>
    public string? SiteName { get; init; }

    /// <summary>网站域名, <c>www.qingshan.gov.cn</c>.</summary>
    public string? Domain { get; init; }

    /// <summary>网站标识码: ten digits.</summary>
    public string? SiteCode { get; init; }

    /// <summary>ICP 备案编号.</summary>
    public string? IcpNumber { get; init; }

    /// <summary>公安备案号.</summary>
    public string? PoliceNumber { get; init; }

    /// <summary>政府信息公开工作机构.</summary>
    public string? OfficeName { get; init; }

    /// <summary>办公地址.</summary>
    public string? OfficeAddress { get; init; }

    /// <summary>办公时间.</summary>
    public string? OfficeHours { get; init; }

    /// <summary>联系电话.</summary>
    public string? OfficeTelephone { get; init; }

    /// <summary>传真.</summary>
    public string? OfficeFax { get; init; }

    /// <summary>电子邮箱.</summary>
    public string? OfficeEmail { get; init; }

    /// <summary>邮政编码.</summary>
    public string? OfficePostcode { get; init; }

    /// <summary>行政复议机关, to whom its applicants may turn.</summary>
    public string? ReconsiderationBody { get; init; }

    /// <summary>管辖法院.</summary>
    public string? Court { get; init; }
}
