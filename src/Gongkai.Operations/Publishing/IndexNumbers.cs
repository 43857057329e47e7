using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>Gives 索引号 by the agency's pattern, each once. Only within <see cref="GongkaiDbContext.ExclusivelyAsync"/>; the caller saves.</summary>
public sealed class IndexNumbers(GongkaiDbContext db)
{
    /// <summary>The next number.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="columnCode">The column's code.</param>
    /// <param name="date">The date it is for.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<string>> NextAsync(Agency agency, string columnCode, DateOnly date, CancellationToken ct)
    {
        var parsed = IndexPattern.Parse(agency.IndexPattern ?? IndexPattern.Default);
        if (parsed.Failed)
        {
            return new Outcome<string>(parsed.Problems);
        }

        var facts = FactsOf(agency, columnCode, date);
        var key = parsed.Value.CounterKey(facts);
        var counter = await db.IndexCounters.FindAsync([agency.Id, key], ct)
            ?? db.IndexCounters.Add(new IndexCounter { AgencyId = agency.Id, Key = key }).Entity;
        string number;
        do
        {
            number = parsed.Value.Format(facts, ++counter.Last);
        }
        while (await db.Documents.AnyAsync(d => d.AgencyId == agency.Id && d.IndexNumber == number, ct)); // imported ones have numbers of their own
        return number;
    }

    /// <summary>The next numbers of an agency for many documents at once, in their order.</summary>
    internal async Task<Outcome<IReadOnlyList<string>>> NextAsync(Agency agency, IReadOnlyList<(string ColumnCode, DateOnly Date)> wanted, CancellationToken ct)
    {
        var parsed = IndexPattern.Parse(agency.IndexPattern ?? IndexPattern.Default);
        if (parsed.Failed)
        {
            return new Outcome<IReadOnlyList<string>>(parsed.Problems);
        }

        var facts = wanted.Select(w => FactsOf(agency, w.ColumnCode, w.Date)).ToList();
        var keys = facts.Select(parsed.Value.CounterKey).ToList();
        var counters = await db.IndexCounters.Where(c => c.AgencyId == agency.Id && keys.Contains(c.Key)).ToDictionaryAsync(c => c.Key, ct);
        foreach (var key in keys.Where(k => !counters.ContainsKey(k)).Distinct())
        {
            counters[key] = db.IndexCounters.Add(new IndexCounter { AgencyId = agency.Id, Key = key }).Entity;
        }

        var numbers = keys.Select((key, i) => parsed.Value.Format(facts[i], ++counters[key].Last)).ToList();
        var taken = await db.Documents.Where(d => d.AgencyId == agency.Id && numbers.Contains(d.IndexNumber!)).Select(d => d.IndexNumber!).ToHashSetAsync(ct);
        for (var i = 0; i < numbers.Count && taken.Count > 0; i++)
        {
            if (taken.Contains(numbers[i]))
            {
                var next = await NextAsync(agency, wanted[i].ColumnCode, wanted[i].Date, ct);
                numbers[i] = next.Value;
            }
        }

        return new Outcome<IReadOnlyList<string>>(numbers);
    }

    private static IndexPattern.Facts FactsOf(Agency agency, string columnCode, DateOnly date)
    {
        var code = agency.Slug ?? agency.Initials ?? agency.Id.ToString();
        return new(agency.CreditCode ?? code, code, columnCode, date);
    }
}
