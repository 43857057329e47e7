using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;

namespace Gongkai.Web.AnnualReports;

/// <summary>A finding with its number on the page.</summary>
internal sealed record NumberedFinding(int Number, Finding Finding)
{
    /// <summary>The id of its entry in the list.</summary>
    public string Anchor => "f-" + Number;

    /// <summary>The id of its first mark in the report.</summary>
    public string MarkAnchor => "m-" + Number;

    /// <summary>What the mark says: 「错3」, so that grade and number are told without colour.</summary>
    public string Tag => Finding.Severity.Letter() + Number;

    /// <summary>What a screen reader says at the mark.</summary>
    public string SpokenTag => $"{Finding.Severity.Name()}，第{Number}条{(Finding.Explanation is null ? "" : "（已说明）")}";

    /// <summary>The classes of mark and entry.</summary>
    public string Classes => Finding.Severity.Key() + (Finding.Explanation is null ? "" : " explained");
}

/// <summary>A piece of a line of text and the findings that quote it.</summary>
/// <param name="Text">The piece, as written.</param>
/// <param name="Quoting">The findings whose quotation covers it; empty for plain text.</param>
/// <param name="Ending">Those whose quotation ends here: their marks follow the piece.</param>
internal sealed record TextPiece(string Text, IReadOnlyList<NumberedFinding> Quoting, IReadOnlyList<NumberedFinding> Ending);

/// <summary>Where the pages and files that belong to a report are.</summary>
/// <param name="Page">The report's own page.</param>
/// <param name="Source">Its text, line by line.</param>
/// <param name="Download">The address of its files, to which the format is added.</param>
internal sealed record ReportLinks(string Page, string Source, string Download)
{
    /// <summary>Where a finding can be explained, to which its <see cref="FindingId"/> is added; null where nothing is kept that could hold the explanation.</summary>
    public string? Explain { get; init; }

    /// <summary>Where a number opens to what it is the sum of, to which the cell's path is added; null where it is no sum.</summary>
    public string? Parts { get; init; }

    /// <summary>What follows the path there, such as the moment of the figures; empty for nothing.</summary>
    public string PartsQuery { get; init; } = "";
}

/// <summary>A part of the report as the page shows it.</summary>
/// <param name="Heading">The heading as written.</param>
/// <param name="Anchor">Its id.</param>
/// <param name="Line">Where it stands; 0 when unknown.</param>
/// <param name="Before">The narrative above the table.</param>
/// <param name="Tables">The tables in it.</param>
/// <param name="After">The narrative below the table.</param>
internal sealed record SectionView(
    string Heading, string Anchor, int Line, IReadOnlyList<TextLine> Before, IReadOnlyList<TableKind> Tables, IReadOnlyList<TextLine> After);

/// <summary>A report with its findings, ready to be shown: which finding is marked where, and what each mark is called.</summary>
internal sealed class ReportView
{
    /// <summary>A finding that speaks of more cells than this is marked once, above the table: a mark in every cell would hide the numbers.</summary>
    private const int MostCellsMarked = 14;

    private readonly Dictionary<int, List<(NumberedFinding Finding, string Quote)>> quotes = [];
    private readonly Dictionary<string, List<NumberedFinding>> byCell = new(StringComparer.Ordinal);
    private readonly HashSet<int> marked = [];
    private readonly HashSet<int> shownLines;
    private readonly HashSet<FormRow> shownRows;

    /// <summary>A report and what was found in it.</summary>
    public ReportView(AnnualReport report, IReadOnlyList<Finding> findings, ReportLinks links)
    {
        (Report, Links) = (report, links);
        Findings = [.. findings.Select((f, i) => new NumberedFinding(i + 1, f))];
        Tables = [.. Enum.GetValues<TableKind>().Where(report.Has)];
        Sections = Arrange(report, Tables);
        shownRows = [.. report.ExpectedRows().Where(r => Tables.Contains(r.Table))];
        shownLines =
        [
            .. report.Preamble.Select(l => l.Line),
            .. report.Sections.SelectMany(s => s.Body.Select(l => l.Line).Prepend(s.Line)),
            .. report.Closing.Select(l => l.Line),
        ];
        foreach (var finding in Findings)
        {
            foreach (var path in finding.Finding.Cells.Count > MostCellsMarked ? [] : finding.Finding.Cells)
            {
                (byCell.TryGetValue(path, out var list) ? list : byCell[path] = []).Add(finding);
            }

            foreach (var evidence in finding.Finding.Evidence)
            {
                if (evidence.Line is { } line)
                {
                    (quotes.TryGetValue(line, out var list) ? list : quotes[line] = []).Add((finding, evidence.Text));
                }
            }
        }

        FirstMarks = Findings.Select(f => (f.Number, Anchor: FirstMark(f))).Where(m => m.Anchor is not null).ToDictionary(m => m.Number, m => m.Anchor!);
    }

    /// <summary>The report.</summary>
    public AnnualReport Report { get; }

    /// <summary>Where its pages are.</summary>
    public ReportLinks Links { get; }

    /// <summary>The findings in the order they were given, numbered from 1.</summary>
    public IReadOnlyList<NumberedFinding> Findings { get; }

    /// <summary>The tables that are in the document.</summary>
    public IReadOnlyList<TableKind> Tables { get; }

