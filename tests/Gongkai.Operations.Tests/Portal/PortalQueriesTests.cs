using Gongkai.Domain.Agencies;
using Gongkai.Domain.Catalogue;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Portal;
using Gongkai.Operations.Publishing.Register;
using Gongkai.Testing;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.Portal;

public sealed class PortalQueriesTests
{
    private static readonly DateTimeOffset NewYear = new(2024, 12, 31, 17, 0, 0, TimeSpan.Zero); // 2025-01-01 01:00 in China

    [Theory, EveryDatabase]
    public async Task A_list_of_a_column_and_those_below_is_read_in_parts_newest_first_by_every_filter(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (published, agency, columns) = await SiteAsync(store);
        for (var i = 0; i < 30; i++)
        {
            var normative = i % 2 == 0;
            await published.DocumentAsync(
                agency, columns[i % 3], $"文件{i:00}", kind: normative ? "normative" : "notice",
                metadata: new DocumentMetadata { IsNormative = normative, Topic = i % 5 == 0 ? "财政、金融、审计\\财政" : null, ExpiresOn = i == 4 ? new DateOnly(2025, 6, 30) : null }, at: NewYear.AddHours(2 * (i / 2)).AddDays(-10));
        }

        var queries = store.Single<PortalQueries>();
        async Task<List<string>> All(PublicFilter filter, int take = 7)
        {
            var titles = new List<string>();
            string? after = null;
            do
            {
                var part = await queries.ListAsync(filter, after, take, CancellationToken.None);
                part.Rows.Count.ShouldBeLessThanOrEqualTo(take);
                titles.AddRange(part.Rows.Select(r => r.Title));
                after = part.Next;
            }
            while (after is not null);
            return titles;
        }

        var newest = Enumerable.Range(0, 30).Reverse().Select(i => $"文件{i:00}").ToList();
        (await All(new PublicFilter { ColumnIds = columns })).ShouldBe(newest);
        (await All(new PublicFilter { AgencyId = agency })).ShouldBe(newest);
        (await All(new PublicFilter())).ShouldBe(newest);
        (await All(new PublicFilter { ColumnIds = [columns[1]] })).Count.ShouldBe(10);
        (await All(new PublicFilter { IsNormative = true })).Count.ShouldBe(15);
        (await All(new PublicFilter { Kinds = ["notice"] })).Count.ShouldBe(15);
        (await All(new PublicFilter { Topic = "财政、金融、审计" })).Count.ShouldBe(6);
        (await All(new PublicFilter { Validity = Validity.Expired, On = new DateOnly(2025, 7, 1) })).ShouldBe(["文件04"]);
        (await All(new PublicFilter { Validity = Validity.InForce, On = new DateOnly(2025, 6, 30) })).Count.ShouldBe(30);
        (await queries.ListAsync(new PublicFilter(), "nonsense", 5, CancellationToken.None)).Rows[0].Title.ShouldBe("文件29");
    }

    [Theory, EveryDatabase]
    public async Task The_year_of_publication_is_that_of_China(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (published, agency, columns) = await SiteAsync(store);
        await published.DocumentAsync(agency, columns[0], "新年", at: NewYear);
        await published.DocumentAsync(agency, columns[0], "除夕", at: NewYear.AddHours(-2));
        var queries = store.Single<PortalQueries>();
        (await queries.ListAsync(new PublicFilter { Year = 2025 }, null, 10, CancellationToken.None)).Rows.Select(r => r.Title).ShouldBe(["新年"]);
        (await queries.ListAsync(new PublicFilter { Year = 2024 }, null, 10, CancellationToken.None)).Rows.Select(r => r.Title).ShouldBe(["除夕"]);
        (await store.Single<AgencySites>().YearsAsync(agency, CancellationToken.None)).ShouldBe(new PublicYears(2024, 2025));
    }

