using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Data;

namespace Gongkai.Reports.Writing;

/// <summary>
/// The JSON form of a report: what the command prints, the API returns and accepts, and the open data hold.
/// Field names are stable; a change is a new <see cref="Schema"/>.
/// </summary>
public static class ReportJson
{
    /// <summary>The number of the form, in the field <c>schema</c>.</summary>
    public const int Schema = 1;

    // Written by hand, field by field: a serializer's reflection would cost a cold command more than the whole report.
    // The relaxed encoder leaves Chinese and punctuation as they are; the result is served as JSON, never put into a page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
    private static readonly JsonWriterOptions Indented = Plain with { Indented = true };

    /// <summary>Writes a report.</summary>
    public static void Write(AnnualReport report, Stream output, bool indented = true)
    {
        using var json = new Utf8JsonWriter(output, indented ? Indented : Plain);
        WriteReport(json, report);
        EndLine(json, output);
    }

    /// <summary>Writes a report with what was found in it: <c>{ "report": …, "findings": [ … ] }</c>.</summary>
    public static void Write(AnnualReport report, IReadOnlyList<Finding> findings, Stream output, bool indented = true)
    {
        using var json = new Utf8JsonWriter(output, indented ? Indented : Plain);
        json.WriteStartObject();
        json.WritePropertyName("report");
        WriteReport(json, report);
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            WriteFinding(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        EndLine(json, output);
    }

    /// <summary>Reads a report back, from either form. What the form does not hold (printed labels, line numbers of cells) stays empty.</summary>
    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string? name = null)
    {
        try
        {
            return new ReadResult(JsonReports.Read(bytes, name), null);
        }
        catch (UnreadableDocumentException unreadable)
        {
            return new ReadResult(null, unreadable.Problem);
        }
    }

    /// <summary>Writes a report as one object.</summary>
    public static void WriteReport(Utf8JsonWriter json, AnnualReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        json.WriteString("source", report.Source);
        json.WriteString("format", report.Format.Key());
        json.WriteString("agency", report.Agency);
        if (report.Year is { } year)
        {
            json.WriteNumber("year", year);
        }
        else
        {
            json.WriteNull("year");
        }

        WritePeriod(json, report);
        json.WriteString("published", Date(report.PublishedOn));
        WriteText(json, report);
        WriteActive(json, report);
        WriteRequests(json, report);
        json.WriteStartObject("remedies");
        foreach (var row in report.Form.RowsOf(TableKind.Remedies))
        {
            WriteRow(json, report, row, row.Key["remedies.".Length..]);
        }

        json.WriteEndObject();
        WriteCells(json, report);
        json.WriteEndObject();
    }

    /// <summary>Writes a finding as one object.</summary>
    public static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", Name(finding.Severity));
        json.WriteStartArray("cells");
        foreach (var cell in finding.Cells)
        {
            json.WriteStringValue(cell);
        }

