using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports.Writing;

/// <summary>开始编制: the report of a year, its texts from the template with the numbers bound.</summary>
public sealed class BeginReport(GongkaiDbContext db, ReportCases cases, ReportActing acting)
{
    /// <summary>Begins it.</summary>
    public Task<Outcome<int>> ExecuteAsync(long agencyId, int year, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<int>>(async () =>
    {
        if (await db.Agencies.SingleOrDefaultAsync(a => a.Id == agencyId, ct) is not { Place: { } place } agency || !by.Sees(place))
        {
            return WritingProblems.NoSuchReport;
        }

        if (ReportStanding.WhyNotBegin(by, place) is { } refused)
        {
            return refused;
        }

        if (year < ReportCourse.FirstYear || year > ChinaTime.DateOf(acting.Now).Year)
        {
            return WritingProblems.Year;
        }

        if (await cases.FindAsync(agencyId, year, by, ct) is not null)
        {
            return WritingProblems.Begun;
        }

        var texts = ReportTemplate.Of(year, agency.Kind == AgencyKind.Government);
        var draft = new ReportDraft { AgencyId = agencyId, Year = year, Number = 1, Overview = texts.Overview, Problems = texts.Problems, OtherMatters = texts.OtherMatters, UpdatedAt = acting.Now };
        db.Add(draft);
        await acting.ComposeAsync(new(draft, agency, null), ct);
        await acting.CompleteAsync(draft, ReportStage.Drafting, new("annual-report.begun"), by, ct);
        return draft.Version;
    }, ct);
}

/// <summary>保存: the texts, checked at once.</summary>
public sealed class SaveReportTexts(ReportActing acting)
{
    private const int Longest = 20_000;
    private static readonly Problem TooLong = new("annual-report.long", "每部分不超过 20000 字。");

    /// <summary>Saves them.</summary>
    public Task<Outcome<int>> ExecuteAsync(long agencyId, int year, int version, ReportTexts texts, Officer by, CancellationToken ct) =>
        acting.DoAsync(agencyId, year, version, ReportAct.Save, by, async found =>
        {
            if (new[] { texts.Overview, texts.Problems, texts.OtherMatters }.Any(t => t.Length > Longest))
            {
                return TooLong;
            }

            found.Draft.Texts = new(Tidy(texts.Overview), Tidy(texts.Problems), Tidy(texts.OtherMatters));
            var composed = await acting.ComposeAsync(found, ct);
            return new ReportActing.Entry("annual-report.saved", Detail: new { Errors = composed.Count(Severity.Error), Warnings = composed.Count(Severity.Warning) });
        }, ct);

    private static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim();
}

/// <summary>核对确认: a section or the office has held the figures of a table against its own books.</summary>
public sealed class ConfirmFigures(ReportActing acting)
{
    /// <summary>Confirms them.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="year">The year.</param>
    /// <param name="table">The table.</param>
    /// <param name="fingerprint">The figures that were seen.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> ExecuteAsync(long agencyId, int year, TableKind table, string fingerprint, Officer by, CancellationToken ct) =>
        acting.DoAsync(agencyId, year, null, ReportAct.Confirm, by, async found =>
        {
            if (ReportCase.Fingerprint((await acting.ComposeAsync(found, ct)).Report, table) != fingerprint)
            {
                return WritingProblems.FiguresChanged;
            }

            found.Draft.Confirmations = [.. found.Draft.Confirmations.Where(c => c.Table != table), new FigureConfirmation(table, by.Name, acting.Now, fingerprint)];
            return new ReportActing.Entry("annual-report.figures-confirmed", Detail: new { table, Figures = fingerprint });
        }, ct);
}

/// <summary>说明调整 and 期初: records of their own beside the numbers. They are withdrawn, never changed.</summary>
public sealed class AdjustFigures(GongkaiDbContext db, YearFigures figures, ReportActing acting)
{
    /// <summary>Enters an adjustment.</summary>
    public Task<Outcome<int>> AddAsync(long agencyId, int year, string path, decimal amount, string reason, Officer by, CancellationToken ct) =>
        acting.DoAsync(agencyId, year, null, ReportAct.Adjust, by, async found =>
        {
            var cell = FigureSheet.Form.Cell(path);
            var isWhole = cell?.Column.Unit == CellUnit.Count ? amount == decimal.Truncate(amount) : amount * FigureAdjustment.Scale == decimal.Truncate(amount * FigureAdjustment.Scale);
            Problem?[] all =
            [
                cell is null || !FigureSheet.IsLeaf(cell) ? WritingProblems.NoSuchCell : null,
                amount == 0 || !isWhole || Math.Abs(amount) > 1_000_000_000 ? WritingProblems.Amount : null,
                string.IsNullOrWhiteSpace(reason) ? WritingProblems.ReasonMissing : null,
            ];
            if (all.OfType<Problem>().ToList() is { Count: > 0 } problems)
            {
                return new Outcome<ReportActing.Entry>(problems);
            }

            var sheet = await figures.OfAsync(found.Agency, new(year, acting.Now), ct);
            if ((sheet.Own[path].Value ?? 0) + amount < 0)
            {
                return WritingProblems.Negative;
            }

            db.Add(new FigureAdjustment { AgencyId = agencyId, Year = year, Path = path, Millionths = (long)(amount * FigureAdjustment.Scale), Reason = reason.Trim(), AccountName = by.Name, At = acting.Now });
            await db.SaveChangesAsync(ct);
            await acting.ComposeAsync(found, ct);
            return new ReportActing.Entry("annual-report.adjusted", reason.Trim(), new { path, amount, Counted = sheet.Own[path].Counted });
        }, ct);

