using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>网上提交申请 (《条例》第二十九条). A repeat of the same submission gives the first case again.</summary>
public sealed class SubmitApplication(GongkaiDbContext db, RegisterRequest register, SealedApplications applications, ApplicantNotices notices, Dossier dossier, TimeProvider clock)
{
    /// <summary>How long submissions are remembered for limits and hints.</summary>
    public const int KeptDays = 30;

    /// <summary>What is submitted.</summary>
    /// <param name="AgencyId">The agency.</param>
    /// <param name="Application">What was filled in.</param>
    /// <param name="Files">What comes with it.</param>
    /// <param name="SubmissionKey">The same for every repeat of one submission.</param>
    /// <param name="Network">The network address it comes from.</param>
    /// <param name="NoticeAddress">Where the applicant looks cases up, to be told by e-mail; null for no notices.</param>
    public sealed record Command(long AgencyId, Application Application, IReadOnlyList<ApplicantFile> Files, string SubmissionKey, string Network, string? NoticeAddress = null);

    /// <summary>What was registered.</summary>
    /// <param name="Id">The case.</param>
    /// <param name="Number">登记编号.</param>
    /// <param name="QueryCode">查询码; null where the same submission was registered before.</param>
    /// <param name="RegisteredAt">When.</param>
    public sealed record Submitted(long Id, string Number, string? QueryCode, DateTimeOffset RegisteredAt);

    /// <summary>Everything wrong with what was filled in, at once.</summary>
    public static IReadOnlyList<Problem> WhatIsWrong(Command command)
    {
        var problems = OnlineApplicationRules.WhatIsWrong(command.Application, command.Files.Any(f => f.Kind == RequestFileKind.Identity)).ToList();
        problems.AddRange(ApplicantFiles.Inspect(command.Files).Problems);
        return problems;
    }

    /// <summary>Whether an agency takes applications on the platform.</summary>
    public async Task<bool> IsOfferedAsync(long agencyId, CancellationToken ct) => (await PracticeAsync(agencyId, ct)).Channels.Contains(RequestChannel.Web);

    /// <summary>Registers it.</summary>
    public async Task<Outcome<Submitted>> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (WhatIsWrong(command) is { Count: > 0 } problems)
        {
            return new Outcome<Submitted>(problems);
        }

        var files = ApplicantFiles.Inspect(command.Files).Value;
        return await db.ExclusivelyAsync(() => WithinAsync(command, files, ct), ct);
    }

    private async Task<Outcome<Submitted>> WithinAsync(Command command, IReadOnlyList<NewRequestFile> files, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = ChinaTime.DateOf(now);
        var before = await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.AgencyId == command.AgencyId && r.SubmissionKey == command.SubmissionKey, ct);
        if (before is not null && !await IsSameAsync(before, command.Application, files, ct))
        {
            return PortalProblems.FormUsed;
        }

        var isRepeat = before is not null;
        var practice = await PracticeAsync(command.AgencyId, ct);
        var network = await NetworkMarkAsync(dossier, command.AgencyId, command.Network, ct);
        if (!isRepeat && await WhyNotAsync(command, practice, network, now, ct) is { } refused)
        {
            return refused;
        }

        var registered = await register.WithinAsync(new NewRequest
        {
            AgencyId = command.AgencyId,
            Receipt = new Receipt(RequestChannel.Web, today, practice.ConfirmsWebAtOnce ? today : null),
            Application = command.Application,
            Files = files,
            SubmissionKey = command.SubmissionKey,
        }, null, ct);
        if (registered.Failed)
        {
            return new Outcome<Submitted>(registered.Problems);
        }

        var request = await db.Requests.SingleAsync(r => r.Id == registered.Value.Id, ct);
        if (!isRepeat)
        {
            db.Add(new PortalSubmission
            {
                AgencyId = command.AgencyId,
                RequestId = request.Id,
                At = now,
                NetworkMark = network,
                TextMark = await dossier.MarkAsync(command.AgencyId, MarksOf(command.AgencyId), "text/" + Essence(command.Application.Wanted), ct),
            });
            if (command is { NoticeAddress: { } address, Application.Applicant.Email: { Length: > 0 } email })
            {
                await notices.BeginAsync(request, email, address, ct);
            }

            await db.SaveChangesAsync(ct);
            var old = now.AddDays(-KeptDays);
            await db.Set<PortalSubmission>().Where(s => s.At < old).ExecuteDeleteAsync(ct);
        }

        return new Submitted(request.Id, request.Number, registered.Value.QueryCode, request.RegisteredAt);
    }

    /// <summary>The case of an agency's keyed hashes of networks, texts and applicants.</summary>
    internal static string MarksOf(long agencyId) => $"applicants/{agencyId}";

    /// <summary>The mark of a network address.</summary>
    internal static Task<byte[]> NetworkMarkAsync(Dossier dossier, long agencyId, string network, CancellationToken ct) =>
        dossier.MarkAsync(agencyId, MarksOf(agencyId), "network/" + network, ct);

    // A form that is changed and sent once more is another application: it is neither taken for the first one nor opens it.
    private async Task<bool> IsSameAsync(DisclosureRequest before, Application application, IReadOnlyList<NewRequestFile> files, CancellationToken ct)
    {
        var known = await db.RequestFiles.AsNoTracking().Where(f => f.RequestId == before.Id).Select(f => f.Sha256).ToListAsync(ct);
        return await applications.OpenAsync(before, ct) == application && files.All(f => known.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(f.Content))));
    }

    private async Task<RequestPractice> PracticeAsync(long agencyId, CancellationToken ct) =>
        await db.Set<RequestSettingsRow>().AsNoTracking().Where(s => s.AgencyId == agencyId).Select(s => s.Practice).SingleOrDefaultAsync(ct) ?? new();

    private async Task<Problem?> WhyNotAsync(Command command, RequestPractice practice, byte[] network, DateTimeOffset now, CancellationToken ct)
    {
        if (!practice.Channels.Contains(RequestChannel.Web))
        {
            return PortalProblems.NotOffered;
        }

        if (await db.Agencies.AnyAsync(a => a.Id == command.AgencyId && a.SupersededById != null, ct))
        {
            return PortalProblems.Superseded;
        }

        var since = now.AddHours(-1);
        return await db.Set<PortalSubmission>().CountAsync(s => s.AgencyId == command.AgencyId && s.NetworkMark == network && s.At > since, ct) >= practice.MostFromNetworkAnHour
            ? PortalProblems.TooMany
            : null;
    }

    // What remains the same when somebody only changes blanks, punctuation or the order of lines does not matter here.
    private static string Essence(string wanted) => string.Concat(wanted.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
