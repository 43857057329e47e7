using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Catalogue;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Publishing;

/// <summary>An agency with a column and one person for each role, on a database of its own.</summary>
internal sealed class Office(Store store, AgencyPlace county, AgencyPlace place, long column) : IAsyncDisposable
{
    public Store Store => store;

    public AgencyPlace County => county;

    public AgencyPlace Place => place;

    public long Column => column;

    public Officer Clerk { get; } = Person(1, "赵一", place, StaffRole.SectionOfficer);

    public Officer Reviewer { get; } = Person(2, "钱二", place, StaffRole.Reviewer);

    public Officer Disclosure { get; } = Person(3, "孙三", place, StaffRole.DisclosureOffice);

    public Officer Secrecy { get; } = Person(4, "李四", place, StaffRole.SecrecyReviewer);

    public Officer Leader { get; } = Person(5, "周五", place, StaffRole.Leader);

    public Officer Administrator { get; } = Person(6, "吴六", place, StaffRole.Administrator);

    public static async Task<Office> OpenAsync(Database database)
    {
        var store = await Store.CreateAsync(database);
        store.Clock.Now = new DateTimeOffset(2026, 8, 10, 9, 30, 0, TimeSpan.FromHours(8));
        return await FurnishAsync(store);
    }

    public static async Task<Office> FurnishAsync(Store store)
    {
        var county = await AgencyAsync(store, "青山县人民政府", null, "11430000000000001A");
        var bureau = await AgencyAsync(store, "青山县教育局", county.Id, "11430000000000002B");
        var column = await store.With(async (GongkaiDbContext db) =>
        {
            var added = db.Columns.Add(new CatalogueColumn { AgencyId = bureau.Id, Part = CataloguePart.Statutory, Code = "regulations", Name = "规范性文件" }).Entity;
            await db.SaveChangesAsync();
            return added.Id;
        });
        return new Office(store, county, bureau, column);
    }

    public static Officer Person(long id, string name, AgencyPlace place, params StaffRole[] roles) => new(id, name, [.. roles.Select(r => new RoleGrant(place, r))]);

    public static DocumentMetadata Metadata(string? number = "青教发〔2026〕5号") => new()
    {
        DocumentNumber = number,
        IssuedBy = "青山县教育局",
        IssuedOn = new DateOnly(2026, 8, 3),
    };

    /// <summary>A draft with everything that submission asks for.</summary>
    public async Task<long> DraftAsync(string title = "青山县教育局关于课后服务的通知", string kind = "policy", DocumentMetadata? metadata = null, string html = "<p>各学校：</p><p>现就课后服务通知如下。</p>", long? interprets = null) =>
        (await CreateAsync(new(place.Id, column, kind, title, interprets) { Metadata = metadata ?? Metadata(), Html = html }, Clerk)).Value;

    public Task<Outcome<long>> CreateAsync(CreateDocument.Command command, Officer by) => store.With((CreateDocument o) => o.ExecuteAsync(command, by, default));

    public Task<Outcome<int>> SubmitAsync(long id, string? urgent = null) => store.With(async (SubmitForReview o) => await o.ExecuteAsync(id, await VersionAsync(id), urgent, Clerk, default));

    public async Task<Outcome<int>> SignAsync(long id, Officer by)
    {
        var seen = await RevisionAsync(id);
        return await store.With(async (SignStep o) => await o.ExecuteAsync(new(id, await VersionAsync(id), seen.ContentHash, true, "同意"), by, default));
    }

    /// <summary>Submits, and has every step signed.</summary>
    public async Task ApproveAsync(long id)
    {
        (await SubmitAsync(id)).ShouldSucceed();
        foreach (var by in (Officer[])[Reviewer, Disclosure, Secrecy, Leader])
        {
            (await SignAsync(id, by)).ShouldSucceed();
        }
    }

    public Task<Outcome<int>> PublishAsync(long id, DateTimeOffset? at = null) => store.With(async (PublishDocument o) => await o.ExecuteAsync(id, await VersionAsync(id), at, Disclosure, default));

    /// <summary>A document that is public.</summary>
    public async Task<long> PublishedAsync(string title = "青山县教育局关于课后服务的通知", string kind = "policy", DocumentMetadata? metadata = null, long? interprets = null, string html = "<p>各学校：</p><p>现就课后服务通知如下。</p>")
    {
        var id = await DraftAsync(title, kind, metadata, html, interprets);
        await ApproveAsync(id);
        (await PublishAsync(id)).ShouldSucceed();
        return id;
    }

    public Task<Document> DocumentAsync(long id) => store.With((GongkaiDbContext db) => db.Documents.AsNoTracking().SingleAsync(d => d.Id == id));

    public async Task<int> VersionAsync(long id) => (await DocumentAsync(id)).Version;

    public Task<DocumentRevision> RevisionAsync(long id) => store.With(async (GongkaiDbContext db) =>
        await db.DocumentRevisions.AsNoTracking().SingleAsync(r => r.DocumentId == id && r.Number == db.Documents.Single(d => d.Id == id).Revision));

    public Task<PublicDocument?> PageAsync(long id) => store.With((GongkaiDbContext db) => db.PublicDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id));

    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(long id) => await store.With((DossierQueries q) => q.TimelineAsync($"document/{id}", default));

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static async Task<AgencyPlace> AgencyAsync(Store store, string name, long? parent, string credit)
    {
        var saved = await store.With((SaveAgency save) => save.ExecuteAsync(new(new AgencyProfile { Name = name, Level = AgencyLevel.County, Kind = AgencyKind.Other, IndexPattern = "{code}/{yyyy}-{serial:5}" }, parent), default));
        return (await store.With((GongkaiDbContext db) => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == saved.Value))).Place!;
    }
}

/// <summary>What tests say of outcomes.</summary>
internal static class OutcomeAssertions
{
    public static T ShouldSucceed<T>(this Outcome<T> outcome)
    {
        outcome.Problems.Select(p => $"{p.Code} {p.Text}").ShouldBeEmpty();
        return outcome.Value;
    }

    public static void ShouldFailWith<T>(this Outcome<T> outcome, params string[] codes) => outcome.Problems.Select(p => p.Code).ShouldBe(codes);
}
