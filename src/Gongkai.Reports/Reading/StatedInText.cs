using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Checking;

namespace Gongkai.Reports.Reading;

/// <summary>A report before 2019 has no national tables: its cells hold what its text states beyond doubt, and nothing else.</summary>
internal static class StatedInText
{
    /// <summary>Fills the cells of a report from its own narrative; a quantity told twice with different numbers stays missing.</summary>
    public static void Fill(AnnualReport report, CellValue[] cells)
    {
        var narrative = Narrative.Of(report);
        var told = new Dictionary<int, CellValue>();
        var disputed = new HashSet<int>();
        foreach (var claim in ClaimReader.Read(narrative, new AgencyProfile(report, narrative)).Claims)
        {
            if (claim is not { Precision: Precision.Exact, Hold: Hold.Certain, IncludesCarriedIn: false })
            {
                continue;
            }

            foreach (var path in PathsOf(claim))
            {
                var index = report.Form.Cell(path)!.Index;
                var line = narrative.LineAt(claim.Start);
                if (!told.TryAdd(index, CellValue.Stated(claim.Value, line)) && told[index].Value != claim.Value)
                {
                    disputed.Add(index);
                }
            }
        }

        foreach (var (index, value) in told)
        {
            if (!disputed.Contains(index))
            {
                cells[index] = value;
            }
        }
    }

    private static IEnumerable<string> PathsOf(Claim claim) => claim.Quantity switch
    {
        Quantity.Received when claim.Column >= 0 => [$"requests.received[{claim.Column}]"],
        Quantity.CarriedIn when claim.Column >= 0 => [$"requests.carriedIn[{claim.Column}]"],
        Quantity.CarriedOut when claim.Column >= 0 => [$"requests.carriedOut[{claim.Column}]"],
        Quantity.Outcome when claim.Outcomes == Outcomes.Granted && claim.Column >= 0 => [$"requests.outcomes.granted[{claim.Column}]"],
        Quantity.Outcome when claim.Outcomes == Outcomes.Partial && claim.Column >= 0 => [$"requests.outcomes.partial[{claim.Column}]"],
        Quantity.Review => [$"remedies.review[{claim.Column}]"],
        Quantity.LitigationDirect => [$"remedies.litigationDirect[{claim.Column}]"],
        Quantity.LitigationAfterReview => [$"remedies.litigationAfterReview[{claim.Column}]"],

        // No suit at all is none of either kind; how many of several were of which kind the text does not say.
        Quantity.Litigation when claim.Value == 0 => [$"remedies.litigationDirect[{claim.Column}]", $"remedies.litigationAfterReview[{claim.Column}]"],
        Quantity.Remedies when claim.Value == 0 =>
            [$"remedies.review[{claim.Column}]", $"remedies.litigationDirect[{claim.Column}]", $"remedies.litigationAfterReview[{claim.Column}]"],
        Quantity.RegulationsIssued => ["active.regulations.issued"],
        Quantity.DocumentsIssued => ["active.normativeDocuments.issued"],
        Quantity.DocumentsRepealed => ["active.normativeDocuments.repealed"],
        Quantity.DocumentsInForce => ["active.normativeDocuments.inForce"],
        Quantity.Licensing => ["active.licensing"],
        Quantity.Penalties => ["active.penalties"],
        Quantity.Enforcement => ["active.enforcement"],
        _ => [],
    };
}
