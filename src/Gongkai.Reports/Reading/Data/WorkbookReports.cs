using System.Globalization;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;

namespace Gongkai.Reports.Reading.Data;

/// <summary>
/// Reads the workbook that <see cref="ReportWorkbook"/> writes, also after somebody has worked in it: each cell is found by its
/// name, and what the list of states says of a cell counts only as long as the cell still shows what it showed then.
/// </summary>
internal static class WorkbookReports
{
    /// <summary>Reads a report.</summary>
    public static AnnualReport Read(ReadOnlyMemory<byte> bytes, string? name, ReadLimits limits)
    {
        var workbook = XlsxFile.Read(bytes, limits);
        var text = workbook.List(WorkbookCells.TextSheet, 3).ToList();
        if (text.All(r => r[0] != WorkbookCells.Format) && !workbook.Names.Keys.Any(WorkbookCells.IsName))
        {
            throw new UnreadableDocumentException("xlsx.notReport", "这个工作簿不是由本程序导出的年度报告。请选择报告的网页、Word、PDF 或文本；也可以把表格复制为文本后粘贴。");
        }

        return new Reader(workbook, text).Read(name);
    }

    private static UnreadableDocumentException Wrong(string what) =>
        new("xlsx.invalid", $"这个工作簿不符合年度报告的数据格式：{what}。");

    private sealed class Reader(XlsxFile workbook, List<string[]> text)
    {
        private readonly ReportText lines = new();

        public AnnualReport Read(string? name)
        {
            var format = ReportFormats.Parse(Fact(WorkbookCells.Format)) ?? throw Wrong($"“{WorkbookCells.TextSheet}”表的“{WorkbookCells.Format}”应为 2021、2019 或 pre2019");
            var form = ReportForm.Of(format);
            var title = Fact(WorkbookCells.Title);
            if (title is not null)
            {
                lines.Add(title);
            }

            var (preamble, sections, closing) = Text();
            return new AnnualReport(format, Cells(form))
            {
                Source = name,
                Agency = Fact(WorkbookCells.Agency),
                Year = Fact(WorkbookCells.Year) is { } year ? Year(year) : null,
                PeriodFrom = Date(WorkbookCells.From),
                PeriodTo = Date(WorkbookCells.To),
                PublishedOn = Date(WorkbookCells.Published),
                Title = title,
                Preamble = preamble,
                Sections = sections,
                Closing = closing,
                Lines = lines.Lines,
            };
        }

        private string? Fact(string item) => text.FirstOrDefault(r => r[0] == item)?[1];

        private static int Year(string year) =>
            int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong($"{WorkbookCells.Year}“{year}”不是年份");

        private DateOnly? Date(string item) => Fact(item) is not { } date ? null
            : DateOnly.TryParseExact(date, "yyyy-MM-dd", out var day) ? day
            : throw Wrong($"{item}“{date}”应为 2024-01-31 这样的日期");

        private (IReadOnlyList<TextLine> Preamble, IReadOnlyList<ReportSection> Sections, IReadOnlyList<TextLine> Closing) Text()
        {
            List<TextLine> preamble = [], closing = [];
            var sections = new List<ReportSection>();
            List<TextLine>? last = null;
            foreach (var row in text)
            {
                switch (row[0])
                {
                    case WorkbookCells.Preamble:
                        Add(last = preamble, row[1]);
                        break;
                    case WorkbookCells.Heading:
                        last = [];
                        sections.Add(new ReportSection(row[1], lines.Add(row[1]), SectionNames.Parse(row[2], row[1]), last));
                        break;
                    case WorkbookCells.Paragraph when sections.Count > 0:
                        Add(last = (List<TextLine>)sections[^1].Body, row[1]);
                        break;
                    case WorkbookCells.Closing:
                        Add(last = closing, row[1]);
                        break;
                    case WorkbookCells.Continued when last is { Count: > 0 }:
                        last[^1] = last[^1] with { Text = lines.Extend(row[1]) };
                        break;
                }
            }

            return (preamble, sections, closing);

            void Add(List<TextLine> to, string line) => to.Add(new TextLine(lines.Add(line), line));
        }

        private CellValue[] Cells(ReportForm form)
        {
            var states = new Dictionary<string, CellValue>(StringComparer.Ordinal);
            foreach (var row in workbook.List(WorkbookCells.StateSheet, 7))
            {
                states[row[0]] = State(row);
            }

            var cells = new CellValue[form.Cells.Count];
            foreach (var (name, cell) in WorkbookCells.Names(form))
            {
                var known = states.TryGetValue(cell.Path, out var state);
                if (workbook.Names.TryGetValue(name, out var place))
                {
                    var shown = workbook[place.Sheet, place.Reference];
                    cells[cell.Index] = known && Shows(shown, state) ? state : Plain(shown);
                }
            }

            return cells;
        }

        private static bool Shows(XlsxCell shown, in CellValue state) =>
            shown.Number == WorkbookCells.Number(state) && (shown.Number is not null || shown.Text == WorkbookCells.Text(state));

        /// <summary>What a cell says by itself, once somebody has typed into it.</summary>
        private static CellValue Plain(XlsxCell shown) =>
            shown.Number is { } number ? CellValue.Stated(number) : CellText.Parse(shown.Text).ToValue(CellUnit.Count, 0);

        private static CellValue State(string[] row)
        {
            var state = Enum.GetValues<CellState>().Where(s => WorkbookCells.Name(s) == row[2]).Select(s => (CellState?)s).FirstOrDefault()
                ?? throw Wrong($"“{WorkbookCells.StateSheet}”表中 {row[0]} 的状态“{row[2]}”不认识");
            return new CellValue(
                state,
                row[3].Length == 0 ? null : Number(row[3]),
                0,
                row[6].Length == 0 ? null : row[6],
                row[4].Length == 0 ? null : [.. row[4].Split('|').Select(c => c == "null" ? (decimal?)null : Number(c))],
                row[5].Length == 0 ? null : row[5]);
        }

        private static decimal Number(string number) =>
            decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw Wrong($"“{WorkbookCells.StateSheet}”表中的“{number}”不是数");
    }
}
