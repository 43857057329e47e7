using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.AnnualReports;
using Gongkai.Testing;
using Gongkai.Web.AnnualReports;

namespace Gongkai.Web.Tests;

public class ReportViewTests
{
    private static readonly ReportLinks Links = new("/r", "/r/source", "/r/download/");

    [Theory]
    [InlineData(ReportFormat.Format2021, false)]
    [InlineData(ReportFormat.Format2021, true)]
    [InlineData(ReportFormat.Format2019, true)]
    public void A_printed_table_has_no_hole_and_no_overlap_and_every_cell_once(ReportFormat format, bool inOneRow)
    {
        (string, CellValue)[] other = inOneRow == (format == ReportFormat.Format2019) ? [] : [("requests.outcomes.other[0]", CellValue.Stated(0))];
        var report = SampleReports.Zeros(format, other);
        foreach (var kind in Enum.GetValues<TableKind>())
        {
            var table = FormTable.Of(report, kind)!;
            Widths(table.Head).Concat(Widths(table.Body)).Distinct().ShouldBe([table.Columns], $"{kind}");
            var printed = table.Body.SelectMany(r => r).Select(c => c.Printed.Cell).OfType<FormCell>().ToList();
            printed.ShouldBe(report.ExpectedRows().Where(r => r.Table == kind).SelectMany(r => Enumerable.Range(0, r.Columns.Count).Select(c => report.Form.Cell(r, c))));
        }
    }

    [Fact]
    public void A_line_cut_by_quotations_is_still_the_line() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NonNull<string> Line, int From, int Length, int From2, int Length2)>(),
        given =>
        {
            var line = given.Line.Get;
            var view = View(line, Part(line, given.From, given.Length), Part(line, given.From2, given.Length2));
            var pieces = view.Pieces(new TextLine(1, line));
            return string.Concat(pieces.Select(p => p.Text)) == line && (line.Length == 0 || pieces.SelectMany(p => p.Ending).Select(f => f.Number).Order().SequenceEqual([1, 2]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_quotation_is_marked_where_it_stands_and_the_rest_is_not()
    {
        var pieces = View("全年收到申请3件，均已办结。", "收到申请3件").Pieces(new TextLine(1, "全年收到申请3件，均已办结。"));
        pieces.Select(p => (p.Text, p.Quoting.Count)).ShouldBe([("全年", 0), ("收到申请3件", 1), ("，均已办结。", 0)]);
        pieces[1].Ending.Single().Tag.ShouldBe("错1");
    }

    [Fact]
    public void A_quotation_in_other_words_marks_the_whole_line() =>
        View("全年收到申请3件。", "收到三件").Pieces(new TextLine(1, "全年收到申请3件。")).Single().Quoting.Count.ShouldBe(1);

    [Fact]
    public void A_finding_on_most_of_a_table_is_marked_above_it_and_not_in_every_cell()
    {
        var report = SampleReports.Zeros(ReportFormat.Format2021);
        var cells = report.Form.Cells.Where(c => c.Row.Table == TableKind.Requests).ToList();
        var view = new ReportView(report, [new Finding(Rule, Severity.Info, [.. cells.Select(c => c.Path)], null, null, "整表", [])], Links);
        view.At(cells[0]).ShouldBeEmpty();
        view.Above(TableKind.Requests).Single().Number.ShouldBe(1);
        view.Above(TableKind.Active).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(CellState.Blank, "", "空")]
    [InlineData(CellState.Missing, "", "缺")]
    [InlineData(CellState.NotApplicable, "/", "")]
    [InlineData(CellState.Recovered, "3", "推")]
    [InlineData(CellState.Ambiguous, "0 或 1 或 空 等", "?")]
    [InlineData(CellState.Stated, "3", "")]
    public void A_cell_tells_how_its_value_is_known_without_colour(CellState state, string text, string tag)
    {
        var value = new CellValue(state, state is CellState.Stated or CellState.Recovered ? 3 : null, Candidates: state == CellState.Ambiguous ? [0, 1, null, 4] : null);
        var shown = CellText.Of(value);
        (shown.Text, shown.Tag).ShouldBe((text, tag));
        (shown.Spoken.Length > 0).ShouldBe(state is not CellState.Stated);
    }

    private static Rule Rule => RuleCatalogue.All[0];

    private static ReportView View(string line, params string[] quotes)
    {
        var report = new AnnualReport(ReportFormat.Format2021) { Lines = [line], Preamble = [new TextLine(1, line)] };
        return new ReportView(report, [.. quotes.Select(q => new Finding(Rule, Severity.Error, [], null, null, "甲", [new Evidence(1, q)]))], Links);
    }

    /// <summary>Some part of a line, whatever the numbers are.</summary>
    private static string Part(string line, int from, int length)
    {
        var begin = line.Length == 0 ? 0 : (int)((uint)from % (uint)line.Length);
        return line.Substring(begin, (int)((uint)length % (uint)(line.Length - begin + 1)));
    }

    /// <summary>The width of each row, cells that reach down from above included.</summary>
    private static IEnumerable<int> Widths(IReadOnlyList<IReadOnlyList<PageCell>> rows)
    {
        for (var r = 0; r < rows.Count; r++)
        {
            var own = rows[r].Sum(c => c.Printed.ColSpan);
            var above = rows.Take(r).Select((row, i) => row.Where(c => c.Printed.RowSpan > r - i).Sum(c => c.Printed.ColSpan)).Sum();
            yield return own + above;
        }
    }
}
