using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Gongkai.Reports.Checking;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports;

/// <summary>
/// What importing, checking again and deleting have in common. Only called by a writer that is alone
/// (<see cref="GongkaiDbContext.ExclusivelyAsync"/>); the caller saves.
/// </summary>
internal sealed class ReportRecords(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>Writes down whose report it is and for which year.</summary>
    public static void Attribute(StoredReport stored, Agency? agency, int? year)
    {
        (stored.Agency, stored.Year, stored.ListKey) = (agency, year, StoredReport.ListKeyOf(year, agency?.Name));
        stored.AgencyId = agency is { Id: > 0 } ? agency.Id : null;
    }

    /// <summary>Takes over what the document says of itself.</summary>
    public static void Describe(StoredReport stored, AnnualReport report, DateOnly? publishedOn) =>
        (stored.Format, stored.Title, stored.PublishedOn) = (report.Format, report.Title, report.PublishedOn ?? publishedOn);

    /// <summary>Says that the lists of an agency's reports, and those of all, have changed; pages that are kept follow.</summary>
    public void Show(StoredReport stored) => db.PublicChanges.Add(new PublicChange { AgencyId = stored.AgencyId ?? 0, At = clock.GetUtcNow() });

    /// <summary>Checks a version against the rules and last year's report, and writes findings and counts. The report has its key.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(StoredReport stored, ReportVersion version, AnnualReport report, CancellationToken ct)
    {
        var agency = stored.AgencyId is { } id ? await db.Agencies.Where(a => a.Id == id).Select(a => a.Name).SingleAsync(ct) : null;
        var findings = ReportChecker.Check(Attributed(report, agency, stored.Year), new CheckContext
        {
            Previous = await NeighbourAsync(stored, -1, ct) is { } previous ? Attributed(ReportEncoding.Read(previous.Cells, previous.Text), agency, stored.Year - 1) : null,
            PublishedOn = stored.PublishedOn,
        });
        version.Findings = FindingEncoding.Write(findings);
        (stored.CheckedAt, stored.CheckedBy) = (clock.GetUtcNow(), RuleSet.Current);
        await CountAsync(stored, findings, ct);
        return findings;
    }

    /// <summary>Next year's report speaks of this one; checks it again when it is stored.</summary>
    public async Task CheckNextYearAsync(StoredReport stored, CancellationToken ct)
    {
        if (await NeighbourAsync(stored, +1, ct) is { } next)
        {
            await CheckAsync(next.Report!, next, ReportEncoding.Read(next.Cells, next.Text), ct);
        }
    }

    /// <summary>Counts the findings, those that somebody has explained apart from the others.</summary>
    public async Task CountAsync(StoredReport stored, IReadOnlyList<Finding> findings, CancellationToken ct)
    {
        var explained = (await db.Explanations.Where(e => e.ReportId == stored.Id && e.WithdrawnAt == null).Select(e => e.FindingId).ToListAsync(ct)).ToHashSet();
        var (errors, warnings, infos, settled) = (0, 0, 0, 0);
        var rules = new SortedDictionary<string, (int Open, int Explained)>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            var (open, done) = rules.GetValueOrDefault(finding.Rule.Id);
            if (explained.Count > 0 && explained.Contains(FindingId.Of(finding)))
            {
                settled++;
                rules[finding.Rule.Id] = (open, done + 1);
                continue;
            }

            rules[finding.Rule.Id] = (open + 1, done);
            _ = finding.Severity switch
            {
                Severity.Error => errors++,
                Severity.Warning => warnings++,
                Severity.Info => infos++,
            };
        }

        (stored.Errors, stored.Warnings, stored.Infos, stored.Explained) = (errors, warnings, infos, settled);
        await db.RuleCounts.Where(c => c.ReportId == stored.Id).ExecuteDeleteAsync(ct);
        foreach (var tracked in db.RuleCounts.Local.Where(c => c.ReportId == stored.Id).ToList())
        {
            db.Entry(tracked).State = EntityState.Detached;
        }

        db.RuleCounts.AddRange(rules.Select(r => new RuleCount { ReportId = stored.Id, RuleId = r.Key, Open = r.Value.Open, Explained = r.Value.Explained }));
    }

    /// <summary>The current version of a stored report.</summary>
    public Task<ReportVersion> CurrentAsync(StoredReport stored, CancellationToken ct) =>
        db.ReportVersions.SingleAsync(v => v.ReportId == stored.Id && v.Number == stored.Version, ct);

    /// <summary>The report under the agency and year that are known of it, which its text need not say: only so can two years be told to belong together.</summary>
    public static AnnualReport Attributed(AnnualReport report, string? agency, int? year) =>
        report.Agency == (agency ?? report.Agency) && report.Year == (year ?? report.Year)
            ? report
            : new AnnualReport(report.Format, report.Cells.ToArray())
            {
                Source = report.Source,
                Agency = agency ?? report.Agency,
                Year = year ?? report.Year,
                PeriodFrom = report.PeriodFrom,
                PeriodTo = report.PeriodTo,
                PublishedOn = report.PublishedOn,
                Title = report.Title,
                Preamble = report.Preamble,
                Sections = report.Sections,
                Closing = report.Closing,
                Labels = report.Labels,
                Lines = report.Lines,
            };

    private async Task<ReportVersion?> NeighbourAsync(StoredReport stored, int years, CancellationToken ct)
    {
        if (stored.AgencyId is not { } agency || stored.Year + years is not { } year)
        {
            return null;
        }

        return await db.ReportVersions.Include(v => v.Report)
            .SingleOrDefaultAsync(v => v.Report!.AgencyId == agency && v.Report.Year == year && v.Number == v.Report.Version, ct);
    }
}
