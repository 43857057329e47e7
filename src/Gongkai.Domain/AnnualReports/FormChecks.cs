using System.Globalization;

namespace Gongkai.Domain.AnnualReports;

/// <summary>Holds a report to the official form: its front matter, sections, tables, rows and cells (rule family Form).</summary>
/// <remarks>
/// What the document does not carry cannot be checked: a report computed from records or read from data has no lines and no
/// printed labels, and is not blamed for lacking a title. Before 2019 there was no national form, so little is asked.
/// </remarks>
public static class FormChecks
{
    /// <summary>Adds what departs from the form.</summary>
    public static void Check(AnnualReport report, List<Finding> findings)
    {
        CheckFrontMatter(report, findings);
        SectionChecks.Check(report, findings);
        if (report.Format != ReportFormat.Pre2019)
        {
            TableChecks.Check(report, findings);
        }

        CellChecks.Check(report, findings);
    }

    private static void CheckFrontMatter(AnnualReport report, List<Finding> findings)
    {
        var isDocument = report.Lines.Count > 0 || report.Sections.Count > 0;
        if (report.Agency is null)
        {
            Add(findings, RuleCatalogue.FAgency, "从标题、正文和落款都看不出这是哪个机关的报告");
        }

        if (report.Year is not { } year)
        {
            Add(findings, RuleCatalogue.FYear, "从标题、正文和落款都看不出报告的是哪一年");
        }
        else
        {
            CheckLayout(report, year, findings);
            CheckPeriod(report, year, findings);
        }

        if (!isDocument)
        {
            return;
        }

        if (report.Title is null)
        {
            Add(findings, RuleCatalogue.FTitle, "文中没有报告标题");
        }

        if (report is { PeriodFrom: null, PeriodTo: null })
        {
            Add(findings, RuleCatalogue.FPeriod, "文中没有写明数据的统计期限");
        }

        if (report.Format.DocumentNumber() is { } number && !Cites(report, Wording.Key(number)))
        {
            Add(findings, RuleCatalogue.FBasis, $"文中没有引用格式文件的文号（{number}）");
        }
    }

    private static void CheckLayout(AnnualReport report, int year, List<Finding> findings)
    {
        var due = ReportFormats.DueIn(year);
        if (report.Format == due)
        {
            return;
        }

        var used = Describe(report.Format);
        findings.Add(new(
            RuleCatalogue.FLayout,
            // A layout newer than the year is no fault of the author's time: the report was set again later.
            report.Format > due ? Severity.Info : RuleCatalogue.FLayout.Severity,
            [],
            null,
            null,
            due == ReportFormat.Pre2019
                ? $"{year} 年度的报告用了{used}，当年还没有这一格式"
                : $"{year} 年度的报告应当用{Describe(due)}，本报告用的是{used}",
            []));
    }

    private static string Describe(ReportFormat format) => format.DocumentNumber() is { } number ? number + "的格式" : "2018 年度以前的写法";

    private static void CheckPeriod(AnnualReport report, int year, List<Finding> findings)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        if ((report.PeriodFrom ?? first) != first || (report.PeriodTo ?? last) != last)
        {
            Add(findings, RuleCatalogue.FPeriodWrong, $"统计期限写作{Day(report.PeriodFrom)}至{Day(report.PeriodTo)}，{year} 年度的报告应为{Day(first)}至{Day(last)}");
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? "（未写明）";

    private static bool Cites(AnnualReport report, string number) =>
        report.Lines.Concat(report.Preamble.Select(l => l.Text)).Concat(report.Sections.SelectMany(s => s.Body).Select(l => l.Text))
            .Any(l => l.Contains('号') && Wording.Key(l).Contains(number, StringComparison.Ordinal));

    private static void Add(List<Finding> findings, Rule rule, string message) => findings.Add(new(rule, rule.Severity, [], null, null, message, []));
}
