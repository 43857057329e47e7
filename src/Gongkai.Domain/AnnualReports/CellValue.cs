namespace Gongkai.Domain.AnnualReports;

/// <summary>How a cell's value is known. Blank is not zero, and nothing is guessed.</summary>
public enum CellState
{
    /// <summary>The row or the table is not in the document.</summary>
    Missing,

    /// <summary>The cell is there and empty.</summary>
    Blank,

    /// <summary>The cell says that it does not apply: <c>/</c>, <c>—</c>, <c>无</c>.</summary>
    NotApplicable,

    /// <summary>The cell holds a number that is printed in it.</summary>
    Stated,

    /// <summary>The number is not plainly in the cell, but is the only one that the balances, the totals and the text leave.</summary>
    Recovered,

    /// <summary>Several values are left; <see cref="CellValue.Candidates"/> holds them.</summary>
    Ambiguous,

    /// <summary>The cell holds text that is no number.</summary>
    Unreadable,
}

/// <summary>The value of one cell and how it is known.</summary>
/// <param name="State">How it is known.</param>
/// <param name="Value">The number; null unless stated or recovered. A decimal, never binary floating point.</param>
/// <param name="Line">The line of <see cref="AnnualReport.Lines"/> it came from, from 1; 0 when unknown.</param>
/// <param name="Note">The text of the cell where it says more than the number: 「8件(撤销1件、警告7件)」.</param>
/// <param name="Candidates">For an ambiguous cell the values that are left; a null among them means: or empty.</param>
/// <param name="Why">For a recovered or ambiguous cell the reasoning, in Chinese.</param>
public readonly record struct CellValue(
    CellState State,
    decimal? Value = null,
    int Line = 0,
    string? Note = null,
    IReadOnlyList<decimal?>? Candidates = null,
    string? Why = null)
{
    /// <summary>A printed number.</summary>
    public static CellValue Stated(decimal value, int line = 0, string? note = null) => new(CellState.Stated, value, line, note);

    /// <summary>An empty cell.</summary>
    public static CellValue Blank(int line = 0) => new(CellState.Blank, null, line);

    /// <summary>A number that follows from the others.</summary>
    public static CellValue Recovered(decimal value, string why, int line = 0) => new(CellState.Recovered, value, line, null, null, why);

    /// <summary>A cell with several possible values.</summary>
    public static CellValue Ambiguous(IReadOnlyList<decimal?> candidates, string why, int line = 0) =>
        new(CellState.Ambiguous, null, line, null, candidates, why);
}
