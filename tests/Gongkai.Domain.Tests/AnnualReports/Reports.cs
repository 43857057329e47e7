using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Domain.Tests.AnnualReports;

/// <summary>Builds reports for the tests: consistent ones, and ones with a few cells changed.</summary>
internal static class Reports
{
    /// <summary>Received 97, granted 41, partly 7 and so on: the requests table of a real report, whose parts and totals agree.</summary>
    public static CellValue[] Consistent(ReportFormat format = ReportFormat.Format2021, bool? singleOther = null)
    {
        var form = ReportForm.Of(format);
        var single = singleOther ?? format == ReportFormat.Format2019;
        var cells = new CellValue[form.Cells.Count];
        foreach (var row in form.Rows.Where(r => !r.IsOther || r.IsSingleOther == single))
        {
            for (var c = 0; c < row.Columns.Count; c++)
            {
                cells[row.First + c] = CellValue.Stated(0);
            }
        }

        void Set(string path, decimal value) => cells[form.Cell(path)!.Index] = CellValue.Stated(value);
        void SetRow(string key, int person, int company) => (cells[form.Row(key)!.First], cells[form.Row(key)!.First + 1], cells[form.Row(key)!.First + 6]) =
            (CellValue.Stated(person), CellValue.Stated(company), CellValue.Stated(person + company));
        SetRow("requests.received", 97, 4);
        SetRow("requests.carriedIn", 3, 1);
        SetRow("requests.outcomes.granted", 45, 2);
        SetRow("requests.outcomes.partial", 7, 0);
        SetRow("requests.outcomes.unable.notHeld", 36, 1);
        SetRow(single ? "requests.outcomes.other" : "requests.outcomes.other.other", 10, 0);
        SetRow("requests.outcomes.total", 98, 3);
        SetRow("requests.carriedOut", 2, 2);
        Set("remedies.review[0]", 9);
        Set("remedies.review[1]", 2);
        Set("remedies.review[3]", 1);
        Set("remedies.review[4]", 12);
        return cells;
    }

    /// <summary>The consistent report with other values in some cells.</summary>
    public static AnnualReport With(params (string Path, CellValue Value)[] changes) => With(ReportFormat.Format2021, changes);

    /// <summary>The consistent report of a layout with other values in some cells.</summary>
    public static AnnualReport With(ReportFormat format, params (string Path, CellValue Value)[] changes)
    {
        var cells = Consistent(format);
        foreach (var (path, value) in changes)
        {
            cells[ReportForm.Of(format).Cell(path)!.Index] = value;
        }

        return new(format, cells);
    }

    /// <summary>The sections of a complete report, each with a sentence.</summary>
    public static IReadOnlyList<ReportSection> SectionsOf(ReportFormat format) =>
        [.. ReportForm.Of(format).Sections.Select((s, i) => new ReportSection(s.FullHeading, 2 + (2 * i), s.Kind, [new(3 + (2 * i), $"{s.Heading}的说明。")]))];

    /// <summary>The row labels of a complete report, printed as the form has them.</summary>
    public static IReadOnlyList<PrintedLabel> LabelsOf(ReportFormat format) =>
        [.. new AnnualReport(format).ExpectedRows().Select((r, i) => new PrintedLabel(r, r.Label, 100 + i))];

    /// <summary>A complete report as a document, with its title, period, basis, sections and labels.</summary>
    public static AnnualReport Document(
        ReportFormat format = ReportFormat.Format2021,
        int? year = 2024,
        string? agency = "青山县民政局",
        CellValue[]? cells = null,
        IReadOnlyList<ReportSection>? sections = null,
        IReadOnlyList<PrintedLabel>? labels = null,
        string title = "青山县民政局2024年政府信息公开工作年度报告",
        string preamble = "根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制，统计期限为1月1日至12月31日。",
        (DateOnly From, DateOnly To)? period = null)
    {
        sections ??= SectionsOf(format);
        var lines = new List<string> { preamble };
        foreach (var section in sections)
        {
            lines.Add(section.Heading);
            lines.AddRange(section.Body.Select(l => l.Text));
        }

        var (from, to) = period ?? (new(year ?? 2024, 1, 1), new(year ?? 2024, 12, 31));
        return new(format, cells ?? Consistent(format))
        {
            Agency = agency,
            Year = year,
            Title = title.Length == 0 ? null : title,
            PeriodFrom = from == default ? null : from,
            PeriodTo = to == default ? null : to,
            Preamble = [new(1, preamble)],
            Sections = sections,
            Labels = labels ?? LabelsOf(format),
            Lines = lines,
        };
    }

