namespace Gongkai.Operations.Search.Index;

/// <summary>A filter in the ordinals of one segment.</summary>
internal sealed class SegmentFilter
{
    private readonly bool[]? agencies;
    private readonly bool[]? columns;
    private readonly bool[]? kinds;
    private readonly bool[]? topics;
    private readonly int year;
    private readonly SearchValidity? validity;
    private readonly int from;
    private readonly int to;
    private readonly int today;

    public SegmentFilter(IndexFilter filter, SegmentValues values, DateOnly today)
    {
        agencies = filter.Agencies is { } a ? [.. values.Agencies.Select(a.Contains)] : null;
        columns = filter.Columns is { } c ? [.. values.Columns.Select(c.Contains)] : null;
        kinds = filter.Kinds is { } k ? [.. values.Kinds.Select(k.Contains)] : null;
        topics = filter.Topic is { } t ? [.. values.Topics.Select(topic => IndexFilter.IsUnder(topic, t))] : null;
        year = filter.Year ?? 0;
        validity = filter.Validity;
        from = filter.From?.DayNumber ?? int.MinValue;
        to = filter.To?.DayNumber ?? int.MaxValue;
        this.today = today.DayNumber;
    }

    /// <summary>Which filters a document does not pass; null when it is out of the span of days, which is counted nowhere.</summary>
    public Facets? Failed(in DocRecord record, out SearchValidity validityToday)
    {
        validityToday = record.ValidityOn(today);
        if (record.PublishedDay < from || record.PublishedDay > to)
        {
            return null;
        }

        var failed = Facets.None;
        if (agencies is not null && !agencies[record.Agency])
        {
            failed |= Facets.Agency;
        }

        if (columns is not null && !columns[record.Column])
        {
            failed |= Facets.Column;
        }

        if (kinds is not null && !kinds[record.Kind])
        {
            failed |= Facets.Kind;
        }

        if (topics is not null && !topics[record.Topic])
        {
            failed |= Facets.Topic;
        }

        if (year != 0 && record.Year != year)
        {
            failed |= Facets.Year;
        }

        if (validity is { } wanted && validityToday != wanted)
        {
            failed |= Facets.Validity;
        }

        return failed;
    }
}
