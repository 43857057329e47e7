using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Reports.Checking;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Writing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports.Writing;

/// <summary>A report as it would be published now.</summary>
/// <param name="Sheet">The figures; null once they are kept.</param>
/// <param name="Named">What its texts are bound to.</param>
/// <param name="Report">The report, read back from the file that would be published.</param>
/// <param name="Findings">What every rule found in it.</param>
/// <param name="Unbound">Placeholders that name no figure, or one without a value.</param>
/// <param name="HasPrompts">True while a prompt of the template stands in a text.</param>
/// <param name="Previous">Last year's report; null when it is not here.</param>
/// <param name="PreviousId">Its number; null when it is not here.</param>
/// <param name="Html">The file.</param>
public sealed record ComposedReport(
    YearSheet? Sheet, IReadOnlyList<NamedFigure> Named, AnnualReport Report, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Unbound, bool HasPrompts, AnnualReport? Previous, long? PreviousId, byte[] Html)
{
    /// <summary>True when it cannot be approved as it is.</summary>
    public bool HasOpenPlaces => HasPrompts || Unbound.Count > 0;

    /// <summary>Findings of a grade.</summary>
    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);
}

/// <summary>
/// Puts a report together, writes it as the official form, reads that back and checks it: what is checked is what will be
/// published, by the same reader and the same rules as everybody else's reports.
/// </summary>
public sealed class ReportComposer(GongkaiDbContext db, YearFigures figures, TimeProvider clock)
{
    /// <summary>Composes a report with the texts as they stand, or with others that are being typed.</summary>
    /// <param name="draft">The report.</param>
    /// <param name="agency">Its agency.</param>
    /// <param name="typed">Texts that are not saved yet; null for the saved ones.</param>
    /// <param name="publishedOn">The date of publication; null before.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="asOf">As of which moment, for figures that follow the records; null for now.</param>
    public async Task<ComposedReport> ComposeAsync(ReportDraft draft, Agency agency, ReportTexts? typed, DateOnly? publishedOn, CancellationToken ct, DateTimeOffset? asOf = null)
    {
        var sheet = draft.Figures is null ? await figures.OfAsync(agency, new(draft.Year, asOf ?? clock.GetUtcNow()), ct) : null;
        var (previous, previousId) = await PreviousAsync(agency, draft.Year, ct);
        IReadOnlyList<NamedFigure> named = sheet?.Named ?? [.. draft.Figures!.Named.Select(n => new NamedFigure(n.Key, n.Key, null))];
        var values = sheet is null ? draft.Figures!.Named : sheet.Named.ToDictionary(f => f.Name, f => f.Text, StringComparer.Ordinal);
        var texts = typed ?? draft.Texts;
        var rendered = new[] { texts.Overview, texts.Problems, texts.OtherMatters }.Select(t => BoundText.Render(t, values)).ToList();
        var report = ReportLayout.Of(
            agency.Name, draft.Year, sheet?.Cells() ?? YearFigures.CellsOf(draft.Figures!), new(rendered[0].Text, rendered[1].Text, rendered[2].Text),
            publishedOn ?? (draft.PublishedAt is { } at ? ChinaTime.DateOf(at) : null));
        using var html = new MemoryStream();
        ReportWriter.Write(report, null, ReportFileFormat.Html, html);
        var read = ReportRecords.Attributed(ReportReader.Read(html.ToArray(), FileName(draft), ct: ct).Report ?? report, agency.Name, draft.Year);
        var findings = ReportChecker.Check(read, new CheckContext { Previous = previous, PublishedOn = report.PublishedOn });
        return new(
            sheet, named, read, findings, [.. rendered.SelectMany(r => r.Unknown.Concat(r.Blank)).Distinct()],
            new[] { texts.Overview, texts.Problems, texts.OtherMatters }.Any(BoundText.HasPrompt), previous, previousId, html.ToArray());
    }

    /// <summary>The name of the file that is published.</summary>
    internal static string FileName(ReportDraft draft) => $"{draft.Year}年年度报告-第{draft.Number}版.html";

    private async Task<(AnnualReport? Report, long? Id)> PreviousAsync(Agency agency, int year, CancellationToken ct)
    {
        var stored = await db.ReportVersions.AsNoTracking().Where(v => v.Report!.AgencyId == agency.Id && v.Report.Year == year - 1 && v.Number == v.Report.Version)
            .Select(v => new { v.ReportId, v.Cells, v.Text }).SingleOrDefaultAsync(ct);
        return stored is null ? (null, null) : (ReportRecords.Attributed(ReportEncoding.Read(stored.Cells, stored.Text), agency.Name, year - 1), stored.ReportId);
    }
}
