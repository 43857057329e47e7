using System.Buffers;

namespace Gongkai.Domain.AnnualReports;

/// <summary>The sections of a report against those of the form.</summary>
internal static class SectionChecks
{
    /// <summary>A heading is short; a longer line that holds its words is a sentence about it, unless it begins with a number.</summary>
    private const int LongestHeading = 40;

    /// <summary>With fewer sections found, it is the reading that is in doubt, not the report.</summary>
    private const int FewestSections = 3;

    /// <summary>No line without one of these holds any of the words that <see cref="Speaks"/> looks for.</summary>
    private static readonly SearchValues<char> LettersOfHeadings = SearchValues.Create("总總概基工开開主申复複訴诉问問不改其需");

    public static void Check(AnnualReport report, List<Finding> findings)
    {
        if (report.Sections.Count == 0 && report.Lines.Count == 0)
        {
            return;
        }

        var kinds = report.Sections.Where(s => s.Kind is not null).Select(s => s.Kind!.Value).ToArray();
        CheckMissing(report, kinds, findings);
        if (report.Format == ReportFormat.Pre2019)
        {
            return;
        }

        CheckRepeatedAndOrder(report, findings);
        var anyNumbered = report.Sections.Any(s => s.Kind is not null && Wording.SplitOrdinal(s.Heading).Ordinal.Length > 0);
        foreach (var section in report.Sections)
        {
            if (section.Kind is { } kind)
            {
                CheckHeading(report, section, report.Form.Sections.First(s => s.Kind == kind), anyNumbered, findings);
            }
            else
            {
                Add(findings, RuleCatalogue.FSectionExtra, Severity.Info, $"「{section.Heading}」是格式规定的六个部分之外的", section);
            }
        }
    }

    private static void CheckMissing(AnnualReport report, SectionKind[] kinds, List<Finding> findings)
    {
        if (kinds.Length == 0)
        {
            Add(findings, RuleCatalogue.FSectionMissing, Severity.Warning, "没有识别出格式规定的任何一个部分，请确认这是政府信息公开工作年度报告的全文");
            return;
        }

        var missing = report.Form.Sections.Where(s => !kinds.Contains(s.Kind)).ToList();
        if (missing.Count > 0 && report.Format == ReportFormat.Pre2019)
        {
            Add(findings, RuleCatalogue.FSectionMissing, Severity.Info, $"没有单列这些部分：{string.Join("、", missing.Select(s => s.Heading))}");
            return;
        }

        ReportCutOff(report, kinds, missing, findings);
        foreach (var section in missing)
        {
            if (TableOf(section.Kind) is { } table && report.Has(table))
            {
                Add(findings, RuleCatalogue.FSectionMissing, Severity.Warning, $"第{section.Ordinal}部分的表在文中，但没有标题「{section.FullHeading}」");
            }
            else if (Trace(report, section.Kind) is { } trace)
            {
                findings.Add(new(
                    RuleCatalogue.FSectionMissing,
                    Severity.Warning,
                    [],
                    null,
                    null,
                    $"没有单列的第{section.Ordinal}部分「{section.Heading}」；文中有相近的字样，标题可能没有独立成行或改了名称",
                    [new(trace.Line, trace.Text)]));
            }
            else
            {
                Add(
                    findings,
                    RuleCatalogue.FSectionMissing,
                    kinds.Distinct().Count() >= FewestSections ? Severity.Error : Severity.Warning,
                    $"缺第{section.Ordinal}部分「{section.FullHeading}」");
            }
        }
    }

    /// <summary>
    /// Text copied from a page often lacks its beginning or its end. What is missing there is then no fault of the report, so
    /// it is told once, as a doubt about the text, and taken off the list.
    /// </summary>
    private static void ReportCutOff(AnnualReport report, SectionKind[] kinds, List<FormSection> missing, List<Finding> findings)
    {
        var (first, last) = (kinds.Min(), kinds.Max());
        if (first > SectionKind.Overview && report.Title is null && report.Preamble.Count == 0 && missing.RemoveAll(s => s.Kind < first) > 0)
        {
            Add(findings, RuleCatalogue.FSectionMissing, Severity.Warning, $"第{report.Form.Sections[(int)first].Ordinal}部分以前什么也没有，文本的开头可能没有复制全");
        }

        var atEnd = missing.Count(s => s.Kind > last);
        if (atEnd > 0 && report.Closing.Count == 0 && (atEnd > 1 || !EndsAsSentence(report)))
        {
            missing.RemoveAll(s => s.Kind > last);
            Add(findings, RuleCatalogue.FSectionMissing, Severity.Warning, $"第{report.Form.Sections[(int)last].Ordinal}部分以后什么也没有，文本的末尾可能没有复制全");
        }
    }

    private static bool EndsAsSentence(AnnualReport report) =>
        report.Sections[^1].Body is [.., var line] && line.Text.TrimEnd() is [.., '。' or '；' or '！' or '.' or '”' or '）' or ')'];

