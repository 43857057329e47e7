using System.Text.Encodings.Web;
using System.Text.Json;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;

namespace Gongkai.Cli.AnnualReports;

/// <summary>The JSON of comparisons and of a region's merged report; <c>docs/json.md</c> describes it.</summary>
internal static class ComparisonJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Two reports side by side.</summary>
    public static byte[] Of(ReportComparison comparison) => Written(json =>
    {
        WriteIdentity(json, "left", comparison.Left);
        WriteIdentity(json, "right", comparison.Right);
        json.WriteBoolean("layoutsDiffer", comparison.LayoutsDiffer);
        json.WriteNumber("sharedText", comparison.Shared.Share);
        json.WriteStartArray("cells");
        foreach (var cell in comparison.Cells)
        {
            json.WriteStartObject();
            json.WriteString("cell", cell.Cell.Path);
            json.WriteString("label", CellNames.Of(cell.Cell));
            WriteValue(json, "left", cell.Left);
            WriteValue(json, "right", cell.Right);
            WriteNumber(json, "change", cell.Change);
            WriteNumber(json, "growth", cell.Growth is { } growth ? Math.Round(growth, 4) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sections");
        foreach (var section in comparison.Sections)
        {
            json.WriteStartObject();
            json.WriteString("leftHeading", section.LeftHeading);
            json.WriteString("rightHeading", section.RightHeading);
            json.WriteStartArray("paragraphs");
            foreach (var paragraph in section.Paragraphs)
            {
                json.WriteStartObject();
                json.WriteString("change", NameOf(paragraph.Change));
                json.WriteString("left", paragraph.Left?.Text);
                json.WriteString("right", paragraph.Right?.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>Several reports in one table.</summary>
    public static byte[] Of(ReportTable table) => Written(json =>
    {
        json.WriteStartArray("reports");
        foreach (var report in table.Reports)
        {
            WriteIdentity(json, null, report);
        }

        json.WriteEndArray();
        json.WriteBoolean("layoutsDiffer", table.LayoutsDiffer);
        json.WriteStartArray("cells");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("cell", row.Cell.Path);
            json.WriteString("label", CellNames.Of(row.Cell));
            json.WriteStartArray("values");
            foreach (var value in row.Values)
            {
                WriteValue(json, null, value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>A region: its report, who is in and who is missing, every total with its parts, rates, findings.</summary>
    public static byte[] Of(MergedReport merged, AnnualReport report, IReadOnlyList<Finding> findings) => Written(json =>
    {
        json.WriteNumber("year", merged.Year);
        json.WritePropertyName("report");
        ReportJson.WriteReport(json, report);
        json.WriteStartArray("merged");
        foreach (var part in merged.Reports)
        {
            WriteIdentity(json, null, part);
        }

        json.WriteEndArray();
        json.WriteStartArray("missing");
        foreach (var agency in merged.Missing)
        {
            json.WriteStringValue(agency);
        }

        json.WriteEndArray();
        json.WriteStartArray("leftOut");
        foreach (var (left, reason) in merged.LeftOut)
        {
            json.WriteStartObject();
            json.WriteString("source", left.Source);
            json.WriteString("agency", left.Agency);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("cells");
        foreach (var cell in merged.Cells)
        {
            json.WriteStartObject();
            json.WriteString("cell", cell.Cell.Path);
            json.WriteString("label", CellNames.Of(cell.Cell));
            WriteNumber(json, "total", cell.Total);
            json.WriteNumber("unknown", cell.Unknown.Count());
            json.WriteStartArray("parts");
            foreach (var part in cell.Parts)
            {
                json.WriteStartObject();
                json.WriteString("agency", part.Agency);
                json.WriteString("state", ReportJson.Name(part.Value.State));
                WriteNumber(json, "value", part.Value.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteRates(json, report);
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            ReportJson.WriteFinding(json, finding);
        }

        json.WriteEndArray();
    });

    private static byte[] Written(Action<Utf8JsonWriter> members)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
        return output.ToArray();
    }

    private static void WriteRates(Utf8JsonWriter json, AnnualReport report)
    {
        json.WriteStartArray("rates");
        foreach (var rate in Rates.Of(report))
        {
            json.WriteStartObject();
            json.WriteString("rate", rate.Key);
            json.WriteString("name", rate.Name);
            json.WriteString("of", rate.Of);
            json.WriteString("formula", rate.Formula);
            WriteNumber(json, "numerator", rate.Numerator);
            WriteNumber(json, "denominator", rate.Denominator);
            WriteNumber(json, "value", rate.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIdentity(Utf8JsonWriter json, string? name, AnnualReport report)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartObject();
        json.WriteString("source", report.Source);
        json.WriteString("agency", report.Agency);
        WriteNumber(json, "year", report.Year);
        json.WriteString("format", report.Format.Key());
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string? name, CellValue? value)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        if (value is not { } known)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("state", ReportJson.Name(known.State));
        WriteNumber(json, "value", known.Value);
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

    private static string NameOf(ParagraphChange change) => change switch
    {
        ParagraphChange.Unchanged => "unchanged",
        ParagraphChange.Changed => "changed",
        ParagraphChange.Added => "added",
        ParagraphChange.Removed => "removed",
    };
}
