using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Returns;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Returns;

/// <summary>
/// 导入双公示记录: single decisions of licences and penalties, counted per month of their date. A decision is known by its
/// 决定书文号: imported again it counts once, and where it differs it is corrected, with a reason.
/// </summary>
public sealed class ImportDecisions(GongkaiDbContext db, ReturnWriting writing)
{
    private const int Batch = 1000;

    /// <summary>The headings of a file.</summary>
    public static IReadOnlyList<string> Headings => ReturnCsv.DecisionHeadings;

    /// <summary>An import.</summary>
    /// <param name="AgencyId">The agency.</param>
    /// <param name="Csv">The file's text.</param>
    /// <param name="Section">The section of lines that name none.</param>
    /// <param name="Source">数据来源.</param>
    /// <param name="Answerer">Who answers for it.</param>
    /// <param name="Reason">Why decisions that are there are changed.</param>
    public sealed record Command(long AgencyId, string Csv, string Section, string Source, string Answerer, string? Reason);

    /// <summary>What came in.</summary>
    /// <param name="Added">New decisions.</param>
    /// <param name="Corrected">Decisions that differ now.</param>
    /// <param name="Same">Decisions that were there, or stood in the file twice.</param>
    public sealed record Done(int Added, int Corrected, int Same);

    /// <summary>Imports. Nothing is stored when any line is wrong.</summary>
    public Task<Outcome<Done>> ExecuteAsync(Command command, Officer? by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<Done>>(async () =>
    {
        var agency = await writing.AgencyAsync(command.AgencyId, by, ct);
        if (agency.Failed)
        {
            return new Outcome<Done>(agency.Problems);
        }

        var (rows, repeated, problems) = ReturnCsv.ReadDecisions(command.Csv, command.Section, writing.Today);
        problems.AddRange(new Problem?[]
        {
            command.Source.Trim().Length == 0 ? ReturnProblems.SourceMissing : null,
            command.Answerer.Trim().Length == 0 ? ReturnProblems.AnswererMissing : null,
        }.OfType<Problem>());
        var held = await HeldAsync(command.AgencyId, rows, ct);
        var changes = rows.Select(r => (Row: r, Held: held.GetValueOrDefault((r.Kind, r.Number)))).Where(c => c.Held is null || Differs(c.Held, c.Row)).ToList();
        var corrected = changes.Where(c => c.Held is not null).ToList();
        if (corrected.Count > 0 && string.IsNullOrWhiteSpace(command.Reason))
        {
            problems.Add(new(ReturnProblems.ReasonMissing.Code, $"第{string.Join("、", corrected.Take(20).Select(c => c.Row.Line))}行等 {corrected.Count} 条与已导入的同文号决定不同，请写明更正理由。"));
        }

        if (problems.Count > 0)
        {
            db.ChangeTracker.Clear();
            return new Outcome<Done>(problems);
        }

        var said = new ReturnWriting.Said(command.Source, command.Answerer, corrected.Count > 0 ? command.Reason : null, by);
        foreach (var (row, before) in changes)
        {
            Enter(before, command.AgencyId, row, said);
        }

        foreach (var year in changes.GroupBy(c => c.Row.DecidedOn.Year))
        {
            await writing.CompleteAsync(command.AgencyId, year.Key, "return.decisions-imported", said, new
            {
                said.Source,
                said.Answerer,
                Added = year.Count(c => c.Held is null),
                Corrected = year.Where(c => c.Held is not null).Select(c => new { c.Row.Kind, c.Row.Number, From = c.Held!.DecidedOn, To = c.Row.DecidedOn }),
            }, ct);
        }

        return new Done(changes.Count - corrected.Count, corrected.Count, rows.Count - changes.Count + repeated);
    }, ct);

    /// <summary>剔除: takes a decision out of the figures, with a reason; it stays in the trail.</summary>
    public Task<Outcome<int>> WithdrawAsync(long decisionId, string reason, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<int>>(async () =>
    {
        if (await db.Set<SingleDecision>().SingleOrDefaultAsync(d => d.Id == decisionId && d.SupersededAt == null && !d.IsWithdrawn, ct) is not { } held)
        {
            return ReturnProblems.NoDecision;
        }

        var agency = await writing.AgencyAsync(held.AgencyId, by, ct);
        if (agency.Failed || string.IsNullOrWhiteSpace(reason))
        {
            return new Outcome<int>(agency.Failed ? agency.Problems : [ReturnProblems.ReasonMissing]);
        }

        var said = new ReturnWriting.Said(held.Source, held.Answerer, reason, by);
        Enter(held, held.AgencyId, new(0, held.Kind, held.Number, held.DecidedOn, held.Counterpart, held.Section), said, isWithdrawn: true);
        await writing.CompleteAsync(held.AgencyId, held.DecidedOn.Year, "return.decision-withdrawn", said, new { held.Kind, held.Number, held.DecidedOn }, ct);
        return held.Version + 1;
    }, ct);

    private static bool Differs(SingleDecision held, ReturnCsv.Decision row) =>
        held.IsWithdrawn || held.DecidedOn != row.DecidedOn || held.Counterpart != row.Counterpart || held.Section != row.Section;

    private void Enter(SingleDecision? held, long agencyId, ReturnCsv.Decision row, ReturnWriting.Said said, bool isWithdrawn = false)
    {
        if (held is not null)
        {
            held.SupersededAt = writing.Now;
        }

        db.Add(new SingleDecision
        {
            AgencyId = agencyId,
            Kind = row.Kind,
            Number = row.Number,
            Version = (held?.Version ?? 0) + 1,
            DecidedOn = row.DecidedOn,
            Counterpart = row.Counterpart,
            Section = row.Section,
            Source = said.Source.Trim(),
            Answerer = said.Answerer.Trim(),
            IsWithdrawn = isWithdrawn,
            Reason = held is null ? null : said.Reason?.Trim(),
            AccountName = ReturnWriting.Name(said.By),
            At = writing.Now,
        });
    }

    private async Task<Dictionary<(ReturnKind, string), SingleDecision>> HeldAsync(long agencyId, IReadOnlyList<ReturnCsv.Decision> rows, CancellationToken ct)
    {
        var held = new Dictionary<(ReturnKind, string), SingleDecision>();
        foreach (var batch in rows.GroupBy(r => r.Kind).SelectMany(g => g.Chunk(Batch)))
        {
            var (kind, numbers) = (batch[0].Kind, batch.Select(r => r.Number).ToList());
            await foreach (var decision in db.Set<SingleDecision>().Where(d => d.AgencyId == agencyId && d.Kind == kind && numbers.Contains(d.Number) && d.SupersededAt == null).AsAsyncEnumerable().WithCancellation(ct))
            {
                held[(decision.Kind, decision.Number)] = decision;
            }
        }

        return held;
    }
}
