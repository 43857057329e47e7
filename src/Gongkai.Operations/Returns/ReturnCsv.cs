using System.Globalization;
using Gongkai.Domain;
using Gongkai.Domain.Returns;
using Gongkai.Reports.Reading.Data;

namespace Gongkai.Operations.Returns;

/// <summary>Reads the lines of files with returns and single decisions. Every line is looked at, so that all problems are told at once.</summary>
internal static class ReturnCsv
{
    /// <summary>The headings of a file of monthly numbers.</summary>
    public static readonly IReadOnlyList<string> MonthlyHeadings = ["年度", "月份", "科室", "事项", "数量", "单位", "来源", "负责人", "更正理由"];

    /// <summary>The headings of a file of single decisions, as written here.</summary>
    public static readonly IReadOnlyList<string> DecisionHeadings = ["事项", "决定书文号", "决定日期", "相对人类别", "科室"];

    /// <summary>At most so many lines are taken at once.</summary>
    public const int MostLines = 50_000;

    private static readonly string[] MonthlyRequired = ["年度", "月份", "科室", "事项", "数量", "单位", "来源", "负责人"];
    private static readonly string[] DateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    // The tables of 双公示 name the same columns after their kind.
    private static readonly (ReturnKind Kind, string Number, string Date)[] KindHeadings =
        [(ReturnKind.Licensing, "行政许可决定书文号", "许可决定日期"), (ReturnKind.Penalties, "行政处罚决定书文号", "处罚决定日期")];

    private static readonly string[] CounterpartHeadings = ["相对人类别", "行政相对人类别"];

    /// <summary>A month's number of a file.</summary>
    public sealed record Monthly(int Line, int Year, int Month, string Section, ReturnKind Kind, long Amount, string Source, string Answerer, string? Reason);

    /// <summary>A decision of a file.</summary>
    public sealed record Decision(int Line, ReturnKind Kind, string Number, DateOnly DecidedOn, Counterpart Counterpart, string Section);

