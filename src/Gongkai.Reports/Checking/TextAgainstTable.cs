using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>Holds each claim of the narrative against the tables (rules <c>T.*</c>).</summary>
internal sealed class TextAgainstTable(Narrative narrative, IReadOnlyList<Claim> claims, TableFigures figures, List<Finding> findings)
{
    private static readonly (Outcomes Rows, string Name)[] Wider =
    [
        (Outcomes.Refused | Outcomes.Unable, "不予公开与无法提供之和"),
        (Outcomes.Refused | Outcomes.Unable | Outcomes.NotProcessed, "不予公开、无法提供与不予处理之和"),
        (Outcomes.Refused | Outcomes.Unable | Outcomes.NotProcessed | Outcomes.Other, "不予公开、无法提供、不予处理与其他处理之和"),
        (Outcomes.Unable | Outcomes.NotProcessed, "无法提供与不予处理之和"),
        (Outcomes.NotProcessed | Outcomes.Other, "不予处理与其他处理之和"),
        (Outcomes.Granted | Outcomes.Partial, "予以公开与部分公开之和"),
    ];

    /// <summary>Adds what does not agree.</summary>
    public void Check()
    {
        for (var i = 0; i < claims.Count; i++)
        {
            var claim = claims[i];
            if (claim.Hold == Hold.OtherBody)
            {
                CheckScope(claim);
            }
            else if (claim.Hold <= Hold.Likely)
            {
                Check(claim);
            }
        }
    }

    private void Check(in Claim claim)
    {
        switch (claim.Quantity)
        {
            case Quantity.Received:
                CheckReceived(claim);
                break;
            case Quantity.CarriedIn:
                Compare(claim, RuleCatalogue.TextCarriedIn, figures.CarriedIn(claim.Column));
                break;
            case Quantity.Handled:
                CheckHandled(claim);
                break;
            case Quantity.Closed:
                CheckClosed(claim);
                break;
            case Quantity.Outcome:
                CheckOutcome(claim);
                break;
            case Quantity.CarriedOut:
                Compare(claim, RuleCatalogue.TextCarriedOut, figures.CarriedOut(claim.Column));
                break;
            case Quantity.Review:
                Compare(claim, RuleCatalogue.TextRemedy, figures.Remedy("review", claim.Column), Closed(claim, "review"));
                break;
            case Quantity.Litigation:
                Compare(claim, RuleCatalogue.TextRemedy, figures.Litigation(claim.Column),
                    (figures.Remedy("litigationDirect", claim.Column), "只计未经复议直接起诉的"), (figures.Remedy("litigationAfterReview", claim.Column), "只计复议后起诉的"));
                break;
            case Quantity.LitigationDirect:
                Compare(claim, RuleCatalogue.TextRemedy, figures.Remedy("litigationDirect", claim.Column));
                break;
            case Quantity.LitigationAfterReview:
                Compare(claim, RuleCatalogue.TextRemedy, figures.Remedy("litigationAfterReview", claim.Column));
                break;
            case Quantity.Remedies:
                Compare(claim, RuleCatalogue.TextRemedy, TableFigures.Plus(figures.Remedy("review", claim.Column), figures.Litigation(claim.Column)));
                break;
            case Quantity.RegulationsIssued:
                Compare(claim, RuleCatalogue.TextActive, figures.Active("regulations.issued") ?? figures.Active("regulations.made"));
                break;
            case Quantity.DocumentsIssued:
                Compare(claim, RuleCatalogue.TextActive, figures.Active("normativeDocuments.issued") ?? figures.Active("normativeDocuments.made"),
                    (figures.Active("normativeDocuments.disclosed"), "新公开的数量"));
                break;
            case Quantity.DocumentsRepealed:
                Compare(claim, RuleCatalogue.TextActive, figures.Active("normativeDocuments.repealed"));
                break;
            case Quantity.DocumentsInForce:
                Compare(claim, RuleCatalogue.TextActive, figures.Active("normativeDocuments.inForce") ?? figures.Active("normativeDocuments.totalDisclosed"));
                break;
            case Quantity.Licensing:
                Compare(claim, RuleCatalogue.TextActive, figures.Active("licensing") ?? figures.Active("licensing.decisions"));
                break;
            case Quantity.Penalties:
                Compare(claim, RuleCatalogue.TextActive, figures.Active("penalties") ?? figures.Active("penalties.decisions"));
                break;
            case Quantity.Enforcement:
                Compare(claim, RuleCatalogue.TextActive, figures.Active("enforcement") ?? figures.Active("enforcement.decisions"));
                break;
            case Quantity.Published:
                break;
        }
    }

