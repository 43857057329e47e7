using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;
using Gongkai.Testing;

namespace Gongkai.Operations.Tests.AnnualReports;

public sealed class ReportEncodingTests
{
    [Fact]
    public void A_report_comes_out_of_the_database_as_it_went_in() => Prop.ForAll(GeneratedReport.Any, generated =>
        Describe(ReportEncoding.Read(ReportEncoding.WriteCells(generated.Report), ReportEncoding.WriteText(generated.Report))).ShouldBe(Describe(generated.Report)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_a_report_may_hold_comes_out_as_it_went_in() => Prop.ForAll(Arb.From(AnyReports), report =>
        Describe(ReportEncoding.Read(ReportEncoding.WriteCells(report), ReportEncoding.WriteText(report))).ShouldBe(Describe(report)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Findings_come_out_of_the_database_as_they_went_in() => Prop.ForAll(Arb.From(AnyFindings), findings =>
        string.Join('\n', FindingEncoding.Read(FindingEncoding.Write(findings)).Select(Describe)).ShouldBe(string.Join('\n', findings.Select(Describe))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_stored_report_that_is_cut_off_is_reported_as_damaged_not_read_as_something_else()
    {
        var cells = ReportEncoding.WriteCells(SampleReports.Zeros(ReportFormat.Format2021));
        for (var length = 0; length < cells.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => ReportEncoding.ReadCells(cells[..length], "青山县人民政府", 2024));
        }
    }

    [Fact]
    public void What_the_first_release_stored_is_read_for_ever()
    {
        var report = ReportEncoding.Read(Convert.FromBase64String(FirstReleaseCells), Convert.FromBase64String(FirstReleaseText));

        Describe(report).ShouldBe(Describe(OfFirstRelease));
    }

    private const string FirstReleaseCells = "AasBE6oAAMR/WFdvxmmJTqa2+fCPrIAjiJAv5HG1pFNcmC/kCnnO0dA01D5CmT7qaegaaqdBhpMgA3K0pn69xvSNY2trLK9+vSpj4+bNqba+UFW/XuM2TVqIBusNPQzvZj//RYANaGtz5u2BtnqpzV+Yf/vq+5j6fqlv39sHqJua22kwM0Aj7TQqCCGWYwCAAQPApb4fG2fL2sGV/rRtTf5oH08MCwAAAA==";

    private const string FirstReleaseText = "AbkCEzgBAGRrzS5XZldhgMZXuArN9CAJQAGwUrdJ92EDTlQCo1CngQYdNsbOEW3VAi0+3dLEsb/d2wbH//YCXl3hzMdV88BN8Dflg+tZH3zN+iBmMhwMR/HpFqzLPvap/wKHT/G1Dx+O2dsWPt3i8wlNHOP8hGzllt3LHvukvn7qe2FvizQ4jCN3Xg9tneLTLa1c0tJ9Z+mGXzwE2cu91DcAIIIoB3W8O9PsLmR6RFAKgglnT/j+FL+4pbUZqW8ABKW29GBOpNqF7oy/nqkmyu1CpiUo9Xx/ipY+8Gio87YB";

    private static AnnualReport OfFirstRelease
    {
        get
        {
            var cells = new CellValue[ReportForm.Format2021.Cells.Count];
            cells[ReportForm.Format2021.Cell("active.penalties")!.Index] = CellValue.Stated(8, 4, "8件(撤销1件、警告7件)");
            cells[ReportForm.Format2021.Cell("active.feesWan")!.Index] = CellValue.Recovered(1087.30m, "合计只剩这一个数", 5);
            cells[ReportForm.Format2021.Cell("remedies.review[0]")!.Index] = CellValue.Ambiguous([0, 1, null], "两种填法都平", 6);
            cells[ReportForm.Format2021.Cell("remedies.review[1]")!.Index] = CellValue.Blank(6);
            return new AnnualReport(ReportFormat.Format2021, cells)
            {
                Source = "年报.txt",
                Agency = "青山县人民政府",
                Year = 2024,
                PeriodFrom = new DateOnly(2024, 1, 1),
                PeriodTo = new DateOnly(2024, 12, 31),
                PublishedOn = new DateOnly(2025, 1, 15),
                Title = "青山县人民政府2024年政府信息公开工作年度报告",
                Lines = ["青山县人民政府2024年政府信息公开工作年度报告", " 一、总体情况 ", "本年新收申请0件。"],
                Preamble = [new TextLine(1, "青山县人民政府2024年政府信息公开工作年度报告")],
                Sections = [new ReportSection("一、总体情况", 2, SectionKind.Overview, [new TextLine(3, "本年新收申请0件。"), new TextLine(0, "另行说明。")])],
                Closing = [new TextLine(3, "申请0件")],
                Labels = [new PrintedLabel(ReportForm.Format2021.Row("active.penalties")!, "行政处罚", 3)],
            };
        }
    }

    private static Gen<string> Texts => Gen.Elements("", "一、总体情况", "1 | 2 | 3", "\u0000\u0001", "８件（撤销１件）", "𠮷野家", "a b  c", "行\n内");

    private static Gen<decimal> Numbers => Gen.OneOf(
        Gen.Choose(-1000, 100_000).Select(n => (decimal)n),
        Gen.Elements(0m, 1087.30m, 1087.3m, -0.01m, decimal.MaxValue, decimal.MinValue, 79228162514264337593543950335m, 0.0000000000000000000000000001m));

    private static Gen<CellValue> Values =>
        from state in Gen.Elements(Enum.GetValues<CellState>())
        from value in Optional(Numbers)
        from line in Gen.Choose(0, 400)
        from note in Optional(Texts)
        from candidates in Optional(Gen.ListOf(OptionalValue))
        from why in Optional(Texts)
        select new CellValue(state, value.Given ? value.Value : null, line, note.Given ? note.Value : null, candidates.Given ? [.. candidates.Value!] : null, why.Given ? why.Value : null);

    private static Gen<decimal?> OptionalValue => Optional(Numbers).Select(n => n.Given ? n.Value : (decimal?)null);

    private static Gen<AnnualReport> AnyReports =>
        from format in Gen.Elements(Enum.GetValues<ReportFormat>())
        let form = ReportForm.Of(format)
        from cells in Gen.ArrayOf(Values, form.Cells.Count)
        from lines in Gen.ListOf(Texts)
        from preamble in Gen.ListOf(Lines)
        from body in Gen.ListOf(Lines)
        from heading in Texts
        from kind in Gen.Elements<SectionKind?>([null, .. Enum.GetValues<SectionKind>().Cast<SectionKind?>()])
        from label in Texts
        from year in Gen.Elements<int?>(null, 2008, 2024)
        from day in Gen.Elements<DateOnly?>(null, DateOnly.MinValue, new DateOnly(2025, 1, 15), DateOnly.MaxValue)
        from agency in Optional(Texts)
        select new AnnualReport(format, cells)
        {
            Source = agency.Given ? "报告.txt" : null,
            Agency = agency.Given ? agency.Value : null,
            Year = year,
            PeriodFrom = day,
            PeriodTo = day,
            PublishedOn = day,
            Title = heading,
            Lines = [.. lines],
            Preamble = [.. preamble],
            Sections = [new ReportSection(heading, body.Count, kind, [.. body])],
            Closing = [.. body],
            Labels = [new PrintedLabel(form.Rows[^1], label, body.Count)],
        };

    private static Gen<TextLine> Lines => from line in Gen.Choose(0, 12) from text in Texts select new TextLine(line, text);

    private static Gen<IReadOnlyList<Finding>> AnyFindings =>
        Gen.ListOf(
            from rule in Gen.Elements<Rule>(RuleCatalogue.All)
            from severity in Gen.Elements(Enum.GetValues<Severity>())
            from cells in Gen.ListOf(Gen.Elements(ReportForm.Format2021.Cells.Select(c => c.Path).ToArray()))
            from expected in OptionalValue
            from actual in OptionalValue
            from message in Texts
            from line in Gen.Elements<int?>(null, 1, 300)
            select new Finding(rule, severity, [.. cells], expected, actual, message, [new Evidence(line, message)])).Select(f => (IReadOnlyList<Finding>)[.. f]);

    private static Gen<(bool Given, T? Value)> Optional<T>(Gen<T> values) => Gen.OneOf(Gen.Constant((false, default(T))), values.Select(v => (true, (T?)v)));

    private static string Describe(AnnualReport report) => string.Join('\n',
    [
        $"{report.Format} {report.Source} {report.Agency is null} {report.Agency} {report.Year} {report.PeriodFrom} {report.PeriodTo} {report.PublishedOn} {report.Title}",
        .. report.Cells.ToArray().Select(c => $"{c.State} {c.Value} {c.Line} {c.Note is null} {c.Note} {(c.Candidates is null ? "-" : string.Join('|', c.Candidates.Select(x => x?.ToString() ?? "null")))} {c.Why is null} {c.Why}"),
        .. report.Lines,
        .. report.Preamble.Select(l => l.ToString()),
        .. report.Sections.SelectMany(s => s.Body.Select(l => l.ToString()).Prepend($"{s.Heading} {s.Line} {s.Kind}")),
        .. report.Closing.Select(l => l.ToString()),
        .. report.Labels.Select(l => $"{l.Row.Key} {l.Text} {l.Line}"),
    ]);

    private static string Describe(Finding f) =>
        $"{f.Rule.Id} {f.Severity} {string.Join(',', f.Cells)} {f.Expected} {f.Actual} {f.Message} {string.Join('|', f.Evidence)} {f.Key}";
}
