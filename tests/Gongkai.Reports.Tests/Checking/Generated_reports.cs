using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Checking;
using Gongkai.Testing;

namespace Gongkai.Reports.Tests.Checking;

public sealed class Generated_reports
{
    [Fact]
    public void A_report_in_which_everything_agrees_gives_neither_error_nor_warning() => Prop.ForAll(GeneratedReport.Any, generated =>
    {
        var findings = Check(generated.Report);
        findings.Where(f => f.Severity > Severity.Info).Select(f => f.Message).ShouldBeEmpty();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_total_that_the_text_states_otherwise_is_found_and_its_cell_named() => Prop.ForAll(GeneratedReport.Any, generated =>
    {
        const string Cell = "requests.received[6]";
        var cells = generated.Report.Cells.ToArray();
        var index = generated.Report.Form.Cell(Cell)!.Index;
        cells[index] = CellValue.Stated((cells[index].Value ?? 0) + 1000);

        var broken = new AnnualReport(generated.Format, cells)
        {
            Agency = generated.Report.Agency,
            Year = generated.Report.Year,
            Sections = generated.Report.Sections,
        };

        // Where cells are blank, the number may be explained by what they would hold.
        var complete = broken.ExpectedRows().Where(r => r.Table == TableKind.Requests).All(r => r.Columns.Select((_, c) => broken[r, c].Value).All(v => v is not null));
        Check(broken).ShouldContain(f => f.Cells.Contains(Cell) && (f.Severity == Severity.Error || !complete));
    }).QuickCheckThrowOnFailure();

    private static List<Finding> Check(AnnualReport report)
    {
        var findings = new List<Finding>();
        TextChecks.Check(report, new CheckContext(), findings);
        return findings;
    }
}
