using Gongkai.Domain.AnnualReports;
using static Gongkai.Domain.AnnualReports.CellValue;

namespace Gongkai.Domain.Tests.AnnualReports;

internal static partial class RuleExamples
{
    private static IEnumerable<RuleExample> Form()
    {
        RuleExample Example(Rule rule, AnnualReport fires, AnnualReport silent) =>
            Pair(rule, f => FormChecks.Check(fires, f), f => FormChecks.Check(silent, f));
        AnnualReport Sections(Func<IReadOnlyList<ReportSection>, IEnumerable<ReportSection>> change) =>
            Reports.Document(sections: [.. change(Reports.SectionsOf(ReportFormat.Format2021))]);
        AnnualReport Heading(int index, string heading) =>
            Sections(all => all.Select((s, i) => i == index ? s with { Heading = heading } : s));
        AnnualReport Labels(Func<IReadOnlyList<PrintedLabel>, IEnumerable<PrintedLabel>> change) =>
            Reports.Document(labels: [.. change(Reports.LabelsOf(ReportFormat.Format2021))]);
        AnnualReport Label(string key, string text) => Labels(all => all.Select(l => l.Row.Key == key ? l with { Text = text } : l));
        AnnualReport With(params (string, CellValue)[] changes) => Reports.Document(cells: Reports.Cells(changes));
        AnnualReport Without(Func<FormRow, bool> rows)
        {
            var cells = Reports.Consistent();
            foreach (var row in ReportForm.Format2021.Rows.Where(rows))
            {
                cells.AsSpan(row.First, row.Columns.Count).Clear();
            }

            return Reports.Document(cells: cells);
        }

        var complete = Reports.Document();
        yield return Example(RuleCatalogue.FSectionMissing, Sections(all => all.SkipLast(1)), complete);
        yield return Example(RuleCatalogue.FSectionRepeated, Sections(all => [.. all, all[2]]), Sections(all => all.SkipLast(1)));
        yield return Example(RuleCatalogue.FSectionOrder, Sections(all => [all[0], all[2], all[1], all[3], all[4], all[5]]), Sections(all => [all[0], all[2], all[3]]));
        yield return Example(RuleCatalogue.FSectionExtra, Sections(all => [.. all, new("七、附件", 20, null, [])]), complete);
        yield return Example(RuleCatalogue.FHeading, Heading(2, "三、行政机关收到和处理申请情况"), Heading(3, "四、政府信息公开 行政复议,行政诉讼情况"));
        yield return Example(RuleCatalogue.FHeadingNumber, Heading(2, "四、收到和处理政府信息公开申请情况"), Heading(2, "（三）收到和处理政府信息公开申请情况"));
        yield return Example(RuleCatalogue.FTableMissing, Without(r => r.Table == TableKind.Remedies), complete);
        yield return Example(RuleCatalogue.FRowMissing, Without(r => r.Key == "requests.outcomes.other.feeUnpaid"), Reports.Document(cells: Reports.Consistent(singleOther: true)));
        yield return Example(RuleCatalogue.FCellMissing, With(("remedies.review[3]", default)), With(("remedies.review[3]", Blank())));
        yield return Example(RuleCatalogue.FRowRepeated, Labels(all => [.. all, all[4]]), complete);
        yield return Example(RuleCatalogue.FRowOrder, Labels(all => [.. all.Skip(1), all[0]]), Labels(all => all.Skip(3)));
        yield return Example(RuleCatalogue.FLabel, Label("requests.outcomes.other.feeUnpaid", "2.申请人逾期未按收费通知缴纳费用、行政机关不再处理"), Label("requests.outcomes.refused.safetyStability", "3．危及 \"三安全一稳定\""));
        yield return Example(RuleCatalogue.FLabelNumber, Label("requests.outcomes.refused.thirdParty", "3.保护第三方合法权益"), Label("requests.outcomes.refused.thirdParty", "保护第三方合法权益"));
        yield return Example(RuleCatalogue.FLayout, Reports.Document(year: 2020), Reports.Document(ReportFormat.Format2019, year: 2020));
        yield return Example(RuleCatalogue.FNotNumber, With(("active.licensing", new(CellState.Unreadable, Note: "见附件"))), With(("active.licensing", Stated(3))));
        yield return Example(RuleCatalogue.FNote, With(("active.penalties", Stated(8, note: "8件(撤销1件、警告7件)"))), With(("active.penalties", Stated(8))));
        yield return Example(RuleCatalogue.FNotInteger, With(("requests.received[0]", Stated(2.5m))), With(("active.feesWan", Stated(2.5m))));
        yield return Example(RuleCatalogue.FNegative, With(("requests.received[0]", Stated(-2))), Reports.Document(ReportFormat.Format2019, 2020, cells: Reports.With(ReportFormat.Format2019, ("active.licensing.change", Stated(-2))).Cells.ToArray()));
        yield return Example(RuleCatalogue.FBlank, With(("requests.received[3]", Blank())), Reports.Document(ReportFormat.Pre2019, 2017, cells: Reports.With(ReportFormat.Pre2019, ("requests.received[3]", Blank())).Cells.ToArray()));
        yield return Example(RuleCatalogue.FNotApplicable, With(("active.regulations.issued", new(CellState.NotApplicable))), With(("active.regulations.issued", Blank())));
        yield return Example(RuleCatalogue.FRecovered, With(("requests.received[3]", Recovered(0, "总计减去其余各列"))), complete);
        yield return Example(RuleCatalogue.FAmbiguous, With(("requests.received[3]", Ambiguous([0, 1], "两列都可以"))), complete);
        yield return Example(RuleCatalogue.FTitle, Reports.Document(title: ""), new AnnualReport(ReportFormat.Format2021, Reports.Consistent()));
        yield return Example(RuleCatalogue.FAgency, Reports.Document(agency: null), complete);
        yield return Example(RuleCatalogue.FYear, Reports.Document(year: null), complete);
        yield return Example(RuleCatalogue.FPeriod, Reports.Document(period: (default, default)), complete);
        yield return Example(RuleCatalogue.FPeriodWrong, Reports.Document(period: (new(2023, 1, 1), new(2023, 12, 31))), Reports.Document(period: (default, new(2024, 12, 31))));
        yield return Example(RuleCatalogue.FBasis, Reports.Document(preamble: "根据有关要求编制。"), Reports.Document(preamble: "按照国办公开办函(2021) 30 号要求编制。"));
    }
}