    /// <summary>Takes an adjustment back.</summary>
    public Task<Outcome<int>> WithdrawAsync(long agencyId, int year, long id, Officer by, CancellationToken ct) =>
        acting.DoAsync(agencyId, year, null, ReportAct.Adjust, by, async found =>
        {
            if (await db.Set<FigureAdjustment>().SingleOrDefaultAsync(a => a.Id == id && a.AgencyId == agencyId && a.Year == year && a.WithdrawnAt == null, ct) is not { } held)
            {
                return WritingProblems.NoSuchCell;
            }

            (held.WithdrawnAt, held.WithdrawnBy) = (acting.Now, by.Name);
            await db.SaveChangesAsync(ct);
            await acting.ComposeAsync(found, ct);
            return new ReportActing.Entry("annual-report.adjustment-withdrawn", held.Reason, new { held.Path, held.Amount });
        }, ct);

    /// <summary>Enters an opening balance: cases of earlier years that are counted only, open or ended in this year.</summary>
    public Task<Outcome<int>> OpenAsync(long agencyId, int year, int applicant, int count, string? rowKey, string reason, Officer by, CancellationToken ct) =>
        acting.DoAsync(agencyId, year, null, ReportAct.Adjust, by, async found =>
        {
            var row = rowKey is { Length: > 0 } ? FigureSheet.Form.Row(rowKey) : null;
            Problem?[] all =
            [
                applicant is < 0 or > 5 || (rowKey is { Length: > 0 } && (row is null || !row.Key.StartsWith("requests.outcomes.", StringComparison.Ordinal) || !FigureSheet.IsLeaf(FigureSheet.Form.Cell(row, 0)))) ? WritingProblems.NoSuchCell : null,
                count is <= 0 or > 1_000_000 ? WritingProblems.Count : null,
                string.IsNullOrWhiteSpace(reason) ? WritingProblems.ReasonMissing : null,
            ];
            if (all.OfType<Problem>().ToList() is { Count: > 0 } problems)
            {
                return new Outcome<ReportActing.Entry>(problems);
            }

            db.Add(new OpeningEntry
            {
                AgencyId = agencyId,
                FirstYear = year,
                Applicant = applicant,
                Count = count,
                RowKey = row?.Key,
                EndedYear = row is null ? null : year,
                Reason = reason.Trim(),
                AccountName = by.Name,
                At = acting.Now,
            });
            await db.SaveChangesAsync(ct);
            await acting.ComposeAsync(found, ct);
            return new ReportActing.Entry("annual-report.opening-entered", reason.Trim(), new { applicant, count, Row = row?.Key });
        }, ct);

    /// <summary>Takes an opening balance back.</summary>
    public Task<Outcome<int>> CloseAsync(long agencyId, int year, long id, Officer by, CancellationToken ct) =>
        acting.DoAsync(agencyId, year, null, ReportAct.Adjust, by, async found =>
        {
            if (await db.Set<OpeningEntry>().SingleOrDefaultAsync(o => o.Id == id && o.AgencyId == agencyId && o.WithdrawnAt == null, ct) is not { } held)
            {
                return WritingProblems.NoSuchCell;
            }

            (held.WithdrawnAt, held.WithdrawnBy) = (acting.Now, by.Name);
            await db.SaveChangesAsync(ct);
            await acting.ComposeAsync(found, ct);
            return new ReportActing.Entry("annual-report.opening-withdrawn", held.Reason, new { held.Applicant, held.Count, held.RowKey });
        }, ct);
}
