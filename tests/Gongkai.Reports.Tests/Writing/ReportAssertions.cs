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
        Cells(actual).ShouldBe(Cells(expected));
    }

    /// <summary>The whole text with the kind of each section, a line each.</summary>
    private static string Text(AnnualReport report) => string.Join('\n',
        [.. report.Preamble.Select(l => l.Text),
            .. report.Sections.SelectMany(s => s.Body.Select(l => l.Text).Prepend($"[{s.Kind}] {s.Heading}")),
            .. report.Closing.Select(l => l.Text).Prepend("[Closing]")]);

    /// <summary>Each cell with all that is known of it, a line each.</summary>
    public static string Cells(AnnualReport report) => string.Join('\n', report.Form.Cells.Select(c =>
    {
        var value = report[c];
        var candidates = value.Candidates is null ? "" : string.Join('|', value.Candidates.Select(v => v?.ToString() ?? "–"));
        return $"{c.Path}: {ReportJson.Name(value.State)} {value.Value} {value.Note} {candidates} {value.Why}";
    }));
}
