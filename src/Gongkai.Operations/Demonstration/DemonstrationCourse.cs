using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Microsoft.EntityFrameworkCore;
using static Gongkai.Operations.Demonstration.InstallDemonstration;

namespace Gongkai.Operations.Demonstration;

/// <summary>The way of one document, each step an hour after the one before.</summary>
internal sealed class DemonstrationCourse(IServiceProvider services, SetClock clock, Dictionary<StaffRole, Officer> officers)
{
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    /// <summary>Writes a document and takes it as far as it goes; gives its number.</summary>
    public async Task<long> RunAsync(DemonstrationDocument document, long agencyId, Dictionary<string, long> numbers, List<DemonstrationDocument> all, CancellationToken ct)
    {
        var drafter = officers[StaffRole.SectionOfficer];
        var (columnId, itemId) = await With(services, async (GongkaiDbContext db) => (
            await db.Columns.Where(c => c.AgencyId == agencyId && c.Code == document.Column).Select(c => c.Id).SingleAsync(ct),
            document.CatalogueItem is [var field, var code] ? await db.CatalogueItems.Where(i => i.AgencyId == agencyId && i.Field == field && i.Code == code).Select(i => (long?)i.Id).SingleAsync(ct) : null));
        var id = Require(await With(services, (CreateDocument create) => create.ExecuteAsync(
            new(agencyId, columnId, document.Kind, document.Title, document.Interprets is { } policy ? numbers[policy] : null)
            {
                Html = document.Html,
                Metadata = document.Metadata with { CatalogueItemId = itemId },
                IsExample = true,
            }, drafter, ct)), document.Key);
        foreach (var old in all.Where(d => d.RepealedBy == document.Key))
        {
            Require(await With(services, (LinkDocuments link) => link.AddAsync(id, numbers[old.Key], DocumentRelation.Repeals, drafter, ct)), document.Key);
        }

        return await GoAsync(id, document.StopsAt, AnHour, document.Key, ct);
    }

    /// <summary>Takes a draft through its reviews by the officers whose work they are; gives its number.</summary>
    /// <param name="id">The document.</param>
    /// <param name="stopsAt">How far; null to publish it.</param>
    /// <param name="step">The time from one step to the next.</param>
    /// <param name="what">Its name in errors.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<long> GoAsync(long id, DemonstrationEnd? stopsAt, TimeSpan step, string what, CancellationToken ct)
    {
        if (stopsAt == DemonstrationEnd.Draft)
        {
            return id;
        }

        var (version, _) = await StandsAsync(id, ct);
        clock.Now += step;
        version = Require(await With(services, (SubmitForReview submit) => submit.ExecuteAsync(id, version, null, officers[StaffRole.SectionOfficer], ct)), what);
        foreach (var (index, review) in ReviewChain.Default.Steps.Index())
        {
            if (stopsAt == DemonstrationEnd.InReview && index == 1)
            {
                return id;
            }

            clock.Now += step;
            var (_, hash) = await StandsAsync(id, ct);
            version = Require(await With(services, (SignStep sign) => sign.ExecuteAsync(new(id, version, hash, true, "同意"), officers[review.Roles[0]], ct)), what);
        }

        if (stopsAt is null)
        {
            clock.Now += step;
            Require(await With(services, (PublishDocument publish) => publish.ExecuteAsync(id, version, null, officers[StaffRole.DisclosureOffice], ct)), what);
        }

        return id;
    }

    private Task<(int Version, string Hash)> StandsAsync(long id, CancellationToken ct) => With(services, async (GongkaiDbContext db) =>
    {
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == id, ct);
        return (document.Version, await db.DocumentRevisions.Where(r => r.DocumentId == id && r.Number == document.Revision).Select(r => r.ContentHash).SingleAsync(ct));
    });
}
