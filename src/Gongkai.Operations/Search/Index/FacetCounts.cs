namespace Gongkai.Operations.Search.Index;

/// <summary>What can be filtered by and is counted.</summary>
[Flags]
internal enum Facets
{
    None = 0,
    Agency = 1,
    Column = 2,
    Kind = 4,
    Topic = 8,
    Year = 16,
    Validity = 32,
    All = 63,
}

/// <summary>Counts within one segment by ordinal, added up by value over all.</summary>
internal sealed class FacetCounts
{
    private readonly Dictionary<long, int> agencies = [];
    private readonly Dictionary<long, int> columns = [];
    private readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> topics = new(StringComparer.Ordinal);
    private readonly int[] years = new int[DateOnly.MaxValue.Year + 1];
    private readonly int[] validities = new int[Enum.GetValues<SearchValidity>().Length];
    private int[] byAgency = [];
    private int[] byColumn = [];
    private int[] byKind = [];
    private int[] byTopic = [];

    /// <summary>Begins a segment.</summary>
    public void Begin(SegmentValues values) =>
        (byAgency, byColumn, byKind, byTopic) = (new int[values.Agencies.Count], new int[values.Columns.Count], new int[values.Kinds.Count], new int[values.Topics.Count]);

    /// <summary>Counts a document in some facets.</summary>
    public void Count(in DocRecord record, SearchValidity validity, Facets facets)
    {
        if (facets == Facets.All)
        {
            byAgency[record.Agency]++;
            byColumn[record.Column]++;
            byKind[record.Kind]++;
            byTopic[record.Topic]++;
            years[record.Year]++;
            validities[(int)validity]++;
            return;
        }

        byAgency[record.Agency] += (facets & Facets.Agency) != 0 ? 1 : 0;
        byColumn[record.Column] += (facets & Facets.Column) != 0 ? 1 : 0;
        byKind[record.Kind] += (facets & Facets.Kind) != 0 ? 1 : 0;
        byTopic[record.Topic] += (facets & Facets.Topic) != 0 ? 1 : 0;
        years[record.Year] += (facets & Facets.Year) != 0 ? 1 : 0;
        validities[(int)validity] += (facets & Facets.Validity) != 0 ? 1 : 0;
    }

    /// <summary>Ends a segment.</summary>
    public void End(SegmentValues values)
    {
        Add(agencies, values.Agencies, byAgency);
        Add(columns, values.Columns, byColumn);
        Add(kinds, values.Kinds, byKind);
        Add(topics, values.Topics, byTopic);
    }

    /// <summary>Takes in what another has counted.</summary>
    public void Add(FacetCounts other)
    {
        Add(agencies, other.agencies);
        Add(columns, other.columns);
        Add(kinds, other.kinds);
        Add(topics, other.topics);
        for (var year = 0; year < years.Length; year++)
        {
            years[year] += other.years[year];
        }

        for (var validity = 0; validity < validities.Length; validity++)
        {
            validities[validity] += other.validities[validity];
        }
    }

    /// <summary>The sums.</summary>
    public IndexFacets ToFacets()
    {
        topics.Remove("");
        return new(
            agencies, columns, kinds, topics,
            Enumerable.Range(0, years.Length).Where(y => years[y] > 0).ToDictionary(y => y, y => years[y]),
            Enum.GetValues<SearchValidity>().Where(v => validities[(int)v] > 0).ToDictionary(v => v, v => validities[(int)v]));
    }

    private static void Add<T>(Dictionary<T, int> sums, Dictionary<T, int> more)
        where T : notnull
    {
        foreach (var (value, count) in more)
        {
            sums[value] = sums.GetValueOrDefault(value) + count;
        }
    }

    private static void Add<T>(Dictionary<T, int> sums, List<T> values, int[] counts)
        where T : notnull
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                sums[values[i]] = sums.GetValueOrDefault(values[i]) + counts[i];
            }
        }
    }
}
