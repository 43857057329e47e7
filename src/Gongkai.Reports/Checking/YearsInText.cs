using System.Globalization;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>Finds years that cannot be meant (rules <c>S.yearToCome</c>, <c>S.leftoverYear</c>, <c>S.titleYear</c>).</summary>
internal sealed class YearsInText(AnnualReport report, Narrative narrative, List<Finding> findings)
{
    /// <summary>After 将 only what is still to be done; 「将政务公开纳入考核」 has been done.</summary>
    private static readonly string[] Intentions =
        ["着力", "重点", "继续", "进一步", "持续", "不断", "努力", "从以下", "围绕以下", "在以下", "着重", "切实", "加大", "认真做好", "做好以下", "采取以下", "深入"];

    private static readonly string[] Plans = ["改进计划", "工作计划", "工作打算", "工作安排", "工作思路", "下一步工作", "改进打算", "改进方向"];

    private readonly List<Number> numbers = [];

    /// <summary>Adds what is wrong with the years.</summary>
    public void Check()
    {
        if (report.Year is not { } year)
        {
            return;
        }

        foreach (var sentence in narrative.Sentences)
        {
            if (sentence.Section is SectionKind.Problems or SectionKind.OtherMatters)
            {
                CheckYearToCome(sentence, year);
            }
            else if (sentence.Section is null or SectionKind.Overview)
            {
                CheckLeftover(sentence, year);
            }
        }

        CheckPeriod(year);
    }

    private void CheckYearToCome(in Sentence sentence, int year)
    {
        NumberScanner.Scan(narrative.Text, sentence.Start, sentence.End, numbers);
        foreach (var number in numbers)
        {
            if (!number.IsYear || number.Value > year || number.Value < year - 1)
            {
                continue;
            }

            var rest = narrative.Text.AsSpan(number.End, sentence.End - number.End);
            if (Intends(rest) || (sentence.Section == SectionKind.Problems && IsPlan(sentence, number, rest)))
            {
                findings.Add(new Finding(RuleCatalogue.TextYearToCome, Severity.Warning, [], year + 1, number.Value,
                    $"报告的是 {year} 年，这一句却把 {TableFigures.Plain(number.Value)} 年的工作当作今后的打算", [narrative.Evidence(sentence)]));
                return;
            }
        }
    }

    /// <summary>「…年，我办将着力做好以下工作」: between the year and 将 only a subject, after it an intention.</summary>
    private static bool Intends(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("度,");
        var will = rest.IndexOf('将');
        if (will is < 0 or > 14 || rest[..will].IndexOfAny(',', ';', '。') >= 0)
        {
            return false;
        }

        var intention = rest[(will + 1)..];
        return Phrase.TakeHead(ref intention, Intentions);
    }

    /// <summary>「2、…年改进计划」 as a heading, and nothing after it that would make it past (落实情况).</summary>
    private bool IsPlan(in Sentence sentence, in Number number, ReadOnlySpan<char> rest)
    {
        var before = narrative.Text.AsSpan(sentence.Start, number.Start - sentence.Start);
        var ordinal = before.TrimStart("(一二三四五六0123456789").TrimStart(").、,:");
        rest = rest.TrimStart("度的,");
        return ordinal.IsEmpty && Phrase.TakeHead(ref rest, Plans) && (rest.IsEmpty || rest[0] is '。' or ':' or '\n');
    }

