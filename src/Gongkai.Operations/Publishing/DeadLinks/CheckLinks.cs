using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing.Checks;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.DeadLinks;

/// <summary>Looks through the public documents, a part at a time, whether what they link to still opens. Every document is due again after a month, one with a failing link on the next day.</summary>
public sealed class CheckLinks(GongkaiDbContext db, LinkClient client, TimeProvider clock)
{
    private const int Part = 200;
    private static readonly TimeSpan Again = TimeSpan.FromDays(30);
    private static readonly TimeSpan AgainWhenFailing = TimeSpan.FromHours(20);

    /// <summary>Looks at the documents after one; gives the last one looked at, 0 at the end.</summary>
    public async Task<long> ExecuteAsync(long after, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var documents = await (
            from d in db.PublicDocuments.AsNoTracking()
            where d.Id > after && !d.IsWithdrawn
            join c in db.Set<LinkCheck>() on d.Id equals c.DocumentId into checks
            from c in checks.DefaultIfEmpty()
            orderby d.Id
            select new { d.Id, d.AgencyId, d.Revision, IsDue = c == null || c.Revision != d.Revision || c.NextAt <= now }).Take(Part).ToListAsync(ct);
        var asked = new Dictionary<Uri, bool?>();
        foreach (var document in documents.Where(d => d.IsDue))
        {
            var html = await db.PublicBodies.AsNoTracking().Where(b => b.DocumentId == document.Id).Select(b => b.Html).SingleAsync(ct);
            var found = await PageChecks.DeadLinksAsync(html, (address, stop) => AskAsync(asked, address, stop), ct);
            await KeepAsync(document.Id, document.AgencyId, document.Revision, [.. found.Select(f => f.Quoted)], ct);
        }

        return documents.Count < Part ? 0 : documents[^1].Id;
    }

    private async Task<bool?> AskAsync(Dictionary<Uri, bool?> asked, Uri address, CancellationToken ct)
    {
        if (asked.TryGetValue(address, out var known))
        {
            return known;
        }

        if (asked.Count > 0)
        {
            await Task.Delay(client.Pause, ct);
        }

        return asked[address] = await client.OpensAsync(address, ct);
    }

    private Task<int> KeepAsync(long id, long agencyId, int revision, IReadOnlyList<string> failing, CancellationToken ct) => db.ExclusivelyAsync(async () =>
    {
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        var check = await db.Set<LinkCheck>().FindAsync([id], ct);
        if (check is null)
        {
            check = new LinkCheck { DocumentId = id, AgencyId = agencyId, Revision = revision, CheckedAt = now, NextAt = now, DeadLinks = 0, Failing = [] };
            db.Add(check);
        }

        var before = check.Failing.ToDictionary(f => f.Address, StringComparer.Ordinal);
        check.Failing = [.. failing.Select(a => before.TryGetValue(a, out var known) ? known with { Times = known.Times + 1 } : new FailingLink(a, ChinaTime.DateOf(now), 1))];
        (check.Revision, check.CheckedAt, check.DeadLinks) = (revision, now, check.Failing.Count(f => f.IsDead));
        check.NextAt = now + (failing.Count > 0 ? AgainWhenFailing : Again);
        return await db.SaveChangesAsync(ct);
    }, ct);
}

/// <summary>What was found of links.</summary>
public sealed class DeadLinkQueries(GongkaiDbContext db)
{
    /// <summary>The dead links of a public document as it is now.</summary>
    public async Task<IReadOnlyList<FailingLink>> OfAsync(long documentId, CancellationToken ct) =>
        await db.Set<LinkCheck>().AsNoTracking()
            .Where(c => c.DocumentId == documentId && c.DeadLinks > 0 && db.PublicDocuments.Any(d => d.Id == documentId && d.Revision == c.Revision && !d.IsWithdrawn))
            .SingleOrDefaultAsync(ct) is { } check
            ? [.. check.Failing.Where(f => f.IsDead)]
            : [];

    /// <summary>The public documents of some agencies that have dead links: their numbers, and how many; those with the most first.</summary>
    public async Task<IReadOnlyList<(long DocumentId, int Links)>> OfAgenciesAsync(IReadOnlyCollection<long> agencies, int take, CancellationToken ct) =>
        [.. (await (
            from c in db.Set<LinkCheck>().AsNoTracking()
            where agencies.Contains(c.AgencyId) && c.DeadLinks > 0
            join d in db.PublicDocuments on c.DocumentId equals d.Id
            where d.Revision == c.Revision && !d.IsWithdrawn
            orderby c.DeadLinks descending, c.DocumentId
            select new { c.DocumentId, c.DeadLinks }).Take(take).ToListAsync(ct)).Select(c => (c.DocumentId, c.DeadLinks))];
}
