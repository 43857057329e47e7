using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Checking;
using Gongkai.Reports.Reading;
using Gongkai.Testing;

namespace Gongkai.Reports.Tests.Checking;

public class Whole_reports
{
    private const int RunsOfARendering = 8;

    /// <summary>Every rendering, those too of which the columns can only be reasoned out: what is not certain is no error.</summary>
    public static TheoryData<string> Renderings => [.. ReportRendering.Pages.Concat(ReportRendering.Texts).Concat(ReportRendering.Documents).Select(r => r.Name)];

    [Fact]
    public void A_report_in_which_everything_agrees_gives_no_error_of_any_family() =>
        Prop.ForAll(GeneratedReport.Any, generated => Errors(generated.Report).ShouldBeEmpty()).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Renderings))]
    public void It_gives_none_either_after_it_was_published_and_read(string name)
    {
        var rendering = ReportRendering.All.Single(r => r.Name == name);
        Prop.ForAll(GeneratedReport.Any, generated =>
        {
            var (report, problem) = ReportReader.Read(rendering.Render(generated.Report), rendering.FileName);
            problem.ShouldBeNull();
            Errors(report!).ShouldBeEmpty();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(RunsOfARendering));
    }

    [Fact]
    public void One_wrong_cell_is_spoken_of_by_its_equations_and_by_nothing_that_does_not_name_it() =>
        Prop.ForAll(GeneratedReport.Any, Gen.Choose(0, 10_000).ToArbitrary(), Gen.Choose(1, 90).ToArbitrary(), (generated, pick, by) =>
        {
            var right = generated.Report;
            var counted = right.Form.Cells.Where(c => c.Row.Table != TableKind.Active && right[c].State == CellState.Stated).ToArray();
            if (counted.Length == 0)
            {
                return;
            }

            var cell = counted[pick % counted.Length];
            var wrong = Changed(right, cell, right[cell].Value!.Value + by);
            var errors = Errors(wrong);
            errors.ShouldAllBe(f => f.Cells.Contains(cell.Path));
            var broken = Equations.Of(wrong).Where(e => e.Terms.Any(t => t.Cell == cell) && e.Terms.All(t => wrong[t.Cell].Value is not null));
            errors.Where(f => f.Rule.Family == RuleFamily.Balance).Select(f => f.Rule).ToArray().ShouldBeSubsetOf(Equations.Of(wrong).Where(e => e.Terms.Any(t => t.Cell == cell)).Select(e => e.Rule));

            // Each is spoken of; where the whole table looks as if its numbers had slid to the left, as a warning.
            var findings = ReportChecker.Check(wrong);
            foreach (var rules in broken.GroupBy(e => e.Rule))
            {
                findings.Count(f => f.Rule == rules.Key).ShouldBeGreaterThanOrEqualTo(rules.Count());
            }
        }).QuickCheckThrowOnFailure();

    private static Finding[] Errors(AnnualReport report) => [.. ReportChecker.Check(report).Where(f => f.Severity == Severity.Error)];

    private static AnnualReport Changed(AnnualReport report, FormCell cell, decimal value)
    {
        var cells = report.Cells.ToArray();
        cells[cell.Index] = CellValue.Stated(value);
        return new(report.Format, cells)
        {
            Agency = report.Agency,
            Year = report.Year,
            PeriodFrom = report.PeriodFrom,
            PeriodTo = report.PeriodTo,
            PublishedOn = report.PublishedOn,
            Title = report.Title,
            Preamble = report.Preamble,
            Sections = report.Sections,
            Closing = report.Closing,
        };
    }
}
