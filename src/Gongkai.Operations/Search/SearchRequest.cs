using Gongkai.Operations.Search.Index;

namespace Gongkai.Operations.Search;

/// <summary>What a visitor looks for. Everything may be left out: without words, all that the filters let pass.</summary>
public sealed record SearchRequest
{
    /// <summary>What was typed: words parted by blanks, all of which must be found; "exact phrases" in quotes; numbers in any brackets.</summary>
    public string? Words { get; init; }

    /// <summary>Where to look.</summary>
    public SearchScope Scope { get; init; }

    /// <summary>Of this agency.</summary>
    public long? AgencyId { get; init; }

    /// <summary>Of the agencies below it as well.</summary>
    public bool WithAgenciesBelow { get; init; } = true;

    /// <summary>In columns of this code, at whatever agency.</summary>
    public string? Column { get; init; }

    /// <summary>In this column or those under it.</summary>
    public long? ColumnId { get; init; }

    /// <summary>Of this kind, by its code.</summary>
    public string? Kind { get; init; }

    /// <summary>Published in this year.</summary>
    public int? Year { get; init; }

    /// <summary>So in force today.</summary>
    public SearchValidity? Validity { get; init; }

    /// <summary>主题分类: 「大类」 or 「大类\小类」.</summary>
    public string? Topic { get; init; }

    /// <summary>Published on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Published on this day or before.</summary>
    public DateOnly? To { get; init; }

    /// <summary>In which order; without words always by date.</summary>
    public SearchOrder Order { get; init; }

    /// <summary><see cref="SearchPage.Next"/> of the page before; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>Hits a page, 1 to <see cref="MostHits"/>.</summary>
    public int Take { get; init; } = 20;

    /// <summary>The most hits of a page.</summary>
    public const int MostHits = 100;
}

/// <summary>A piece of text; the pieces of one text follow each other without a gap. Escape each, then mark the hits.</summary>
/// <param name="Text">Plain text, not HTML.</param>
/// <param name="IsHit">Whether it is what was looked for.</param>
public readonly record struct TextPart(string Text, bool IsHit);

/// <summary>A document found.</summary>
/// <param name="Id">The document.</param>
/// <param name="AgencyId">Its agency.</param>
/// <param name="Agency">The agency's name.</param>
/// <param name="AgencySlug">The agency's part of addresses; null where it has none.</param>
/// <param name="ColumnId">Its column.</param>
/// <param name="Column">The column's name.</param>
/// <param name="Kind">The code of its kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="DocumentNumber">发文字号; null without.</param>
/// <param name="IndexNumber">索引号; null without.</param>
/// <param name="Topic">主题分类; null without.</param>
/// <param name="PublishedOn">The day of publication.</param>
/// <param name="Validity">Whether it is in force today.</param>
/// <param name="Snippet">The place in its text where the words stand, or how it begins.</param>
public sealed record SearchHit(
    long Id,
    long AgencyId,
    string Agency,
    string? AgencySlug,
    long ColumnId,
    string Column,
    string Kind,
    IReadOnlyList<TextPart> Title,
    string? DocumentNumber,
    string? IndexNumber,
    string? Topic,
    DateOnly PublishedOn,
    SearchValidity Validity,
    IReadOnlyList<TextPart> Snippet);

/// <summary>A choice for a filter and how many hits it would give, the other filters kept.</summary>
/// <param name="Value">What to filter by.</param>
/// <param name="Name">How it is called.</param>
/// <param name="Count">Hits.</param>
/// <typeparam name="T">What the filter takes.</typeparam>
public sealed record FacetValue<T>(T Value, string Name, int Count);

/// <summary>The choices for each filter, most hits first; years latest first, topics by their top class and then by class.</summary>
public sealed record SearchFacets(
    IReadOnlyList<FacetValue<long>> Agencies,
    IReadOnlyList<FacetValue<string>> Columns,
    IReadOnlyList<FacetValue<string>> Kinds,
    IReadOnlyList<FacetValue<int>> Years,
    IReadOnlyList<FacetValue<SearchValidity>> Validities,
    IReadOnlyList<FacetValue<string>> Topics);

/// <summary>A page of what was found.</summary>
/// <param name="Total">All hits, exactly.</param>
/// <param name="Hits">Those of this page.</param>
/// <param name="Next">What <see cref="SearchRequest.After"/> takes for the next page; null on the last.</param>
/// <param name="Facets">The choices for the filters.</param>
/// <param name="Notices">What the visitor should know, in Chinese: single characters left out, question cut.</param>
public sealed record SearchPage(int Total, IReadOnlyList<SearchHit> Hits, string? Next, SearchFacets Facets, IReadOnlyList<string> Notices);

/// <summary>What to offer while somebody types.</summary>
/// <param name="Text">The agency's name or the document's title.</param>
/// <param name="AgencyId">The agency, or the document's agency.</param>
/// <param name="AgencySlug">Its part of addresses; null where it has none.</param>
/// <param name="DocumentId">The document; null for an agency.</param>
public sealed record Suggestion(IReadOnlyList<TextPart> Text, long AgencyId, string? AgencySlug, long? DocumentId);
