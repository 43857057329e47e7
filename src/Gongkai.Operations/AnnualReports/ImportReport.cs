using System.Security.Cryptography;
using Gongkai.Domain;
using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Reports.Reading;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports;

/// <summary>What an import did.</summary>
public enum ImportEffect
{
    /// <summary>A report that was not there before.</summary>
    Added,

    /// <summary>A new version of a report; the old one is kept.</summary>
    Replaced,

    /// <summary>The document was there, but whose it is was not known before.</summary>
    Attributed,

    /// <summary>The same document was there already; nothing changed.</summary>
    Unchanged,
}

/// <summary>A report after its import.</summary>
/// <param name="ReportId">Its number.</param>
/// <param name="Version">Its current version.</param>
/// <param name="Effect">What the import did.</param>
/// <param name="Report">What was read.</param>
/// <param name="Findings">What was found.</param>
public sealed record ImportedReport(long ReportId, int Version, ImportEffect Effect, AnnualReport Report, IReadOnlyList<Finding> Findings);

/// <summary>
/// 导入年度报告: reads a document, checks it, and stores it with its source. One report is kept for an agency and a year:
/// another document for the same becomes its new version. The same bytes twice change nothing.
/// </summary>
public sealed class ImportReport(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>The Regulations came into force in 2008; a few agencies reported before that.</summary>
    public const int FirstYear = 2000;

    /// <summary>The last year that can be given.</summary>
    public const int LastYear = 2199;

    /// <summary>A document and what its importer knows of it beyond what it says.</summary>
    /// <param name="Bytes">The file, unchanged.</param>
    /// <param name="Name">Its name or address.</param>
    public sealed record Command(ReadOnlyMemory<byte> Bytes, string Name)
    {
        /// <summary>The agency; null to take the one that the document names.</summary>
        public string? Agency { get; init; }

        /// <summary>The agency's region, 「湖北省/咸宁市/咸安区」 or in one word; null to take what the agency's name says.</summary>
        public string? Region { get; init; }

        /// <summary>The year reported on; null to take the document's.</summary>
        public int? Year { get; init; }

        /// <summary>The date of publication, where the document does not say.</summary>
        public DateOnly? PublishedOn { get; init; }
    }

    /// <summary>Imports; a document that cannot be read is a problem with the reader's code and message.</summary>
    public async Task<Outcome<ImportedReport>> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (command.Year is < FirstYear or > LastYear)
        {
            return ReportProblems.YearOutOfRange;
        }

        var read = ReportReader.Read(command.Bytes, command.Name, ct: ct);
        if (read.Report is not { } report)
        {
            return new Problem(read.Problem!.Code, read.Problem.Text);
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(command.Bytes.Span));
        return await db.ExclusivelyAsync(async () => new Outcome<ImportedReport>(await StoreAsync(command, report, sha256, ct)), ct);
    }

    /// <summary>Stores what was read; the caller's transaction.</summary>
    internal async Task<ImportedReport> StoreAsync(Command command, AnnualReport report, string sha256, CancellationToken ct)
    {
        var records = new ReportRecords(db, clock);
        var name = command.Agency.Given() ?? report.Agency.Given();
        var agency = name is null ? null : await new AgencyRegister(db).FindOrAddAsync(name, command.Region.Given(), ct);
        var year = command.Year ?? report.Year;

        var known = await FindAsync(agency, year, sha256, ct);
        var stored = known ?? new StoredReport { CheckedBy = RuleSet.Current, ListKey = "" };
        var current = known is null ? null : await records.CurrentAsync(known, ct);
        var isSameDocument = current?.SourceSha256 == sha256;
        if (isSameDocument && (stored.AgencyId is not null || agency is null) && (stored.Year is not null || year is null))
        {
            await db.SaveChangesAsync(ct); // a region that was given
            return new ImportedReport(stored.Id, stored.Version, ImportEffect.Unchanged, ReportEncoding.Read(current!.Cells, current.Text), FindingEncoding.Read(current.Findings));
        }

        ReportRecords.Attribute(stored, agency ?? stored.Agency, year ?? stored.Year);
        ReportRecords.Describe(stored, report, command.PublishedOn);
        if (known is null)
        {
            db.Reports.Add(stored);
        }

        if (!isSameDocument)
        {
            (stored.Version, stored.ImportedAt) = (stored.Version + 1, clock.GetUtcNow());
            await KeepFileAsync(sha256, command.Bytes, ct);
        }

        await db.SaveChangesAsync(ct); // gives the new rows their keys
        if (!isSameDocument)
        {
            current = new ReportVersion
            {
                ReportId = stored.Id,
                Number = stored.Version,
                SourceName = command.Name,
                SourceSha256 = sha256,
                ImportedAt = stored.ImportedAt,
                Cells = ReportEncoding.WriteCells(report),
                Text = ReportEncoding.WriteText(report),
                Findings = [],
            };
            db.ReportVersions.Add(current);
        }

        var findings = await records.CheckAsync(stored, current!, report, ct);
        await db.SaveChangesAsync(ct); // next year's check reads it from there
        await records.CheckNextYearAsync(stored, ct);
        records.Show(stored);
        await db.SaveChangesAsync(ct);
        var effect = known is null ? ImportEffect.Added : isSameDocument ? ImportEffect.Attributed : ImportEffect.Replaced;
        return new ImportedReport(stored.Id, stored.Version, effect, report, findings);
    }

    /// <summary>The report of that agency and year; else one of this very document that lacks the agency or the year.</summary>
    private async Task<StoredReport?> FindAsync(Agency? agency, int? year, string sha256, CancellationToken ct)
    {
        if (agency is { Id: > 0 } && year is not null &&
            await db.Reports.Include(r => r.Agency).SingleOrDefaultAsync(r => r.AgencyId == agency.Id && r.Year == year, ct) is { } report)
        {
            return report;
        }

        return await db.Reports.Include(r => r.Agency)
            .Where(r => (r.AgencyId == null || r.Year == null) && db.ReportVersions.Any(v => v.ReportId == r.Id && v.Number == r.Version && v.SourceSha256 == sha256))
            .OrderBy(r => r.Id).FirstOrDefaultAsync(ct);
    }

    private async Task KeepFileAsync(string sha256, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        if (!await db.Files.AnyAsync(f => f.Sha256 == sha256, ct))
        {
            db.Files.Add(new StoredFile { Sha256 = sha256, Length = bytes.Length, Content = bytes.ToArray() });
        }
    }
}
