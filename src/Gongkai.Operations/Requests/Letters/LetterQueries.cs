using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Letters;

/// <summary>A letter in a list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="RequestId">The case.</param>
/// <param name="RequestNumber">Its 登记编号.</param>
/// <param name="Subject">Its 事由.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Answer">Which answer.</param>
/// <param name="Status">The status.</param>
/// <param name="Number">文号.</param>
/// <param name="Step">The name of the step at hand; null while none is.</param>
/// <param name="DueOn">When the case is due.</param>
/// <param name="SentOn">When it went out.</param>
/// <param name="ReceivedOn">When it was received.</param>
public sealed record LetterRow(
    long Id, long RequestId, string RequestNumber, string Subject, LetterKind Kind, AnswerKind? Answer, LetterStatus Status, string? Number, string? Step, DateOnly? DueOn, DateOnly? SentOn, DateOnly? ReceivedOn)
{
    /// <summary>The name for people.</summary>
    public string Name => Kind.Name(Answer);
}

/// <summary>An attempt to serve, with what is personal of it.</summary>
/// <param name="Delivery">The attempt.</param>
/// <param name="Detail">Tracking number, who signed; null once erased.</param>
public sealed record DeliveryView(LetterDelivery Delivery, DeliveryDetail? Detail);

/// <summary>Reads letters.</summary>
public sealed class LetterQueries(GongkaiDbContext db, Dossier dossier)
{
    private const int MostWaiting = 100;

    /// <summary>The letters of a case, the last first. Who may see the case is asked before.</summary>
    public Task<List<LetterRow>> OfCaseAsync(long requestId, CancellationToken ct) =>
        RowsAsync(db.Set<RequestLetter>().Where(l => l.RequestId == requestId && l.Status != LetterStatus.Discarded).OrderByDescending(l => l.Id), ct);

    /// <summary>待我签署: letters whose step at hand an officer may sign, the most urgent case first; at most a hundred.</summary>
    public async Task<IReadOnlyList<LetterRow>> WaitingForAsync(Officer officer, CancellationToken ct)
    {
        var waiting = new List<LetterRow>();
        foreach (var grant in officer.Grants.Where(g => g.Role is StaffRole.Reviewer or StaffRole.DisclosureOffice or StaffRole.SecrecyReviewer or StaffRole.Leader))
        {
            var (agency, role, id) = (grant.Agency.Id, $",{grant.Role.Key()},", officer.AccountId);
            var signed = db.Set<LetterSignature>().Where(s => s.AccountId == id && s.Approved && !s.IsVoid).Select(s => s.LetterId);
            waiting.AddRange(await RowsAsync(
                db.Set<RequestLetter>().Where(l => l.AgencyId == agency && l.Status == LetterStatus.InReview && l.WaitsFor!.Contains(role) && !signed.Contains(l.Id)).OrderBy(l => l.Id).Take(MostWaiting), ct));
        }

        return [.. waiting.DistinctBy(l => l.Id).OrderBy(l => l.DueOn ?? DateOnly.MaxValue).ThenBy(l => l.Id).Take(MostWaiting)];
    }

    /// <summary>待送出: letters of the officer's offices that are signed and lie here; at most a hundred.</summary>
    public async Task<IReadOnlyList<LetterRow>> ToSendAsync(Officer officer, CancellationToken ct)
    {
        var agencies = officer.Grants.Where(g => g.Role == StaffRole.DisclosureOffice).Select(g => g.Agency.Id).ToList();
        return agencies.Count == 0 ? [] : await RowsAsync(db.Set<RequestLetter>().Where(l => agencies.Contains(l.AgencyId) && l.Status == LetterStatus.Issued).OrderBy(l => l.Id).Take(MostWaiting), ct);
    }

    /// <summary>How a letter was served, the first attempt first.</summary>
    public async Task<IReadOnlyList<DeliveryView>> DeliveriesAsync(RequestLetter letter, CancellationToken ct)
    {
        var views = new List<DeliveryView>();
        foreach (var delivery in await db.Set<LetterDelivery>().AsNoTracking().Where(d => d.LetterId == letter.Id).OrderBy(d => d.Id).ToListAsync(ct))
        {
            views.Add(new(delivery, await dossier.OpenAsync(DisclosureRequest.KeyOf(letter.RequestId), delivery.Sealed, ct) is { } json ? JsonText.Read<DeliveryDetail>(json) : null));
        }

        return views;
    }

    /// <summary>The opinions of signatures, by their number.</summary>
    public async Task<IReadOnlyDictionary<long, string>> OpinionsAsync(LetterCase letter, CancellationToken ct)
    {
        var opinions = new Dictionary<long, string>();
        foreach (var signature in letter.Signatures.Where(s => s.SealedOpinion is not null))
        {
            opinions[signature.Id] = await dossier.OpenAsync(letter.Case.Key, signature.SealedOpinion!, ct) ?? "（已销毁）";
        }

        return opinions;
    }

    private async Task<List<LetterRow>> RowsAsync(IQueryable<RequestLetter> letters, CancellationToken ct)
    {
        var rows = await letters.AsNoTracking().Join(db.Requests, l => l.RequestId, r => r.Id, (l, r) => new
        {
            l.Id,
            l.RequestId,
            RequestNumber = r.Number,
            r.Subject,
            l.Kind,
            l.Answer,
            l.Status,
            l.Number,
            l.Chain,
            l.Step,
            r.DueOn,
            l.SentOn,
            l.ReceivedOn,
        }).ToListAsync(ct);
        return [.. rows.Select(l => new LetterRow(
            l.Id, l.RequestId, l.RequestNumber, l.Subject, l.Kind, l.Answer, l.Status, l.Number, l.Status == LetterStatus.InReview ? l.Chain?.Steps[l.Step].Name : null, l.DueOn, l.SentOn, l.ReceivedOn))];
    }
}
