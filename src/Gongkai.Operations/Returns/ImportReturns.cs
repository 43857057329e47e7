using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Returns;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Returns;

/// <summary>导入填报数: a CSV file of monthly numbers, all of it or nothing. Numbers that stand are changed only with a reason on their line.</summary>
public sealed class ImportReturns(GongkaiDbContext db, ReturnWriting writing)
{
    /// <summary>The headings of a file.</summary>
    public static IReadOnlyList<string> Headings => ReturnCsv.MonthlyHeadings;

    /// <summary>What came in.</summary>
    /// <param name="Added">Months that had no number.</param>
    /// <param name="Corrected">Months whose number differs now.</param>
    /// <param name="Same">Months that stood as the file says.</param>
    public sealed record Done(int Added, int Corrected, int Same);

    /// <summary>Imports. Nothing is stored when any line is wrong.</summary>
    /// <param name="agencyId">The agency.</param>
    /// <param name="csv">The file's text.</param>
    /// <param name="by">Who; null for the operator's interface.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<Done>> ExecuteAsync(long agencyId, string csv, Officer? by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<Done>>(async () =>
    {
        var agency = await writing.AgencyAsync(agencyId, by, ct);
        if (agency.Failed)
        {
            return new Outcome<Done>(agency.Problems);
        }

        var (rows, problems) = ReturnCsv.ReadMonthly(csv, writing.Today);
        var years = rows.Select(r => r.Year).Distinct().ToList();
        var held = await db.Set<SectionReturn>().Where(r => r.AgencyId == agencyId && years.Contains(r.Year) && r.SupersededAt == null)
            .ToDictionaryAsync(r => (r.Year, r.Month, r.Kind, r.Section), ct);
        var changes = rows.Select(r => (Row: r, Held: held.GetValueOrDefault((r.Year, r.Month, r.Kind, r.Section)))).Where(c => c.Held?.Amount != c.Row.Amount).ToList();
        problems.AddRange(changes.Where(c => c.Held?.Amount is not null && c.Row.Reason is null)
            .Select(c => new Problem(ReturnProblems.ReasonMissing.Code, $"第{c.Row.Line}行：与已填报的 {ReturnAmount.Text(c.Row.Kind, c.Held!.Amount!.Value)} 不同，请在“更正理由”栏写明理由。")));
        if (problems.Count > 0)
        {
            db.ChangeTracker.Clear();
            return new Outcome<Done>(problems);
        }

        foreach (var year in changes.GroupBy(c => c.Row.Year))
        {
            foreach (var (row, before) in year)
            {
                writing.Enter(before, agencyId, row.Year, row.Month, row.Kind, row.Section, row.Amount, new(row.Source, row.Answerer, row.Reason, by));
            }

            await writing.CompleteAsync(agencyId, year.Key, "return.imported", new("", "", null, by), new
            {
                Months = year.Select(c => new { c.Row.Kind, c.Row.Section, c.Row.Month, From = c.Held?.Amount, To = c.Row.Amount, c.Row.Reason }),
            }, ct);
        }

        var corrected = changes.Count(c => c.Held?.Amount is not null);
        return new Done(changes.Count - corrected, corrected, rows.Count - changes.Count);
    }, ct);
}
