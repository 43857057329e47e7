using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests.Applicants;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests;

/// <summary>A file that comes with an application.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its media type as recognised from its content.</param>
/// <param name="Content">Its content.</param>
public sealed record NewRequestFile(RequestFileKind Kind, string Name, string MediaType, byte[] Content);

/// <summary>An application to register.</summary>
public sealed record NewRequest
{
    /// <summary>The agency applied to.</summary>
    public required long AgencyId { get; init; }

    /// <summary>The channel, and the days that decide the day of receipt.</summary>
    public required Receipt Receipt { get; init; }

    /// <summary>What is applied for.</summary>
    public required Application Application { get; init; }

    /// <summary>事由 for lists, without personal data; null to take the beginning of what is wanted, with private details masked.</summary>
    public string? Subject { get; init; }

    /// <summary>Files.</summary>
    public IReadOnlyList<NewRequestFile> Files { get; init; } = [];

    /// <summary>Recognises the repeat of one submission.</summary>
    public string? SubmissionKey { get; init; }

    /// <summary>The application it is split from.</summary>
    public long? PartOfId { get; init; }

    /// <summary>The case that a ruling orders to answer anew, with the order.</summary>
    public long? RenewalOfId { get; init; }

    /// <summary>That order.</summary>
    public Renewal? Renewal { get; init; }

    /// <summary>True for examples.</summary>
    public bool IsExample { get; init; }
}

/// <summary>What was registered.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">登记编号.</param>
/// <param name="QueryCode">查询码, shown once; null where the same submission was registered before.</param>
/// <param name="DueOn">到期日; null as long as the term has not begun.</param>
public sealed record RegisteredRequest(long Id, string Number, string? QueryCode, DateOnly? DueOn);

/// <summary>登记 (《条例》第四十五条): every application, by whatever channel, comes in here.</summary>
public sealed class RegisterRequest(GongkaiDbContext db, SealedApplications applications, WorkCalendars calendars, Dossier dossier, TimeProvider clock)
{
    /// <summary>Registers an application.</summary>
    /// <param name="asked">What.</param>
    /// <param name="by">The officer; null where the applicant submits it.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<RegisteredRequest>> ExecuteAsync(NewRequest asked, Officer? by, CancellationToken ct) => db.ExclusivelyAsync(() => WithinAsync(asked, by, ct), ct);

    /// <summary>The same within the caller's transaction.</summary>
    internal async Task<Outcome<RegisteredRequest>> WithinAsync(NewRequest asked, Officer? by, CancellationToken ct)
    {
        if (await db.Agencies.SingleOrDefaultAsync(a => a.Id == asked.AgencyId, ct) is not { Place: { } place })
        {
            return RequestProblems.NoSuchAgency;
        }

        if (by is not null && !by.Has(place, StaffRole.DisclosureOffice))
        {
            return RequestProblems.MayNotRegister;
        }

        if (asked.SubmissionKey is { } key
            && await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.AgencyId == asked.AgencyId && r.SubmissionKey == key, ct) is { } before)
        {
            return new RegisteredRequest(before.Id, before.Number, null, before.DueOn);
        }

        if (ApplicationRules.WhatIsWrong(asked.Application) is { Count: > 0 } problems)
        {
            return new Outcome<RegisteredRequest>(problems);
        }

        var now = clock.GetUtcNow();
        var today = ChinaTime.DateOf(now);
        if (IncomingDates.OfReceipt(asked.Receipt, today) is { } wrong)
        {
            return wrong;
        }

        var code = QueryCode.New();
        var facts = new ClockFacts { Receipt = asked.Receipt, Renewal = asked.Renewal };
        var request = new DisclosureRequest
        {
            AgencyId = asked.AgencyId,
            Number = await NextNumberAsync(asked.AgencyId, today.Year, ct),
            Channel = asked.Receipt.Channel,
            ApplicantKind = asked.Application.Applicant.Kind,
            ApplicantMark = await applications.MarkAsync(asked.AgencyId, asked.Application.Applicant, ct),
            Subject = asked.Subject is { Length: > 0 } given ? PersonalMask.Text(given, asked.Application.Applicant) : ApplicationRules.SubjectOf(asked.Application.Wanted, asked.Application.Applicant),
            Status = asked.Receipt.ReceivedOn is null && asked.Renewal is null ? RequestStatus.AwaitingConfirmation : RequestStatus.InProgress,
            Facts = facts,
            RegisteredAt = now,
            UpdatedAt = now,
            Version = 1,
            PartOfId = asked.PartOfId,
            RenewalOfId = asked.RenewalOfId,
            SubmissionKey = asked.SubmissionKey,
            QueryCodeHash = SealedApplications.HashOfCode(code),
            IsExample = asked.IsExample,
            Sealed = [],
        };
        request.Keep(RequestClock.Of(facts, await calendars.OfAsync(place, ct)));
        db.Add(request);
        await db.SaveChangesAsync(ct); // its number names its key
        request.Sealed = await applications.SealAsync(request.AgencyId, request.Id, asked.Application, ct);
        foreach (var file in asked.Files)
        {
            await applications.AddFileAsync(request, file.Kind, file.Name, file.MediaType, file.Content, by?.AccountId, ct);
        }

        await dossier.AppendAsync(new(request.AgencyId, request.CaseKey, "request.registered", by, null, new
        {
            request.Version,
            request.Number,
            request.Channel,
            request.ApplicantKind,
            asked.Receipt.ArrivedOn,
            request.ReceivedOn,
            request.DueOn,
            Files = asked.Files.Count,
            request.PartOfId,
            request.RenewalOfId,
        }, JsonText.Write(asked.Application), by is null ? "申请人" : null), ct);
        await db.SaveChangesAsync(ct);
        return new RegisteredRequest(request.Id, request.Number, code, request.DueOn);
    }

    private async Task<string> NextNumberAsync(long agencyId, int year, CancellationToken ct)
    {
        var counter = await db.Set<RequestCounter>().FindAsync([agencyId, year], ct) ?? db.Add(new RequestCounter { AgencyId = agencyId, Year = year }).Entity;
        return new RequestNumber(year, ++counter.Serial).ToString();
    }
}
