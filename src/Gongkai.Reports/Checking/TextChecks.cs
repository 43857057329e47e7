using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>Checks what a report says in words: against its tables, against itself, and against the law it cites.</summary>
public static class TextChecks
{
    /// <summary>Adds the findings of the families TextAgainstTable, TextAgainstText and Law.</summary>
    public static void Check(AnnualReport report, CheckContext context, List<Finding> findings)
    {
        var narrative = Narrative.Of(report);
        var agency = new AgencyProfile(report, narrative);
        var (claims, wholes) = ClaimReader.Read(narrative, agency);
        var figures = new TableFigures(report);
        new TextAgainstTable(narrative, claims, figures, findings).Check();
        new WholesAgainstTable(narrative, wholes, figures, findings).Check();
        new SharesAndGrowth(narrative, claims, figures, context.Previous, findings).Check();
        new TextAgainstText(narrative, claims, figures, findings).Check();
        new PartsOfWhole(narrative, findings).Check();
        new YearsInText(report, narrative, findings).Check();
        new Citations(report, narrative, findings).Check();
        new RequiredContent(report, narrative, agency, context.PublishedOn, findings).Check();
    }
}
