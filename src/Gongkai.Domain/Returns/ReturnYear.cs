namespace Gongkai.Domain.Returns;

/// <summary>What a section has returned for a month.</summary>
/// <param name="Section">科室.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Entered">What it stated, with decisions that are lawfully not published; null where it stated nothing.</param>
/// <param name="Recorded">The single decisions (双公示) imported for the month.</param>
public sealed record SectionMonth(string Section, int Month, long? Entered, int Recorded)
{
    /// <summary>What counts: the stated number, which includes the decisions imported; else their count. Null is not zero.</summary>
    public long? Value => Entered ?? (Recorded > 0 ? Recorded : null);

    /// <summary>Decisions that are stated and not among those imported, such as those lawfully not published; null where nothing was imported.</summary>
    public long? Beside => Recorded > 0 ? Entered - Recorded : null;

    /// <summary>True when fewer were stated than were imported.</summary>
    public bool IsShort => Entered < Recorded;
}

/// <summary>Months that a section owes.</summary>
/// <param name="Section">科室.</param>
/// <param name="Months">The months without a number.</param>
public sealed record ReturnGap(string Section, IReadOnlyList<int> Months);

/// <summary>A year's returns of one kind. A blank month is a gap that the total names, never a zero.</summary>
/// <param name="Kind">What is returned.</param>
/// <param name="Year">The year.</param>
/// <param name="LastDueMonth">The last month that is over; see <see cref="ReturnRules.LastDueMonth"/>.</param>
/// <param name="Months">What the sections returned, month by month; months without anything need not be there.</param>
public sealed record ReturnYear(ReturnKind Kind, int Year, int LastDueMonth, IReadOnlyList<SectionMonth> Months)
{
    /// <summary>The sections that returned anything.</summary>
    public IReadOnlyList<string> Sections { get; } = [.. Months.Where(m => m.Value is not null).Select(m => m.Section).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The sum of all that is known; null where nothing is.</summary>
    public long? Total => Sum(Months);

    /// <summary>Months that are over and have a number from no section.</summary>
    public IReadOnlyList<int> MissingMonths => [.. Enumerable.Range(1, LastDueMonth).Where(m => InMonth(m) is null)];

    /// <summary>The sections that returned some months and owe others.</summary>
    public IReadOnlyList<ReturnGap> Gaps =>
    [
        .. from section in Sections
           let missing = Enumerable.Range(1, LastDueMonth).Where(m => Of(section, m)?.Value is null).ToList()
           where missing.Count > 0
           select new ReturnGap(section, missing),
    ];

    /// <summary>True when no month is missing and no section owes one.</summary>
    public bool IsComplete => MissingMonths.Count == 0 && Gaps.Count == 0;

    /// <summary>The sum of a month; null where no section has returned it.</summary>
    public long? InMonth(int month) => Sum(Months.Where(m => m.Month == month));

    /// <summary>A section's month; null where there is nothing.</summary>
    public SectionMonth? Of(string section, int month) => Months.FirstOrDefault(m => m.Month == month && m.Section == section);

    private static long? Sum(IEnumerable<SectionMonth> months)
    {
        long? sum = null;
        foreach (var month in months)
        {
            sum = month.Value is { } value ? (sum ?? 0) + value : sum;
        }

        return sum;
    }
}
