using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports;

/// <summary>The queries behind a report's page, translated once in a host's life. A compiled query belongs to one model, so it is not static.</summary>
public sealed class CompiledReportQueries
{
    internal Func<GongkaiDbContext, long, CancellationToken, Task<StoredBody?>> BodyOf { get; } =
        EF.CompileAsyncQuery((GongkaiDbContext db, long id, CancellationToken ct) => (
            from r in db.Reports
            where r.Id == id
            from v in db.ReportVersions
            where v.ReportId == r.Id && v.Number == r.Version
            select new StoredBody(
                new ReportRow(
                    r.Id, r.AgencyId, r.Agency!.Name, r.Agency.RegionId, r.Agency.Region!.Path, r.Year, r.Format, r.Title, r.PublishedOn, r.Version, r.ImportedAt, r.Errors, r.Warnings, r.Infos, r.Explained),
                v.SourceName, v.SourceSha256, r.CheckedAt, v.Cells, v.Text, v.Findings)).AsNoTracking().SingleOrDefault());

    internal Func<GongkaiDbContext, long, IAsyncEnumerable<YearLink>> YearsOf { get; } =
        EF.CompileAsyncQuery((GongkaiDbContext db, long agency) =>
            db.Reports.AsNoTracking().Where(r => r.AgencyId == agency && r.Year != null).OrderByDescending(r => r.Year).Select(r => new YearLink(r.Id, r.Year!.Value, r.Errors, r.Warnings)));

    internal Func<GongkaiDbContext, long, IAsyncEnumerable<ExplanationInForce>> ExplanationsOf { get; } =
        EF.CompileAsyncQuery((GongkaiDbContext db, long id) =>
            db.Explanations.AsNoTracking().Where(e => e.ReportId == id && e.WithdrawnAt == null).Select(e => new ExplanationInForce(e.FindingId, e.Reason, e.ExplainedBy, e.ExplainedAt)));
}

internal sealed record StoredBody(ReportRow Row, string SourceName, string SourceSha256, DateTimeOffset CheckedAt, byte[] Cells, byte[] Text, byte[] Findings);

internal sealed record ExplanationInForce(string FindingId, string Reason, string By, DateTimeOffset At);
