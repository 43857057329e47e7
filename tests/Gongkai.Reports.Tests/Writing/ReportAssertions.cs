using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;

namespace Gongkai.Reports.Tests.Writing;

/// <summary>What it means that a report was read back whole.</summary>
internal static class ReportAssertions
{
    /// <summary>Same agency, year, dates, text and cells with their states; where it came from and the numbers of its lines do not count.</summary>
    public static void ShouldHaveSameContentAs(this AnnualReport actual, AnnualReport expected)
    {
        actual.Format.ShouldBe(expected.Format);
        (actual.Agency, actual.Year, actual.PeriodFrom, actual.PeriodTo, actual.PublishedOn, actual.Title)
            .ShouldBe((expected.Agency, expected.Year, expected.PeriodFrom, expected.PeriodTo, expected.PublishedOn, expected.Title));
        Text(actual).ShouldBe(Text(expected));
        actual.ShouldHaveSameCellsAs(expected);
    }

    /// <summary>Every cell with all that is known of it.</summary>
    public static void ShouldHaveSameCellsAs(this AnnualReport actual, AnnualReport expected) =>
        expected.Form.Cells.Where(c => Shown(actual[c]) != Shown(expected[c])).Select(c => $"{c.Path}: {Shown(expected[c])} was read as {Shown(actual[c])}").ShouldBeEmpty();

    /// <summary>Same agency, year and dates, the same sections with the same text, and every cell with its number or as empty as it was.</summary>
    public static void ShouldHaveSameValuesAs(this AnnualReport actual, AnnualReport expected)
    {
        ShouldTellTheSame(actual, expected);
        actual.ShouldHaveSameTableAs(expected);
    }

    private static void ShouldHaveSameTableAs(this AnnualReport actual, AnnualReport expected) =>
        expected.Form.Cells
            .Where(c => (actual[c].State, actual[c].Value) != (expected[c].State, expected[c].Value))
            .Select(c => $"{c.Path}: {Shown(expected[c])} was read as {Shown(actual[c])}").ShouldBeEmpty();

    /// <summary>Same agency, year and dates, and every cell with its number or as empty as it was; where a page was laid out anew, lines of text may be broken elsewhere.</summary>
    public static void ShouldHaveSameNumbersAs(this AnnualReport actual, AnnualReport expected)
    {
        (actual.Format, actual.Agency, actual.Year, actual.PeriodFrom, actual.PeriodTo, actual.PublishedOn)
            .ShouldBe((expected.Format, expected.Agency, expected.Year, expected.PeriodFrom, expected.PeriodTo, expected.PublishedOn));
        actual.Sections.Select(s => s.Kind).ShouldBe(expected.Sections.Select(s => s.Kind));
        actual.ShouldHaveSameTableAs(expected);
    }

    /// <summary>
    /// Same agency, year, dates and text; a number that was read is the number that was written. An empty cell may have been taken
    /// for the 0 that the balances leave it; a cell that is left open has the truth among its candidates.
    /// </summary>
    public static void ShouldHaveNoWrongValue(this AnnualReport actual, AnnualReport expected)
    {
        ShouldTellTheSame(actual, expected);
        expected.Form.Cells
            .Where(c => !MayBe(actual[c], expected[c]))
            .Select(c => $"{c.Path}: {Shown(expected[c])} was read as {Shown(actual[c])}").ShouldBeEmpty();
    }

    private static bool MayBe(CellValue read, CellValue truth) => read.State switch
    {
        CellState.Stated => truth.Value == read.Value,
        CellState.Recovered => (truth.Value ?? 0) == read.Value,
        CellState.Ambiguous => read.Candidates!.Contains(truth.Value) || (truth.Value is null && read.Candidates!.Contains(0)),
        CellState.Blank or CellState.NotApplicable => truth.Value is null,
        CellState.Missing => truth.Value is null or 0,
        CellState.Unreadable => false,
    };

    private static string Shown(CellValue value) =>
        $"{ReportJson.Name(value.State)} {value.Value}{(value.Candidates is null ? "" : string.Join('|', value.Candidates.Select(v => v?.ToString() ?? "–")))} {value.Note} {value.Why}".TrimEnd();

    private static void ShouldTellTheSame(AnnualReport actual, AnnualReport expected)
    {
        actual.Format.ShouldBe(expected.Format);
        (actual.Agency, actual.Year, actual.PeriodFrom, actual.PeriodTo, actual.PublishedOn)
            .ShouldBe((expected.Agency, expected.Year, expected.PeriodFrom, expected.PeriodTo, expected.PublishedOn));
        Text(actual).ShouldBe(Text(expected));
    }

    /// <summary>The whole text with the kind of each section, a line each.</summary>
    private static string Text(AnnualReport report) => string.Join('\n',
        [.. report.Preamble.Select(l => l.Text),
            .. report.Sections.SelectMany(s => s.Body.Select(l => l.Text).Prepend($"[{s.Kind}] {s.Heading}")),
            .. report.Closing.Select(l => l.Text).Prepend("[Closing]")]);
}
