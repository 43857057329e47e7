using static Gongkai.Domain.AnnualReports.Quoting;

namespace Gongkai.Domain.AnnualReports;

/// <summary>The tables of a report, their rows and labels, against those of the form.</summary>
internal static class TableChecks
{
    /// <summary>This many row labels of a table in the text mean that the table is there, though it could not be read.</summary>
    private const int LabelsOfATable = 3;

    /// <summary>Letters of a label from which on its beginning alone still tells which it is.</summary>
    private const int ShortestHalf = 4;

    private static readonly TableKind[] Tables = [TableKind.Active, TableKind.Requests, TableKind.Remedies];

    public static void Check(AnnualReport report, List<Finding> findings)
    {
        var anyTable = Tables.Any(report.Has);
        foreach (var table in Tables)
        {
            if (report.Has(table))
            {
                CheckRows(report, table, findings);
                CheckLabels(report, table, findings);
            }
            else
            {
                CheckMissing(report, table, anyTable, findings);
            }
        }
    }

    private static void CheckMissing(AnnualReport report, TableKind table, bool anyTable, List<Finding> findings)
    {
        var kind = table switch
        {
            TableKind.Active => SectionKind.Active,
            TableKind.Requests => SectionKind.Requests,
            TableKind.Remedies => SectionKind.Remedies,
        };
        var section = report.Section(kind);

        // A section that is missing altogether has been reported, its table with it; so has a text that ends in the middle
        // of this section.
        if (section is null ? report.Sections.Count > 0 : !report.Sections.Any(s => s.Kind > kind))
        {
            return;
        }

        var labels = report.Lines.Count == 0 ? 0 : LabelsInText(report, table);
        var (severity, why) = (anyTable, labels >= LabelsOfATable) switch
        {
            (_, true) => (Severity.Warning, "文中有表的字样，但读不出表格"),
            (false, _) => (Severity.Warning, "全文没有读到一张表，表格可能是以图片或附件发布的"),
            (true, false) => (section is null ? Severity.Warning : RuleCatalogue.FTableMissing.Severity, "而别的表能读出"),
        };
        findings.Add(new(
            RuleCatalogue.FTableMissing,
            severity,
            [],
            null,
            null,
            $"{Part(table)}没有表格；{why}",
            section is null ? [] : [new(section.Line > 0 ? section.Line : null, section.Heading)]));
    }

    private static int LabelsInText(AnnualReport report, TableKind table)
    {
        var text = Wording.Key(string.Concat(report.Lines));
        var words = table == TableKind.Remedies
            ? report.Form.RowsOf(table).First().Columns.Select(c => c.Label)
            : report.Form.RowsOf(table).Select(r => Wording.SplitOrdinal(r.Label).Words);
        return words.Select(Wording.Key).Distinct().Count(w => w.Length > 3 && text.Contains(w, StringComparison.Ordinal));
    }

    private static void CheckRows(AnnualReport report, TableKind table, List<Finding> findings)
    {
        var missing = report.ExpectedRows().Where(r => r.Table == table && !report.Has(r)).ToArray();
        if (missing.Length > 0)
        {
            findings.Add(new(
                RuleCatalogue.FRowMissing,
                RuleCatalogue.FRowMissing.Severity,
                [.. missing.SelectMany(r => Cells(report, r)).Select(c => c.Path)],
                null,
                null,
                $"{Part(table)}的表缺 {missing.Length} 行：{string.Join("、", missing.Select(r => "「" + Name(r) + "」"))}",
                []));
        }

        var gaps = report.ExpectedRows().Where(r => r.Table == table && report.Has(r))
            .SelectMany(r => Cells(report, r)).Where(c => report[c].State == CellState.Missing).ToArray();
        if (gaps.Length > 0)
        {
            findings.Add(new(
                RuleCatalogue.FCellMissing,
                RuleCatalogue.FCellMissing.Severity,
                [.. gaps.Select(c => c.Path)],
                null,
                null,
                $"{Part(table)}的表缺 {gaps.Length} 格：{CellChecks.List(gaps)}",
                Rows(report, gaps)));
        }
    }

    private static IEnumerable<FormCell> Cells(AnnualReport report, FormRow row) => row.Columns.Select((_, c) => report.Form.Cell(row, c));

    private static void CheckLabels(AnnualReport report, TableKind table, List<Finding> findings)
    {
        var seen = new HashSet<FormRow>();
        PrintedLabel? highest = null;
        foreach (var label in report.Labels.Where(l => l.Row.Table == table))
        {
            if (!seen.Add(label.Row))
            {
                Add(report, findings, RuleCatalogue.FRowRepeated, label, $"{Part(table)}的表中「{Name(label.Row)}」一行重复出现");
                continue;
            }

            if (highest is not null && label.Row.Index < highest.Row.Index && table != TableKind.Remedies)
            {
                Add(report, findings, RuleCatalogue.FRowOrder, label, $"{Part(table)}的表中「{Name(label.Row)}」应在「{Name(highest.Row)}」之前");
            }

            highest = highest is null || label.Row.Index > highest.Row.Index ? label : highest;
            CheckLabel(report, label, findings);
        }
    }

    private static void CheckLabel(AnnualReport report, PrintedLabel label, List<Finding> findings)
    {
        if (Wording.IsSame(label.Text, label.Row.Label))
        {
            return;
        }

        var (ordinal, words) = Wording.SplitOrdinal(label.Text);
        var (officialOrdinal, officialWords) = Wording.SplitOrdinal(label.Row.Label);
        var (key, official) = (Wording.Key(words), Wording.Key(officialWords));
        // 「部分公开」 without its remark in brackets, and a label that carries the one above it, read the same. The first half
        // of a label is what a line break in the middle of it leaves; authors alter labels, but hardly ever cut them off.
        if (!key.EndsWith(official, StringComparison.Ordinal) && !(key.Length >= ShortestHalf && official.StartsWith(key, StringComparison.Ordinal)))
        {
            Add(report, findings, RuleCatalogue.FLabel, label, $"{Part(label.Row.Table)}的行名写作「{label.Text}」，格式为「{label.Row.Label}」");
        }
        else if (ordinal.Length > 0 && officialOrdinal.Length > 0 && ordinal != officialOrdinal && key == official)
        {
            Add(report, findings, RuleCatalogue.FLabelNumber, label, $"{Part(label.Row.Table)}的行名「{label.Text}」序号有误，格式为「{label.Row.Label}」");
        }
    }

    private static void Add(AnnualReport report, List<Finding> findings, Rule rule, PrintedLabel label, string message) =>
        findings.Add(new(
            rule,
            rule.Severity,
            [report.Form.Cell(label.Row, 0).Path],
            null,
            null,
            message,
            [new(label.Line > 0 ? label.Line : null, label.Text)]));
}
