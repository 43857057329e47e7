using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Writing;

/// <summary>Writes a report as a file: the official form for people, data for programs.</summary>
public static class ReportWriter
{
    /// <summary>Writes a report to a stream, which stays open.</summary>
    /// <param name="report">The report.</param>
    /// <param name="findings">What was found in it; null for the report alone. JSON and xlsx hold them, the official form does not.</param>
    /// <param name="format">What to write.</param>
    /// <param name="output">Where to write; need not be seekable.</param>
    public static void Write(AnnualReport report, IReadOnlyList<Finding>? findings, ReportFileFormat format, Stream output)
    {
        switch (format)
        {
            case ReportFileFormat.Json when findings is null:
                ReportJson.Write(report, output);
                break;
            case ReportFileFormat.Json:
                ReportJson.Write(report, findings, output);
                break;
            case ReportFileFormat.Html:
                OfficialHtml.Write(report, output);
                break;
            case ReportFileFormat.Csv:
                ReportCsv.Write(report, output);
                break;
            case ReportFileFormat.Docx:
                OfficialDocx.Write(report, output);
                break;
            case ReportFileFormat.Xlsx:
                ReportWorkbook.Write(report, findings ?? [], output);
                break;
        }
    }
}
