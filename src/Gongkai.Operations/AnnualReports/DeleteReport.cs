using Gongkai.Domain;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing.Channels;
using Gongkai.Operations.Publishing.Content;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports;

/// <summary>删除年度报告: removes a report that does not belong here, with its versions, explanations, and the files that nothing else holds.</summary>
public sealed class DeleteReport(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>The number of the report that is gone.</summary>
    public Task<Outcome<long>> ExecuteAsync(long reportId, CancellationToken ct) => db.ExclusivelyAsync<Outcome<long>>(async () =>
    {
        if (await db.Reports.SingleOrDefaultAsync(r => r.Id == reportId, ct) is not { } stored)
        {
            return ReportProblems.Unknown(reportId);
        }

        var files = await db.ReportVersions.Where(v => v.ReportId == reportId).Select(v => v.SourceSha256).Distinct().ToListAsync(ct);
        await db.Reports.Where(r => r.Id == reportId).ExecuteDeleteAsync(ct);
        foreach (var file in files)
        {
            await RemoveUnusedAsync(file, ct);
        }

        db.Entry(stored).State = EntityState.Detached;
        var records = new ReportRecords(db, clock);
        await records.CheckNextYearAsync(stored, ct);
        records.Show(stored);
        await db.SaveChangesAsync(ct);
        if (stored.AgencyId is { } agency)
        {
            await new AgencyRegister(db).RemoveUnusedAsync(agency, ct);
        }

        return reportId;
    }, ct);

    // Files are shared by their content: the same bytes may be an attachment, a picture or a photograph elsewhere.
    private async Task RemoveUnusedAsync(string sha256, CancellationToken ct)
    {
        var attached = $"%{sha256}%";
        if (!await db.DocumentRevisions.FromSql($"SELECT * FROM document_revisions WHERE metadata LIKE {attached}").AnyAsync(ct))
        {
            await db.Files.Where(f => f.Sha256 == sha256
                && !db.ReportVersions.Any(v => v.SourceSha256 == sha256)
                && !db.Set<DocumentImage>().Any(i => i.Sha256 == sha256)
                && !db.Set<ChannelRelease>().Any(r => r.PhotoSha256 == sha256)).ExecuteDeleteAsync(ct);
        }
    }
}
