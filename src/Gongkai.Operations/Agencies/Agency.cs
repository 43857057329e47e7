using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;

namespace Gongkai.Operations.Agencies;

/// <summary>
/// A body that reports (行政机关). One that is only known from a report has a name and a region; one that somebody entered
/// has its place in the tree as well.
/// </summary>
public sealed class Agency
{
    /// <summary>What stands where a document does not name its agency. Never stored, never a name.</summary>
    public const string NotNamed = "（未写明机关）";

    /// <summary>The key.</summary>
    public long Id { get; private set; }

    /// <summary>Its name as reports write it, 「长沙市雨花区民政局」.</summary>
    public required string Name { get; set; }

    /// <summary>The name as <see cref="SearchText"/> makes it.</summary>
    public required string SearchName { get; set; }

    /// <summary>Its region; null when neither the name nor anybody says.</summary>
    public long? RegionId { get; internal set; }

    /// <summary>Its region.</summary>
    public Region? Region { get; internal set; }

    /// <summary>True when somebody entered it as one that must report; false when it is only known from a report.</summary>
    public bool IsRegistered { get; internal set; }

    /// <summary>The agency above it; null for the root of a tree and for one that has no place in any.</summary>
    public long? ParentId { get; internal set; }

    /// <summary>The numbers from the root to itself, <c>/1/7/</c>; null where it has no place in a tree.</summary>
    public string? TreePath { get; internal set; }

    /// <summary>The level of government; null where it has no place in a tree.</summary>
    public AgencyLevel? Level { get; internal set; }

    /// <summary>The kind of body; null where it has no place in a tree.</summary>
    public AgencyKind? Kind { get; internal set; }

    /// <summary>统一社会信用代码.</summary>
    public string? CreditCode { get; internal set; }

    /// <summary>Its part of addresses, <c>/gov/{slug}</c>; null where it has no place in a tree.</summary>
    public string? Slug { get; internal set; }

    /// <summary>First letters of its name's pinyin.</summary>
    public string? Initials { get; internal set; }

    /// <summary>简称.</summary>
    public string? ShortName { get; internal set; }

    /// <summary>机关代字 of its documents.</summary>
    public IReadOnlyList<string> DocumentPrefixes { get; internal set; } = [];

    /// <summary>The pattern of its index numbers; null for the usual one.</summary>
    public string? IndexPattern { get; internal set; }

    /// <summary>网站名称.</summary>
    public string? SiteName { get; internal set; }

    /// <summary>网站域名.</summary>
    public string? Domain { get; internal set; }

    /// <summary>网站标识码.</summary>
    public string? SiteCode { get; internal set; }

    /// <summary>ICP 备案编号.</summary>
    public string? IcpNumber { get; internal set; }

    /// <summary>公安备案号.</summary>
    public string? PoliceNumber { get; internal set; }

    /// <summary>政府信息公开工作机构.</summary>
    public string? OfficeName { get; internal set; }

    /// <summary>办公地址.</summary>
    public string? OfficeAddress { get; internal set; }

    /// <summary>办公时间.</summary>
    public string? OfficeHours { get; internal set; }

    /// <summary>联系电话.</summary>
    public string? OfficeTelephone { get; internal set; }

    /// <summary>传真.</summary>
    public string? OfficeFax { get; internal set; }

    /// <summary>电子邮箱.</summary>
    public string? OfficeEmail { get; internal set; }

    /// <summary>邮政编码.</summary>
    public string? OfficePostcode { get; internal set; }

    /// <summary>行政复议机关.</summary>
    public string? ReconsiderationBody { get; internal set; }

    /// <summary>管辖法院.</summary>
    public string? Court { get; internal set; }

    /// <summary>The agency that has taken over its work (机构改革); its documents stay where they are and say so.</summary>
    public long? SupersededById { get; internal set; }

    /// <summary>When that happened.</summary>
    public DateOnly? SupersededOn { get; internal set; }

    /// <summary>Counts its changes, so that the second of two editors is told of the first.</summary>
    public int Version { get; internal set; }

    /// <summary>Its place in the tree; null where it has none.</summary>
    public AgencyPlace? Place => TreePath is { } path ? new AgencyPlace(Id, path) : null;

    /// <summary>What it says of itself.</summary>
    public AgencyProfile Profile
    {
        get => new()
        {
            Name = Name,
            ShortName = ShortName,
            Level = Level ?? AgencyLevel.County,
            Kind = Kind ?? AgencyKind.Other,
            CreditCode = CreditCode,
            Slug = Slug,
            Initials = Initials,
            DocumentPrefixes = DocumentPrefixes,
            IndexPattern = IndexPattern ?? Gongkai.Domain.Publishing.IndexPattern.Default,
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
        internal set
        {
            (Name, SearchName, ShortName) = (value.Name, SearchText.Of(value.Name), value.ShortName);
            (Level, Kind, CreditCode, Slug, Initials) = (value.Level, value.Kind, value.CreditCode, value.Slug, value.Initials);
            (DocumentPrefixes, IndexPattern) = (value.DocumentPrefixes, value.IndexPattern);
            (SiteName, Domain, SiteCode, IcpNumber, PoliceNumber) = (value.SiteName, value.Domain, value.SiteCode, value.IcpNumber, value.PoliceNumber);
            (OfficeName, OfficeAddress, OfficeHours, OfficeTelephone) = (value.OfficeName, value.OfficeAddress, value.OfficeHours, value.OfficeTelephone);
            (OfficeFax, OfficeEmail, OfficePostcode) = (value.OfficeFax, value.OfficeEmail, value.OfficePostcode);
            (ReconsiderationBody, Court) = (value.ReconsiderationBody, value.Court);
        }
    }
}