        json.WriteEndArray();
        WriteNumber(json, "expected", finding.Expected);
        WriteNumber(json, "actual", finding.Actual);
        json.WriteString("message", finding.Message);
        json.WriteStartArray("evidence");
        foreach (var evidence in finding.Evidence)
        {
            json.WriteStartObject();
            WriteNumber(json, "line", evidence.Line);
            json.WriteString("text", evidence.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (finding.Rule.Advice.Length > 0)
        {
            json.WriteString("advice", finding.Rule.Advice);
        }

        if (finding.Explanation is { } explanation)
        {
            json.WriteString("explained", explanation);
        }

        json.WriteEndObject();
    }

    /// <summary>The name of a grade: <c>error</c>, <c>warning</c>, <c>info</c>.</summary>
    public static string Name(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Warning => "warning",
        Severity.Error => "error",
    };

    /// <summary>The name of a state: <c>blank</c>, <c>notApplicable</c> and so on.</summary>
    public static string Name(CellState state) => state switch
    {
        CellState.Missing => "missing",
        CellState.Blank => "blank",
        CellState.NotApplicable => "notApplicable",
        CellState.Stated => "stated",
        CellState.Recovered => "recovered",
        CellState.Ambiguous => "ambiguous",
        CellState.Unreadable => "unreadable",
    };

    /// <summary>The state of a name; null when there is none.</summary>
    public static CellState? ParseState(string? name) => name switch
    {
        "missing" => CellState.Missing,
        "blank" => CellState.Blank,
        "notApplicable" => CellState.NotApplicable,
        "stated" => CellState.Stated,
        "recovered" => CellState.Recovered,
        "ambiguous" => CellState.Ambiguous,
        "unreadable" => CellState.Unreadable,
        _ => null,
    };

    /// <summary>
    /// The rows to write: those the report is expected to have, and any other that it has.
    /// （六）其他处理 is thus one row or three, as in the document.
    /// </summary>
    internal static IEnumerable<FormRow> Rows(AnnualReport report, TableKind table)
    {
        var expected = report.ExpectedRows().ToHashSet();
        return report.Form.RowsOf(table).Where(r => expected.Contains(r) || report.Has(r));
    }

    private static void WritePeriod(Utf8JsonWriter json, AnnualReport report)
    {
        if (report.PeriodFrom is null && report.PeriodTo is null)
        {
            json.WriteNull("period");
            return;
        }

        json.WritePropertyName("period");
        json.WriteRawValue($"[{Quoted(report.PeriodFrom)}, {Quoted(report.PeriodTo)}]", skipInputValidation: true);

        static string Quoted(DateOnly? date) => date is null ? "null" : $"\"{Date(date)}\"";
    }

    private static void WriteText(Utf8JsonWriter json, AnnualReport report)
    {
        if (report.Title is { } title)
        {
            json.WriteString("title", title);
        }

        WriteLines(json, "preamble", report.Preamble);
        json.WriteStartArray("sections");
        foreach (var section in report.Sections)
        {
            json.WriteStartObject();
            json.WriteString("heading", section.Heading);
            if (SectionNames.Of(section.Heading) != section.Kind)
            {
                json.WriteString("kind", SectionNames.Name(section.Kind));
            }

            json.WriteString("text", section.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteLines(json, "closing", report.Closing);

        static void WriteLines(Utf8JsonWriter json, string name, IReadOnlyList<TextLine> lines)
        {
            if (lines.Count > 0)
            {
                json.WriteString(name, string.Join('\n', lines.Select(l => l.Text)));
            }
        }
    }

    private static void WriteActive(Utf8JsonWriter json, AnnualReport report)
    {
        json.WriteStartObject("active");
        foreach (var row in report.Form.RowsOf(TableKind.Active))
        {
            var name = row.Key["active.".Length..];
            if (row.Columns is [{ Key: "" }])
            {
                WriteNumber(json, name, report[row, 0].Value);
                continue;
            }

            json.WriteStartObject(name);
            for (var c = 0; c < row.Columns.Count; c++)
            {
                WriteNumber(json, row.Columns[c].Key!, report[row, c].Value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteRequests(Utf8JsonWriter json, AnnualReport report)
    {
        const string Outcomes = "requests.outcomes.";
        json.WriteStartObject("requests");
        var within = false;
        foreach (var row in Rows(report, TableKind.Requests))
        {
            var outcome = row.Key.StartsWith(Outcomes, StringComparison.Ordinal);
            if (outcome && !within)
            {
                json.WriteStartObject("outcomes");
            }
            else if (within && !outcome)
            {
                json.WriteEndObject();
            }

            within = outcome;
            WriteRow(json, report, row, row.Key[(outcome ? Outcomes.Length : "requests.".Length)..]);
        }

        json.WriteEndObject();
    }

    /// <summary>A row as an array that stays on one line.</summary>
    private static void WriteRow(Utf8JsonWriter json, AnnualReport report, FormRow row, string name)
    {
        json.WritePropertyName(name);
        json.WriteRawValue("[" + string.Join(", ", Enumerable.Range(0, row.Columns.Count).Select(c => Number(report[row, c].Value))) + "]", skipInputValidation: true);
    }

    private static void WriteCells(Utf8JsonWriter json, AnnualReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var entry = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartArray("cells");
        foreach (var table in Enum.GetValues<TableKind>())
        {
            foreach (var row in Rows(report, table))
            {
                for (var c = 0; c < row.Columns.Count; c++)
                {
                    ref readonly var value = ref report[row, c];
                    if (value is { State: CellState.Stated, Note: null })
                    {
                        continue;
                    }

                    WriteCell(entry, report.Form.Cell(row, c).Path, value);
                    entry.Flush();
                    json.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
                    buffer.Clear();
                    entry.Reset();
                }
            }
        }

        json.WriteEndArray();
    }

    private static void WriteCell(Utf8JsonWriter json, string path, in CellValue value)
    {
        json.WriteStartObject();
        json.WriteString("cell", path);
        json.WriteString("state", Name(value.State));
        if (value is { State: CellState.Recovered, Value: { } recovered })
        {
            json.WriteNumber("value", recovered);
        }

        if (value.Candidates is { } candidates)
        {
            json.WriteStartArray("candidates");
            foreach (var candidate in candidates)
            {
                if (candidate is { } number)
                {
                    json.WriteNumberValue(number);
                }
                else
                {
                    json.WriteNullValue();
                }
            }

            json.WriteEndArray();
        }

        if (value.Why is { } why)
        {
            json.WriteString("why", why);
        }

        if (value.Note is { } note)
        {
            json.WriteString("note", note);
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Number(decimal? value) => value?.ToString() ?? "null";

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd");

    private static void EndLine(Utf8JsonWriter json, Stream output)
    {
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}
