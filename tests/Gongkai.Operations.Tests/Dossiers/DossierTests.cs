using Gongkai.Domain.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Tests.Dossiers;

public sealed class DossierTests
{
    private const string Case = "document/7";
    private static readonly Officer Clerk = new(3, "赵一", []);

    [Theory, EveryDatabase]
    public async Task Entries_of_an_agency_form_a_chain_that_holds(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (first, second) = (await AgencyAsync(store, "甲县教育局"), await AgencyAsync(store, "乙县教育局"));
        for (var n = 0; n < 5; n++)
        {
            await AppendAsync(store, new(first, Case, "document.saved", Clerk, Reason: $"第{n}次", Detail: new { Before = n, After = n + 1 }));
            await AppendAsync(store, new(second, "document/8", "document.saved", null));
        }

        var results = await VerifyAsync(store);
        results.ShouldAllBe(r => r.Fault == null);
        results.Sum(r => r.Entries).ShouldBe(10);
        var timeline = await store.With((DossierQueries q) => q.TimelineAsync(Case, CancellationToken.None));
        timeline.Select(e => (e.Sequence, e.ActorName, e.Reason)).ShouldBe(Enumerable.Range(0, 5).Select(n => ((long)n + 1, "赵一", (string?)$"第{n}次")));
        timeline[2].Detail.ShouldBe("""{"before":2,"after":3}""");
    }

    [Theory, EveryDatabase]
    public async Task Whatever_is_done_to_an_entry_shows_at_that_entry(Database database)
    {
        (string Sql, ChainFault Fault, long At)[] attacks =
        [
            ("UPDATE dossier_entries SET reason = 'x' WHERE sequence = 3", ChainFault.HashDiffers, 3),
            ("UPDATE dossier_entries SET actor_name = actor_name || '二' WHERE sequence = 2", ChainFault.HashDiffers, 2),
            ("UPDATE dossier_entries SET detail = NULL WHERE sequence = 1", ChainFault.HashDiffers, 1),
            ("DELETE FROM dossier_entries WHERE sequence = 2", ChainFault.EntryMissing, 2),
            ("DELETE FROM dossier_entries WHERE sequence = 5", ChainFault.EndDiffers, 5),
            ("DELETE FROM dossier_entries", ChainFault.EndDiffers, 1),
            ("DELETE FROM dossier_heads", ChainFault.EndDiffers, 6),
        ];
        foreach (var (sql, fault, at) in attacks)
        {
            await using var store = await Store.CreateAsync(database);
            var agency = await AgencyAsync(store, "甲县教育局");
            for (var n = 0; n < 5; n++)
            {
                await AppendAsync(store, new(agency, Case, "document.saved", Clerk, Detail: new { Number = n }));
            }

            await store.With((GongkaiDbContext db) => db.Database.ExecuteSqlRawAsync(sql));
            var result = (await VerifyAsync(store)).ShouldHaveSingleItem(sql);
            (result.Fault, result.At).ShouldBe((fault, at), sql);
        }
    }

    [Theory, EveryDatabase]
    public async Task Personal_data_are_sealed_open_again_and_are_erased_with_the_chain_whole(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var agency = await AgencyAsync(store, "甲县教育局");
        await AppendAsync(store, new(agency, Case, "request.received", null, Personal: "申请人：钱某，电话13800000000"));
        await AppendAsync(store, new(agency, Case, "request.noted", null, Personal: "地址：某街1号"));

        var entries = await store.With((GongkaiDbContext db) => db.DossierEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());
        entries.ShouldAllBe(e => !System.Text.Encoding.UTF8.GetString(e.Sealed!).Contains("13800000000") && e.Detail == null);
        (await store.With((Dossier d) => d.OpenAsync(entries[0], CancellationToken.None))).ShouldBe("申请人：钱某，电话13800000000");
        (await store.With((Dossier d) => d.OpenAsync(entries[1], CancellationToken.None))).ShouldBe("地址：某街1号");

        await store.With(async (Dossier d) => { await d.EraseAsync(Case, CancellationToken.None); return true; });
        (await store.With((Dossier d) => d.OpenAsync(entries[0], CancellationToken.None))).ShouldBeNull();
        (await VerifyAsync(store)).ShouldAllBe(r => r.Fault == null);
    }

    [Fact]
    public async Task A_destroyed_key_does_not_wait_in_a_free_page_of_the_file()
    {
        await using var store = await Store.CreateAsync(Database.Sqlite);
        var agency = await AgencyAsync(store, "甲县教育局");
        await AppendAsync(store, new(agency, Case, "request.received", null, Personal: "申请人：钱某"));
        var wrapped = await store.With((GongkaiDbContext db) => db.CaseKeys.Select(k => k.Wrapped).SingleAsync());
        (await StandsInFileAsync()).ShouldBeTrue();

        await using (var scope = store.Scope())
        {
            var (db, dossier) = (scope.ServiceProvider.GetRequiredService<GongkaiDbContext>(), scope.ServiceProvider.GetRequiredService<Dossier>());
            await db.ExclusivelyAsync(async () =>
            {
                await dossier.EraseAsync(Case, CancellationToken.None);
                return true;
            }, CancellationToken.None);
        }

        (await StandsInFileAsync()).ShouldBeFalse();

        async Task<bool> StandsInFileAsync()
        {
            await store.With((GongkaiDbContext db) => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
            await using var file = new FileStream(store.Settings.ConnectionString["Data Source=".Length..], FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            return content.ToArray().AsSpan().IndexOf(wrapped) >= 0;
        }
    }

    [Theory, EveryDatabase]
    public async Task After_rotation_the_old_master_key_is_needed_no_more(Database database)
    {
        await using var old = await Store.CreateAsync(database);
        var agency = await AgencyAsync(old, "甲县教育局");
        for (var n = 0; n < 3; n++)
        {
            await AppendAsync(old, new(agency, $"document/{n}", "request.received", null, Personal: $"人{n}"));
        }

        var added = MasterKeys.NewLine("next");
        await using var both = old.WithKeys(added + Store.Keys.MasterKey);
        (await both.With((RotateMasterKey r) => r.ExecuteAsync(CancellationToken.None))).ShouldBe(3);
        (await both.With((RotateMasterKey r) => r.ExecuteAsync(CancellationToken.None))).ShouldBe(0);

        await using var onlyNew = old.WithKeys(added);
        var entries = await onlyNew.With((GongkaiDbContext db) => db.DossierEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());
        (await onlyNew.With((Dossier d) => d.OpenAsync(entries[2], CancellationToken.None))).ShouldBe("人2");
    }

    private static Task<long> AgencyAsync(Store store, string name) =>
        store.With(async (RegisterAgency register) => (await register.ExecuteAsync(new(name, null), CancellationToken.None)).Value);

    private static Task<bool> AppendAsync(Store store, NewEntry entry) => store.With((IServiceProvider services) =>
    {
        var db = services.GetRequiredService<GongkaiDbContext>();
        return db.ExclusivelyAsync(async () =>
        {
            await services.GetRequiredService<Dossier>().AppendAsync(entry, CancellationToken.None);
            return await db.SaveChangesAsync() > 0;
        }, CancellationToken.None);
    });

    private static async Task<List<ChainResult>> VerifyAsync(Store store) => await store.With(async (VerifyDossiers verify) =>
    {
        var results = new List<ChainResult>();
        await foreach (var result in verify.ExecuteAsync(CancellationToken.None))
        {
            results.Add(result);
        }

        return results;
    });
}
