using Gongkai.Domain.AnnualReports;
using static Gongkai.Domain.AnnualReports.CellValue;

namespace Gongkai.Domain.Tests.AnnualReports;

internal static partial class RuleExamples
{
    private static IEnumerable<RuleExample> AcrossYears()
    {
        RuleExample Example(Rule rule, (AnnualReport Now, AnnualReport Previous) fires, (AnnualReport Now, AnnualReport Previous) silent) =>
            Pair(rule, f => YearChecks.Check(fires.Now, fires.Previous, f), f => YearChecks.Check(silent.Now, silent.Previous, f));
        AnnualReport Now(params (string, CellValue)[] changes) => Reports.Document(cells: Reports.Cells(changes), sections: Reports.Essay(1));
        AnnualReport Previous(params (string, CellValue)[] changes) => Reports.Document(
            year: 2023,
            cells: Reports.Cells([("requests.carriedOut[0]", Stated(3)), ("requests.carriedOut[1]", Stated(1)), ("requests.carriedOut[6]", Stated(4)), .. changes]),
            sections: Reports.Essay(2));
        AnnualReport In2019(int year, params (string, CellValue)[] changes) =>
            Reports.Document(ReportFormat.Format2019, year, cells: Reports.With(ReportFormat.Format2019, changes).Cells.ToArray());

        yield return Example(RuleCatalogue.YPrevious, (Now(), Reports.Document(year: 2022)), (Now(), Previous()));
        yield return Example(RuleCatalogue.YCarriedIn, (Now(), Previous(("requests.carriedOut[0]", Stated(5)))), (Now(), Previous(("requests.carriedOut[0]", Blank()))));
        yield return Example(
            RuleCatalogue.YInForce,
            (Now(("active.normativeDocuments.issued", Stated(2)), ("active.normativeDocuments.inForce", Stated(9))), Previous(("active.normativeDocuments.inForce", Stated(8)))),
            (Now(("active.normativeDocuments.issued", Stated(2)), ("active.normativeDocuments.repealed", Stated(1)), ("active.normativeDocuments.inForce", Stated(9))), Previous(("active.normativeDocuments.inForce", Stated(8)))));
        yield return Example(
            RuleCatalogue.YPreviousYear,
            (In2019(2020, ("active.licensing.previousYear", Stated(12))), In2019(2019, ("active.licensing.previousYear", Stated(12)), ("active.licensing.change", Stated(-2)))),
            (In2019(2020, ("active.licensing.previousYear", Stated(10))), In2019(2019, ("active.licensing.previousYear", Stated(12)), ("active.licensing.change", Stated(-2)))));
        yield return Example(RuleCatalogue.YJump, (Now(("active.licensing", Stated(700))), Previous(("active.licensing", Stated(70)))), (Now(("active.licensing", Stated(40))), Previous(("active.licensing", Stated(2)))));
        yield return Example(RuleCatalogue.YSameTable, (Now(), Previous(("requests.carriedOut[0]", Stated(2)), ("requests.carriedOut[1]", Stated(2)))), (Now(), Previous()));
        yield return Example(RuleCatalogue.YCopied, (Now(), Reports.Document(year: 2023, sections: Reports.Essay(1))), (Now(), Previous()));
    }

    private static IEnumerable<RuleExample> AcrossRegion()
    {
        RuleExample Example(Rule rule, (AnnualReport? Parent, AnnualReport[] Parts) fires, (AnnualReport? Parent, AnnualReport[] Parts) silent) =>
            Pair(rule, f => CheckRegion(fires.Parent, fires.Parts, f), f => CheckRegion(silent.Parent, silent.Parts, f));
        void CheckRegion(AnnualReport? parent, AnnualReport[] parts, List<Finding> findings) =>
            RegionChecks.Check(RegionMerge.Merge(parts, 2024, ["青山县民政局", "青山县财政局"]), parent, findings);
        AnnualReport Of(string agency, int essay, int licensing = 0, int year = 2024) =>
            Reports.Document(year: year, agency: agency, cells: Reports.Cells(("active.licensing", Stated(licensing))), sections: Reports.Essay(essay));
        AnnualReport Parent(int licensing) => Of("青山县人民政府", 9, licensing);
        AnnualReport[] both = [Of("青山县民政局", 1, 30), Of("青山县财政局", 2, 40)];

        yield return Example(RuleCatalogue.GSum, (Parent(60), both), (Reports.Document(year: 2023), both));
        yield return Example(RuleCatalogue.GMissing, (null, [both[0]]), (null, both));
        yield return Example(RuleCatalogue.GLeftOut, (null, [.. both, Of("青山县教育局", 3, year: 2023)]), (null, both));
        yield return Example(RuleCatalogue.GCopied, (null, [both[0], Of("青山县财政局", 1, 40)]), (null, both));
        yield return Example(RuleCatalogue.GSameFigures, (null, [both[0], Of("青山县财政局", 2, 30)]), (null, both));
    }
}