    private (Figure?, string) Closed(in Claim claim, string row) =>
        claim.Column == Claim.AllResults && figures.Remedy(row, 3) is { } pending && figures.Remedy(row, 4) is { } all
            ? (all with { Value = all.Value - pending.Value }, "不含尚未审结的")
            : (null, "");

    private void CheckReceived(in Claim claim)
    {
        var column = claim.Column;
        var pending = TableFigures.Plus(figures.Received(column), figures.CarriedIn(column));
        if (claim.IncludesCarriedIn && pending is { } all && all.Value == claim.Value)
        {
            return;
        }

        // Another reading explains a number only where the table does not contradict itself.
        var total = figures.Total(column);
        var balances = !Differ(pending, TableFigures.Plus(total, figures.CarriedOut(column)));
        var adds = column == Claim.AllApplicants && !Differ(figures.Received(column), TableFigures.Plus(figures.Received(0), figures.Received(Claim.Organisations)));
        Compare(claim, RuleCatalogue.TextReceived, figures.Received(column), (pending, "本年新收与上年结转之和"), (balances ? total : null, "（七）总计，即本年办结的"),
            (adds ? figures.Received(0) : null, "只计自然人的"));
    }

    private void CheckHandled(in Claim claim)
    {
        var column = claim.Column;
        var pending = TableFigures.Plus(figures.Received(column), figures.CarriedIn(column));
        if (Equal(figures.Received(column), claim) || Equal(pending, claim) || Equal(figures.Total(column), claim))
        {
            return;
        }

        Compare(claim, RuleCatalogue.TextHandled, figures.Total(column));
    }

    private void CheckClosed(in Claim claim)
    {
        var column = claim.Column;
        var total = figures.Total(column);
        Compare(claim, RuleCatalogue.TextHandled, total,
            (Minus(total, figures.CarriedIn(column)), "只计本年新收的"),
            (Minus(total, figures.Outcome(Outcomes.Other, column)), "不含（六）其他处理"),
            (Minus(total, figures.Outcome(Outcomes.Other | Outcomes.NotProcessed, column)), "不含不予处理和其他处理"),
            (figures.Received(column), "本年新收的"));
    }

    private void CheckOutcome(in Claim claim)
    {
        var figure = figures.Outcome(claim.Outcomes);
        if (figure is not { } known || Agrees(known.Value, claim))
        {
            return;
        }

        foreach (var (rows, name) in Wider)
        {
            if ((claim.Outcomes & rows) == claim.Outcomes && claim.Outcomes != rows && IsOneGroup(claim.Outcomes) && Equal(figures.Outcome(rows), claim))
            {
                Report(claim, RuleCatalogue.TextOutcome, Severity.Info, known, $"，等于{name}，文字的用词比表格宽");
                return;
            }
        }

        var hint = "";
        if (figures.Total(Claim.AllApplicants) is { } total)
        {
            if (figures.Outcome(Outcomes.Granted) is { } granted && total.Value - granted.Value == claim.Value)
            {
                hint = $"；{Plain(claim.Value)} 等于（七）总计 {Plain(total.Value)} 减（一）予以公开 {Plain(granted.Value)}，即予以公开以外的全部";
            }
            else if (figures.Outcome(Outcomes.Granted | Outcomes.Partial) is { } open && total.Value - open.Value == claim.Value)
            {
                hint = $"；{Plain(claim.Value)} 等于（七）总计 {Plain(total.Value)} 减（一）（二）{Plain(open.Value)}，即予以公开和部分公开以外的全部";
            }
        }

        Report(claim, RuleCatalogue.TextOutcome, Grade(claim), known, hint);
    }

    /// <summary>不予公开 alone is used for everything that was not given; two groups named together are meant as named.</summary>
    private static bool IsOneGroup(Outcomes rows) =>
        rows is Outcomes.Granted or Outcomes.Partial or Outcomes.Refused or Outcomes.Unable or Outcomes.NotProcessed or Outcomes.Other;

    private void CheckScope(in Claim claim)
    {
        if (claim.Quantity == Quantity.Received && !claim.InWords && figures.Received(claim.Column) is { } figure && figure.Value != claim.Value)
        {
            findings.Add(new Finding(RuleCatalogue.TextScope, Severity.Info, figure.Cells, figure.Value, claim.Value,
                $"文字“{Words(claim)}”与{figure.Where}（{Plain(figure.Value)}）说的不是同一个范围，不作比较", [narrative.Evidence(narrative.Sentences[claim.Sentence])]));
        }
    }

