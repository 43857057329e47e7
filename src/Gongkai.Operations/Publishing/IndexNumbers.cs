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

        var code = agency.Slug ?? agency.Initials ?? agency.Id.ToString();
        var facts = new IndexPattern.Facts(agency.CreditCode ?? code, code, columnCode, date);
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
}
