using Gongkai.Domain.AnnualReports;
using static Gongkai.Domain.AnnualReports.CellValue;

namespace Gongkai.Domain.Tests.AnnualReports;

internal static partial class RuleExamples
{
    private static IEnumerable<RuleExample> Balance()
    {
        RuleExample Example(Rule rule, AnnualReport fires, AnnualReport silent) =>
            Pair(rule, f => BalanceChecks.Check(fires, f), f => BalanceChecks.Check(silent, f));
        AnnualReport With(params (string, CellValue)[] changes) => Reports.With(changes);
        AnnualReport With2019(params (string, CellValue)[] changes) => Reports.With(ReportFormat.Format2019, changes);
        AnnualReport Emptied(TableKind table, CellState state)
        {
            var report = Reports.With();
            var cells = report.Cells.ToArray();
            foreach (var cell in report.Form.Cells.Where(c => c.Row.Table == table && report[c].State != CellState.Missing))
            {
                cells[cell.Index] = new(state);
            }

            return new(report.Format, cells);
        }

        yield return Example(RuleCatalogue.R3Balance, With(("requests.carriedIn[6]", Stated(5))), With(("requests.carriedIn[6]", Blank()), ("requests.carriedOut[6]", Blank())));
        yield return Example(RuleCatalogue.R3OutcomeTotal, With(("requests.outcomes.total[0]", Stated(90))), With(("requests.outcomes.total[0]", Blank()), ("requests.outcomes.granted[0]", Blank())));
        yield return Example(RuleCatalogue.R3RowTotal, With(("requests.received[6]", Stated(100))), With(("requests.received[6]", Blank()), ("requests.received[0]", Blank())));
        yield return Example(RuleCatalogue.R4Total, With(("remedies.review[4]", Stated(11))), With(("remedies.review[4]", new(CellState.Unreadable))));
        yield return Example(
            RuleCatalogue.R2InForce,
            With(("active.normativeDocuments.issued", Stated(5)), ("active.normativeDocuments.repealed", Stated(1)), ("active.normativeDocuments.inForce", Stated(3))),
            With(("active.normativeDocuments.issued", Stated(5)), ("active.normativeDocuments.repealed", Stated(1)), ("active.normativeDocuments.inForce", Stated(4))));
        yield return Example(
            RuleCatalogue.R2Disclosed,
            With2019(("active.regulations.disclosed", Stated(5)), ("active.regulations.totalDisclosed", Stated(3))),
            With2019(("active.regulations.made", Stated(5)), ("active.regulations.disclosed", Stated(3)), ("active.regulations.totalDisclosed", Stated(3))));
        yield return Example(
            RuleCatalogue.R2Change,
            With2019(("active.licensing.previousYear", Stated(5)), ("active.licensing.change", Stated(-6))),
            With2019(("active.licensing.previousYear", Stated(5)), ("active.licensing.change", Stated(-5))));
        yield return Example(RuleCatalogue.R2NoNumbers, Emptied(TableKind.Active, CellState.Blank), Emptied(TableKind.Active, CellState.Missing));
        yield return Example(RuleCatalogue.R3NoNumbers, Emptied(TableKind.Requests, CellState.Unreadable), Emptied(TableKind.Requests, CellState.Ambiguous));
        yield return Example(RuleCatalogue.R4NoNumbers, Emptied(TableKind.Remedies, CellState.NotApplicable), With());
    }
}