    private void CheckLeftover(in Sentence sentence, int year)
    {
        var words = narrative[sentence];
        var at = words.IndexOf("现将", StringComparison.Ordinal);
        var announced = at >= 0 ? at + 2 : words.IndexOf("现公布", StringComparison.Ordinal) is var other and >= 0 ? other + 3 : -1;
        if (announced < 0 || announced >= words.Length)
        {
            if (sentence.Section is null)
            {
                CheckAnnounced(sentence, year);
            }

            return;
        }

        var rest = words[announced..];
        var end = rest.IndexOfAny(',', '。');
        rest = end >= 0 ? rest[..end] : rest;
        if (!rest.Has("报告") && !rest.Has("情况") || rest.Has("《"))
        {
            return;
        }

        NumberScanner.Scan(narrative.Text, sentence.Start + announced, sentence.Start + announced + rest.Length, numbers);
        if (numbers.Exists(n => n.IsYear && n.Value == year) || numbers.FindIndex(n => n.IsYear) is not (var first and >= 0))
        {
            return;
        }

        findings.Add(new Finding(RuleCatalogue.TextLeftoverYear, Severity.Warning, [], year, numbers[first].Value,
            $"引言说的是 {TableFigures.Plain(numbers[first].Value)} 年，报告年度是 {year} 年", [narrative.Evidence(sentence)]));
    }

    /// <summary>The title's year, or the one the report was read for, against the period that the text states.</summary>
    private void CheckPeriod(int reported)
    {
        if (report.PeriodFrom is not { } from || report.PeriodTo is not { } to)
        {
            return;
        }

        var titled = report.Title is { } title ? TitleYear(title) : null;
        var year = titled ?? reported;
        if (year >= from.Year && year <= to.Year)
        {
            return;
        }

        foreach (var sentence in narrative.Sentences)
        {
            var words = narrative[sentence];
            if (words.Has("12月31日") && words.Has(from.Year.ToString(CultureInfo.InvariantCulture)))
            {
                findings.Add(new Finding(RuleCatalogue.TextTitleYear, titled is null ? Severity.Warning : Severity.Error, [], year, from.Year,
                    $"{(titled is null ? "报告说的" : "标题写的")}是 {year} 年，统计期限写的是 {from.Year}年{from.Month}月{from.Day}日至{to.Year}年{to.Month}月{to.Day}日",
                    titled is null ? [narrative.Evidence(sentence)] : [new Evidence(null, report.Title!), narrative.Evidence(sentence)]));
                return;
            }
        }
    }

    /// <summary>「编制了2021年政府信息公开年度报告」 in the introduction, another year than the report's; titles of notices are not meant.</summary>
    private void CheckAnnounced(in Sentence sentence, int year)
    {
        var words = narrative[sentence];
        var at = words.IndexOf("年度报告", StringComparison.Ordinal);
        if (at < 0 || words[at..].StartsWith("年度报告格式", StringComparison.Ordinal) || words[at..].StartsWith("年度报告制度", StringComparison.Ordinal)
            || words[at..].StartsWith("年度报告编制", StringComparison.Ordinal) || words[at..].StartsWith("年度报告有关", StringComparison.Ordinal))
        {
            return;
        }

        var before = words[Math.Max(0, at - 24)..at];
        var stop = before.LastIndexOfAny(',', '(', ')');
        before = before[(stop + 1)..];
        var name = before.LastIndexOf('年');
        var close = words[at..].IndexOf('》');
        var inNotice = words[..at].LastIndexOf('《') > words[..at].LastIndexOf('》') && close != "年度报告".Length;
        if (name < 4 || inNotice || before.Has("通知") || !int.TryParse(before[(name - 4)..name], out var stated) || stated == year || Math.Abs(stated - year) > 2)
        {
            return;
        }

        findings.Add(new Finding(RuleCatalogue.TextLeftoverYear, Severity.Warning, [], year, stated, $"引言说的是 {stated} 年的年度报告，报告年度是 {year} 年", [narrative.Evidence(sentence)]));
    }

    /// <summary>The one year a title names; null when it names none or several.</summary>
    private static int? TitleYear(string title)
    {
        int? found = null;
        for (var i = 4; i < title.Length; i++)
        {
            if (title[i] == '年' && int.TryParse(title.AsSpan(i - 4, 4), out var year) && year is >= 2000 and <= 2100)
            {
                if (found is not null && found != year)
                {
                    return null;
                }

                found = year;
            }
        }

        return found;
    }
}
