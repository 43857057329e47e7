using System.Text.RegularExpressions;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>
/// Finds the statutory tables where no ruling lines tell the cells: a number belongs to the head it stands under and to the label it stands beside.
/// Places without a number stay empty cells.
/// </summary>
internal static partial class AlignedTables
{
    /// <summary>A gap wider than this, in type sizes, parts two cells; what Word puts between Chinese and digits is half of it.</summary>
    private const double CellGap = 0.5;

    /// <summary>Words nearer than this, in type sizes, are one: a change of font parted them.</summary>
    private const double WordGap = 0.15;

    /// <summary>Lines of a head, or of a label that the head's corner holds, that may follow one another without cells side by side.</summary>
    private const int HighestHead = 9;

    /// <summary>A line wider than this share of the table is no cell's.</summary>
    private const double RunningText = 0.6;

    /// <summary>Numbers below this make no table.</summary>
    private const int FewestNumbers = 3;

    /// <summary>Labels that show a table of which only the head is printed.</summary>
    private const int FewestHeads = 4;

    private static readonly HashSet<string> SectionHeadings = [.. ReportForm.All.SelectMany(f => f.Sections).Select(s => Canonical.Label(s.Heading)).Where(h => h.Length > 4)];

    /// <summary>The lines in their order, those of a table replaced by its rows.</summary>
    public static IEnumerable<(PdfLine? Line, List<IReadOnlyList<SourceCell>>? Rows)> Split(List<PdfLine> lines)
    {
        lines = lines.ConvertAll(l => new PdfLine(Merge(l.Words, (a, b) => Gap(a, b) < WordGap)));
        var pieces = lines.ConvertAll(Pieces);
        for (var i = 0; i < lines.Count;)
        {
            var end = IsTabular(pieces[i], lines[i]) ? EndOfRegion(lines, pieces, i) : i;
            if (end > i && Table(lines[i..end]) is { } rows)
            {
                yield return (null, rows);
                i = end;
            }
            else
            {
                yield return (lines[i], null);
                i++;
            }
        }
    }

    /// <summary>What the words of a line are cells or parts of cells of: numbers each for itself, other words as far as no gap parts them.</summary>
    private static List<PdfWord> Pieces(PdfLine line) => Merge(line.Words, (a, b) => !IsValue(a.Text) && !IsValue(b.Text) && Gap(a, b) < CellGap);

    private static List<PdfWord> Merge(List<PdfWord> words, Func<PdfWord, PdfWord, bool> belong)
    {
        var merged = new List<PdfWord>();
        foreach (var word in words)
        {
            if (merged.Count > 0 && belong(merged[^1], word))
            {
                merged[^1] = merged[^1] with { Text = merged[^1].Text + word.Text, Right = word.Right };
            }
            else
            {
                merged.Add(word);
            }
        }

        return merged;
    }

    private static double Gap(PdfWord a, PdfWord b) => (b.Left - a.Right) / Math.Min(a.Size, b.Size);

    private static bool IsTabular(List<PdfWord> pieces, PdfLine line) =>
        !IsSectionHeading(line) && (pieces.Zip(pieces.Skip(1), Gap).Any(g => g > CellGap) || RowLabels.IsOfficial(line.Text) || IsHead(line.Text) ||
            (pieces.Count > 1 && IsValue(pieces[1].Text) && RowLabels.IsOfficial(pieces[0].Text)));

    /// <summary>True for a word of a table's head or a label beside several rows.</summary>
    public static bool IsHead(string text) => text.Length < 40 && RowLabels.Match(Canonical.Label(text)) is { Kind: not LabelKind.Row };

    private static bool IsSectionHeading(PdfLine line) => SectionHeadings.Contains(Canonical.Label(SectionOrdinal().Replace(line.Text, "")));

    /// <summary>Where the table that begins here ends: before a heading, before running text, behind the last line that has cells side by side or stands left of the numbers.</summary>
    private static int EndOfRegion(List<PdfLine> lines, List<List<PdfWord>> pieces, int start)
    {
        var end = start;
        var (firstNumber, right) = (0d, 0d);
        for (var i = start; i < lines.Count && i - end <= HighestHead && !IsSectionHeading(lines[i]); i++)
        {
            var values = pieces[i].Where(p => IsValue(p.Text)).ToList();
            if (values.Count > 0 && (pieces[i].Count > 1 || end > start))
            {
                firstNumber = firstNumber == 0 ? values.Min(v => v.Left) : Math.Min(firstNumber, values.Min(v => v.Left));
            }
            else if (end > start && firstNumber > 0 && !IsTabular(pieces[i], lines[i]) && lines[i].Right > firstNumber + lines[i].Size && lines[i].Right - lines[i].Left > RunningText * right)
            {
                break;
            }

            if (IsTabular(pieces[i], lines[i]) || values.Count == pieces[i].Count || (firstNumber > 0 && lines[i].Right < firstNumber + lines[i].Size && IsNear(lines, i)))
            {
                end = i + 1;
                right = Math.Max(right, lines[i].Right);
            }
        }

        return end;
    }

    private static bool IsNear(List<PdfLine> lines, int i) => i > 0 && lines[i].Middle - lines[i - 1].Middle < 3 * lines[i].Size;

    private static List<IReadOnlyList<SourceCell>>? Table(List<PdfLine> lines)
    {
        var values = lines.SelectMany(l => l.Words).Count(w => IsValue(w.Text));
        var labels = lines.SelectMany(Pieces).Count(w => RowLabels.Match(Canonical.Label(w.Text)) is not null);
        if (labels < (values == 0 ? FewestHeads : 2) || values is > 0 and < FewestNumbers)
        {
            return null;
        }

        // Table two is four small tables, each with its head.
        var rows = new List<IReadOnlyList<SourceCell>>();
        var block = new List<PdfLine>();
        foreach (var line in lines)
        {
            var label = Canonical.Label(line.Text);
            var opens = label.StartsWith("第二十条第", StringComparison.Ordinal) || label.StartsWith("信息内容", StringComparison.Ordinal);
            if (opens && block.Exists(l => l.Words.Exists(w => IsValue(w.Text))))
            {
                rows.AddRange(new AlignedBlock(block).Rows());
                block = [];
            }

            block.Add(line);
        }

        rows.AddRange(new AlignedBlock(block).Rows());
        return rows;
    }

    /// <summary>What stands in a cell for a value: a number, a dash, a number with what it counts.</summary>
    public static bool IsValue(string text) => UnruledRows.IsNumber(text) || text == "无" || CountedValue().IsMatch(text);

    [GeneratedRegex(@"^[增减+-]?\d[\d,，.]*(件|项|条|个|元|万元)?([（(].*[)）])?$")]
    private static partial Regex CountedValue();

    /// <summary>How row labels begin: 一、 （一） 1.</summary>
    [GeneratedRegex(@"^([一二三四五六七]、|[（(][一二三四五六七][)）]|\d[.．、])")]
    public static partial Regex LabelStart();

    [GeneratedRegex(@"^\s*[一二三四五六七八九十]+\s*、")]
    private static partial Regex SectionOrdinal();
}
