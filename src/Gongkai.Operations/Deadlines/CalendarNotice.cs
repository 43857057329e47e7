using System.Globalization;
using Gongkai.Domain;
using Gongkai.Reports.Reading.Data;

namespace Gongkai.Operations.Deadlines;

/// <summary>A day as a notice announces it.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">What it is called, 「春节」.</param>
/// <param name="IsOff">True for a day off, false for a working day (调休上班).</param>
public sealed record NoticeDay(DateOnly Date, string Name, bool IsOff);

/// <summary>A notice of holidays as comma-separated lines: <c>date,name,is_off_day</c>, or the same in Chinese.</summary>
public static class CalendarNotice
{
    private const int LongestName = 40;
    private const int MostDays = 400;
    private static readonly string[] DateHeadings = ["date", "日期"];
    private static readonly string[] NameHeadings = ["name", "名称"];
    private static readonly string[] OffHeadings = ["is_off_day", "是否放假"];
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日"];

    /// <summary>Reads one; every line that is wrong is named at once.</summary>
    public static Outcome<IReadOnlyList<NoticeDay>> Read(string text)
    {
        var (table, unreadable) = CsvTable.Read(text);
        if (table is null)
        {
            return new Problem(unreadable!.Code, unreadable.Text);
        }

        if (Column(DateHeadings) is not { } date || Column(NameHeadings) is not { } name || Column(OffHeadings) is not { } off)
        {
            return new Problem("calendar.heading", "第一行应为标题行：日期,名称,是否放假（或 date,name,is_off_day）。");
        }

        var (days, problems) = (new List<NoticeDay>(), new List<Problem>());
        foreach (var row in table.Rows)
        {
            var isDate = DateOnly.TryParseExact(row[date] ?? "", DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            Refuse(!isDate, "calendar.date", $"第{row.Line}行：日期应如 2027-01-01。");
            Refuse(row[name] is not { Length: <= LongestName }, "calendar.name", $"第{row.Line}行：请填写名称，不超过{LongestName}字。");
            var isOff = row[off] switch { "true" or "是" or "放假" or "1" => true, "false" or "否" or "上班" or "0" => false, _ => (bool?)null };
            Refuse(isOff is null, "calendar.off", $"第{row.Line}行：“是否放假”应为“是”或“否”。");
            Refuse(isDate && days.Exists(d => d.Date == day), "calendar.twice", $"第{row.Line}行：{day:yyyy-MM-dd}重复出现。");
            if (isDate && isOff is { } value && row[name] is { } called)
            {
                days.Add(new(day, called, value));
            }
        }

        Refuse(table.Rows.Count == 0, "calendar.empty", "文件里没有日期。");
        Refuse(table.Rows.Count > MostDays, "calendar.too-long", $"一次最多导入{MostDays}天。");
        return problems.Count > 0 ? new Outcome<IReadOnlyList<NoticeDay>>(problems) : new Outcome<IReadOnlyList<NoticeDay>>(days);

        string? Column(string[] headings) => table.Headings.FirstOrDefault(h => headings.Contains(h, StringComparer.OrdinalIgnoreCase));

        void Refuse(bool isWrong, string code, string what)
        {
            if (isWrong)
            {
                problems.Add(new(code, what));
            }
        }
    }
}
