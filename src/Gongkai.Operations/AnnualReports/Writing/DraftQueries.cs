using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports.Writing;

/// <summary>An agency's year in a list: where its report stands.</summary>
/// <param name="AgencyId">The agency.</param>
/// <param name="Agency">Its name.</param>
/// <param name="Year">The year.</param>
/// <param name="DueOn">The last day (《条例》第四十九条).</param>
/// <param name="Stage">The stage of the report that is written here; null where none is.</param>
/// <param name="Version">Its version.</param>
/// <param name="Errors">Findings of grade error.</param>
/// <param name="Warnings">Findings of grade warning.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="ReportId">The stored report, published here or brought in as a file; null where none is.</param>
/// <param name="StoredPublishedOn">When that was published.</param>
public sealed record FilingRow(
    long AgencyId, string Agency, int Year, DateOnly DueOn, ReportStage? Stage, int Version, int Errors, int Warnings, DateTimeOffset? SubmittedAt, long? ReportId, DateOnly? StoredPublishedOn)
{
    /// <summary>True when the lead authority has it, or when it is public.</summary>
    public bool IsFiled => Stage?.IsFiled() == true || ReportId is not null;

    /// <summary>True when the day is past and nothing was filed.</summary>
    public bool IsLate(DateOnly today) => !IsFiled && today > DueOn;

    /// <summary>What is to be done with it next, for people.</summary>
    public string Next() => Stage is not { } stage ? "尚未开始编制" : stage switch
    {
        ReportStage.Drafting => "起草中，待核对确认数据并审签",
        ReportStage.Returned => "主管部门退回修改",
        ReportStage.Approved => "已审签，待报送",
        ReportStage.Submitted => "已报送，待主管部门审核",
        ReportStage.Accepted => "主管部门已通过，待公布",
        ReportStage.Published => "已公布",
    };

    /// <summary>True when it was filed after the day.</summary>
    public bool WasLate => SubmittedAt is { } at ? ChinaTime.DateOf(at) > DueOn : StoredPublishedOn > DueOn;
}

/// <summary>Lists of reports that are written here.</summary>
public sealed class DraftQueries(GongkaiDbContext db)
{
    private const int December = 12;

    /// <summary>The agencies directly below one, and where their reports of a year stand; two queries.</summary>
    public async Task<IReadOnlyList<FilingRow>> BelowAsync(long leadId, int year, CancellationToken ct) =>
        await RowsAsync(db.Agencies.Where(a => a.ParentId == leadId && a.SupersededById == null), [year], ct);

    /// <summary>The reports of a year of the agencies in which an officer has a role.</summary>
    public async Task<IReadOnlyList<FilingRow>> OwnAsync(Officer officer, int year, CancellationToken ct)
    {
        var ids = officer.Grants.Select(g => g.Agency.Id).Distinct().ToList();
        return await RowsAsync(db.Agencies.Where(a => ids.Contains(a.Id)), [year], ct);
    }

    /// <summary>
    /// 应当公布的年度报告: what the agencies owe in which an officer writes or approves reports, the earliest deadline first: last year's until it is
    /// public, this year's once it is begun, and from December on. Two queries; none for other officers.
    /// </summary>
    public async Task<IReadOnlyList<FilingRow>> OwedAsync(Officer officer, DateOnly today, CancellationToken ct)
    {
        var ids = officer.Grants.Where(g => g.Role is StaffRole.DisclosureOffice or StaffRole.Leader).Select(g => g.Agency.Id).Distinct().ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var agencies = db.Agencies.Where(a => ids.Contains(a.Id) && a.SupersededById == null);
        var rows = await RowsAsync(agencies, [today.Year - 1, today.Year], ct);
        return [.. rows.Where(r => r.ReportId is null && (r.Year < today.Year || r.Stage is not null || today.Month == December)).OrderBy(r => r.DueOn).ThenBy(r => r.AgencyId)];
    }

    /// <summary>The versions of an agency's year, the latest first.</summary>
    public Task<List<ReportDraft>> VersionsAsync(long agencyId, int year, CancellationToken ct) =>
        db.Set<ReportDraft>().AsNoTracking().Where(d => d.AgencyId == agencyId && d.Year == year).OrderByDescending(d => d.Number).ToListAsync(ct);

    /// <summary>When the figures of the report before were taken; null where last year's report was not written here.</summary>
    public Task<DateTimeOffset?> FiguresOfYearBeforeAsync(long agencyId, int year, CancellationToken ct) =>
        db.Set<ReportDraft>().AsNoTracking().Where(d => d.AgencyId == agencyId && d.Year == year - 1 && d.FiguresAt != null).OrderByDescending(d => d.Number).Select(d => d.FiguresAt).FirstOrDefaultAsync(ct);

    private async Task<IReadOnlyList<FilingRow>> RowsAsync(IQueryable<Agency> agencies, IReadOnlyList<int> years, CancellationToken ct)
    {
        var found = await (
            from a in agencies.AsNoTracking()
            where a.TreePath != null
            join r in db.Reports.Where(r => r.Year != null && years.Contains(r.Year.Value)) on a.Id equals r.AgencyId into reports
            from r in reports.DefaultIfEmpty()
            orderby a.Id
            select new { a.Id, a.Name, a.Kind, r.Year, ReportId = (long?)r.Id, PublishedOn = r == null ? null : r.PublishedOn, Errors = r == null ? 0 : r.Errors, Warnings = r == null ? 0 : r.Warnings }).ToListAsync(ct);
        var ids = found.Select(f => f.Id).Distinct().ToList();
        var drafts = (await db.Set<ReportDraft>().AsNoTracking().Where(d => ids.Contains(d.AgencyId) && years.Contains(d.Year))
            .Select(d => new { d.AgencyId, d.Year, d.Number, d.Stage, d.Version, d.Errors, d.Warnings, d.SubmittedAt }).ToListAsync(ct))
            .GroupBy(d => (d.AgencyId, d.Year)).ToDictionary(g => g.Key, g => g.MaxBy(d => d.Number)!);
        return
        [
            .. from year in years
               from agency in found.GroupBy(f => f.Id)
               let a = agency.First()
               let report = agency.FirstOrDefault(r => r.Year == year)
               let due = ReportCourse.DueOn(year, a.Kind == AgencyKind.Government)
               select drafts.GetValueOrDefault((a.Id, year)) is { } d
                   ? new FilingRow(a.Id, a.Name, year, due, d.Stage, d.Version, d.Errors, d.Warnings, d.SubmittedAt, report?.ReportId, report?.PublishedOn)
                   : new FilingRow(a.Id, a.Name, year, due, null, 0, report?.Errors ?? 0, report?.Warnings ?? 0, null, report?.ReportId, report?.PublishedOn),
        ];
    }
}
