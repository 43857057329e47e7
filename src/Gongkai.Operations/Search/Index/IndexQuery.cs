namespace Gongkai.Operations.Search.Index;

/// <summary>Where words are looked for.</summary>
public enum SearchScope
{
    /// <summary>Titles, numbers, bodies and attachments.</summary>
    Everywhere,

    /// <summary>Titles and document numbers only.</summary>
    Titles,
}

/// <summary>In which order hits come.</summary>
public enum SearchOrder
{
    /// <summary>By how well they match, recent ones a little before old ones.</summary>
    Relevance,

    /// <summary>By the day of publication, latest first.</summary>
    Date,
}

/// <summary>What hits must be besides containing the words; null where anything will do.</summary>
public sealed record IndexFilter
{
    /// <summary>Published by one of these agencies.</summary>
    public IReadOnlySet<long>? Agencies { get; init; }

    /// <summary>In one of these columns.</summary>
    public IReadOnlySet<long>? Columns { get; init; }

    /// <summary>Of one of these kinds.</summary>
    public IReadOnlySet<string>? Kinds { get; init; }

    /// <summary>Published in this year.</summary>
    public int? Year { get; init; }

    /// <summary>So in force on the day of the question.</summary>
    public SearchValidity? Validity { get; init; }

    /// <summary>Under this topic: 「大类」 or 「大类\小类」.</summary>
    public string? Topic { get; init; }

    /// <summary>Published on this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Published on this day or before.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether a document's topic is, or lies under, another.</summary>
    public static bool IsUnder(string topic, string above) =>
        topic.StartsWith(above, StringComparison.Ordinal) && (topic.Length == above.Length || above.Length == 0 || topic[above.Length] == '\\');
}

/// <summary>Behind which hit the next page begins.</summary>
/// <param name="Primary">Score or day number, as the order is.</param>
/// <param name="Id">The document.</param>
public readonly record struct HitKey(long Primary, long Id)
{
    /// <summary>Whether a hit comes after this one.</summary>
    public bool IsBefore(long primary, long id) => primary < Primary || (primary == Primary && id < Id);
}

/// <summary>A question to the index.</summary>
public sealed record IndexQuery
{
    /// <summary>Words as <see cref="Text.TextFolding"/> makes them; all must be found. None: every document.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Where to look.</summary>
    public SearchScope Scope { get; init; }

    /// <summary>What else hits must be.</summary>
    public IndexFilter Filter { get; init; } = new();

    /// <summary>In which order.</summary>
    public SearchOrder Order { get; init; }

    /// <summary>The day on which validity is asked for and from which age is counted.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Only hits after this one are given; totals and facets are of all.</summary>
    public HitKey? After { get; init; }

    /// <summary>How many hits to give.</summary>
    public int Take { get; init; } = 20;

    /// <summary>Whether to count facets.</summary>
    public bool WithFacets { get; init; } = true;

    /// <summary>How many threads may work on the answer; worth more than one where the index is large.</summary>
    public int AtOnce { get; init; } = 1;
}

/// <summary>A hit.</summary>
/// <param name="Id">The document.</param>
/// <param name="Key">Its place in the order.</param>
public readonly record struct IndexHit(long Id, HitKey Key);

/// <summary>
/// How many hits there are of each agency, column and so on. The counts of one facet leave that facet's own filter aside, so that
/// somebody who filters by one year sees what the other years would give.
/// </summary>
public sealed record IndexFacets(
    IReadOnlyDictionary<long, int> Agencies,
    IReadOnlyDictionary<long, int> Columns,
    IReadOnlyDictionary<string, int> Kinds,
    IReadOnlyDictionary<string, int> Topics,
    IReadOnlyDictionary<int, int> Years,
    IReadOnlyDictionary<SearchValidity, int> Validities);

/// <summary>The answer.</summary>
/// <param name="Total">All hits, exactly.</param>
/// <param name="Hits">A page of them.</param>
/// <param name="Facets">Their counts; null when not asked for.</param>
public sealed record IndexResult(int Total, IReadOnlyList<IndexHit> Hits, IndexFacets? Facets);
