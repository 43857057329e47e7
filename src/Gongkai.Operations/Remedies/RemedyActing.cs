using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Remedies;

/// <summary>A remedy with where it stands.</summary>
/// <param name="Remedy">The remedy.</param>
/// <param name="Agency">Its agency.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="Sight">How much the officer sees of it.</param>
public sealed record FoundRemedy(RemedyCase Remedy, Agency Agency, RemedyStanding Standing, RequestSight Sight);

/// <summary>Finds remedies. What an officer may not see is not found.</summary>
public sealed class RemedyCases(GongkaiDbContext db, WorkCalendars calendars, SectionQueries sections)
{
    /// <summary>The remedy, and how much the officer sees of it; null when there is none or nothing of it may be seen.</summary>
    public async Task<FoundRemedy?> FindAsync(long id, Officer officer, CancellationToken ct)
    {
        if (await db.Remedies.SingleOrDefaultAsync(r => r.Id == id, ct) is not { } remedy)
        {
            return null;
        }

        var agency = await db.Agencies.SingleAsync(a => a.Id == remedy.AgencyId, ct);
        var standing = new RemedyStanding
        {
            Agency = agency.Place!,
            Facts = remedy.Facts,
            Term = RemedyClock.Of(remedy.Facts, await calendars.OfAsync(agency.Place!, ct)),
            IsVoid = remedy.VoidedAt is not null,
            HasRequest = remedy.RequestId is not null,
            IsAnsweredAnew = remedy.AnewId is not null,
            SectionId = remedy.SectionId,
        };
        var sight = standing.Sees(officer, await sections.OfAsync(officer, ct));
        return sight == RequestSight.None ? null : new(remedy, agency, standing, sight);
    }

    /// <summary>Derives dates and outcome of a remedy anew.</summary>
    internal async Task KeepAsync(RemedyCase remedy, AgencyPlace place, DateTimeOffset now, CancellationToken ct) =>
        remedy.Keep(RemedyClock.Of(remedy.Facts, await calendars.OfAsync(place, ct)), now);
}

/// <summary>
/// How every act on a remedy is done: alone, in one transaction, refused by <see cref="RemedyStanding.WhyNot"/>, refused to the second of two
/// officers who saw the same version, with an entry in the dossier.
/// </summary>
public sealed class RemedyActing(GongkaiDbContext db, RemedyCases cases, Dossier dossier, TimeProvider clock)
{
    /// <summary>What an act adds to the dossier.</summary>
    /// <param name="Act">What was done, <c>remedy.ruled</c>.</param>
    /// <param name="Reason">Why; no personal data.</param>
    /// <param name="Detail">What; no personal data.</param>
    /// <param name="Personal">Personal data, sealed under the case's key.</param>
    internal sealed record Entry(string Act, string? Reason = null, object? Detail = null, string? Personal = null);

    /// <summary>The time of the act.</summary>
    internal DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The day of the act in China.</summary>
    internal DateOnly Today => ChinaTime.DateOf(Now);

    /// <summary>Does an act; gives the remedy's new version.</summary>
    /// <param name="id">The remedy.</param>
    /// <param name="version">The version that the officer saw.</param>
    /// <param name="act">The act.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="work">The work: changes the remedy, and gives the entry or the problems. Nothing is stored when there are any.</param>
    /// <param name="ct">Cancels.</param>
    internal Task<Outcome<int>> DoAsync(long id, int version, RemedyAct act, Officer by, Func<FoundRemedy, Task<Outcome<Entry>>> work, CancellationToken ct) =>
        db.ExclusivelyAsync<Outcome<int>>(async () =>
        {
            if (await cases.FindAsync(id, by, ct) is not { Sight: RequestSight.Person } found)
            {
                return RemedyProblems.NoSuchRemedy;
            }

            if ((found.Standing.WhyNot(act, by) ?? (version == found.Remedy.Version ? null : RemedyProblems.Changed)) is { } refused)
            {
                return refused;
            }

            var remedy = found.Remedy;
            var before = remedy.Outcome;
            var done = await work(found);
            if (done.Failed)
            {
                db.ChangeTracker.Clear();
                return new Outcome<int>(done.Problems);
            }

            await cases.KeepAsync(remedy, found.Agency.Place!, Now, ct);
            (remedy.UpdatedAt, remedy.Version) = (Now, remedy.Version + 1);
            await dossier.AppendAsync(new(remedy.AgencyId, remedy.CaseKey, done.Value.Act, by, done.Value.Reason, new
            {
                remedy.Version,
                OutcomeBefore = before,
                remedy.Outcome,
                remedy.EffectiveOn,
                remedy.CountedAs,
                done.Value.Detail,
            }, done.Value.Personal), ct);
            await db.SaveChangesAsync(ct);
            return remedy.Version;
        }, ct);
}

/// <summary>查看当事人: shows who complains to an officer who asks for it, and records that he or she did.</summary>
public sealed class RevealParties(GongkaiDbContext db, RemedyCases cases, Dossier dossier)
{
    /// <summary>Who complains; null where there is no such remedy for this officer, or it was erased.</summary>
    public Task<RemedyParties?> ExecuteAsync(long id, Officer by, CancellationToken ct) => db.ExclusivelyAsync(async () =>
    {
        if (await cases.FindAsync(id, by, ct) is not { Sight: RequestSight.Person } found || await dossier.OpenAsync(found.Remedy.CaseKey, found.Remedy.Sealed, ct) is not { } json)
        {
            return null;
        }

        await dossier.AppendAsync(new(found.Remedy.AgencyId, found.Remedy.CaseKey, "remedy.opened", by), ct);
        await db.SaveChangesAsync(ct);
        return JsonText.Read<RemedyParties>(json);
    }, ct);
}

/// <summary>Names of the acts in a remedy's dossier.</summary>
public static class RemedyActNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["remedy.registered"] = "登记案件",
        ["remedy.edited"] = "更正登记",
        ["remedy.answered"] = "提交答复（答辩）",
        ["remedy.hearing"] = "登记听证、开庭",
        ["remedy.extended"] = "登记审理期限延长",
        ["remedy.ruled"] = "登记决定、裁判",
        ["remedy.trial-opened"] = "登记新的审级",
        ["remedy.answer-opened"] = "立案重新答复",
        ["remedy.file-added"] = "存入材料",
        ["remedy.voided"] = "作废",
        ["remedy.linked"] = "被申请复议、起诉或者投诉",
        ["remedy.opened"] = "查看当事人",
    };

    /// <summary>The codes of all acts.</summary>
    public static IReadOnlyCollection<string> Known => Names.Keys;

    /// <summary>The act's name; null for one that is not a remedy's.</summary>
    public static string? Name(string act) => Names.GetValueOrDefault(act);
}
