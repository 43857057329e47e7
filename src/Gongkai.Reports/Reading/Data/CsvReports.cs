using System.Globalization;
using System.Text;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;

namespace Gongkai.Reports.Reading.Data;

/// <summary>Reads the long table of <see cref="ReportCsv"/>. Columns are found by name; those that a spreadsheet program added are passed over.</summary>
internal static class CsvReports
{
    private const int MostLines = 5_000;

    /// <summary>True when the bytes begin with the table's header.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith("\uFEFF"u8) ? bytes["\uFEFF"u8.Length..] : bytes;
        return text.StartsWith("agency,year,table,row,column,value,state"u8);
    }

    /// <summary>Reads the one report of a table.</summary>
    public static AnnualReport Read(ReadOnlyMemory<byte> bytes, string? name) => new Reader(new CsvLines(Decoded(bytes.Span))).Read(name);

    private static string Decoded(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = bytes.StartsWith("\uFEFF"u8) ? bytes["\uFEFF"u8.Length..] : bytes;
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableDocumentException("csv.encoding", "CSV 文件不是 UTF-8 编码，请在保存时选择“CSV UTF-8”。");
        }
    }

    private sealed class Reader(CsvLines csv)
    {
        private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
        private string[] record = [];

        public AnnualReport Read(string? name)
        {
            foreach (var (i, column) in (csv.Next() ?? []).Index())
            {
                columns.TryAdd(column.Trim(), i);
            }

            if (ReportCsv.Header.FirstOrDefault(h => !columns.ContainsKey(h)) is { } absent)
            {
                throw Wrong($"缺少 {absent} 一列");
            }

            (string Agency, string Year, string Format)? first = null;
            AnnualReport? report = null;
            CellValue[] cells = [];
            while (csv.Next() is { } next)
            {
                record = next;
                if (record.All(f => f.Length == 0))
                {
                    continue;
                }

                if (csv.Line > MostLines)
                {
                    throw Wrong($"超过 {MostLines} 行");
                }

                var key = (Text("agency"), Field("year"), Field("format"));
                if (first is null)
                {
                    first = key;
                    var format = ReportFormats.Parse(key.Item3) ?? throw Wrong($"第 {csv.Line} 行的 format 应为 2021、2019 或 pre2019");
                    cells = new CellValue[ReportForm.Of(format).Cells.Count];
                    report = new AnnualReport(format, cells) { Source = name, Agency = key.Item1.Length == 0 ? null : key.Item1, Year = Year(key.Item2) };
                }
                else if (first != key)
                {
                    throw new UnreadableDocumentException("csv.several", "这个 CSV 文件里有不止一份年度报告，请按机关和年度拆成单独的文件。");
                }

                var path = Field("cell");
                var cell = report!.Form.Cell(path) ?? throw Wrong($"第 {csv.Line} 行：没有 {path} 这个单元格");
                cells[cell.Index] = Value();
            }

            return report ?? throw Wrong("没有数据行");
        }

        private CellValue Value()
        {
            var state = ReportJson.ParseState(Field("state")) ?? throw Wrong($"第 {csv.Line} 行的 state 不认识");
            var value = Number(Field("value"), "value");
            if ((state is CellState.Stated or CellState.Recovered) != value.HasValue)
            {
                throw Wrong($"第 {csv.Line} 行的 value 与 state 不相符");
            }

            var candidates = Field("candidates") is { Length: > 0 } several
                ? several.Split('|').Select(c => c == "null" ? (decimal?)null : Number(c, "candidates") ?? throw Wrong($"第 {csv.Line} 行的 candidates 有空项")).ToArray()
                : null;
            return new CellValue(state, value, 0, NullIfEmpty(Text("note")), candidates, NullIfEmpty(Text("why")));
        }

        private decimal? Number(string field, string column) =>
            field.Length == 0 ? null
            : decimal.TryParse(field, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
            : throw Wrong($"第 {csv.Line} 行的 {column} 不是数");

        private int? Year(string field) =>
            field.Length == 0 ? null
            : int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year
            : throw Wrong($"第 {csv.Line} 行的 year 不是年份");

        private string Field(string column)
        {
            var i = columns[column];
            return i < record.Length ? record[i] : throw Wrong($"第 {csv.Line} 行的列数不够");
        }

        private string Text(string column) => Field(column) is ['\'', .. var text] ? text : Field(column);

        private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

        private static UnreadableDocumentException Wrong(string what) =>
            new("csv.invalid", $"这个 CSV 文件不符合年度报告的数据格式：{what}。");
    }
}
