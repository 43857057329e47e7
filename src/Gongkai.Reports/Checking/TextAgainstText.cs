using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>Holds the claims of the narrative against each other (rule <c>S.same</c>).</summary>
internal sealed class TextAgainstText(Narrative narrative, IReadOnlyList<Claim> claims, TableFigures figures, List<Finding> findings)
{
    /// <summary>Adds each quantity that is stated with two values, once.</summary>
    public void Check()
    {
        for (var i = 0; i < claims.Count; i++)
        {
            for (var j = i + 1; j < claims.Count; j++)
            {
                if (Contradict(claims[i], claims[j]) && !IsDecided(claims[i]))
                {
                    Report(claims[i], claims[j]);
                    break;
                }
            }
        }
    }

    private bool Contradict(in Claim a, in Claim b)
    {
        if (a.Quantity != b.Quantity || a.Outcomes != b.Outcomes || a.Column != b.Column || a.IncludesCarriedIn != b.IncludesCarriedIn)
        {
            return false;
        }

        if (a.Quantity == Quantity.Published)
        {
            return PublishedContradict(a, b);
        }

        return a.Hold <= Hold.Likely && b.Hold <= Hold.Likely && a.Quantity is not (Quantity.Handled or Quantity.Closed) && !Compatible(a, b);
    }

    /// <summary>
    /// Two totals of what was published must agree, and one medium cannot have published more than all. What was posted (发布) is another
    /// quantity, and is not read as a claim.
    /// </summary>
    private bool PublishedContradict(in Claim a, in Claim b)
    {
        if (a.Hold > Hold.OneChannel || b.Hold > Hold.OneChannel || a.Hold == Hold.OtherPeriod || b.Hold == Hold.OtherPeriod || Compatible(a, b))
        {
            return false;
        }

        var (whole, part) = a.Hold == Hold.OneChannel ? (b, a) : (a, b);
        if (whole.Hold == Hold.OneChannel)
        {
            return false;
        }

        if (part.Hold == Hold.OneChannel)
        {
            return Least(part) > Most(whole);
        }

        return a.Sentence != b.Sentence && !SaysMore(a) && !SaysMore(b);
    }

    /// <summary>「其中公开5条」 and 「公开财政信息5条」 are parts; a total is said of the whole.</summary>
    private bool SaysMore(in Claim claim)
    {
        var words = narrative.Text.AsSpan(claim.Start, claim.End - claim.Start);
        return words.Has("其中") || !(words.Has("全年") || words.Has("共") || words.Has("主动公开") || words.Has("总"));
    }

    private static bool Compatible(in Claim a, in Claim b) =>
        a.Precision == Precision.Exact ? TextAgainstTable.Agrees(a.Value, b) : TextAgainstTable.Agrees(b.Value, a) || Least(a) <= Most(b) && Least(b) <= Most(a);

    private static decimal Least(in Claim claim) => claim.Precision == Precision.About ? claim.Value * 0.9m : claim.Value;

    private static decimal Most(in Claim claim) => claim.Precision switch
    {
        Precision.Exact => claim.Value,
        Precision.AtLeast => claim.Value + TextAgainstTable.Step(claim.Value) - 1,
        Precision.About => claim.Value * 1.1m,
    };

    /// <summary>True where the table says which of two values is right, so that the other is reported against it.</summary>
    private bool IsDecided(in Claim claim) => figures.Report.Format != ReportFormat.Pre2019 && claim.Quantity switch
    {
        Quantity.Received => figures.Received(claim.Column) is not null,
        Quantity.CarriedIn => figures.CarriedIn(claim.Column) is not null,
        Quantity.CarriedOut => figures.CarriedOut(claim.Column) is not null,
        Quantity.Outcome => figures.Outcome(claim.Outcomes) is not null,
        Quantity.Review => figures.Remedy("review", claim.Column) is not null,
        Quantity.Litigation => figures.Litigation(claim.Column) is not null,
        Quantity.Published => false,
        _ => true,
    };

    private void Report(in Claim a, in Claim b)
    {
        var (first, second) = (narrative.Quote(a.Start, a.End), narrative.Quote(b.Start, b.End));
        findings.Add(new Finding(RuleCatalogue.TextSame, Severity.Warning, [], a.Value, b.Value,
            $"同一数量前后不一：一处称“{first}”，另一处称“{second}”",
            [narrative.Evidence(narrative.Sentences[a.Sentence]), narrative.Evidence(narrative.Sentences[b.Sentence])]));
    }
}
