using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>Recomputes percentages: shares (占比, rule <c>T.share</c>) and growth (同比, rule <c>T.growth</c>).</summary>
internal sealed class SharesAndGrowth(Narrative narrative, IReadOnlyList<Claim> claims, TableFigures figures, AnnualReport? previous, List<Finding> findings)
{
    private static readonly string[] ShareWords = ["占比约", "占比为", "占比达", "占比", "占总数的", "占总数", "占总量的", "占总量", "占申请总数的", "占申请总量的", "占申请总数", "占申请总量", "约占", "占"];
    private static readonly string[] Rise = ["增长", "上升", "增加", "提高", "上涨", "增幅", "增长了", "上升了", "增加了", "增幅为", "增幅达"];
    private static readonly string[] Fall = ["下降", "减少", "降低", "下降了", "减少了", "降幅", "降幅为", "降幅达"];
    private static readonly string[] Before = ["同比", "比上年同期", "较上年同期", "比上一年度", "较上一年度", "比上一年", "较上一年", "比上年度", "较上年度", "比上年", "较上年", "比去年同期", "较去年同期", "比去年", "较去年", "申请量", "申请数量"];

    private readonly List<Number> numbers = [];
    private readonly List<decimal> bases = [];

    /// <summary>Adds the percentages that do not come out.</summary>
    public void Check()
    {
        var paragraph = -1;
        foreach (var sentence in narrative.Sentences)
        {
            if (sentence.Paragraph != paragraph)
            {
                bases.Clear();
                paragraph = sentence.Paragraph;
            }

            var words = narrative[sentence];
            NumberScanner.Scan(narrative.Text, sentence.Start, sentence.End, numbers);
            var hasPercent = words.Contains('%');
            for (var i = 0; i < numbers.Count; i++)
            {
                if (hasPercent && numbers[i].Unit == '%' && i > 0)
                {
                    CheckShare(sentence, numbers[i - 1], numbers[i]);
                }
                else if (numbers[i].IsCount)
                {
                    bases.Add(numbers[i].Value);
                }
            }
        }

        CheckGrowth();
    }

    private void CheckShare(in Sentence sentence, in Number part, in Number share)
    {
        var between = narrative.Text.AsSpan(part.End, share.Start - part.End).TrimStart(",、(");
        if (!part.IsCount || part.Precision != Precision.Exact || share.Precision != Precision.Exact || !Phrase.TakeHead(ref between, ShareWords) || !between.IsEmpty)
        {
            return;
        }

        var whole = 0m;
        foreach (var value in bases)
        {
            if (value >= part.Value && value > 0 && (value > part.Value || share.Value == 100))
            {
                if (Comes(part.Value, value, share))
                {
                    return;
                }

                whole = whole == 0 || Distance(part.Value, value, share) < Distance(part.Value, whole, share) ? value : whole;
            }
        }

        foreach (var figure in new[] { figures.Received(6), TableFigures.Plus(figures.Received(6), figures.CarriedIn(6)), figures.Total(6) })
        {
            if (figure is { Value: > 0 } known && Comes(part.Value, known.Value, share))
            {
                return;
            }
        }

        if (whole > 0)
        {
            var right = part.Value / whole * 100;
            findings.Add(new Finding(RuleCatalogue.TextShare, Severity.Warning, [], Math.Round(right, share.Decimals, MidpointRounding.AwayFromZero), share.Value,
                $"占比重算不符：{TableFigures.Plain(part.Value)} 占 {TableFigures.Plain(whole)} 的 {TableFigures.Plain(Math.Round(right, 2))}%，文字写的是 {TableFigures.Plain(share.Value)}%",
                [narrative.Evidence(sentence)]));
        }
    }

    private static decimal Distance(decimal part, decimal whole, in Number share) => Math.Abs((part / whole * 100) - share.Value);

    /// <summary>Rounded or cut off to the digits printed.</summary>
    private static bool Comes(decimal part, decimal whole, in Number share)
    {
        var unit = 1m;
        for (var i = 0; i < share.Decimals; i++)
        {
            unit /= 10;
        }

        return Distance(part, whole, share) <= unit;
    }

    private void CheckGrowth()
    {
        if (previous is null || previous.Year is not { } before || figures.Report.Year != before + 1)
        {
            return;
        }

        var last = new TableFigures(previous).Received(Claim.AllApplicants);
        if (last is not { Value: > 0 } known)
        {
            return;
        }

        foreach (var claim in claims)
        {
            if (claim is { Quantity: Quantity.Received, Column: Claim.AllApplicants, Hold: <= Hold.Likely, InWords: false, Precision: Precision.Exact })
            {
                CheckGrowth(narrative.Sentences[claim.Sentence], claim, known.Value);
            }
        }
    }

    private void CheckGrowth(in Sentence sentence, in Claim claim, decimal last)
    {
        var end = claim.End;
        NumberScanner.Scan(narrative.Text, end, sentence.End, numbers);
        if (numbers.FindIndex(n => !n.IsYear) is not (var first and >= 0))
        {
            return;
        }

        var stated = numbers[first];
        var between = narrative.Text.AsSpan(end, stated.Start - end).TrimStart(",、(");
        while (Phrase.TakeHead(ref between, Before))
        {
        }

        var rising = Phrase.TakeHead(ref between, Rise);
        if ((!rising && !Phrase.TakeHead(ref between, Fall)) || !between.TrimStart("了为达约").IsEmpty || stated.Precision != Precision.Exact)
        {
            return;
        }

        var change = (claim.Value - last) * (rising ? 1 : -1);
        var right = stated.Unit == '%' ? change / last * 100 : change;
        var agrees = stated.Unit == '%' ? Comes(change, last, stated) : !stated.IsCount || stated.Value == right;
        if (!agrees)
        {
            var unit = stated.Unit == '%' ? "%" : "件";
            findings.Add(new Finding(RuleCatalogue.TextGrowth, Severity.Warning, ["requests.received[6]"], Math.Round(right, Math.Max(stated.Decimals, 2)), stated.Value,
                $"同比重算不符：本年 {TableFigures.Plain(claim.Value)} 件，上年报告新收 {TableFigures.Plain(last)} 件，{(rising ? "增加" : "减少")} {TableFigures.Plain(Math.Round(right, 2))}{unit}，文字写的是 {TableFigures.Plain(stated.Value)}{unit}",
                [narrative.Evidence(sentence)]));
        }
    }
}