    [Theory, EveryDatabase]
    public async Task A_document_comes_with_its_metadata_and_with_the_public_documents_around_it(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (published, agency, columns) = await SiteAsync(store);
        var file = await published.FileAsync("附件.docx", "application/msword", [1, 2, 3]);
        var policy = await published.DocumentAsync(agency, columns[0], "办法", "<p>正文</p>", "normative", new DocumentMetadata { DocumentNumber = "青财发〔2026〕1号", EffectiveOn = new DateOnly(2026, 1, 1), Attachments = [file] }, notice: "说明");
        var interpretation = await published.DocumentAsync(agency, columns[1], "解读");
        var withdrawn = await published.DocumentAsync(agency, columns[1], "撤下的解读");
        await published.LinkAsync(interpretation, policy, DocumentRelation.Interprets);
        await published.LinkAsync(withdrawn, policy, DocumentRelation.Interprets);
        await published.WithdrawAsync(withdrawn, "有误");
        var queries = store.Single<PortalQueries>();

        var page = (await queries.DocumentAsync(policy, CancellationToken.None)).ShouldNotBeNull();
        (page.Row.Title, page.Row.DocumentNumber, page.Row.EffectiveOn, page.Notice, page.Html).ShouldBe(("办法", "青财发〔2026〕1号", new DateOnly(2026, 1, 1), "说明", "<p>正文</p>"));
        page.With(DocumentRelation.Interprets, fromHere: false).Select(r => r.Title).ShouldBe(["解读"]);
        (await queries.DocumentAsync(interpretation, CancellationToken.None))!.With(DocumentRelation.Interprets, fromHere: true).Select(r => r.Id).ShouldBe([policy]);
        (await queries.DocumentAsync(withdrawn, CancellationToken.None))!.Row.IsWithdrawn.ShouldBeTrue();
        (await queries.DocumentAsync(12345, CancellationToken.None)).ShouldBeNull();

        foreach (var from in (int[])[0, 1, 3])
        {
            await using var content = (await queries.AttachmentAsync(policy, file.Sha256, CancellationToken.None))!.Value.Content;
            content.Length.ShouldBe(3);
            content.Seek(from, SeekOrigin.Begin);
            using var rest = new MemoryStream();
            await content.CopyToAsync(rest);
            rest.ToArray().ShouldBe(((byte[])[1, 2, 3])[from..]);
        }

        (await queries.AttachmentAsync(interpretation, file.Sha256, CancellationToken.None)).ShouldBeNull();
        (await queries.AddressesAsync(1, 1_000, CancellationToken.None)).Select(a => a.Id).ShouldBe([policy, interpretation]);
        (await queries.LastIdAsync(CancellationToken.None)).ShouldBe(withdrawn);
        var everything = new List<long>();
        await foreach (var one in queries.EverythingAsync(agency, CancellationToken.None))
        {
            everything.Add(one.Row.Id);
        }

        everything.ShouldBe([policy, interpretation]);
    }

