using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>Holds what is said of all (均已办结, 均为自然人, 均被维持) against the tables (rule <c>T.all</c>).</summary>
internal sealed class WholesAgainstTable(Narrative narrative, IReadOnlyList<WholeClaim> wholes, TableFigures figures, List<Finding> findings)
{
    /// <summary>Adds the exceptions that the tables show.</summary>
    public void Check()
    {
        foreach (var claim in wholes)
        {
            if (claim.Hold > Hold.Likely || figures.Report.Format == ReportFormat.Pre2019)
            {
                continue;
            }

            switch (claim.Kind)
            {
                case Whole.Closed when claim.Topic == Topic.Requests:
                    // What was open on 31 December may have been closed when the report was written: never certain.
                    Expect(claim, figures.CarriedOut(Claim.AllApplicants), 0, Severity.Warning);
                    break;
                case Whole.NaturalPersons when claim.Topic == Topic.Requests:
                    Expect(claim, figures.Received(Claim.Organisations), 0, Severity.Error);
                    break;
                case Whole.Granted when claim.Topic == Topic.Requests && figures.Total(Claim.AllApplicants) is { } total:
                    Expect(claim, figures.Outcome(Outcomes.Granted), total.Value, Severity.Warning);
                    break;
                case Whole.Upheld when claim.Topic is Topic.Review or Topic.Remedies:
                    Expect(claim, figures.Remedy("review", 1), 0, Severity.Error);
                    Expect(claim, figures.Remedy("review", 2), 0, Severity.Warning);
                    break;
                case Whole.Upheld when claim.Topic == Topic.Litigation:
                    Expect(claim, figures.Litigation(1), 0, Severity.Error);
                    Expect(claim, figures.Litigation(2), 0, Severity.Warning);
                    break;
            }
        }
    }

    private void Expect(in WholeClaim claim, Figure? figure, decimal expected, Severity severity)
    {
        if (figure is not { } known || known.Value == expected)
        {
            return;
        }

        findings.Add(new Finding(RuleCatalogue.TextAll, claim.Hold == Hold.Certain ? severity : Severity.Warning, known.Cells, expected, known.Value,
            $"文字“{narrative.Quote(claim.Start, claim.End)}”与表格不符：{known.Where}为 {TableFigures.Plain(known.Value)}，应为 {TableFigures.Plain(expected)}",
            [narrative.Evidence(narrative.Sentences[claim.Sentence])]));
    }
}
