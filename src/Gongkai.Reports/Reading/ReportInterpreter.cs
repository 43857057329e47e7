using System.Text;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <summary>Understands a document as an annual report: tables, sections, agency, year and dates.</summary>
internal sealed partial class ReportInterpreter
{
    private const int LongestCell = 160;
    private readonly SourceDocument source;
    private readonly List<Item> items = [];
    private readonly TableAssembler assembler = new();
    private readonly List<FlatCell> flatCells = [];
    private readonly List<PrintedLabel> labels = [];
    private List<HeadingCandidate> headings = [];
    private bool[] inTable = [];
    private bool separatorsAlone;
    private bool afterSeparator;

    private ReportInterpreter(SourceDocument source) => this.source = source;

    /// <summary>The report in a document. A document that is no report gives a report without tables and sections.</summary>
    public static AnnualReport Interpret(SourceDocument source)
    {
        var interpreter = new ReportInterpreter(source);
        interpreter.Flatten();
        interpreter.FindHeadings();
        interpreter.ReadTables();
        return interpreter.Compose();
    }

    /// <summary>A text without the blanks that stand beside a Chinese character: 「共 5 件」 → 「共5件」.</summary>
    public static string Tidy(string text)
    {
        var trimmed = Canonical.Trim(text);
        var blank = false;
        foreach (var c in trimmed)
        {
            blank |= Canonical.IsBlank(c);
        }

        if (!blank)
        {
            return trimmed.Length == text.Length ? text : trimmed.ToString();
        }

        var kept = new StringBuilder(trimmed.Length);
        for (var i = 0; i < trimmed.Length; i++)
        {
            if (!Canonical.IsBlank(trimmed[i]))
            {
                kept.Append(trimmed[i]);
                continue;
            }

            var next = i + 1;
            while (Canonical.IsBlank(trimmed[next]))
            {
                next++;
            }

            if (trimmed[next] < 0x2E80 && kept[^1] < 0x2E80)
            {
                kept.Append(' ');
            }

            i = next - 1;
        }

        return kept.ToString();
    }

    // Paragraphs, the rows of statutory tables, and the texts of all other tables in reading order.
    private void Flatten()
    {
        foreach (var block in source.Blocks)
        {
            if (block is SourceParagraph paragraph)
            {
                items.Add(new Item(paragraph.Line, paragraph.Text, null));
                continue;
            }

            var grid = GridTable.Of((SourceTable)block);
            foreach (var row in grid.Rows)
            {
                if (grid.IsStatutory && IsTableRow(row))
                {
                    items.Add(new Item(row.Source.Line, "", row));
                    continue;
                }

                foreach (var cell in row.Source.Cells)
                {
                    foreach (var text in cell.Text.Split('\n'))
                    {
                        if (!string.IsNullOrWhiteSpace(text))
                        {
                            items.Add(new Item(row.Source.Line, text, null));
                        }
                    }
                }
            }
        }

        inTable = new bool[items.Count];
    }

    private static bool IsTableRow(GridRow row)
    {
        var words = 0;
        for (var c = 0; c < row.Cells.Length; c++)
        {
            if (row.Source.Cells[c].Text.Length > LongestCell)
            {
                return false;
            }

            if (row.Cells[c].Hit is not null)
            {
                return true;
            }

            words += row.Cells[c].Parsed.Kind == CellTextKind.Words ? 1 : 0;
        }

        return words * 2 < row.Cells.Length;
    }

    private void FindHeadings()
    {
        var candidates = new List<HeadingCandidate>();
        for (var i = 0; i < items.Count; i++)
        {
            var text = items[i].Text;
            if (items[i].Row is null && text.Length > 2 && Headings.Candidate(text, i) is { } candidate
                && RowLabels.MatchText(candidate.Heading) is not { Kind: LabelKind.Row or LabelKind.Group })
            {
                candidates.Add(candidate);
            }
        }

        var nationalForm = items.Exists(i => i.Row is not null)
            || source.Lines.Any(l => l.Length < 160 && (l.Contains("勾稽关系", StringComparison.Ordinal) || l.Contains("未经复议直接起诉", StringComparison.Ordinal) || l.Contains("本年新收政府信息", StringComparison.Ordinal)));
        headings = Headings.Choose(candidates, nationalForm);
    }

    private void ReadTables()
    {
        separatorsAlone = FlatCells.SeparatorsStandAlone(source.Lines);
        var next = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (next < headings.Count && headings[next].Index == i)
            {
                assembler.End();
                next++;
                continue;
            }

            if (items[i].Row is { } row)
            {
                inTable[i] = true;
                ReadRow(row);
            }
            else
            {
                inTable[i] = ReadFlatLine(items[i]);
            }
        }