    [Theory, EveryDatabase]
    public async Task An_agency_comes_with_its_columns_its_place_and_those_below(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (published, agency, columns) = await SiteAsync(store);
        var sites = store.Single<AgencySites>();
        var site = (await sites.FindAsync("czj", CancellationToken.None)).ShouldNotBeNull();
        site.Above.Select(a => a.Slug).ShouldBe(["county"]);
        site.PathTo(site.Find(columns[1])!).Select(c => c.Code).ShouldBe(["first", "second"]);
        site.WithBelow(site.Find("first")!).ShouldBe([columns[0], columns[1]]);
        (await sites.FindAsync(agency, CancellationToken.None))!.Agency.Name.ShouldBe("青山县财政局");
        (await sites.FindAsync("county", CancellationToken.None))!.AgenciesBelow.Select(a => a.Id).ShouldBe([agency]);
        (await sites.AllAsync(CancellationToken.None)).Select(a => a.Slug).ShouldBe(["county", "czj"]);
        (await sites.FindAsync("nobody", CancellationToken.None)).ShouldBeNull();

        // What is kept is dropped by what the changes say, and by nothing else.
        var reader = store.Single<PublicChangeReader>();
        var last = await reader.LastAsync(CancellationToken.None);
        await published.ColumnAsync(agency, CataloguePart.Topic, "topic", "专题");
        (await sites.FindAsync("czj", CancellationToken.None))!.Find("topic").ShouldBeNull();
        sites.Evict((await reader.AfterAsync(last, CancellationToken.None)).Tags);
        (await sites.FindAsync("czj", CancellationToken.None))!.Find("topic").ShouldNotBeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_change_makes_out_of_date_what_shows_it(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (published, agency, columns) = await SiteAsync(store);
        var reader = store.Single<PublicChangeReader>();
        var policy = await published.DocumentAsync(agency, columns[0], "办法", kind: "normative", metadata: new DocumentMetadata { IsNormative = true });
        var notice = await published.DocumentAsync(agency, columns[1], "通知");
        await published.LinkAsync(notice, policy, DocumentRelation.Related);
        var last = await reader.LastAsync(CancellationToken.None);
        (await reader.AfterAsync(last, CancellationToken.None)).Changes.ShouldBe(0);

        await published.CorrectAsync(notice, "通知（更正）");
        var found = await reader.AfterAsync(last, CancellationToken.None);
        found.Tags!.ShouldBe(
            [PublicTag.Document(notice), PublicTag.Document(policy), PublicTag.Column(columns[1]), PublicTag.Agency(agency), PublicTag.All], ignoreOrder: true);

        await published.CorrectAsync(policy, "办法（修订）");
        (await reader.AfterAsync(found.Last, CancellationToken.None)).Tags!.ShouldBe(
            [PublicTag.Document(notice), PublicTag.Document(policy), PublicTag.Column(columns[0]), PublicTag.Agency(agency), PublicTag.All, PublicTag.Register, PublicTag.Policies], ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task Views_are_added_up_over_several_writes(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (published, agency, columns) = await SiteAsync(store);
        var first = await published.DocumentAsync(agency, columns[0], "甲");
        var second = await published.DocumentAsync(agency, columns[0], "乙");
        var views = store.Single<DocumentViews>();
        for (var round = 0; round < 2; round++)
        {
            views.Count(second);
            views.Count(second);
            views.Count(first);
            views.Count(999_999);
            (await views.OfAsync(second, CancellationToken.None)).ShouldBe((2 * round) + 2);
            await store.With((GongkaiDbContext db) => views.StoreAsync(db, CancellationToken.None));
        }

        (await views.OfAsync(second, CancellationToken.None)).ShouldBe(4);
        (await views.MostReadAsync(agency, 10, CancellationToken.None)).Select(m => (m.Row.Title, m.Views)).ShouldBe([("乙", 4L), ("甲", 2L)]);
        (await views.MostReadAsync(null, 1, CancellationToken.None)).Count.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task The_register_stands_on_any_day_as_the_acts_by_then_have_left_it(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (published, agency, columns) = await SiteAsync(store);
        var old = await published.DocumentAsync(agency, columns[0], "旧办法", kind: "normative", metadata: new DocumentMetadata { IsNormative = true, IssuedOn = new DateOnly(2020, 1, 1) });
        var repealing = await published.DocumentAsync(agency, columns[0], "新办法", kind: "normative", metadata: new DocumentMetadata { IsNormative = true, IssuedOn = new DateOnly(2024, 5, 1) });
        await store.With(async (GongkaiDbContext db) =>
        {
            db.Add(new ValidityAct
            {
                AgencyId = agency,
                DocumentId = old,
                Validity = Validity.Repealed,
                EffectiveOn = new DateOnly(2024, 6, 1),
                ByDocumentId = repealing,
                ByTitle = "新办法",
                Reason = "内部理由",
                AccountId = 1,
                AccountName = "经办",
                At = store.Clock.GetUtcNow(),
            });
            return await db.SaveChangesAsync();
        });
        var register = store.Single<PublicRegister>();
        async Task<IEnumerable<(string, Validity)>> On(int year, int month, int day, Validity? validity = null) =>
            (await register.ListAsync(agency, new DateOnly(year, month, day), validity, null, 10, CancellationToken.None)).Entries.Select(e => (e.Row.Title, e.Validity));

        (await On(2019, 12, 31)).ShouldBeEmpty();
        (await On(2024, 4, 30)).ShouldBe([("旧办法", Validity.InForce)]);
        (await On(2024, 5, 31)).ShouldBe([("新办法", Validity.InForce), ("旧办法", Validity.InForce)]);
        (await On(2024, 6, 1)).ShouldBe([("新办法", Validity.InForce), ("旧办法", Validity.Repealed)]);
        (await On(2024, 6, 1, Validity.Repealed)).ShouldBe([("旧办法", Validity.Repealed)]);
        var first = await register.ListAsync(null, new DateOnly(2025, 1, 1), null, null, 1, CancellationToken.None);
        (await register.ListAsync(null, new DateOnly(2025, 1, 1), null, first.Next, 1, CancellationToken.None)).Entries.Single().Acts.Single().ById.ShouldBe(repealing);
    }

    /// <summary>A county, its bureau, and three columns of the bureau, the second below the first.</summary>
    private static async Task<(Published Published, long Agency, long[] Columns)> SiteAsync(Store store)
    {
        var published = new Published(store.Single<IServiceProvider>());
        var county = await published.AgencyAsync("青山县人民政府", "county", kind: AgencyKind.Government);
        var agency = await published.AgencyAsync("青山县财政局", "czj", county);
        var first = await published.ColumnAsync(agency, CataloguePart.Statutory, "first", "一");
        return (published, agency, [first, await published.ColumnAsync(agency, CataloguePart.Statutory, "second", "二", first), await published.ColumnAsync(agency, CataloguePart.Statutory, "third", "三")]);
    }
}
