using Gongkai.Domain.Accounts;
using Gongkai.Domain.Returns;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Returns;

/// <summary>What all that bring in returns share: who may, the next version of a row, the entry of the dossier. Only within <see cref="GongkaiDbContext.ExclusivelyAsync"/>.</summary>
public sealed class ReturnWriting(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    private const string Operator = "接口导入";

    /// <summary>The time of the act, to the millisecond as dossiers write it.</summary>
    internal DateTimeOffset Now { get; } = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>The date in China.</summary>
    internal DateOnly Today => ChinaTime.DateOf(Now);

    /// <summary>The key of a year's dossier.</summary>
    public static string CaseKey(long agencyId, int year) => $"return/{agencyId}/{year}";

    /// <summary>The agency, or why the officer may not bring in its figures. Without an officer it is the operator.</summary>
    internal async Task<Domain.Outcome<Agency>> AgencyAsync(long agencyId, Officer? by, CancellationToken ct)
    {
        if (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, ct) is not { Place: { } place } agency || by?.Sees(place) == false)
        {
            return ReturnProblems.NoAgency;
        }

        return by is not null && ReturnRules.WhyNotEnter(by, place) is { } refused ? refused : agency;
    }

    /// <summary>Enters a number in place of the one that holds.</summary>
    internal void Enter(SectionReturn? held, long agencyId, int year, int month, ReturnKind kind, string section, long? amount, Said said)
    {
        if (held is not null)
        {
            held.SupersededAt = Now;
        }

        db.Add(new SectionReturn
        {
            AgencyId = agencyId,
            Year = year,
            Month = month,
            Kind = kind,
            Section = section,
            Version = (held?.Version ?? 0) + 1,
            Amount = amount,
            Source = said.Source.Trim(),
            Answerer = said.Answerer.Trim(),
            Reason = held is null ? null : said.Reason?.Trim(),
            AccountId = said.By?.AccountId,
            AccountName = Name(said.By),
            At = Now,
        });
    }

    /// <summary>Writes the entry and saves.</summary>
    internal async Task CompleteAsync(long agencyId, int year, string act, Said said, object detail, CancellationToken ct)
    {
        await dossier.AppendAsync(new(agencyId, CaseKey(agencyId, year), act, said.By, said.Reason?.Trim() is { Length: > 0 } reason ? reason : null, detail), ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Who stands on a row.</summary>
    internal static string Name(Officer? by) => by?.Name ?? Operator;

    /// <summary>What goes with every number.</summary>
    /// <param name="Source">数据来源.</param>
    /// <param name="Answerer">Who answers for it.</param>
    /// <param name="Reason">Why it differs from what was there.</param>
    /// <param name="By">Who enters it; null for the operator's interface.</param>
    internal sealed record Said(string Source, string Answerer, string? Reason, Officer? By);
}