        assembler.End();
    }

    private void ReadRow(GridRow row)
    {
        var line = row.Source.Line;
        var hitAt = -1;
        LabelHit hit = default;
        var words = 0;
        for (var c = 0; c < row.Cells.Length; c++)
        {
            if (row.Cells[c].Parsed.Kind != CellTextKind.Words)
            {
                continue;
            }

            words++;
            if (HitOf(row, c) is not { } found)
            {
                continue;
            }

            if (found.Kind != LabelKind.Row && hitAt < 0)
            {
                assembler.Head(found, row.Source.Cells[c].Text, line);
                if (found.Table == TableKind.Remedies)
                {
                    FeedRemedies(row, c + 1);
                    return;
                }
            }

            if (found.Kind == LabelKind.Row || found.Key == "requests.outcomes.other")
            {
                (hitAt, hit) = (c, found);
            }
        }

        if (hitAt >= 0 && (hit.Kind == LabelKind.Row || hitAt < row.Cells.Length - 1))
        {
            var label = row.Source.Cells[hitAt].Text.Replace("\n", "", StringComparison.Ordinal);
            assembler.Row(hit.Key, label, line, row.Table.ValuesOf(row, hitAt + 1, hit.Table == TableKind.Requests), hit.Format);
        }
        else if (hitAt < 0 && (words == 0 || assembler.Table == TableKind.Remedies))
        {
            FeedRemedies(row, 0);
        }
    }

    // The two words that are heads in one place and rows in another have to be asked of the stream.
    private LabelHit? HitOf(GridRow row, int cell)
    {
        var text = row.Source.Cells[cell].Text;
        return row.Cells[cell].Hit
            ?? (text.Length < 8 ? assembler.Match(Canonical.Label(text)) : null)
            ?? RowLabels.MatchExplained(text);
    }

    private void FeedRemedies(GridRow row, int from)
    {
        for (var c = from; c < row.Cells.Length; c++)
        {
            var cell = row.Cells[c];
            if (cell.Parsed.Kind == CellTextKind.Words && HitOf(row, c) is { } head)
            {
                assembler.Head(head, row.Source.Cells[c].Text, row.Source.Line);
            }
            else
            {
                assembler.Value(new ValueToken(cell.Parsed, row.Source.Line));
            }
        }
    }

    private bool ReadFlatLine(Item item)
    {
        var line = item.Text;
        if (assembler.Table is null && line.Length > 300 && !line.Contains('|'))
        {
            return false;
        }

        if (TableAssembler.IsPageMark(line))
        {
            return assembler.Table is not null;
        }

        if (separatorsAlone && Canonical.Trim(line) is "|")
        {
            // The separator closes the cell before it; a second one closes an empty cell.
            if (afterSeparator)
            {
                assembler.Value(new ValueToken(CellText.Parse(""), item.Line));
            }

            afterSeparator = true;
            return assembler.Table is not null;
        }

        afterSeparator = false;
        FlatCells.Split(line, flatCells);
        if (flatCells.Count == 0)
        {
            return assembler.Table is not null;
        }

        if (assembler.Table is null && !TableAssembler.Opens(flatCells))
        {
            return false;
        }

        for (var c = 0; c < flatCells.Count; c++)
        {
            var cell = flatCells[c];
            if (cell.Parsed.Kind == CellTextKind.Words || IsOrdinalMark(cell.Text))
            {
                // Empty cells before a label on its line belong to spans from above, not to the row before.
                if (!assembler.Word(cell.Text, item.Line))
                {
                    return c > 0;
                }
            }
            else if (cell.Parsed.Kind != CellTextKind.Blank || !LabelFollows(c))
            {
                assembler.Value(new ValueToken(cell.Parsed, item.Line, cell.IsPad), alone: cell.IsPad && flatCells.Count == 1);
            }
        }

        return true;
    }

    private bool LabelFollows(int cell)
    {
        for (var c = cell + 1; c < flatCells.Count; c++)
        {
            switch (flatCells[c].Parsed.Kind)
            {
                case CellTextKind.Words:
                    return true;
                case CellTextKind.Blank:
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    // «1.» alone on its line is the number of a torn label, not a value.
    private static bool IsOrdinalMark(string text)
    {
        var trimmed = Canonical.Trim(text);
        return trimmed.Length is 2 or 3 && char.IsAsciiDigit(trimmed[0]) && trimmed[^1] is '.' or '．' or '、';
    }

    private readonly record struct Item(int Line, string Text, GridRow? Row);
}
