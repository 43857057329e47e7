using System.Text.RegularExpressions;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <summary>Gives each cell of the form its value from the rows that were found.</summary>
internal static partial class CellAssignment
{
    /// <summary>The cells of a report in a layout.</summary>
    /// <param name="form">The layout.</param>
    /// <param name="assembler">What the document's tables hold.</param>
    /// <param name="narrative">The text around the tables: what it says of totals helps where columns were lost.</param>
    public static CellValue[] Assign(ReportForm form, TableAssembler assembler, Func<string> narrative)
    {
        var cells = new CellValue[form.Cells.Count];
        var lost = new List<LostRow>();
        var spanned = SpannedCellsOf(form, assembler);
        foreach (var row in form.Rows)
        {
            if (row.Table != TableKind.Remedies && Tokens(assembler, row) is { } tokens)
            {
                AssignRow(row, tokens, assembler.KeepsEmptyCells, spanned, cells, lost);
            }
        }

        var remedies = RemedyValues(form, assembler, cells);
        if (lost.Count > 0 || remedies is not null)
        {
            var recovery = new ColumnRecovery(form, cells, Stated(narrative()));
            recovery.SettleRows(lost);
            if (remedies is { } values)
            {
                recovery.SettleRemedies(values, values[0].Line);
            }
        }

        return cells;
    }

    private enum SpannedCells
    {
        Unknown,
        BehindLabel,
        AtEnd,
    }

    private static RowTokens? Tokens(TableAssembler assembler, FormRow row) =>
        assembler.Rows.GetValueOrDefault(row.Key == "active.fees" ? "active.feesWan" : row.Key);

    /// <summary>
    /// Where a document that copies the whole grid leaves the empty cells that a wide label covers: behind the label, or at the
    /// end of the row. The rows whose first and last cells hold something tell it for those that are empty at both ends.
    /// </summary>
    private static SpannedCells SpannedCellsOf(ReportForm form, TableAssembler assembler)
    {
        var (behindLabel, atEnd) = (false, false);
        foreach (var row in form.RowsOf(TableKind.Requests))
        {
            if (Tokens(assembler, row) is not { } tokens)
            {
                continue;
            }

            var values = tokens.Values;
            var count = values.Count - values.AsEnumerable().Reverse().TakeWhile(v => v.IsPad).Count();
            var extra = count - row.Columns.Count;
            if (extra > 0)
            {
                var first = values.Take(extra).All(v => v.IsBlank);
                var last = values.Take(count).Skip(row.Columns.Count).All(v => v.IsBlank);
                behindLabel |= first && !last;
                atEnd |= last && !first;
            }
        }

        return (behindLabel, atEnd) switch
        {
            (true, false) => SpannedCells.BehindLabel,
            (false, true) => SpannedCells.AtEnd,
            _ => SpannedCells.Unknown,
        };
    }

    private static void AssignRow(FormRow row, RowTokens tokens, bool padsAreCells, SpannedCells spanned, CellValue[] cells, List<LostRow> lost)
    {
        var columns = row.Columns.Count;
        var values = Trimmed(tokens.Values, columns, padsAreCells, spanned);
        if (values.Count > 0 && values[0].Column >= 0)
        {
            for (var c = 0; c < columns; c++)
            {
                cells[row.First + c] = CellValue.Blank(tokens.Line);
            }

            foreach (var value in values)
            {
                cells[row.First + value.Column] = value.Text.ToValue(row.Columns[value.Column].Unit, value.Line);
            }
        }
        else if (values.Count == columns || !values.Exists(v => !v.IsBlank))
        {
            for (var c = 0; c < columns; c++)
            {
                cells[row.First + c] = c < values.Count ? values[c].Text.ToValue(row.Columns[c].Unit, values[c].Line) : CellValue.Blank(tokens.Line);
            }
        }
        else if (columns == 1 && values.Count(v => !v.IsBlank) == 1)
        {
            cells[row.First] = values.Find(v => !v.IsBlank).Text.ToValue(row.Columns[0].Unit, tokens.Line);
        }
        else
        {
            lost.Add(new LostRow(row, tokens.Line, values));
        }
    }

