using Gongkai.Domain.AnnualReports;

namespace Gongkai.Operations.AnnualReports;

/// <summary>
/// How a report is kept in the database: everything that the reader found, in two parts, the values by themselves because
/// totals over a region need nothing else. A few kilobytes a report and some tenths of a millisecond; the public form is
/// the JSON of <c>docs/json.md</c>. Rows are stored by their key, so that a form with one more row still reads what was stored before.
/// </summary>
internal static class ReportEncoding
{
    /// <summary>Changes when what is written changes; older versions must then still be read.</summary>
    private const byte Version = 1;

    private enum LineText : byte
    {
        Own,
        AsInLines,
        AsInLinesTrimmed,
    }

    [Flags]
    private enum Has : byte
    {
        Value = 1,
        Line = 2,
        Note = 4,
        Candidates = 8,
        Why = 16,
    }

    /// <summary>The values.</summary>
    public static byte[] WriteCells(AnnualReport report)
    {
        var writer = new CompactWriter();
        writer.Text(report.Format.Key());
        var line = 0;
        writer.Items([.. report.Form.Rows.Where(r => HasAnything(report, r))], row =>
        {
            writer.Text(row.Key);
            writer.Count(row.Columns.Count);
            for (var c = 0; c < row.Columns.Count; c++)
            {
                ref readonly var cell = ref report[row, c];
                WriteCell(writer, cell, line);
                line = cell.Line == 0 ? line : cell.Line;
            }
        });
        return writer.ToArray(Version);
    }

    /// <summary>Everything but the values.</summary>
    public static byte[] WriteText(AnnualReport report)
    {
        var writer = new CompactWriter();
        writer.OptionalText(report.Source);
        writer.OptionalText(report.Agency);
        writer.OptionalCount(report.Year);
        writer.OptionalDate(report.PeriodFrom);
        writer.OptionalDate(report.PeriodTo);
        writer.OptionalDate(report.PublishedOn);
        writer.OptionalText(report.Title);
        writer.Items(report.Lines, writer.Text);
        void WriteLine(TextLine line) => WriteTextLine(writer, report.Lines, line);
        writer.Items(report.Preamble, WriteLine);
        writer.Items(report.Sections, section =>
        {
            WriteLine(new TextLine(section.Line, section.Heading));
            writer.OptionalText(section.Kind?.ToString());
            writer.Items(section.Body, WriteLine);
        });
        writer.Items(report.Closing, WriteLine);
        writer.Items(report.Labels, label =>
        {
            writer.Text(label.Row.Key);
            WriteLine(new TextLine(label.Line, label.Text));
        });
        return writer.ToArray(Version);
    }

    /// <summary>The report with its values only, under a given name and year.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of a version that this program does not know.</exception>
    public static AnnualReport ReadCells(byte[] cells, string agency, int year)
    {
        var (format, values) = Cells(cells);
        return new AnnualReport(format, values) { Agency = agency, Year = year };
    }

    /// <summary>The whole report.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of a version that this program does not know.</exception>
    public static AnnualReport Read(byte[] cells, byte[] text)
    {
        var (format, values) = Cells(cells);
        var form = ReportForm.Of(format);
        var reader = new CompactReader(text, Version);
        var source = reader.OptionalText();
        var agency = reader.OptionalText();
        var year = reader.OptionalCount();
        var from = reader.OptionalDate();
        var to = reader.OptionalDate();
        var published = reader.OptionalDate();
        var title = reader.OptionalText();
        var lines = reader.Items(reader.Text);
        TextLine Line() => ReadTextLine(reader, lines);
        return new AnnualReport(format, values)
        {
            Source = source,
            Agency = agency,
            Year = year,
            PeriodFrom = from,
            PeriodTo = to,
            PublishedOn = published,
            Title = title,
            Lines = lines,
            Preamble = reader.Items(Line),
            Sections = reader.Items(() =>
            {
                var heading = Line();
                var kind = reader.OptionalText() is { } name ? Enum.Parse<SectionKind>(name) : (SectionKind?)null;
                return new ReportSection(heading.Text, heading.Line, kind, reader.Items(Line));
            }),
            Closing = reader.Items(Line),
            Labels = [.. reader.Items(() => (Row: form.Row(reader.Text()), Line: Line())).Where(l => l.Row is not null).Select(l => new PrintedLabel(l.Row!, l.Line.Text, l.Line.Line))],
        };
    }

