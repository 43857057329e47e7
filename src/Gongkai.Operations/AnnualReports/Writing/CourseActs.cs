using System.Security.Cryptography;
using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports.Writing;

/// <summary>审签, 撤回, 报送, 退回, 通过: the way of a report from the leader's desk to the lead authority.</summary>
public sealed class MoveReport(ReportActing acting)
{
    /// <summary>审签: figures and texts stand still from here on. With errors open it takes a reason.</summary>
    public Task<Outcome<int>> ApproveAsync(long agencyId, int year, int version, string? note, Officer by, CancellationToken ct) =>
        acting.DoAsync(agencyId, year, version, ReportAct.Approve, by, async found =>
        {
            var composed = await acting.ComposeAsync(found, ct);
            var errors = composed.Count(Severity.Error);
            if (errors > 0 && string.IsNullOrWhiteSpace(note))
            {
                return WritingProblems.ErrorsOpen(errors);
            }

            var draft = found.Draft;
            (draft.FiguresAt, draft.Figures, draft.ApprovalNote) = (composed.Sheet!.When.AsOf, composed.Sheet.Freeze(), errors > 0 ? note!.Trim() : null);
            return new ReportActing.Entry("annual-report.approved", draft.ApprovalNote, new { Errors = errors, Warnings = composed.Count(Severity.Warning), draft.FiguresAt, Hash = Convert.ToHexStringLower(SHA256.HashData(composed.Html)) });
        }, ct);

    /// <summary>撤回修改: the figures follow the records again.</summary>
    public Task<Outcome<int>> TakeBackAsync(long agencyId, int year, int version, string reason, Officer by, CancellationToken ct) =>
        acting.DoAsync(agencyId, year, version, ReportAct.TakeBack, by, found => Task.FromResult<Outcome<ReportActing.Entry>>(Reopen(found.Draft, "annual-report.taken-back", reason)), ct);

    /// <summary>报送 to the lead authority.</summary>
    public Task<Outcome<int>> SubmitAsync(long agencyId, int year, int version, Officer by, CancellationToken ct) =>
        acting.DoAsync(agencyId, year, version, ReportAct.Submit, by, found =>
        {
            found.Draft.SubmittedAt ??= acting.Now;
            return Task.FromResult<Outcome<ReportActing.Entry>>(new ReportActing.Entry("annual-report.submitted", Detail: new { To = found.Lead!.Name }));
        }, ct);

    /// <summary>退回, with what was found. Without words of its own the findings are named.</summary>
    public Task<Outcome<int>> ReturnAsync(long agencyId, int year, int version, string? reason, Officer by, CancellationToken ct) =>
        acting.DoAsync(agencyId, year, version, ReportAct.Return, by, async found =>
        {
            var composed = await acting.ComposeAsync(found, ct);
            var findings = composed.Findings.Where(f => f.Severity != Severity.Info).Select(f => f.Message).ToList();
            var given = string.IsNullOrWhiteSpace(reason) ? string.Join("；", findings) : reason.Trim();
            if (given.Length == 0)
            {
                return WritingProblems.ReasonMissing;
            }

            found.Draft.ReturnedReason = given;
            return Reopen(found.Draft, "annual-report.returned", given, findings);
        }, ct);

    /// <summary>通过: it may be published.</summary>
    public Task<Outcome<int>> AcceptAsync(long agencyId, int year, int version, Officer by, CancellationToken ct) =>
        acting.DoAsync(agencyId, year, version, ReportAct.Accept, by, _ => Task.FromResult<Outcome<ReportActing.Entry>>(new ReportActing.Entry("annual-report.accepted")), ct);

    private static Outcome<ReportActing.Entry> Reopen(ReportDraft draft, string act, string reason, object? detail = null)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return WritingProblems.ReasonMissing;
        }

        (draft.FiguresAt, draft.Figures, draft.Confirmations, draft.ApprovalNote) = (null, null, [], null);
        return new ReportActing.Entry(act, reason.Trim(), detail);
    }
}

