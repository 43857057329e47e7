using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;
using Gongkai.Reports.Writing;
using Gongkai.Testing;

namespace Gongkai.Operations.Tests.AnnualReports;

/// <summary>Documents to import that say only what the test is about.</summary>
internal static class Documents
{
    /// <summary>A cell path whose change breaks a sum: 自然人 of 新收 is then not what the total says.</summary>
    public const string BrokenCell = "requests.received[0]";

    /// <summary>A report without any quantity, as bytes that the reader takes; cells are changed where the test says so.</summary>
    public static byte[] Of(string? agency, int? year, params (string Path, decimal Value)[] cells)
    {
        var format = ReportFormats.DueIn(year ?? 2024);
        var zeros = SampleReports.Zeros(format, [.. cells.Select(c => (c.Path, CellValue.Stated(c.Value)))]);
        var report = new AnnualReport(format, zeros.Cells.ToArray()) { Agency = agency, Year = year, Title = $"{agency}{year}年政府信息公开工作年度报告" };
        using var output = new MemoryStream();
        ReportJson.Write(report, output);
        return output.ToArray();
    }

    /// <summary>Imports a document that can be read.</summary>
    public static async Task<ImportedReport> ImportAsync(this Store store, byte[] bytes, string name = "report.json", Func<ImportReport.Command, ImportReport.Command>? with = null)
    {
        var command = new ImportReport.Command(bytes, name);
        var outcome = await store.With((ImportReport import) => import.ExecuteAsync(with?.Invoke(command) ?? command, CancellationToken.None));
        return outcome.Value;
    }

    /// <summary>Imports a report of an agency and a year.</summary>
    public static Task<ImportedReport> ImportAsync(this Store store, string? agency, int? year, params (string Path, decimal Value)[] cells) =>
        store.ImportAsync(Of(agency, year, cells));

    /// <summary>The report's page.</summary>
    public static async Task<ReportPage> PageAsync(this Store store, long id) =>
        (await store.With((ReportQueries queries) => queries.PageAsync(id, CancellationToken.None))).ShouldNotBeNull();
}
