using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.AnnualReports;
using Shouldly;
using Xunit;
using static Gongkai.Domain.AnnualReports.CellValue;

namespace Gongkai.Domain.Tests.AnnualReports;

public class BalanceTests
{
    private static List<Finding> Check(AnnualReport report) => Reports.Findings(f => BalanceChecks.Check(report, f));

    private static readonly CellValue Empty = Blank();

    [Fact]
    public void A_consistent_report_gives_no_finding() => Prop.ForAll(Reports.AnyConsistent, r => Check(r).Count == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void One_wrong_cell_breaks_exactly_the_equations_it_stands_in() =>
        Prop.ForAll(Reports.AnyConsistent, Gen.Choose(0, 10_000).ToArbitrary(), Gen.Choose(1, 50).ToArbitrary(), (report, pick, by) =>
        {
            var cells = report.Form.Cells.Where(c => c.Row.Table != TableKind.Active && report[c].State == CellState.Stated).ToArray();
            var cell = cells[pick % cells.Length];
            var findings = Check(report.Change(cell.Index, Stated(report[cell].Value!.Value + by)));
            var expected = Equations.Of(report).Where(e => e.Terms.Any(t => t.Cell == cell)).ToArray();
            findings.Select(f => f.Rule).ShouldBe(expected.Select(e => e.Rule), ignoreOrder: true);
            findings.ShouldAllBe(f => f.Severity == Severity.Error && f.Cells.Contains(cell.Path) && Math.Abs(f.Expected!.Value - f.Actual!.Value) == by);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_wrong_cell_of_table_three_is_named_with_the_value_that_would_fit() =>
        Prop.ForAll(Reports.AnyConsistent, Gen.Choose(0, 10_000).ToArbitrary(), Gen.Choose(1, 50).ToArbitrary(), (report, pick, by) =>
        {
            var cells = report.Form.RowsOf(TableKind.Requests).Where(report.Has).SelectMany(r => Enumerable.Range(0, 7).Select(c => report.Form.Cell(r, c))).ToArray();
            var cell = cells[pick % cells.Length];
            var right = report[cell].Value!.Value;
            var wrong = report.Change(cell.Index, Stated(right + by));
            var advice = $"{cell.Column.Label}格（{right + by}）为 {right}，则各式平衡";
            Check(wrong).ShouldAllBe(f => f.Message.Contains(advice));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Emptying_any_cells_of_a_consistent_report_gives_no_error() =>
        Prop.ForAll(Reports.AnyConsistent, Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), (report, seed) =>
        {
            var random = new System.Random(seed);
            var states = new[] { Empty, default, new CellValue(CellState.NotApplicable), new(CellState.Unreadable), Ambiguous([0, 1], "") };
            var cells = report.Cells.ToArray();
            for (var i = 0; i < cells.Length; i++)
            {
                // A row that goes missing as a whole could turn （六） into its other shape, which is another report.
                cells[i] = random.Next(4) == 0 && !report.Form.Cells[i].Row.IsOther ? states[random.Next(states.Length)] : cells[i];
            }

            return Check(new(report.Format, cells)).All(f => f.Severity < Severity.Error);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_message_names_the_column_the_rows_and_both_values()
    {
        var finding = Check(Reports.With(("requests.carriedOut[0]", Stated(0)), ("requests.carriedOut[6]", Stated(2))))
            .Single(f => f.Rule == RuleCatalogue.R3Balance && f.Cells.Contains("requests.received[6]"));
        finding.Message.ShouldStartWith("第三部分总计列：一（101）＋二（4） ≠ 三（七）（101）＋四（2）");
        finding.Cells.ShouldBe(["requests.received[6]", "requests.carriedIn[6]", "requests.outcomes.total[6]", "requests.carriedOut[6]"]);
        finding.Expected.ShouldBe(105);
        finding.Actual.ShouldBe(103);
    }

    [Fact]
    public void A_long_sum_names_only_the_parts_that_are_not_zero() =>
        Check(Reports.With(("requests.outcomes.total[1]", Stated(5))))
            .Single(f => f.Rule == RuleCatalogue.R3OutcomeTotal).Message
            .ShouldStartWith("第三部分商业企业列：（一）至（六）各行之和 3〔三（一）（2）＋三（四）1（1）〕 ≠ 三（七）（5）");

    [Fact]
    public void Parts_beyond_a_total_are_wrong_whatever_the_empty_cells_hold()
    {
        var finding = Check(Reports.With(("remedies.review[2]", Empty), ("remedies.review[4]", Stated(11)))).ShouldHaveSingleItem();
        finding.Severity.ShouldBe(Severity.Error);
        finding.Message.ShouldBe("第四部分行政复议：结果维持（9）＋结果纠正（2）＋其他结果（空白）＋尚未审结（1） ＞ 总计（11）；即使空白格为 0 也不平衡");
    }

    [Fact]
    public void A_total_beyond_its_parts_is_no_error_while_a_part_is_empty()
    {
        var finding = Check(Reports.With(("remedies.review[2]", Empty), ("remedies.review[4]", Stated(15)))).ShouldHaveSingleItem();
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Message.ShouldEndWith("空缺的格应为 3，不能是 0");
    }

    [Fact]
    public void Nothing_is_said_where_empty_cells_can_be_zero() =>
        Check(Reports.With(("remedies.review[2]", Empty), ("requests.carriedIn[4]", Empty), ("remedies.litigationDirect[4]", new(CellState.NotApplicable))))
            .ShouldBeEmpty();

    [Fact]
    public void A_total_without_any_breakdown_is_not_contradicted() =>
        Check(Reports.With([.. Enumerable.Range(0, 4).Select(c => ($"remedies.review[{c}]", Empty))])).ShouldBeEmpty();

    [Fact]
    public void In_a_table_whose_numbers_slid_to_the_left_no_sum_is_an_error()
    {
        var slid = Reports.With(
            ("requests.outcomes.partial[4]", Stated(0)),
            ("requests.outcomes.partial[5]", Stated(7)),
            ("requests.outcomes.partial[6]", Empty));
        var findings = Check(slid).Where(f => f.Rule == RuleCatalogue.R3OutcomeTotal && f.Cells.Contains("requests.outcomes.total[5]")).ToArray();
        findings.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
        findings[0].Message.ShouldContain("错了位");
        Check(Reports.With(("remedies.review[4]", Stated(11)), ("remedies.litigationAfterReview[4]", Empty))).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public void An_ambiguous_cell_leaves_its_equations_open() =>
        Check(Reports.With(("remedies.review[0]", Ambiguous([3, 4], "")))).ShouldBeEmpty();

    [Fact]
    public void Row_six_counts_once_in_either_shape()
    {
        foreach (var format in (ReportFormat[])[ReportFormat.Format2021, ReportFormat.Format2019])
        {
            foreach (var single in (bool[])[true, false])
            {
                Check(new(format, Reports.Consistent(format, single))).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void Before_2019_nothing_had_to_balance() =>
        Check(Reports.With(ReportFormat.Pre2019, ("requests.received[6]", Stated(5)))).ShouldBeEmpty();

    [Fact]
    public void The_equations_of_a_layout_cover_every_counted_cell_of_tables_three_and_four()
    {
        var form = ReportForm.Format2021;
        Equations.Of(form).Count.ShouldBe(7 + 7 + 25 + 3);
        Equations.Of(form, singleOther: true).Count.ShouldBe(7 + 7 + 23 + 3);
        var covered = Equations.Of(form).SelectMany(e => e.Terms).Select(t => t.Cell.Index).ToHashSet();
        form.Cells.Where(c => c.Row.Table != TableKind.Active && !c.Row.IsSingleOther).ShouldAllBe(c => covered.Contains(c.Index));
    }
}
