using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Data;
using Gongkai.Testing;

namespace Gongkai.Reports.Tests.Writing;

/// <summary>What was written is read back: over generated reports, in every layout that a report is found in.</summary>
public class RoundTripTests
{
    [Fact]
    public void Generated_reports_balance() => Prop.ForAll(GeneratedReport.Any, generated =>
    {
        foreach (var equation in Equations.Of(generated.Report))
        {
            equation.Terms.Sum(t => t.Coefficient * (generated.Report[t.Cell].Value ?? 0)).ShouldBe(0, equation.Place);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_report_comes_back_whole_from_JSON() => Prop.ForAll(GeneratedReport.Any, generated =>
        Data(generated.Report, "JSON").ShouldHaveSameContentAs(generated.Report)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_cells_of_a_report_come_back_from_CSV() => Prop.ForAll(GeneratedReport.Any, generated =>
    {
        var back = Data(generated.Report, "CSV");
        (back.Format, back.Agency, back.Year).ShouldBe((generated.Report.Format, generated.Report.Agency, generated.Report.Year));
        back.ShouldHaveSameCellsAs(generated.Report);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_report_comes_back_whole_from_a_workbook() => Prop.ForAll(GeneratedReport.Any, generated =>
        Data(generated.Report, "workbook").ShouldHaveSameContentAs(generated.Report)).Check(Cases);

    [Theory]
    [MemberData(nameof(KeepingColumns))]
    public void Every_cell_comes_back_from_a_layout_that_keeps_its_columns(string name) => Prop.ForAll(GeneratedReport.Any, generated =>
        Read(generated.Report, name).ShouldHaveSameValuesAs(generated.Report)).Check(Cases);

    [Theory]
    [MemberData(nameof(LosingColumns))]
    public void No_cell_comes_back_wrong_from_a_layout_that_loses_its_columns(string name) => Prop.ForAll(GeneratedReport.Any, generated =>
        Read(generated.Report, name).ShouldHaveNoWrongValue(generated.Report)).Check(Cases);

    public static TheoryData<string> KeepingColumns => [.. Documents.Where(r => r.KeepsColumns).Select(r => r.Name)];

    public static TheoryData<string> LosingColumns => [.. Documents.Where(r => !r.KeepsColumns).Select(r => r.Name)];

    private static IEnumerable<ReportRendering> Documents => [.. ReportRendering.Pages, .. ReportRendering.Texts, .. ReportRendering.Documents];

    private static Config Cases => Config.QuickThrowOnFailure.WithMaxTest(40);

    private static AnnualReport Read(AnnualReport report, string rendering)
    {
        var file = Documents.Single(r => r.Name == rendering);
        var result = ReportReader.Read(file.Render(report), file.FileName);
        result.Problem.ShouldBeNull();
        return result.Report!;
    }

    private static AnnualReport Data(AnnualReport report, string rendering)
    {
        var file = ReportRendering.Data.Single(r => r.Name == rendering);
        return DataFormats.TryRead(file.Render(report), file.FileName, new ReadLimits()).ShouldNotBeNull();
    }
}
