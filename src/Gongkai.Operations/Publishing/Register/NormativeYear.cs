namespace Gongkai.Operations.Publishing.Register;

/// <summary>The two rows of 第二十条第（一）项 in the annual report.</summary>
public enum NormativeRank
{
    /// <summary>规章 (《立法法》: of governments of provinces and cities with districts, and of ministries).</summary>
    Regulation,

    /// <summary>行政规范性文件.</summary>
    NormativeDocument,
}

/// <summary>A row of 第二十条第（一）项, each number as the list it counts.</summary>
/// <param name="Rank">Which row.</param>
/// <param name="Year">The year.</param>
/// <param name="Issued">本年制发.</param>
/// <param name="Ended">本年废止: repealed, declared invalid or expired in the year.</param>
/// <param name="InForce">现行有效 at the end of the year, or on the day of the question within it.</param>
public sealed record NormativeYear(NormativeRank Rank, int Year, IReadOnlyList<RegisterRow> Issued, IReadOnlyList<RegisterRow> Ended, IReadOnlyList<RegisterRow> InForce)
{
    /// <summary>The code of the kind of document that is 规章.</summary>
    public const string RegulationKind = "regulation";

    /// <summary>Sorts the rows of a register.</summary>
    /// <param name="rank">Which row they make.</param>
    /// <param name="year">The year.</param>
    /// <param name="rows">The register.</param>
    /// <param name="today">The day of the question: within the year nothing later counts.</param>
    public static NormativeYear Of(NormativeRank rank, int year, IReadOnlyList<RegisterRow> rows, DateOnly today)
    {
        var (before, last) = (new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31));
        var end = today < last ? today : last;
        return new(
            rank, year,
            [.. rows.Where(r => r.History.IssuedOn.Year == year && r.History.IssuedOn <= end)],
            [.. rows.Where(r => (r.History.InForceOn(before) || r.History.IssuedOn.Year == year) && r.History.On(end) is not null && !r.History.InForceOn(end))],
            [.. rows.Where(r => r.History.InForceOn(end))]);
    }
}