    /// <summary>Reads monthly numbers.</summary>
    public static (IReadOnlyList<Monthly> Rows, List<Problem> Problems) ReadMonthly(string csv, DateOnly today)
    {
        var (table, problems) = Table(csv);
        var missing = MonthlyRequired.Except(table.Headings).ToList();
        if (problems.Count == 0 && missing.Count > 0)
        {
            problems.Add(new("return.csv.headings", $"标题行缺少：{string.Join("、", missing)}。"));
        }

        var rows = new List<Monthly>();
        foreach (var row in problems.Count > 0 ? [] : table.Rows)
        {
            var before = problems.Count;
            foreach (var heading in MonthlyRequired.Where(h => row[h] is null))
            {
                Refuse(row, "missing", $"“{heading}”不能为空。");
            }

            var kind = ReturnKinds.Parse(row["事项"]);
            if (kind is null)
            {
                Refuse(row, "kind", $"“{row["事项"]}”不是可填报的事项，应为{string.Join("、", ReturnKinds.All.Select(k => k.Name()))}。");
            }

            if (!int.TryParse(row["年度"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) | !int.TryParse(row["月份"]?.TrimEnd('月'), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
                || ReturnRules.WhyNotMonth(year, month, today) is not null)
            {
                Refuse(row, "month", ReturnProblems.Month.Text);
            }

            if (problems.Count == before)
            {
                var amount = ReturnAmount.Parse(row["数量"]!, kind!.Value, ReturnKinds.ParseUnit(row["单位"]));
                problems.AddRange(amount.Problems.Select(p => p with { Text = $"第{row.Line}行：{p.Text}" }));
                if (!amount.Failed)
                {
                    rows.Add(new(row.Line, year, month, row["科室"]!, kind.Value, amount.Value, row["来源"]!, row["负责人"]!, row["更正理由"]));
                }
            }
        }

        Twice(rows.GroupBy(r => (r.Year, r.Month, r.Kind, r.Section)).Select(g => g.Select(r => r.Line)), "是同一科室同一月的同一事项");
        return (rows, problems);

        void Refuse(CsvRow row, string code, string text) => problems.Add(new("return.csv." + code, $"第{row.Line}行：{text}"));

        void Twice(IEnumerable<IEnumerable<int>> groups, string what) =>
            problems.AddRange(groups.Select(g => g.ToList()).Where(g => g.Count > 1).Select(g => new Problem("return.csv.twice", $"第{string.Join("、", g)}行{what}。")));
    }

    /// <summary>Reads single decisions. Columns that are not named here, such as names of parties, are not even looked at.</summary>
    public static (IReadOnlyList<Decision> Rows, int Repeated, List<Problem> Problems) ReadDecisions(string csv, string defaultSection, DateOnly today)
    {
        var (table, problems) = Table(csv);
        var implied = KindHeadings.FirstOrDefault(k => table.Headings.Contains(k.Number));
        var (numberHeading, dateHeading) = implied.Number is null ? ("决定书文号", "决定日期") : (implied.Number, table.Headings.Contains(implied.Date) ? implied.Date : "决定日期");
        var counterpartHeading = CounterpartHeadings.FirstOrDefault(table.Headings.Contains) ?? CounterpartHeadings[0];
        string[] required = implied.Number is null ? ["事项", numberHeading, dateHeading, counterpartHeading] : [numberHeading, dateHeading, counterpartHeading];
        if (problems.Count == 0 && required.Except(table.Headings).ToList() is { Count: > 0 } missing)
        {
            problems.Add(new("return.csv.headings", $"标题行缺少：{string.Join("、", missing)}。"));
        }

        var rows = new Dictionary<(ReturnKind, string), Decision>();
        var repeated = 0;
        foreach (var row in problems.Count > 0 ? [] : table.Rows)
        {
            var (kind, section, counterpart) = (implied.Number is null ? ReturnKinds.Parse(row["事项"]) : implied.Kind, row["科室"] ?? defaultSection.Trim(), Counterparts.Parse(row[counterpartHeading]));
            var number = DecisionNumber.Of(row[numberHeading] ?? "");
            var isDate = DateOnly.TryParseExact(row[dateHeading] ?? "", DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var decidedOn);
            var before = problems.Count;
            Refuse(kind is null || !kind.Value.HasSingleDecisions(), "kind", "“事项”应为行政许可或行政处罚。");
            Refuse(number.Length is 0 or > DecisionNumber.Longest, "number", "请填写决定书文号。");
            Refuse(!isDate, "date", $"“{dateHeading}”应写成 2026-01-05 这样的日期。");
            Refuse(isDate && (decidedOn > today || decidedOn.Year < ReturnRules.FirstYear), "date", "决定日期在将来，或者太早，请核对。");
            Refuse(counterpart is null, "counterpart", $"“{counterpartHeading}”应为自然人、法人及非法人组织或个体工商户。");
            Refuse(section.Length == 0, "section", "请写明科室，或者在导入页面填写默认科室。");
            if (problems.Count > before)
            {
                continue;
            }

            var decision = new Decision(row.Line, kind!.Value, number, decidedOn, counterpart!.Value, section);
            if (rows.TryAdd((decision.Kind, number), decision))
            {
                continue;
            }

            var first = rows[(decision.Kind, number)];
            repeated++;
            Refuse(first with { Line = row.Line } != decision, "twice", $"与第{first.Line}行文号相同，但日期、类别或科室不同。");

            void Refuse(bool isWrong, string code, string text)
            {
                if (isWrong)
                {
                    problems.Add(new("return.csv." + code, $"第{row.Line}行：{text}"));
                }
            }
        }

        return ([.. rows.Values], repeated, problems);
    }

    private static (CsvTable Table, List<Problem> Problems) Table(string csv)
    {
        var (table, unreadable) = CsvTable.Read(csv);
        return table is null ? (new CsvTable([], []), [new(unreadable!.Code, unreadable.Text)])
            : table.Rows.Count == 0 ? (table, [new("return.csv.empty", "文件里没有数据行。")])
            : table.Rows.Count > MostLines ? (table, [new("return.csv.large", $"一次最多导入 {MostLines} 行，请分开导入。")])
            : (table, []);
    }
}