    // Padding behind the last value goes, and so do more empty cells than there are columns.
    private static List<ValueToken> Trimmed(List<ValueToken> tokens, int columns, bool padsAreCells, SpannedCells spanned)
    {
        var values = new List<ValueToken>(tokens);
        while (values.Count > 0 && values[^1].IsPad && (!padsAreCells || values.Count > columns))
        {
            values.RemoveAt(values.Count - 1);
        }

        while (values.Count > columns && values[0].IsBlank && spanned == SpannedCells.BehindLabel)
        {
            values.RemoveAt(0);
        }

        if (values.Count > columns && values[0].IsBlank && values[^1].IsBlank && spanned == SpannedCells.Unknown)
        {
            // Empty at both ends, and no other row tells which end is the label's: the order is all that is known.
            values.RemoveAll(v => v.IsBlank);
            return values;
        }

        while (values.Count > columns && values[^1].IsBlank)
        {
            values.RemoveAt(values.Count - 1);
        }

        while (values.Count > columns && values[0].IsBlank)
        {
            values.RemoveAt(0);
        }

        return values;
    }

    // Table four in the shapes it is printed in: fifteen values under the heads; three labelled rows of five; fifteen labelled values.
    private static List<ValueToken>? RemedyValues(ReportForm form, TableAssembler assembler, CellValue[] cells)
    {
        var segments = assembler.Remedies.Where(s => s.Values.Exists(v => !v.IsPad)).ToList();
        if (assembler.Remedies.Count < 4)
        {
            return null;
        }

        var rows = form.RowsOf(TableKind.Remedies).ToArray();
        var filled = segments.Where(s => s.Values.Exists(v => !v.IsBlank)).ToList();
        if (filled.Count > 1 && filled.TrueForAll(s => s.Key.Length > 0))
        {
            foreach (var segment in filled)
            {
                if (form.Row(segment.Key) is { } row)
                {
                    AssignRow(row, WithValues(segment), assembler.KeepsEmptyCells, SpannedCells.AtEnd, cells, []);
                }
            }

            return null;
        }

        var flat = filled.Count > 1 ? filled.SelectMany(s => Trimmed(s.Values, 1, false, SpannedCells.AtEnd)).ToList() : Trimmed(assembler.Remedies[^1].Values, 15, assembler.KeepsEmptyCells, SpannedCells.AtEnd);
        if (flat.Count == 15)
        {
            for (var i = 0; i < 15; i++)
            {
                cells[rows[i / 5].First + (i % 5)] = flat[i].Text.ToValue(CellUnit.Count, flat[i].Line);
            }

            return null;
        }

        var printed = flat.FindAll(v => !v.IsBlank);
        if (printed.Count == 0)
        {
            foreach (var row in rows)
            {
                for (var c = 0; c < 5; c++)
                {
                    cells[row.First + c] = CellValue.Blank();
                }
            }

            return null;
        }

        return printed.Count < 15 ? printed : null;
    }

    private static RowTokens WithValues(RemedySegment segment)
    {
        var tokens = new RowTokens(segment.Key, segment.Text, segment.Values[0].Line);
        tokens.Values.AddRange(segment.Values);
        return tokens;
    }

    // Totals that the text states in so many words.
    private static Dictionary<string, decimal> Stated(string narrative)
    {
        var stated = new Dictionary<string, decimal>(StringComparer.Ordinal);
        void Look(Regex pattern, string path)
        {
            var numbers = pattern.Matches(narrative).Select(m => CellText.Parse(m.Groups["n"].ValueSpan).Number).Distinct().ToList();
            if (numbers.Count == 1)
            {
                stated[path] = numbers[0];
            }
        }

        Look(ReceivedPattern(), "requests.received[6]");
        Look(NaturalPersonPattern(), "requests.received[0]");
        Look(ReviewPattern(), "remedies.review[4]");
        Look(LitigationPattern(), "litigation");
        return stated;
    }

    [GeneratedRegex("(?:收到|受理|接到|新收)[^，。；0-9]{0,12}申请(?:公开)?[^，。；0-9]{0,6}(?<n>[0-9]+)件", RegexOptions.CultureInvariant)]
    private static partial Regex ReceivedPattern();

    [GeneratedRegex("自然人(?:提出|申请|提交)?[^，。；0-9]{0,12}(?<n>[0-9]+)件", RegexOptions.CultureInvariant)]
    private static partial Regex NaturalPersonPattern();

    [GeneratedRegex("行政复议[^，。；0-9]{0,6}(?<n>[0-9]+)[件起]", RegexOptions.CultureInvariant)]
    private static partial Regex ReviewPattern();

    [GeneratedRegex("行政诉讼[^，。；0-9]{0,6}(?<n>[0-9]+)[件起]", RegexOptions.CultureInvariant)]
    private static partial Regex LitigationPattern();
}