    /// <summary>The parts in the document's order; tables that stand in no part of their own come last.</summary>
    public IReadOnlyList<SectionView> Sections { get; }

    /// <summary>By the number of a finding, the place on the page that its entry jumps to.</summary>
    public IReadOnlyDictionary<int, string> FirstMarks { get; }

    /// <summary>How many findings of a grade there are that nobody has explained.</summary>
    public int Open(Severity severity) => Findings.Count(f => f.Finding.Severity == severity && f.Finding.Explanation is null);

    /// <summary>How many findings have been explained.</summary>
    public int Explained => Findings.Count(f => f.Finding.Explanation is not null);

    /// <summary>The findings that speak of a cell.</summary>
    public IReadOnlyList<NumberedFinding> At(FormCell cell) => byCell.TryGetValue(cell.Path, out var list) ? list : [];

    /// <summary>The findings that speak of so much of a table that they are marked above it.</summary>
    public IEnumerable<NumberedFinding> Above(TableKind table) => Findings.Where(f =>
        f.Finding.Cells.Count > MostCellsMarked && f.Finding.Cells.Any(path => Report.Form.Cell(path)?.Row.Table == table));

    /// <summary>The id of a finding's mark where it is the first on the page, so that ids stay unique; null elsewhere.</summary>
    public string? ClaimMarkAnchor(NumberedFinding finding) =>
        FirstMarks.GetValueOrDefault(finding.Number) == finding.MarkAnchor && marked.Add(finding.Number) ? finding.MarkAnchor : null;

    /// <summary>A line cut where quotations begin and end.</summary>
    public IReadOnlyList<TextPiece> Pieces(TextLine line)
    {
        if (line.Line == 0 || !quotes.TryGetValue(line.Line, out var quoted))
        {
            return [new TextPiece(line.Text, [], [])];
        }

        var spans = quoted.Select(q => (q.Finding, Span: Locate(line.Text, q.Quote))).ToList();
        int[] cuts = [.. spans.SelectMany(s => new[] { s.Span.From, s.Span.To }).Append(0).Append(line.Text.Length).Distinct().Order()];
        return
        [
            .. cuts.Zip(cuts.Skip(1)).Select(c => new TextPiece(
                line.Text[c.First..c.Second],
                [.. spans.Where(s => s.Span.From <= c.First && s.Span.To >= c.Second).Select(s => s.Finding).DistinctBy(f => f.Number)],
                [.. spans.Where(s => s.Span.To == c.Second && s.Span.From < c.Second).Select(s => s.Finding).DistinctBy(f => f.Number)])),
        ];
    }

    /// <summary>Where a quotation stands in its line; the whole line where it is not found word for word.</summary>
    private static (int From, int To) Locate(string line, string quote)
    {
        var trimmed = quote.AsSpan().Trim().Trim('…');
        var at = trimmed.Length == 0 ? -1 : line.AsSpan().IndexOf(trimmed, StringComparison.Ordinal);
        return at < 0 ? (0, line.Length) : (at, at + trimmed.Length);
    }

    private string? FirstMark(NumberedFinding numbered)
    {
        var (cells, evidence) = (numbered.Finding.Cells, numbered.Finding.Evidence);
        return cells.Select(Report.Form.Cell).FirstOrDefault(c => c is not null && shownRows.Contains(c.Row)) is { } cell
            ? cell.Anchor()
            : evidence.Any(e => e.Line is { } line && shownLines.Contains(line)) ? numbered.MarkAnchor : null;
    }

    /// <summary>Puts each table where its first row stands among the sections and their lines.</summary>
    private static List<SectionView> Arrange(AnnualReport report, IReadOnlyList<TableKind> tables)
    {
        var homes = tables.ToLookup(t => Home(report, t));
        var result = new List<SectionView>();
        for (var i = 0; i < report.Sections.Count; i++)
        {
            var section = report.Sections[i];
            List<TableKind> here = [.. homes[i]];
            var from = here.Count == 0 ? 0 : FirstLine(report, here[0]);
            var split = from == 0 ? section.Body.Count : section.Body.TakeWhile(l => l.Line < from).Count();
            result.Add(new SectionView(section.Heading, "s-" + (i + 1), section.Line, [.. section.Body.Take(split)], here, [.. section.Body.Skip(split)]));
        }

        if (homes[-1].Any())
        {
            result.Add(new SectionView("表格", "s-tables", 0, [], [.. homes[-1]], []));
        }

        return result;
    }

    private static int Home(AnnualReport report, TableKind table)
    {
        var kind = table.Section();
        var line = FirstLine(report, table);
        var byKind = report.Sections.Select((s, i) => (s, i)).Where(x => x.s.Kind == kind).Select(x => x.i).DefaultIfEmpty(-1).First();
        return byKind >= 0 || line == 0 ? byKind : report.Sections.Count(s => s.Line <= line) - 1;
    }

    /// <summary>The line the table's first printed value stands on; 0 when unknown.</summary>
    private static int FirstLine(AnnualReport report, TableKind table)
    {
        var first = 0;
        foreach (var row in report.Form.RowsOf(table))
        {
            for (var c = 0; c < row.Columns.Count; c++)
            {
                var line = report[row, c].Line;
                first = line > 0 && (first == 0 || line < first) ? line : first;
            }
        }

        return first;
    }
}