/// <summary>公布: in the 年报 column in the official form, and among the stored reports with its data files. 更正 begins a new version.</summary>
public sealed class PublishReport(GongkaiDbContext db, ReportActing acting, ImportReport import, PublishApproved publish)
{
    /// <summary>Publishes.</summary>
    public Task<Outcome<int>> ExecuteAsync(long agencyId, int year, int version, Officer by, CancellationToken ct, bool isExample = false) =>
        acting.DoAsync(agencyId, year, version, ReportAct.Publish, by, async found =>
        {
            var draft = found.Draft;
            var column = await db.Columns.Where(c => c.AgencyId == agencyId && c.Part == CataloguePart.AnnualReports && c.ClosedOn == null).OrderBy(c => c.ParentId != null).ThenBy(c => c.Position).FirstOrDefaultAsync(ct);
            if (column is null)
            {
                return WritingProblems.NoColumn;
            }

            var today = ChinaTime.DateOf(acting.Now);
            var composed = await acting.ComposeAsync(found, ct, today);
            var stored = await import.StoreAsync(
                new(composed.Html, ReportComposer.FileName(draft)) { Agency = found.Agency.Name, Year = year, PublishedOn = today },
                composed.Report, Convert.ToHexStringLower(SHA256.HashData(composed.Html)), ct);
            var document = await publish.ShowAsync(
                new(found.Agency, column, "report", ReportLayout.Title(found.Agency.Name, year), Encoding.UTF8.GetString(composed.Html), draft.DocumentId, draft.CorrectionReason) { IsExample = isExample }, by, ct);
            if (document.Failed)
            {
                return new Outcome<ReportActing.Entry>(document.Problems);
            }

            (draft.ReportId, draft.DocumentId, draft.PublishedAt) = (stored.ReportId, document.Value, acting.Now);
            return new ReportActing.Entry("annual-report.published", draft.CorrectionReason, new { draft.ReportId, draft.DocumentId, ReportVersion = stored.Version });
        }, ct);

    /// <summary>更正: the next version begins with the texts of the published one; that stays public until the new one is.</summary>
    public Task<Outcome<int>> CorrectAsync(long agencyId, int year, int version, string reason, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<int>>(async () =>
    {
        var last = await db.Set<ReportDraft>().AsNoTracking().Where(d => d.AgencyId == agencyId && d.Year == year).OrderByDescending(d => d.Number).FirstOrDefaultAsync(ct);
        if (last is null || await db.Agencies.SingleAsync(a => a.Id == agencyId, ct) is not { Place: { } place } agency || !by.Sees(place))
        {
            return WritingProblems.NoSuchReport;
        }

        var lead = agency.ParentId is { } parent ? await db.Agencies.SingleAsync(a => a.Id == parent, ct) : null;
        Problem?[] all =
        [
            last.Version != version ? WritingProblems.Changed : new ReportCase(last, agency, lead).Standing().WhyNot(ReportAct.Correct, by),
            string.IsNullOrWhiteSpace(reason) ? WritingProblems.ReasonMissing : null,
        ];
        if (all.OfType<Problem>().ToList() is { Count: > 0 } problems)
        {
            return new Outcome<int>(problems);
        }

        var next = new ReportDraft
        {
            AgencyId = agencyId,
            Year = year,
            Number = last.Number + 1,
            Overview = last.Overview,
            Problems = last.Problems,
            OtherMatters = last.OtherMatters,
            CorrectionReason = reason.Trim(),
            UpdatedAt = acting.Now,
            Version = last.Version,
            DocumentId = last.DocumentId,
            ReportId = last.ReportId,
            SubmittedAt = last.SubmittedAt,
        };
        db.Add(next);
        await acting.ComposeAsync(new(next, agency, lead), ct);
        await acting.CompleteAsync(next, ReportStage.Published, new("annual-report.correction-begun", reason.Trim()), by, ct);
        return next.Version;
    }, ct);
}
