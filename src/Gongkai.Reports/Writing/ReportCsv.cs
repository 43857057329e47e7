using System.Text;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Data;

namespace Gongkai.Reports.Writing;

/// <summary>
/// Reports as a long table, one line for each cell: agency, year, table, row, column, value, state, and what else is known of
/// the cell. UTF-8 with a byte order mark, so that spreadsheet programs take it for what it is. Text is not in it.
/// </summary>
public static class ReportCsv
{
    /// <summary>The names of the columns, in their order.</summary>
    public static IReadOnlyList<string> Header { get; } = ["agency", "year", "table", "row", "column", "value", "state", "cell", "format", "note", "candidates", "why"];

    /// <summary>Writes one report.</summary>
    public static void Write(AnnualReport report, Stream output) => Write([report], output);

    /// <summary>Writes several reports into one table.</summary>
    public static void Write(IEnumerable<AnnualReport> reports, Stream output)
    {
        using var csv = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        csv.WriteLine(string.Join(',', Header));
        foreach (var report in reports)
        {
            foreach (var table in Enum.GetValues<TableKind>())
            {
                var heading = report.Form.Sections.First(s => s.Kind == OfficialDocument.SectionOf(table)).Heading;
                foreach (var row in ReportJson.Rows(report, table))
                {
                    WriteRow(csv, report, row, heading);
                }
            }
        }
    }

    /// <summary>Reads one report back. Its text is not in the table, so it has no sections.</summary>
    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string? name = null)
    {
        try
        {
            return new ReadResult(CsvReports.Read(bytes, name), null);
        }
        catch (UnreadableDocumentException unreadable)
        {
            return new ReadResult(null, unreadable.Problem);
        }
    }

    private static void WriteRow(StreamWriter csv, AnnualReport report, FormRow row, string heading)
    {
        for (var c = 0; c < row.Columns.Count; c++)
        {
            ref readonly var value = ref report[row, c];
            csv.Write(Text(report.Agency));
            csv.Write($",{report.Year},");
            csv.Write(Text(heading));
            csv.Write(',');
            csv.Write(Text(row.Group is null || row.Table == TableKind.Active ? row.Label : $"{row.Group} {row.Label}"));
            csv.Write(',');
            csv.Write(Text(row.Columns[c].Label));
            csv.Write($",{value.Value},{ReportJson.Name(value.State)},{report.Form.Cell(row, c).Path},{report.Format.Key()},");
            csv.Write(Text(value.Note));
            csv.Write(',');
            csv.Write(value.Candidates is null ? "" : string.Join('|', value.Candidates.Select(v => v?.ToString() ?? "null")));
            csv.Write(',');
            csv.WriteLine(Text(value.Why));
        }
    }

    /// <summary>
    /// A text as a field. One that a spreadsheet would take for a formula (= + - @, tab, line end) gets an apostrophe before it,
    /// and so does one that begins with an apostrophe, so that reading can take off exactly what writing put on.
    /// </summary>
    private static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\'' or '＝' or '＋' or '－' or '＠' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 || safe[0] is ' ' || safe[^1] is ' ' ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