    private static (ReportFormat Format, CellValue[] Values) Cells(byte[] cells)
    {
        var reader = new CompactReader(cells, Version);
        var key = reader.Text();
        var format = ReportFormats.Parse(key) ?? throw new InvalidDataException($"A stored report is of the unknown layout {key}");
        var form = ReportForm.Of(format);
        var values = new CellValue[form.Cells.Count];
        var line = 0;
        for (var rows = reader.Count(); rows > 0; rows--)
        {
            var row = form.Row(reader.Text());
            var columns = reader.Count();
            for (var c = 0; c < columns; c++)
            {
                var value = ReadCell(reader, line);
                line = value.Line == 0 ? line : value.Line;
                if (row is not null && c < row.Columns.Count)
                {
                    values[row.First + c] = value;
                }
            }
        }

        return (format, values);
    }

    private static bool HasAnything(AnnualReport report, FormRow row)
    {
        foreach (ref readonly var cell in report.Cells.Slice(row.First, row.Columns.Count))
        {
            if (cell != default)
            {
                return true;
            }
        }

        return false;
    }

    private static void WriteCell(CompactWriter writer, in CellValue cell, int line)
    {
        var has = (cell.Value is null ? 0 : Has.Value) | (cell.Line == 0 ? 0 : Has.Line) | (cell.Note is null ? 0 : Has.Note)
            | (cell.Candidates is null ? 0 : Has.Candidates) | (cell.Why is null ? 0 : Has.Why);
        writer.Byte((byte)cell.State);
        writer.Byte((byte)has);
        if (cell.Value is { } value)
        {
            writer.Decimal(value);
        }

        if (cell.Line != 0)
        {
            writer.Signed(cell.Line - line);
        }

        if (cell.Note is { } note)
        {
            writer.Text(note);
        }

        if (cell.Candidates is { } candidates)
        {
            writer.Items(candidates, writer.OptionalDecimal);
        }

        if (cell.Why is { } why)
        {
            writer.Text(why);
        }
    }

    private static CellValue ReadCell(CompactReader reader, int line)
    {
        var state = (CellState)reader.Byte();
        var has = (Has)reader.Byte();
        return new CellValue(
            state,
            has.HasFlag(Has.Value) ? reader.Decimal() : null,
            has.HasFlag(Has.Line) ? line + reader.Signed() : 0,
            has.HasFlag(Has.Note) ? reader.Text() : null,
            has.HasFlag(Has.Candidates) ? reader.Items(reader.OptionalDecimal) : null,
            has.HasFlag(Has.Why) ? reader.Text() : null);
    }

    // Most lines of a section are lines of the document: only their numbers are kept then.
    private static void WriteTextLine(CompactWriter writer, IReadOnlyList<string> lines, TextLine line)
    {
        var original = line.Line > 0 && line.Line <= lines.Count ? lines[line.Line - 1] : null;
        var kept = original == line.Text ? LineText.AsInLines : original?.Trim() == line.Text ? LineText.AsInLinesTrimmed : LineText.Own;
        writer.Byte((byte)kept);
        writer.Signed(line.Line);
        if (kept == LineText.Own)
        {
            writer.Text(line.Text);
        }
    }

    private static TextLine ReadTextLine(CompactReader reader, string[] lines)
    {
        var kept = (LineText)reader.Byte();
        var line = reader.Signed();
        return new TextLine(line, kept switch
        {
            LineText.Own => reader.Text(),
            LineText.AsInLines => lines[line - 1],
            LineText.AsInLinesTrimmed => lines[line - 1].Trim(),
        });
    }
}
