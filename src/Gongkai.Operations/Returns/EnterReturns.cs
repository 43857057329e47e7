using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Returns;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Returns;

/// <summary>填报: a section's numbers for the months of a year, typed in one form. What stood before stays as an earlier version.</summary>
public sealed class EnterReturns(GongkaiDbContext db, ReturnWriting writing)
{
    private const int LongestText = 100;

    /// <summary>A month as somebody typed it.</summary>
    /// <param name="Month">1 to 12.</param>
    /// <param name="Text">The number; empty for a month that is not known.</param>
    /// <param name="Seen">The version that the officer saw; 0 where there was none.</param>
    public sealed record Typed(int Month, string? Text, int Seen);

    /// <summary>A form.</summary>
    /// <param name="AgencyId">The agency.</param>
    /// <param name="Year">The year.</param>
    /// <param name="Kind">What is returned.</param>
    /// <param name="Section">科室.</param>
    /// <param name="Unit">The unit of all numbers.</param>
    /// <param name="Source">数据来源.</param>
    /// <param name="Answerer">Who answers for them.</param>
    /// <param name="Reason">Why numbers that stand are changed.</param>
    /// <param name="Months">The months; those left out stay as they are.</param>
    public sealed record Command(
        long AgencyId, int Year, ReturnKind Kind, string Section, ReturnUnit? Unit, string Source, string Answerer, string? Reason, IReadOnlyList<Typed> Months);

    /// <summary>How many months are new or changed. Nothing is stored when anything is wrong.</summary>
    public Task<Outcome<int>> ExecuteAsync(Command command, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<int>>(async () =>
    {
        var agency = await writing.AgencyAsync(command.AgencyId, by, ct);
        if (agency.Failed)
        {
            return new Outcome<int>(agency.Problems);
        }

        var section = command.Section.Trim();
        var problems = new List<Problem>();
        Refuse(section.Length is 0 or > LongestText, ReturnProblems.SectionMissing);
        Refuse(command.Source.Trim().Length is 0 or > LongestText, ReturnProblems.SourceMissing);
        Refuse(command.Answerer.Trim().Length is 0 or > LongestText, ReturnProblems.AnswererMissing);
        var held = await db.Set<SectionReturn>()
            .Where(r => r.AgencyId == command.AgencyId && r.Year == command.Year && r.Kind == command.Kind && r.Section == section && r.SupersededAt == null)
            .ToDictionaryAsync(r => r.Month, ct);
        var changes = new List<(int Month, SectionReturn? Held, long? Amount)>();
        foreach (var typed in command.Months)
        {
            var (before, amount) = (held.GetValueOrDefault(typed.Month), (long?)null);
            if (!string.IsNullOrWhiteSpace(typed.Text))
            {
                var read = ReturnAmount.Parse(typed.Text, command.Kind, command.Unit);
                problems.AddRange(read.Problems.Select(p => p with { Text = $"{typed.Month}月：{p.Text}" }));
                amount = read.Failed ? before?.Amount : read.Value;
                Refuse(ReturnRules.WhyNotMonth(command.Year, typed.Month, writing.Today) is not null, ReturnProblems.Month);
            }

            if (amount != before?.Amount)
            {
                Refuse((before?.Version ?? 0) != typed.Seen, ReturnProblems.Changed(typed.Month));
                Refuse(before?.Amount is not null && string.IsNullOrWhiteSpace(command.Reason), ReturnProblems.ReasonMissing);
                changes.Add((typed.Month, before, amount));
            }
        }

        Refuse(problems.Count == 0 && changes.Count == 0, ReturnProblems.NothingNew);
        if (problems.Count > 0)
        {
            db.ChangeTracker.Clear();
            return new Outcome<int>([.. problems.Distinct()]);
        }

        var corrected = changes.Any(c => c.Held?.Amount is not null);
        var said = new ReturnWriting.Said(command.Source, command.Answerer, corrected ? command.Reason : null, by);
        foreach (var (month, before, amount) in changes)
        {
            writing.Enter(before, command.AgencyId, command.Year, month, command.Kind, section, amount, said);
        }

        await writing.CompleteAsync(command.AgencyId, command.Year, corrected ? "return.corrected" : "return.entered", said, new
        {
            command.Kind,
            section,
            said.Source,
            said.Answerer,
            Months = changes.Select(c => new { c.Month, From = c.Held?.Amount, To = c.Amount }),
        }, ct);
        return changes.Count;

        void Refuse(bool isWrong, Problem problem)
        {
            if (isWrong)
            {
                problems.Add(problem);
            }
        }
    }, ct);
}
