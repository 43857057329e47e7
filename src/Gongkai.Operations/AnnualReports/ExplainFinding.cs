using Gongkai.Domain;
using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports;

/// <summary>
/// 说明问题: says why a finding is as it should be. It stays explained over new checks and new versions as long as rule,
/// cells and values are the same. Another explanation takes the place of the one before, which is kept as withdrawn.
/// </summary>
public sealed class ExplainFinding(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>Characters of a reason, at most.</summary>
    public const int LongestReason = 1000;

    /// <summary>An explanation.</summary>
    /// <param name="ReportId">The report.</param>
    /// <param name="FindingId">The finding, see <see cref="AnnualReports.FindingId"/>.</param>
    /// <param name="Reason">Why it is as it should be.</param>
    /// <param name="By">Who says so.</param>
    public sealed record Command(long ReportId, string FindingId, string Reason, string By);

    /// <summary>The finding with its explanation.</summary>
    public async Task<Outcome<Finding>> ExecuteAsync(Command command, CancellationToken ct)
    {
        var (reason, by) = (command.Reason.Trim(), command.By.Trim());
        var problems = new List<Problem>();
        if (reason.Length == 0)
        {
            problems.Add(ReportProblems.ReasonMissing);
        }

        if (reason.Length > LongestReason)
        {
            problems.Add(ReportProblems.ReasonTooLong);
        }

        if (by.Length == 0)
        {
            problems.Add(ReportProblems.NameMissing);
        }

        if (problems.Count > 0)
        {
            return new Outcome<Finding>(problems);
        }

        return await ChangeAsync<Finding>(command.ReportId, async findings =>
        {
            if (findings.FirstOrDefault(f => FindingId.Of(f) == command.FindingId) is not { } finding)
            {
                return ReportProblems.NoSuchFinding;
            }

            await WithdrawInForceAsync(command.ReportId, command.FindingId, by, ct);
            db.Explanations.Add(new FindingExplanation
            {
                ReportId = command.ReportId,
                FindingId = command.FindingId,
                RuleId = finding.Rule.Id,
                Reason = reason,
                ExplainedBy = by,
                ExplainedAt = clock.GetUtcNow(),
            });
            return finding with { Explanation = reason };
        }, ct);
    }

    /// <summary>Takes an explanation back; the finding counts again.</summary>
    public async Task<Outcome<string>> WithdrawAsync(long reportId, string findingId, string by, CancellationToken ct)
    {
        if (by.Trim() is not { Length: > 0 } name)
        {
            return ReportProblems.NameMissing;
        }

        return await ChangeAsync<string>(reportId, async _ =>
            await WithdrawInForceAsync(reportId, findingId, name, ct) ? findingId : ReportProblems.NotExplained, ct);
    }

    private Task<Outcome<T>> ChangeAsync<T>(long reportId, Func<IReadOnlyList<Finding>, Task<Outcome<T>>> change, CancellationToken ct) =>
        db.ExclusivelyAsync(async () =>
        {
            if (await db.Reports.SingleOrDefaultAsync(r => r.Id == reportId, ct) is not { } stored)
            {
                return ReportProblems.Unknown(reportId);
            }

            var records = new ReportRecords(db, clock);
            var findings = FindingEncoding.Read(await db.ReportVersions.Where(v => v.ReportId == reportId && v.Number == stored.Version).Select(v => v.Findings).SingleAsync(ct));
            var outcome = await change(findings);
            if (!outcome.Failed)
            {
                await db.SaveChangesAsync(ct);
                await records.CountAsync(stored, findings, ct);
                await db.SaveChangesAsync(ct);
            }

            return outcome;
        }, ct);

    private async Task<bool> WithdrawInForceAsync(long reportId, string findingId, string by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Explanations.Where(e => e.ReportId == reportId && e.FindingId == findingId && e.WithdrawnAt == null)
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.WithdrawnAt, now).SetProperty(x => x.WithdrawnBy, by), ct) > 0;
    }
}
