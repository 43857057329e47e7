using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Remedies;

/// <summary>What is registered of a remedy, and may be put right later.</summary>
public sealed record RemedyRegistration
{
    /// <summary>案由 for lists, without personal data.</summary>
    public required string Subject { get; init; }

    /// <summary>Who complains and what is claimed; null to leave it as it is.</summary>
    public RemedyParties? Parties { get; init; }

    /// <summary>登记编号 of the application it is about; null or empty for none.</summary>
    public string? RequestNumber { get; init; }

    /// <summary>The answer it turns against, where no application is named.</summary>
    public AnswerKind? Ground { get; init; }

    /// <summary>The section that works on it, where no application is named.</summary>
    public long? SectionId { get; init; }

    /// <summary>True for a lawsuit after a reconsideration.</summary>
    public bool IsAfterReconsideration { get; init; }

    /// <summary>That reconsideration, where it is registered here.</summary>
    public long? PriorId { get; init; }

    /// <summary>True where the agency only decided the reconsideration and is sued with the original agency.</summary>
    public bool IsCoDefendant { get; init; }

    /// <summary>The hearing at hand.</summary>
    public required RemedyTrial Trial { get; init; }
}

/// <summary>登记行政复议、行政诉讼、投诉举报.</summary>
public sealed class RegisterRemedy(GongkaiDbContext db, RemedyCases cases, Dossier dossier, TimeProvider clock)
{
    private const int LongestSubject = 100;

    /// <summary>Registers a remedy; gives its number.</summary>
    public Task<Outcome<long>> ExecuteAsync(long agencyId, RemedyKind kind, RemedyRegistration asked, Officer by, CancellationToken ct, bool isExample = false) => db.ExclusivelyAsync<Outcome<long>>(async () =>
    {
        if (await db.Agencies.SingleOrDefaultAsync(a => a.Id == agencyId, ct) is not { Place: { } place } agency || !RemedyStanding.MayRegister(by, place))
        {
            return RemedyProblems.Forbidden;
        }

        var now = clock.GetUtcNow();
        var remedy = new RemedyCase
        {
            AgencyId = agencyId,
            Kind = kind,
            Subject = "",
            Body = "",
            Facts = new RemedyFacts { Kind = kind, Trials = [asked.Trial] },
            RegisteredAt = now,
            UpdatedAt = now,
            Version = 1,
            IsExample = isExample,
            Sealed = [],
        };
        if (await ApplyAsync(remedy, agency, asked, ChinaTime.DateOf(now), ct) is { Count: > 0 } problems)
        {
            return new Outcome<long>(problems);
        }

        await cases.KeepAsync(remedy, place, now, ct);
        db.Add(remedy);
        await db.SaveChangesAsync(ct); // its number names its key
        await SealAsync(remedy, asked.Parties ?? new RemedyParties(""), ct);
        await dossier.AppendAsync(new(agencyId, remedy.CaseKey, "remedy.registered", by, null, new
        {
            remedy.Version,
            remedy.Kind,
            remedy.CountedAs,
            remedy.RequestId,
            remedy.NotifiedOn,
            remedy.AnswerDueOn,
        }, JsonText.Write(asked.Parties)), ct);
        if (remedy.RequestId is { } request)
        {
            await dossier.AppendAsync(new(agencyId, Requests.DisclosureRequest.KeyOf(request), "remedy.linked", by, null, new { Remedy = remedy.Id, remedy.Kind }), ct);
        }

        await db.SaveChangesAsync(ct);
        return remedy.Id;
    }, ct);

    /// <summary>Takes over what was typed; gives what is wrong with it.</summary>
    internal async Task<IReadOnlyList<Problem>> ApplyAsync(RemedyCase remedy, Agency agency, RemedyRegistration asked, DateOnly today, CancellationToken ct)
    {
        var problems = new List<Problem>(RemedyRules.WhatIsWrong(remedy.Kind, asked.Trial, today));
        if (asked.Subject.Trim().Length is 0 or > LongestSubject)
        {
            problems.Add(RemedyProblems.SubjectMissing);
        }

        if (asked.RequestNumber?.Trim() is { Length: > 0 } number)
        {
            var order = RequestNumber.Parse(number)?.Order;
            if (await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.AgencyId == agency.Id && r.NumberOrder == order, ct) is { } request)
            {
                (remedy.RequestId, remedy.Ground, remedy.SectionId) = (request.Id, request.Answer, request.SectionId);
            }
            else
            {
                problems.Add(RemedyProblems.NoSuchRequest);
            }
        }
        else
        {
            (remedy.RequestId, remedy.Ground, remedy.SectionId) = (null, asked.Ground, asked.SectionId);
            if (asked.SectionId is { } section && !await db.Sections.AnyAsync(s => s.Id == section && s.AgencyId == agency.Id, ct))
            {
                problems.Add(RemedyProblems.NoSuchSection);
            }
        }

        remedy.PriorId = remedy.Kind == RemedyKind.Lawsuit ? asked.PriorId : null;
        if (remedy.PriorId is { } prior && !await db.Remedies.AnyAsync(r => r.Id == prior && r.AgencyId == agency.Id && r.Kind == RemedyKind.Reconsideration && r.Id != remedy.Id, ct))
        {
            problems.Add(RemedyProblems.NoSuchPrior);
        }

        remedy.Subject = asked.Subject.Trim();
        remedy.IsAfterReconsideration = remedy.Kind == RemedyKind.Lawsuit && (asked.IsAfterReconsideration || remedy.PriorId is not null || asked.IsCoDefendant);
        remedy.IsCoDefendant = remedy.Kind == RemedyKind.Lawsuit && asked.IsCoDefendant;
        return problems;
    }

    /// <summary>Seals who complains.</summary>
    internal async Task SealAsync(RemedyCase remedy, RemedyParties parties, CancellationToken ct) =>
        remedy.Sealed = await dossier.SealAsync(remedy.AgencyId, remedy.CaseKey, JsonText.Write(parties), ct);
}
