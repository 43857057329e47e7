using Gongkai.Domain.Publishing;
using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;

namespace Gongkai.Web.Api;

/// <summary>An agency.</summary>
/// <param name="Slug">Its part of addresses.</param>
/// <param name="Name">The full name.</param>
/// <param name="ShortName">简称.</param>
/// <param name="Parent">The agency above, by its part of addresses; null at the root.</param>
/// <param name="Level">The level of government.</param>
/// <param name="Kind">The kind of body.</param>
/// <param name="CreditCode">统一社会信用代码.</param>
/// <param name="Address">Its platform on this site.</param>
internal sealed record AgencyItem(string Slug, string Name, string? ShortName, string? Parent, string? Level, string? Kind, string? CreditCode, string Address);

/// <summary>An agency with its columns.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Columns">All columns, each after the one above it.</param>
internal sealed record AgencyCatalogue(AgencyItem Agency, IReadOnlyList<ColumnItem> Columns);

/// <summary>A column.</summary>
/// <param name="Code">Its part of addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The column above, by its code.</param>
/// <param name="Part">The part of the platform.</param>
/// <param name="Basis">The legal basis.</param>
/// <param name="Cycle">更新周期.</param>
/// <param name="ClosedOn">When a topic was closed.</param>
/// <param name="Address">The column on this site.</param>
internal sealed record ColumnItem(string Code, string Name, string? Parent, string Part, string? Basis, string Cycle, DateOnly? ClosedOn, string Address);

/// <summary>A public document as lists give it.</summary>
internal sealed record DocumentItem
{
    /// <summary>The number in its address.</summary>
    public required long Id { get; init; }

    /// <summary>The agency, by its part of addresses.</summary>
    public string? Agency { get; init; }

    /// <summary>The agency's name.</summary>
    public string? AgencyName { get; init; }

    /// <summary>The column, by its code.</summary>
    public string? Column { get; init; }

    /// <summary>The kind, by its code.</summary>
    public required string Kind { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>索引号.</summary>
    public string? IndexNumber { get; init; }

    /// <summary>发文字号.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>发文机关.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>成文日期.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>实施日期.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>The last day of its term.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>主题分类.</summary>
    public string? Topic { get; init; }

    /// <summary>公文种类.</summary>
    public string? OfficialKind { get; init; }

    /// <summary>内容概述.</summary>
    public string? Summary { get; init; }

    /// <summary>行政规范性文件.</summary>
    public required bool IsNormative { get; init; }

    /// <summary>Its validity today.</summary>
    public required string Validity { get; init; }

    /// <summary>发布时间.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The last change.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>True for examples of a demonstration.</summary>
    public required bool IsExample { get; init; }

    /// <summary>Its page on this site.</summary>
    public required string Address { get; init; }

    /// <summary>A row as data.</summary>
    public static DocumentItem Of(PublicRow row, AgencySite? site, DateOnly today, string address) => new()
    {
        Id = row.Id,
        Agency = site?.Agency.Slug,
        AgencyName = site?.Agency.Name,
        Column = site?.Find(row.ColumnId)?.Code,
        Kind = row.Kind,
        Title = row.Title,
        IndexNumber = row.IndexNumber,
        DocumentNumber = row.DocumentNumber,
        IssuedBy = row.IssuedBy,
        IssuedOn = row.IssuedOn,
        EffectiveOn = row.EffectiveOn,
        ExpiresOn = row.ExpiresOn,
        Topic = row.Topic,
        OfficialKind = row.OfficialKind,
        Summary = row.Summary,
        IsNormative = row.IsNormative,
        Validity = row.ValidityOn(today).Key(),
        PublishedAt = PublicWords.China(row.PublishedAt),
        ChangedAt = PublicWords.China(row.ChangedAt),
        IsExample = row.IsExample,
        Address = $"{address}/documents/{row.Id}",
    };

    /// <summary>The names of the columns of CSV.</summary>
    public static string CsvHead { get; } = CsvText.Line(
        "id", "agency", "agency_name", "column", "kind", "title", "index_number", "document_number", "issued_by", "issued_on", "effective_on", "expires_on", "topic", "official_kind", "summary",
        "is_normative", "validity", "published_at", "changed_at", "is_example", "address");

    /// <summary>As a line of CSV.</summary>
    public string ToCsv() => CsvText.Line(
        Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Agency, AgencyName, Column, Kind, Title, IndexNumber, DocumentNumber, IssuedBy, Day(IssuedOn), Day(EffectiveOn), Day(ExpiresOn), Topic, OfficialKind,
        Summary, IsNormative ? "true" : "false", Validity, PublicWords.Minute(PublishedAt), PublicWords.Minute(ChangedAt), IsExample ? "true" : "false", Address);

    private static string? Day(DateOnly? date) => date is { } day ? PublicWords.Day(day) : null;
}

/// <summary>A part of a list.</summary>
/// <param name="Documents">Newest publication first.</param>
/// <param name="Next">What to pass as <c>after</c> for the next part; null on the last.</param>
internal sealed record DocumentItems(IReadOnlyList<DocumentItem> Documents, string? Next);

/// <summary>A document with its text.</summary>
/// <param name="Document">What lists give of it.</param>
/// <param name="IsWithdrawn">True after 撤下; the text is then empty.</param>
/// <param name="Notice">更正、撤下、废止 notice.</param>
/// <param name="Revision">The number of the revision shown.</param>
/// <param name="ContentHash">SHA-256 of what was signed.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Keywords">关键词.</param>
/// <param name="Source">来源.</param>
/// <param name="Fields">What its kind adds.</param>
/// <param name="Html">The body.</param>
/// <param name="Attachments">The files that go with it.</param>
/// <param name="Related">How it stands to other public documents.</param>
internal sealed record DocumentWhole(
    DocumentItem Document, bool IsWithdrawn, string? Notice, int Revision, string ContentHash, string Language, string? Keywords, string? Source, IReadOnlyDictionary<string, string> Fields, string Html,
    IReadOnlyList<AttachmentItem> Attachments, IReadOnlyList<RelatedItem> Related)
{
    /// <summary>A page as data.</summary>
    public static DocumentWhole Of(PublicPage page, AgencySite? site, DateOnly today, string address) => new(
        DocumentItem.Of(page.Row, site, today, address), page.Row.IsWithdrawn, page.Notice, page.Revision, page.ContentHash, page.Metadata.Language, page.Metadata.Keywords, page.Metadata.Source,
        page.Metadata.Fields, page.Html,
        [.. page.Metadata.Attachments.Select(a => new AttachmentItem(a.Name, a.MediaType, a.Length, a.Sha256, address + AttachmentEndpoints.Address(page.Row.Id, a)))],
        [.. page.Related.Select(r => new RelatedItem(r.Id, r.Title, r.DocumentNumber, r.Relation, r.FromHere, $"{address}/documents/{r.Id}"))]);
}

/// <summary>A file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">The hash of its content.</param>
/// <param name="Address">Where to get it.</param>
internal sealed record AttachmentItem(string Name, string MediaType, long Length, string Sha256, string Address);

/// <summary>Another document.</summary>
/// <param name="Id">It.</param>
/// <param name="Title">Its title.</param>
/// <param name="DocumentNumber">Its 文号.</param>
/// <param name="Relation">The relation.</param>
/// <param name="FromHere">True when the document at hand says so; false when the other one does.</param>
/// <param name="Address">Its page.</param>
internal sealed record RelatedItem(long Id, string Title, string? DocumentNumber, DocumentRelation Relation, bool FromHere, string Address);