    private void Compare(in Claim claim, Rule rule, Figure? figure, params ReadOnlySpan<(Figure? Figure, string Name)> readings)
    {
        if (figure is not { } known || Agrees(known.Value, claim))
        {
            return;
        }

        foreach (var (reading, name) in readings)
        {
            if (!claim.InWords && Equal(reading, claim))
            {
                Report(claim, rule, Severity.Info, known, $"，等于{name}（{Plain(claim.Value)}），是口径不同");
                return;
            }
        }

        Report(claim, claim.InWords ? RuleCatalogue.TextNone : rule, Grade(claim), known, "");
    }

    /// <summary>Certain words contradict the table; but where the text states the table's number elsewhere, this one probably means something else.</summary>
    private Severity Grade(in Claim claim)
    {
        if (claim.Hold != Hold.Certain || claim.Precision != Precision.Exact || figures.Report.Format == ReportFormat.Pre2019)
        {
            return Severity.Warning;
        }

        for (var i = 0; i < claims.Count; i++)
        {
            var other = claims[i];
            if (other.Quantity == claim.Quantity && other.Outcomes == claim.Outcomes && other.Column == claim.Column && other.Start != claim.Start
                && other.Hold <= Hold.Likely && FigureOf(other) is { } figure && Agrees(figure.Value, other))
            {
                return Severity.Warning;
            }
        }

        return Severity.Error;
    }

    /// <summary>
    /// A claim of the same quantity for another body that has the table's number: the table is that body's, and this claim is of
    /// another whole (全区800件，区政府本级206件).
    /// </summary>
    private Claim? TableIsOf(in Claim claim)
    {
        foreach (var other in claims)
        {
            if (other.Hold == Hold.OtherBody && other.Quantity == claim.Quantity && other.Outcomes == claim.Outcomes && other.Column == claim.Column
                && !other.InWords && FigureOf(other) is { } figure && figure.Value == other.Value)
            {
                return other;
            }
        }

        return null;
    }

    private Figure? FigureOf(in Claim claim) => claim.Quantity switch
    {
        Quantity.Received => figures.Received(claim.Column),
        Quantity.CarriedIn => figures.CarriedIn(claim.Column),
        Quantity.Outcome => figures.Outcome(claim.Outcomes),
        Quantity.CarriedOut => figures.CarriedOut(claim.Column),
        Quantity.Review => figures.Remedy("review", claim.Column),
        Quantity.Litigation => figures.Litigation(claim.Column),
        _ => null,
    };

    private void Report(in Claim claim, Rule rule, Severity severity, Figure figure, string more)
    {
        var grade = severity < rule.Severity ? severity : rule.Severity;
        if (grade > Severity.Info && TableIsOf(claim) is { } other)
        {
            (rule, grade, more) = (RuleCatalogue.TextScope, Severity.Info, $"；“{Words(other)}”与表格相符，表格是那一范围的数");
        }

        var sum = figure.Cells.Count > 1 ? $"{figure.Where}＝{Plain(figure.Value)}" : $"{figure.Where}为 {Plain(figure.Value)}";
        findings.Add(new Finding(rule, grade, figure.Cells, figure.Value, claim.Value,
            $"文字“{Words(claim)}”与表格不符：{sum}{more}", [narrative.Evidence(narrative.Sentences[claim.Sentence])]));
    }

    private string Words(in Claim claim) => narrative.Quote(claim.Start, claim.End);

    private static Figure? Minus(Figure? a, Figure? b) => a is { } first && b is { } second ? first with { Value = first.Value - second.Value } : null;

    private static bool Equal(Figure? figure, in Claim claim) => figure is { } known && known.Value == claim.Value;

    private static bool Differ(Figure? a, Figure? b) => a is { } first && b is { } second && first.Value != second.Value;

    /// <summary>True when the table's value is what the words allow: 200余件 is 200 to 299, 约200件 within a tenth.</summary>
    internal static bool Agrees(decimal value, in Claim claim) => claim.Precision switch
    {
        Precision.Exact => value == claim.Value,
        Precision.AtLeast => value >= claim.Value && value < claim.Value + Step(claim.Value),
        Precision.About => Math.Abs(value - claim.Value) <= Math.Max(1, claim.Value / 10),
    };

    internal static decimal Step(decimal value)
    {
        decimal step = 10;
        while (value > 0 && value % (step * 10) == 0)
        {
            step *= 10;
        }

        return step;
    }

    private static string Plain(decimal value) => TableFigures.Plain(value);
}
