using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests.Letters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Gongkai.Operations.Demonstration.InstallDemonstration;

namespace Gongkai.Operations.Demonstration;

/// <summary>How far a letter of the demonstration has come.</summary>
internal enum DemonstrationLetterEnd
{
    /// <summary>It is being written.</summary>
    Draft,

    /// <summary>It has its first signature.</summary>
    InReview,

    /// <summary>It is signed and waits to be sent.</summary>
    Issued,
}

/// <summary>The letters of invented applications, written, signed, sent and served by the example officers with the operations that serve everybody.</summary>
internal sealed class DemonstrationLetters(IServiceProvider services, SetClock clock, Dictionary<StaffRole, Officer> officers)
{
    // Who signs a step, of those who may: the one whose work it is.
    private static readonly StaffRole[] Signers = [StaffRole.Reviewer, StaffRole.SecrecyReviewer, StaffRole.Leader, StaffRole.DisclosureOffice];

    private Officer Office => officers[StaffRole.DisclosureOffice];

    /// <summary>Writes a letter and takes it as far as it goes without being sent; gives its number. One transaction.</summary>
    public async Task<long> WriteAsync(long requestId, Letter letter, DemonstrationLetterEnd end, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, draft, review) = (scope.ServiceProvider.GetRequiredService<GongkaiDbContext>(), scope.ServiceProvider.GetRequiredService<DraftLetter>(), scope.ServiceProvider.GetRequiredService<ReviewLetter>());
        return await db.ExclusivelyAsync(async () =>
        {
            var name = letter.Kind.Name(letter.Answer);
            var id = Require(await draft.BeginWithinAsync(requestId, letter, null, Office, ct), name);
            if (end == DemonstrationLetterEnd.Draft)
            {
                return id;
            }

            Require(await review.SubmitWithinAsync(id, 1, Office, ct), name);
            var row = await db.Set<RequestLetter>().SingleAsync(l => l.Id == id, ct);
            var signed = new HashSet<StaffRole>();
            foreach (var step in end == DemonstrationLetterEnd.InReview ? row.Chain!.Steps.SkipLast(1).Take(1) : row.Chain!.Steps)
            {
                var role = Signers.First(r => step.Roles.Contains(r) && signed.Add(r));
                Require(await review.SignWithinAsync(id, row.ContentHash!, "同意。", officers[role], ct), $"{name} {step.Name}");
            }

            return id;
        }, ct);
    }

    /// <summary>Sends a signed letter: the act that it is about.</summary>
    public async Task SendAsync(long letterId, ServiceWay way, string to, CancellationToken ct)
    {
        var detail = way switch
        {
            ServiceWay.Post => new DeliveryDetail(TrackingNumber: $"示例邮件{letterId:00000}"),
            ServiceWay.Counter => new DeliveryDetail(ReceivedBy: to),
            _ => new DeliveryDetail(To: to),
        };
        var version = await With(services, (GongkaiDbContext db) => db.Set<RequestLetter>().Where(l => l.Id == letterId).Select(l => l.Version).SingleAsync(ct));
        Require(await With(services, (SendLetter send) => send.ExecuteAsync(letterId, version, new(way, Deadlines.ChinaTime.DateOf(clock.Now), detail), Office, ct)), "send");
    }

    /// <summary>What came of it: the applicant's download on the platform, else a signature, or that it came back.</summary>
    public async Task ServedAsync(long letterId, ServiceWay way, string to, bool isReturned, CancellationToken ct)
    {
        if (way == ServiceWay.Platform)
        {
            var (requestId, fileId) = await With(services, async (GongkaiDbContext db) => await db.Set<RequestLetter>().Where(l => l.Id == letterId).Select(l => new ValueTuple<long, long>(l.RequestId, l.FileId!.Value)).SingleAsync(ct));
            await With(services, (RecordLetterService record) => record.ByDownloadAsync(requestId, fileId, ct));
            return;
        }

        var on = Deadlines.ChinaTime.DateOf(clock.Now);
        var outcome = isReturned ? new ServiceOutcome(ServiceResult.Returned, on, Note: "收件人电话无人接听，邮件逾期退回（示例）。") : new ServiceOutcome(ServiceResult.Delivered, on, ReceivedBy: to);
        Require(await With(services, (RecordLetterService record) => record.ExecuteAsync(letterId, outcome, Office, ct)), "service");
    }
}
