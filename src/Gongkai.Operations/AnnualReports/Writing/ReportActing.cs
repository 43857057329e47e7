using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports.Writing;

/// <summary>A report with its agency and the agency above it.</summary>
/// <param name="Draft">The report.</param>
/// <param name="Agency">Its agency.</param>
/// <param name="Lead">主管部门; null where none stands above.</param>
public sealed record ReportCase(ReportDraft Draft, Agency Agency, Agency? Lead)
{
    /// <summary>Where it stands; with the composed report also whether its figures are confirmed and its texts complete.</summary>
    public ReportStanding Standing(ComposedReport? composed = null) => new()
    {
        Agency = Agency.Place!,
        Lead = Lead?.Place,
        Stage = Draft.Stage,
        Confirmed = composed is null ? [] : Confirmed(composed),
        HasOpenPlaces = composed?.HasOpenPlaces ?? false,
    };

    /// <summary>The tables whose figures were confirmed as they are now.</summary>
    public IReadOnlyList<TableKind> Confirmed(ComposedReport composed) =>
        [.. Draft.Confirmations.Where(c => c.Fingerprint == Fingerprint(composed.Report, c.Table)).Select(c => c.Table).Distinct()];

    /// <summary>What tells two states of a table apart.</summary>
    public static string Fingerprint(AnnualReport report, TableKind table) => string.Join(
        ';', report.Form.Cells.Where(c => c.Row.Table == table && report[c].Value is not null).Select(c => $"{c.Path}={report[c].Value!.Value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)}"));
}

/// <summary>Finds reports that are written here. What an officer may not see is not found.</summary>
public sealed class ReportCases(GongkaiDbContext db)
{
    /// <summary>The latest version of an agency's report; null when there is none for this officer.</summary>
    public async Task<ReportCase?> FindAsync(long agencyId, int year, Officer officer, CancellationToken ct)
    {
        var agency = await db.Agencies.SingleOrDefaultAsync(a => a.Id == agencyId, ct);
        if (agency is not { Place: { } place } || !officer.Sees(place))
        {
            return null;
        }

        var draft = await db.Set<ReportDraft>().Where(d => d.AgencyId == agencyId && d.Year == year).OrderByDescending(d => d.Number).FirstOrDefaultAsync(ct);
        return draft is null ? null : new(draft, agency, await LeadAsync(agency, ct));
    }

    /// <summary>主管部门 of an agency: the one above it in the tree.</summary>
    public async Task<Agency?> LeadAsync(Agency agency, CancellationToken ct) =>
        agency.ParentId is { } parent ? await db.Agencies.SingleAsync(a => a.Id == parent, ct) : null;
}

/// <summary>
/// How every act on a report is done: alone, in one transaction, refused by <see cref="ReportStanding.WhyNot"/>, refused to the
/// second of two officers who saw the same version, with an entry in the dossier.
/// </summary>
public sealed class ReportActing(GongkaiDbContext db, ReportCases cases, ReportComposer composer, Dossier dossier, PublicChanges changes, TimeProvider clock)
{
    /// <summary>What an act adds to the dossier.</summary>
    internal sealed record Entry(string Act, string? Reason = null, object? Detail = null);

    /// <summary>The time of the act.</summary>
    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Does an act; gives the report's new version.</summary>
    internal async Task<Outcome<int>> DoAsync(
        long agencyId, int year, int? version, ReportAct act, Officer by, Func<ReportCase, Task<Outcome<Entry>>> work, CancellationToken ct)
    {
        var outcome = await db.ExclusivelyAsync<Outcome<int>>(async () =>
        {
            if (await cases.FindAsync(agencyId, year, by, ct) is not { } found)
            {
                return WritingProblems.NoSuchReport;
            }

            if (version is { } seen && seen != found.Draft.Version)
            {
                return WritingProblems.Changed;
            }

            var composed = act == ReportAct.Approve ? await ComposeAsync(found, ct) : null;
            if (found.Standing(composed).WhyNot(act, by) is { } refused)
            {
                return refused;
            }

            var before = found.Draft.Stage;
            var done = await work(found);
            if (done.Failed)
            {
                db.ChangeTracker.Clear();
                return new Outcome<int>(done.Problems);
            }

            found.Draft.Stage = ReportCourse.Next(before, act, found.Lead is not null)!.Value;
            await CompleteAsync(found.Draft, before, done.Value, by, ct);
            return found.Draft.Version;
        }, ct);
        changes.Wake();
        return outcome;
    }

    /// <summary>Counts the change and writes its entry; the transaction is the caller's.</summary>
    internal async Task CompleteAsync(ReportDraft draft, ReportStage before, Entry entry, Officer by, CancellationToken ct)
    {
        (draft.UpdatedAt, draft.Version) = (Now, draft.Version + 1);
        await dossier.AppendAsync(new(draft.AgencyId, ReportDraft.KeyOf(draft.AgencyId, draft.Year), entry.Act, by, entry.Reason, new
        {
            draft.Number,
            draft.Version,
            Before = before,
            After = draft.Stage,
            entry.Detail,
        }), ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The report as it would be published, with its findings counted on its row.</summary>
    internal async Task<ComposedReport> ComposeAsync(ReportCase found, CancellationToken ct, DateOnly? publishedOn = null)
    {
        var composed = await composer.ComposeAsync(found.Draft, found.Agency, null, publishedOn, ct);
        (found.Draft.Errors, found.Draft.Warnings) = (composed.Count(Severity.Error), composed.Count(Severity.Warning));
        return composed;
    }
}
