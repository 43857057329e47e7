namespace Gongkai.Domain.AnnualReports;

/// <summary>One cell in two reports.</summary>
/// <param name="Cell">The cell, of the right report's layout where that has it.</param>
/// <param name="Left">Its value on the left; null where the left report's layout has no such cell.</param>
/// <param name="Right">Its value on the right; null where the right report's layout has no such cell.</param>
public sealed record CellDifference(FormCell Cell, CellValue? Left, CellValue? Right)
{
    /// <summary>True when state and number agree; where the values came from and notes beside them make no difference.</summary>
    public bool IsSame => Left is { } left && Right is { } right && left.State == right.State && left.Value == right.Value;

    /// <summary>Right less left; null unless both are known.</summary>
    public decimal? Change => Right?.Value - Left?.Value;

    /// <summary>The change as a part of the left value, 0.25 for a quarter more; null unless both are known and the left is not 0.</summary>
    public decimal? Growth => Left?.Value is { } left and not 0 ? Change / Math.Abs(left) : null;
}

/// <summary>What became of a paragraph.</summary>
public enum ParagraphChange
{
    /// <summary>It stands in both, blanks, punctuation and width aside.</summary>
    Unchanged,

    /// <summary>The right has it in other words.</summary>
    Changed,

    /// <summary>Only the right has it.</summary>
    Added,

    /// <summary>Only the left has it.</summary>
    Removed,
}

/// <summary>A paragraph in two reports.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Left">The left wording; null when it was added.</param>
/// <param name="Right">The right wording; null when it was removed.</param>
public sealed record ParagraphDifference(ParagraphChange Change, TextLine? Left, TextLine? Right);

/// <summary>A section in two reports.</summary>
/// <param name="LeftHeading">Its heading on the left; null when the left has no such section.</param>
/// <param name="RightHeading">Its heading on the right; null when the right has no such section.</param>
/// <param name="Paragraphs">Its paragraphs in reading order.</param>
public sealed record SectionDifference(string? LeftHeading, string? RightHeading, IReadOnlyList<ParagraphDifference> Paragraphs);

/// <summary>Two reports side by side: two years of one agency, two agencies of one year, or two versions of one report.</summary>
public sealed class ReportComparison
{
    private ReportComparison(AnnualReport left, AnnualReport right)
    {
        (Left, Right) = (left, right);
        Cells = [.. CompareCells(left, right)];
        Sections = [.. CompareSections(left, right)];
        Shared = Narrative.Of(right).SharedWith(Narrative.Of(left));
    }

    /// <summary>The report on the left, the older one where they are two years.</summary>
    public AnnualReport Left { get; }

    /// <summary>The report on the right.</summary>
    public AnnualReport Right { get; }

    /// <summary>Every cell that at least one of the two has, in the order of the right layout; those of the left layout alone follow their table.</summary>
    public IReadOnlyList<CellDifference> Cells { get; }

    /// <summary>The sections in the order of the right report; those of the left alone at the end.</summary>
    public IReadOnlyList<SectionDifference> Sections { get; }

    /// <summary>What of the right text stands word for word in the left one.</summary>
    public SharedText Shared { get; }

    /// <summary>True when the two are in different layouts: cells that only one has then differ by form, not in fact.</summary>
    public bool LayoutsDiffer => Left.Format != Right.Format;

    /// <summary>Lays two reports side by side.</summary>
    public static ReportComparison Of(AnnualReport left, AnnualReport right) => new(left, right);

    private static IEnumerable<CellDifference> CompareCells(AnnualReport left, AnnualReport right)
    {
        foreach (var table in Enum.GetValues<TableKind>())
        {
            foreach (var cell in right.Form.Cells.Where(c => c.Row.Table == table))
            {
                var other = left.Form.Cell(cell.Path);
                if (right[cell].State != CellState.Missing || (other is not null && left[other].State != CellState.Missing))
                {
                    yield return new(cell, other is null ? null : left[other], right[cell]);
                }
            }

            foreach (var cell in left.Form.Cells.Where(c => c.Row.Table == table && right.Form.Cell(c.Path) is null && left[c].State != CellState.Missing))
            {
                yield return new(cell, left[cell], null);
            }
        }
    }

    private static IEnumerable<SectionDifference> CompareSections(AnnualReport left, AnnualReport right)
    {
        var rest = left.Sections.ToList();
        foreach (var section in right.Sections)
        {
            var key = Wording.Key(section.Heading);
            var partner = rest.Find(s => section.Kind is { } kind ? s.Kind == kind : s.Kind is null && Wording.Key(s.Heading) == key);
            if (partner is not null)
            {
                rest.Remove(partner);
            }

            yield return new(partner?.Heading, section.Heading, ParagraphAlignment.Of(partner?.Body ?? [], section.Body));
        }

        foreach (var section in rest)
        {
            yield return new(section.Heading, null, ParagraphAlignment.Of(section.Body, []));
        }
    }
}
