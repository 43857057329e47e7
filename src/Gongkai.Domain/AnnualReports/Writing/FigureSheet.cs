namespace Gongkai.Domain.AnnualReports.Writing;

/// <summary>说明调整 of a cell: what the records of this platform do not hold, with its reason. Stands beside the number.</summary>
/// <param name="Path">The cell.</param>
/// <param name="Amount">What is added; negative for less.</param>
/// <param name="Reason">Why.</param>
public sealed record Adjustment(string Path, decimal Amount, string Reason);

/// <summary>期初: applications of earlier years that are not registered here, only counted.</summary>
/// <param name="Column">The column of table three, 0 to 5.</param>
/// <param name="Count">How many.</param>
/// <param name="RowKey">How they ended; null while they are open.</param>
/// <param name="EndedYear">The year in which they ended; null while they are open.</param>
public sealed record OpeningBalance(int Column, int Count, string? RowKey, int? EndedYear);

/// <summary>A cell's number and what it is made of.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Counted">What the records give; null where nothing was returned.</param>
/// <param name="Opening">What the opening balance adds.</param>
/// <param name="Adjusted">What explained adjustments add.</param>
public sealed record Figure(FormCell Cell, decimal? Counted, decimal Opening, decimal Adjusted)
{
    /// <summary>The number of the report; null for a blank cell.</summary>
    public decimal? Value => Counted is null && Adjusted == 0 && Opening == 0 ? null : (Counted ?? 0) + Opening + Adjusted;
}

/// <summary>The figures of a year: tables two, three and four as the records give them. Totals are sums of their cells.</summary>
public sealed class FigureSheet
{
    private const string Prefix = "requests.";
    private readonly Figure[] figures;

    private FigureSheet(int year, Figure[] figures) => (Year, this.figures) = (year, figures);

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The form, that of 国办公开办函〔2021〕30号.</summary>
    public static ReportForm Form => ReportForm.Format2021;

    /// <summary>All cells in the order of the form; cells of rows that the layout does not print have no value.</summary>
    public IReadOnlyList<Figure> Figures => figures;

    /// <summary>The figure of a path.</summary>
    /// <exception cref="KeyNotFoundException">The form has no such cell.</exception>
    public Figure this[string path] => figures[(Form.Cell(path) ?? throw new KeyNotFoundException(path)).Index];

    /// <summary>Makes the sheet.</summary>
    /// <param name="year">The year.</param>
    /// <param name="counted">What the records give, by path; of tables three and four only cells that are no sums. Of a table of which nothing is given all cells are blank; else what is not given is zero.</param>
    /// <param name="opening">Cases of earlier years that are counted only.</param>
    /// <param name="adjustments">Explained adjustments.</param>
    public static FigureSheet Of(int year, IReadOnlyDictionary<string, decimal?> counted, IReadOnlyList<OpeningBalance> opening, IReadOnlyList<Adjustment> adjustments)
    {
        var (known, opened, adjusted) = (new decimal?[Form.Cells.Count], new decimal[Form.Cells.Count], new decimal[Form.Cells.Count]);
        var given = counted.Keys.Select(path => Form.Cell(path)!.Row.Table).ToHashSet();
        foreach (var cell in Form.Cells.Where(c => IsLeaf(c) && c.Row.Table != TableKind.Active && given.Contains(c.Row.Table)))
        {
            known[cell.Index] = 0;
        }

        foreach (var (path, value) in counted)
        {
            known[Form.Cell(path)!.Index] = value;
        }

        foreach (var balance in opening)
        {
            Open(balance.Count, "carriedIn", balance.EndedYear is null || balance.EndedYear >= year);
            Open(balance.Count, "carriedOut", balance.EndedYear is null || balance.EndedYear > year);
            if (balance.RowKey is { } row && balance.EndedYear == year)
            {
                opened[Form.Row(row)!.First + balance.Column] += balance.Count;
            }

            void Open(int count, string row, bool counts) => opened[Form.Row(Prefix + row)!.First + balance.Column] += counts ? count : 0;
        }

        foreach (var adjustment in adjustments)
        {
            adjusted[Form.Cell(adjustment.Path)!.Index] += adjustment.Amount;
        }

        Add(known, opened, adjusted);
        return new(year, [.. Form.Cells.Select(c => new Figure(c, known[c.Index], opened[c.Index], adjusted[c.Index]))]);
    }

    /// <summary>True for a cell that is no sum of others, and so can be adjusted.</summary>
    public static bool IsLeaf(FormCell cell) =>
        !cell.Row.IsAlternative && (cell.Row.Table == TableKind.Active || (cell.Row.Key != "requests.outcomes.total" && cell.ColumnIndex < cell.Row.Columns.Count - 1));

    /// <summary>The values as a report's cells.</summary>
    public CellValue[] ToCells() =>
        [.. figures.Select(f => f.Cell.Row.IsAlternative ? default : f.Value is { } value ? CellValue.Stated(value) : CellValue.Blank())];

    /// <summary>What tells two states of a table apart: a confirmation holds as long as it is the same.</summary>
    public string Fingerprint(TableKind table) => string.Join(
        ';', figures.Where(f => f.Cell.Row.Table == table && f.Value is not null)
            .Select(f => $"{f.Cell.Path}={f.Value!.Value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)}"));

    private static void Add(decimal?[] known, decimal[] opened, decimal[] adjusted)
    {
        var rows = Form.Rows.Where(r => r.Table != TableKind.Active && !r.IsAlternative).ToList();
        var total = Form.Row("requests.outcomes.total")!;
        var outcomes = Equations.OutcomeRows(Form, singleOther: false);
        for (var c = 0; c < total.Columns.Count - 1; c++)
        {
            Sum(total.First + c, outcomes.Select(r => r.First + c));
        }

        foreach (var row in rows)
        {
            Sum(row.First + row.Columns.Count - 1, Enumerable.Range(row.First, row.Columns.Count - 1));
        }

        void Sum(int into, IEnumerable<int> parts)
        {
            var all = parts.ToList();
            known[into] = all.Any(i => known[i] is not null) ? all.Sum(i => known[i] ?? 0) : null;
            (opened[into], adjusted[into]) = (all.Sum(i => opened[i]), all.Sum(i => adjusted[i]));
        }
    }
}