    /// <summary>Six sections of text, some 600 characters, in which two numbers have nothing in common but words.</summary>
    public static IReadOnlyList<ReportSection> Essay(int number)
    {
        const string Words = "公开机关依法及时准确工作平台建设监督保障制度群众政策解读重点领域信息发布流程审核培训考核服务栏目更新目录指南";
        var random = new System.Random(number);
        string Sentence() => string.Concat(Enumerable.Range(0, 20).Select(_ => Words.Substring(2 * random.Next(Words.Length / 2), 2))) + "。";
        return [.. SectionsOf(ReportFormat.Format2021).Select(s => s with { Body = [.. Enumerable.Range(0, 3).Select(i => new TextLine(s.Line + i, Sentence()))] })];
    }

    /// <summary>The cells of the consistent report with other values in some.</summary>
    public static CellValue[] Cells(params (string Path, CellValue Value)[] changes) => With(changes).Cells.ToArray();

    /// <summary>Any consistent report of either layout and either shape of （六）.</summary>
    public static Arbitrary<AnnualReport> AnyConsistent { get; } =
        (from seed in Gen.Choose(0, int.MaxValue - 1)
         from format in Gen.Elements(ReportFormat.Format2021, ReportFormat.Format2019)
         from single in Gen.Elements(true, false)
         select Generate(seed, format, single)).ToArbitrary();

    private static AnnualReport Generate(int seed, ReportFormat format, bool single)
    {
        var random = new System.Random(seed);
        var form = ReportForm.Of(format);
        var cells = new CellValue[form.Cells.Count];
        int Small() => random.Next(3) == 0 ? random.Next(200) : 0;
        void Put(FormRow row, int column, decimal value) => cells[row.First + column] = CellValue.Stated(value);
        FormRow Row(string key) => form.Row("requests." + key)!;
        foreach (var row in form.RowsOf(TableKind.Active))
        {
            var large = random.Next(1000);
            for (var c = 0; c < row.Columns.Count; c++)
            {
                Put(row, c, c == 2 || c == 0 && row.Columns.Count != 3 ? 1000 + large : Small());
            }
        }

        var outcomes = Equations.OutcomeRows(form, single);
        for (var c = 0; c < 6; c++)
        {
            var parts = outcomes.Select(_ => Small()).ToArray();
            for (var r = 0; r < parts.Length; r++)
            {
                Put(outcomes[r], c, parts[r]);
            }

            var (total, carriedOut) = (parts.Sum(), Small());
            var carriedIn = random.Next(total + carriedOut + 1);
            Put(Row("outcomes.total"), c, total);
            Put(Row("carriedOut"), c, carriedOut);
            Put(Row("carriedIn"), c, carriedIn);
            Put(Row("received"), c, total + carriedOut - carriedIn);
        }

        foreach (var row in (FormRow[])[Row("received"), Row("carriedIn"), .. outcomes, Row("outcomes.total"), Row("carriedOut")])
        {
            Put(row, 6, Enumerable.Range(0, 6).Sum(c => cells[row.First + c].Value!.Value));
        }

        foreach (var row in form.RowsOf(TableKind.Remedies))
        {
            var parts = Enumerable.Range(0, 4).Select(_ => Small()).ToArray();
            for (var c = 0; c < 4; c++)
            {
                Put(row, c, parts[c]);
            }

            Put(row, 4, parts.Sum());
        }

        return new(format, cells);
    }

    /// <summary>A copy with one other value.</summary>
    public static AnnualReport Change(this AnnualReport report, int cell, CellValue value)
    {
        var cells = report.Cells.ToArray();
        cells[cell] = value;
        return new(report.Format, cells);
    }

    /// <summary>What a check finds.</summary>
    public static List<Finding> Findings(Action<List<Finding>> check)
    {
        var findings = new List<Finding>();
        check(findings);
        return findings;
    }
}
