namespace Gongkai.Domain.AnnualReports;

/// <summary>A cell in an equation.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Coefficient">1 on the left side, −1 on the right.</param>
/// <param name="Name">How a message calls it: by its row in an equation of one column (「三（七）」), by its column in an equation of one row (「自然人」).</param>
public readonly record struct EquationTerm(FormCell Cell, int Coefficient, string Name);

/// <summary>One balance of the form (勾稽关系): the sum of coefficient × value over its terms is 0 for counts that are all known.</summary>
public sealed class Equation
{
    internal Equation(Rule rule, string place, string? leftName, IEnumerable<EquationTerm> left, IEnumerable<EquationTerm> right)
    {
        (Rule, Place, LeftName, Left, Right) = (rule, place, leftName, [.. left], [.. right]);
        Terms = [.. Left, .. Right];
    }

    /// <summary>The rule that it belongs to.</summary>
    public Rule Rule { get; }

    /// <summary>Where it holds, for messages: 「第三部分总计列」.</summary>
    public string Place { get; }

    /// <summary>What the left side is called as a whole, 「各项办理结果之和」; null where its terms are few enough to be named.</summary>
    public string? LeftName { get; }

    /// <summary>The terms of the left side, coefficient 1: the parts.</summary>
    public IReadOnlyList<EquationTerm> Left { get; }

    /// <summary>The terms of the right side, coefficient −1: the total.</summary>
    public IReadOnlyList<EquationTerm> Right { get; }

    /// <summary>All terms, left before right.</summary>
    public IReadOnlyList<EquationTerm> Terms { get; }
}

/// <summary>
/// The balances of the form, declared once: checking fails a report on them, recovery of lost columns solves them,
/// and the writers put them into the total cells of a spreadsheet.
/// </summary>
public static class Equations
{
    private static readonly (IReadOnlyList<Equation> ThreeRows, IReadOnlyList<Equation> OneRow) Of2021 = Both(ReportForm.Format2021);
    private static readonly (IReadOnlyList<Equation> ThreeRows, IReadOnlyList<Equation> OneRow) Of2019 = Both(ReportForm.Format2019);

    /// <summary>The balances of a layout; none before 2019, when no form prescribed any.</summary>
    /// <param name="form">The layout.</param>
    /// <param name="singleOther">True when （六）其他处理 is one row, as <see cref="AnnualReport.HasSingleOther"/> has it.</param>
    public static IReadOnlyList<Equation> Of(ReportForm form, bool singleOther) => form.Format switch
    {
        ReportFormat.Pre2019 => [],
        ReportFormat.Format2019 => singleOther ? Of2019.OneRow : Of2019.ThreeRows,
        ReportFormat.Format2021 => singleOther ? Of2021.OneRow : Of2021.ThreeRows,
    };

    /// <summary>The balances of a layout as it is printed officially.</summary>
    public static IReadOnlyList<Equation> Of(ReportForm form) => Of(form, form.Format == ReportFormat.Format2019);

    /// <summary>The balances that a report is held to.</summary>
    public static IReadOnlyList<Equation> Of(AnnualReport report) => Of(report.Form, report.HasSingleOther);

    private static (IReadOnlyList<Equation> ThreeRows, IReadOnlyList<Equation> OneRow) Both(ReportForm form) =>
        ([.. Declare(form, singleOther: false)], [.. Declare(form, singleOther: true)]);

    private static IEnumerable<Equation> Declare(ReportForm form, bool singleOther)
    {
        FormRow Row(string key) => form.Row("requests." + key)!;
        var (received, carriedIn, total, carriedOut) = (Row("received"), Row("carriedIn"), Row("outcomes.total"), Row("carriedOut"));
        var outcomes = OutcomeRows(form, singleOther);
        for (var c = 0; c < received.Columns.Count; c++)
        {
            EquationTerm Left(FormRow row) => new(form.Cell(row, c), 1, row.ShortName);
            EquationTerm Right(FormRow row) => new(form.Cell(row, c), -1, row.ShortName);
            var place = $"第三部分{received.Columns[c].Label}列";
            yield return new(RuleCatalogue.R3Balance, place, null, [Left(received), Left(carriedIn)], [Right(total), Right(carriedOut)]);
            yield return new(RuleCatalogue.R3OutcomeTotal, place, "（一）至（六）各行之和", outcomes.Select(Left), [Right(total)]);
        }

        foreach (var row in (FormRow[])[received, carriedIn, .. outcomes, total, carriedOut])
        {
            yield return Total(form, row, RuleCatalogue.R3RowTotal, $"第三部分「{Quoting.Name(row)}」行", "各类申请人之和");
        }

        foreach (var row in form.RowsOf(TableKind.Remedies))
        {
            yield return Total(form, row, RuleCatalogue.R4Total, "第四部分" + Quoting.Name(row), null);
        }
    }

    /// <summary>The rows that （七）总计 adds up: （一） to （六）.</summary>
    /// <param name="form">The layout.</param>
    /// <param name="singleOther">As for <see cref="Of(ReportForm, bool)"/>.</param>
    public static IReadOnlyList<FormRow> OutcomeRows(ReportForm form, bool singleOther) =>
        [.. form.RowsOf(TableKind.Requests).Where(r =>
            r.Key.StartsWith("requests.outcomes.", StringComparison.Ordinal)
            && r.Key != "requests.outcomes.total"
            && (!r.IsOther || r.IsSingleOther == singleOther))];

    /// <summary>The last column is the sum of those before it.</summary>
    private static Equation Total(ReportForm form, FormRow row, Rule rule, string place, string? leftName)
    {
        var last = row.Columns.Count - 1;
        return new(
            rule,
            place,
            leftName,
            Enumerable.Range(0, last).Select(c => new EquationTerm(form.Cell(row, c), 1, row.Columns[c].Label)),
            [new(form.Cell(row, last), -1, row.Columns[last].Label)]);
    }
}
