using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Catalogue;

namespace Gongkai.Operations.Portal;

/// <summary>An agency as the public sees it.</summary>
public sealed record PublicAgency
{
    /// <summary>The key.</summary>
    public required long Id { get; init; }

    /// <summary>Its part of addresses, <c>/gov/{slug}</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>简称.</summary>
    public string? ShortName { get; init; }

    /// <summary>The agency above; null at the root.</summary>
    public long? ParentId { get; init; }

    /// <summary>The numbers from the root to itself, <c>/1/7/</c>.</summary>
    public required string TreePath { get; init; }

    /// <summary>The level of government.</summary>
    public AgencyLevel? Level { get; init; }

    /// <summary>The kind of body.</summary>
    public AgencyKind? Kind { get; init; }

    /// <summary>统一社会信用代码.</summary>
    public string? CreditCode { get; init; }

    /// <summary>First letters of its name's pinyin.</summary>
    public string? Initials { get; init; }

    /// <summary>网站名称.</summary>
    public string? SiteName { get; init; }

    /// <summary>网站域名.</summary>
    public string? Domain { get; init; }

    /// <summary>网站标识码.</summary>
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

    /// <summary>行政复议机关.</summary>
    public string? ReconsiderationBody { get; init; }

    /// <summary>管辖法院.</summary>
    public string? Court { get; init; }

    /// <summary>The agency that has taken over its work.</summary>
    public long? SupersededById { get; init; }

    /// <summary>Its place in the tree.</summary>
    public AgencyPlace Place => new(Id, TreePath);

    /// <summary>Its name where room is short.</summary>
    public string Called => ShortName ?? Name;
}

/// <summary>A column as the public sees it.</summary>
public sealed record PublicColumn
{
    /// <summary>The key.</summary>
    public required long Id { get; init; }

    /// <summary>The column above; null at the top.</summary>
    public long? ParentId { get; init; }

    /// <summary>The part of the platform.</summary>
    public required CataloguePart Part { get; init; }

    /// <summary>Its part of addresses.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The legal basis.</summary>
    public string? Basis { get; init; }

    /// <summary>What belongs here.</summary>
    public string? Description { get; init; }

    /// <summary>How soon it must carry what has come about.</summary>
    public UpdateCycle Cycle { get; init; }

    /// <summary>Working days for <see cref="UpdateCycle.WithinDays"/>.</summary>
    public long? CycleDays { get; init; }

    /// <summary>责任科室.</summary>
    public string? Responsible { get; init; }

    /// <summary>Text of its own instead of a list.</summary>
    public string? Body { get; init; }

    /// <summary>When a topic was closed.</summary>
    public DateOnly? ClosedOn { get; init; }
}

/// <summary>An agency with its columns and its neighbours in the tree.</summary>
public sealed class AgencySite
{
    private readonly ILookup<long, PublicColumn> below;
    private readonly Dictionary<long, PublicColumn> byId;

    internal AgencySite(PublicAgency agency, IReadOnlyList<PublicAgency> above, IReadOnlyList<PublicAgency> agenciesBelow, IReadOnlyList<PublicColumn> columns)
    {
        (Agency, Above, AgenciesBelow, Columns) = (agency, above, agenciesBelow, columns);
        below = columns.ToLookup(c => c.ParentId ?? 0);
        byId = columns.ToDictionary(c => c.Id);
    }

    /// <summary>The agency.</summary>
    public PublicAgency Agency { get; }

    /// <summary>The agencies above it, the root first.</summary>
    public IReadOnlyList<PublicAgency> Above { get; }

    /// <summary>The agencies right below it.</summary>
    public IReadOnlyList<PublicAgency> AgenciesBelow { get; }

    /// <summary>All its columns in their order.</summary>
    public IReadOnlyList<PublicColumn> Columns { get; }

    /// <summary>Whether it has taken over a standard catalogue by field (基层政务公开标准目录).</summary>
    public bool HasStandardCatalogue { get; init; }

    /// <summary>Where its standard catalogues are shown.</summary>
    public string StandardCatalogueAddress => $"{Address}/{DefaultCatalogue.StandardCatalogueCode}";

    /// <summary>Its address.</summary>
    public string Address => "/gov/" + Agency.Slug;

    /// <summary>The columns at the top of a part.</summary>
    public IEnumerable<PublicColumn> TopOf(CataloguePart part) => below[0].Where(c => c.Part == part);

    /// <summary>The columns right below one.</summary>
    public IEnumerable<PublicColumn> Below(PublicColumn column) => below[column.Id];

    /// <summary>A column by its code; null where there is none.</summary>
    public PublicColumn? Find(string code) => Columns.FirstOrDefault(c => c.Code == code);

    /// <summary>A column by its number; null where there is none.</summary>
    public PublicColumn? Find(long id) => byId.GetValueOrDefault(id);

    /// <summary>A column and all below it.</summary>
    public IReadOnlyList<long> WithBelow(PublicColumn column) => [column.Id, .. below[column.Id].SelectMany(WithBelow)];

    /// <summary>From the top to a column itself.</summary>
    public IReadOnlyList<PublicColumn> PathTo(PublicColumn column) =>
        column.ParentId is { } parent && byId.TryGetValue(parent, out var above) ? [.. PathTo(above), column] : [column];

    /// <summary>The address of a column.</summary>
    public string AddressOf(PublicColumn column) => $"{Address}/{column.Code}";
}
