using Gongkai.Domain;
using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.Data;
using Gongkai.Reports.Reading;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports;

/// <summary>
/// 重新体检: reads the stored source again and checks it by today's rules. Where this machine cannot read the source any more
/// (a .doc file without LibreOffice), what was read before is checked. Whose report it is stays.
/// </summary>
public sealed class RecheckReport(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>The findings.</summary>
    public async Task<Outcome<IReadOnlyList<Finding>>> ExecuteAsync(long reportId, CancellationToken ct)
    {
        var source = await db.Reports.Where(r => r.Id == reportId)
            .Join(db.ReportVersions, r => new { r.Id, Number = r.Version }, v => new { Id = v.ReportId, v.Number }, (r, v) => v)
            .Join(db.Files, v => v.SourceSha256, f => f.Sha256, (v, f) => new { v.SourceName, v.SourceSha256, f.Content })
            .SingleOrDefaultAsync(ct);
        if (source is null)
        {
            return ReportProblems.Unknown(reportId);
        }

        var read = ReportReader.Read(source.Content, source.SourceName, ct: ct).Report;
        return await db.ExclusivelyAsync(async () =>
        {
            if (await db.Reports.SingleOrDefaultAsync(r => r.Id == reportId, ct) is not { } stored)
            {
                return ReportProblems.Unknown(reportId);
            }

            var records = new ReportRecords(db, clock);
            var version = await records.CurrentAsync(stored, ct);
            if (read is not null && version.SourceSha256 == source.SourceSha256)
            {
                (version.Cells, version.Text) = (ReportEncoding.WriteCells(read), ReportEncoding.WriteText(read));
                ReportRecords.Describe(stored, read, stored.PublishedOn);
            }

            var findings = await records.CheckAsync(stored, version, ReportEncoding.Read(version.Cells, version.Text), ct);
            await db.SaveChangesAsync(ct); // next year's check reads it from there
            await records.CheckNextYearAsync(stored, ct);
            await db.SaveChangesAsync(ct);
            return new Outcome<IReadOnlyList<Finding>>(findings);
        }, ct);
    }

    /// <summary>Checks every report that another state of the rules has checked, oldest number first; gives how many there were.</summary>
    public async Task<int> ExecuteOutdatedAsync(CancellationToken ct)
    {
        const int Batch = 200;
        var (done, last) = (0, 0L);
        while (true)
        {
            var ids = await db.Reports.Where(r => r.CheckedBy != RuleSet.Current && r.Id > last).OrderBy(r => r.Id).Take(Batch).Select(r => r.Id).ToListAsync(ct);
            if (ids.Count == 0)
            {
                return done;
            }

            foreach (var id in ids)
            {
                await ExecuteAsync(id, ct);
                db.ChangeTracker.Clear();
            }

            (done, last) = (done + ids.Count, ids[^1]);
        }
    }
}