    private static TableKind? TableOf(SectionKind kind) => kind switch
    {
        SectionKind.Active => TableKind.Active,
        SectionKind.Requests => TableKind.Requests,
        SectionKind.Remedies => TableKind.Remedies,
        SectionKind.Overview or SectionKind.Problems or SectionKind.OtherMatters => null,
    };

    /// <summary>A line that could be the section's heading in other words, or run into its text.</summary>
    private static TextLine? Trace(AnnualReport report, SectionKind kind)
    {
        foreach (var section in report.Sections)
        {
            if (section.Kind is null && Speaks(Wording.Key(section.Heading), kind))
            {
                return new(section.Line, section.Heading);
            }
        }

        for (var i = 0; i < report.Lines.Count; i++)
        {
            var line = report.Lines[i].Trim();
            if (line.AsSpan().IndexOfAny(LettersOfHeadings) < 0)
            {
                continue;
            }

            var (ordinal, words) = Wording.SplitOrdinal(line);
            if (line.Length > 0 && (line.Length <= LongestHeading || ordinal.Length > 0)
                && report.Sections.All(s => s.Line != i + 1)
                && Speaks(Wording.Key(words.Length > LongestHeading ? words[..LongestHeading] : words), kind))
            {
                return new(i + 1, line.Length > LongestHeading ? line[..LongestHeading] + "…" : line);
            }
        }

        return null;
    }

    /// <summary>True when words could be a section's heading. Generous: it turns an error into a warning, never the other way.</summary>
    private static bool Speaks(string key, SectionKind kind)
    {
        bool Has(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (key.Contains(word, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }

        return kind switch
        {
            SectionKind.Overview => Has("总体", "概述", "概况", "基本情况", "工作情况", "开展情况"),
            SectionKind.Active => Has("主动公开"),
            SectionKind.Requests => Has("申请") && Has("公开", "处理", "办理"),
            SectionKind.Remedies => Has("复议", "诉讼"),
            SectionKind.Problems => Has("问题", "不足", "改进"),
            SectionKind.OtherMatters => Has("其他", "其它", "需要") && Has("报告", "事项", "说明"),
        };
    }

    private static void CheckRepeatedAndOrder(AnnualReport report, List<Finding> findings)
    {
        var seen = new HashSet<SectionKind>();
        ReportSection? highest = null;
        foreach (var section in report.Sections)
        {
            if (section.Kind is not { } kind)
            {
                continue;
            }

            if (!seen.Add(kind))
            {
                Add(findings, RuleCatalogue.FSectionRepeated, Severity.Warning, $"「{section.Heading}」这一部分前面已经有了", section);
            }
            else if (highest is not null && kind < highest.Kind)
            {
                Add(findings, RuleCatalogue.FSectionOrder, Severity.Warning, $"「{section.Heading}」应在「{highest.Heading}」之前", section);
            }

            highest = highest is null || kind > highest.Kind ? section : highest;
        }
    }

    private static void CheckHeading(AnnualReport report, ReportSection section, FormSection form, bool anyNumbered, List<Finding> findings)
    {
        if (Wording.IsSame(section.Heading, form.FullHeading))
        {
            return;
        }

        var (ordinal, words) = Wording.SplitOrdinal(section.Heading);
        var (key, official) = (Wording.Key(words), Wording.Key(form.Heading));
        if (ordinal.Length == 0 && key == form.Ordinal + official)
        {
            (ordinal, key) = (form.Ordinal, official);
        }

        if (key != official)
        {
            var ofOtherYears = ReportForm.All.Any(f => f.Format != ReportFormat.Pre2019 && f.Sections.Any(s => s.Kind == form.Kind && Wording.Key(s.Heading) == key));
            Add(
                findings,
                RuleCatalogue.FHeading,
                ofOtherYears ? Severity.Info : Severity.Warning,
                $"第{form.Ordinal}部分的标题写作「{words}」，{(ofOtherYears ? "是另一年份格式的写法，" : "")}{report.Year?.ToString() ?? "该"}年度的格式为「{form.Heading}」",
                section);
        }

        if (ordinal.Length == 0 && anyNumbered)
        {
            Add(findings, RuleCatalogue.FHeadingNumber, Severity.Warning, $"「{section.Heading}」没有序号，格式为「{form.FullHeading}」", section);
        }
        else if (ordinal.Length > 0 && ordinal != form.Ordinal && Wording.Numeral(int.TryParse(ordinal, out var number) ? number : 0) != form.Ordinal)
        {
            Add(findings, RuleCatalogue.FHeadingNumber, Severity.Warning, $"「{section.Heading}」的序号应为“{form.Ordinal}”", section);
        }
    }

    private static void Add(List<Finding> findings, Rule rule, Severity severity, string message, ReportSection? at = null) =>
        findings.Add(new(rule, severity, [], null, null, message, at is null ? [] : [new(at.Line > 0 ? at.Line : null, at.Heading)]));
}
