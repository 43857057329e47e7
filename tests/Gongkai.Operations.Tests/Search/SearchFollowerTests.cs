using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Search;
using Gongkai.Operations.Search.Index;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Search;

public sealed class SearchFollowerTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Theory, EveryDatabase]
    public async Task What_is_published_changed_and_withdrawn_is_so_on_every_node_within_a_second(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        using var folder = new IndexFolder();
        var publisher = new Publisher(store);
        var at = await publisher.AgencyAsync("甲县人民政府");
        await using var first = new Node(store, Path.Combine(folder.Path, "first"));
        await using var second = new Node(store, Path.Combine(folder.Path, "second"));
        await Node.UntilAsync(() => first.Index.IsReady && second.Index.IsReady);

        var id = await publisher.PublishAsync(at, "关于开展垃圾分类的通知", "全面推行生活垃圾分类制度。");
        (await Task.WhenAll(first.UntilFoundAsync("垃圾", 1), second.UntilFoundAsync("垃圾", 1))).ShouldAllBe(took => took < Soon);

        await publisher.MarkAsync(id, Validity.Repealed);
        var repealed = new IndexQuery { Today = new DateOnly(2025, 2, 10), Filter = new IndexFilter { Validity = SearchValidity.Repealed } };
        (await Task.WhenAll(Node.UntilAsync(() => first.Index.Search(repealed)?.Total == 1), Node.UntilAsync(() => second.Index.Search(repealed)?.Total == 1))).ShouldAllBe(took => took < Soon);

        await publisher.WithdrawAsync(id);
        (await Task.WhenAll(first.UntilFoundAsync("垃圾", 0), second.UntilFoundAsync("垃圾", 0))).ShouldAllBe(took => took < Soon);
    }

    [Theory, EveryDatabase]
    public async Task A_node_that_was_away_follows_from_where_it_was(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        using var folder = new IndexFolder();
        var publisher = new Publisher(store);
        var at = await publisher.AgencyAsync("甲县人民政府");
        await publisher.PublishAsync(at, "标题一", "正文一");
        await using (var node = new Node(store, folder.Path))
        {
            await node.UntilFoundAsync("标题", 1);
        }

        var kept = Directory.GetFiles(folder.Path, "*.segment", SearchOption.AllDirectories);
        for (var i = 0; i < 7; i++)
        {
            await publisher.PublishAsync(at, "标题二", "正文二");
        }

        await using var again = new Node(store, folder.Path);
        await again.UntilFoundAsync("标题", 8);
        kept.ShouldAllBe(file => File.Exists(file)); // followed, not made anew
    }

    [Theory, EveryDatabase]
    public async Task A_damaged_or_missing_index_or_one_of_another_database_is_made_anew_without_being_asked(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        using var folder = new IndexFolder();
        var publisher = new Publisher(store);
        var at = await publisher.AgencyAsync("甲县人民政府");
        for (var i = 0; i < 3; i++)
        {
            await publisher.PublishAsync(at, $"标题{i}", "正文");
        }

        foreach (var damage in (Action[])
        [
            () => { },
            () => Directory.Delete(folder.Path, recursive: true),
            () => Corrupt(Files(folder, "*.segment")[0], 100),
            () => Corrupt(Files(folder, "manifest")[0], 30),
            () => File.Delete(Files(folder, "*.segment")[0]),
            () => File.Delete(Files(folder, "manifest")[0]),
            () => File.WriteAllBytes(Files(folder, "manifest")[0], []),
        ])
        {
            damage();
            await using var node = new Node(store, folder.Path);
            await node.UntilFoundAsync("标题", 3);
            (await node.With((VerifySearch verify) => verify.ExecuteAsync(CancellationToken.None))).Value.IsSound.ShouldBeTrue();
        }

        // The same folder on a database that has seen as many changes, but others.
        await using var other = await Store.CreateAsync(database);
        var elsewhere = new Publisher(other);
        var there = await elsewhere.AgencyAsync("乙县人民政府");
        await other.With((GongkaiDbContext db) => db.ExclusivelyAsync(() => NextIdAsync(db), CancellationToken.None));
        for (var i = 0; i < 4; i++)
        {
            await elsewhere.PublishAsync(there, $"题目{i}", "正文");
        }

        await using var moved = new Node(other, folder.Path);
        await moved.UntilFoundAsync("题目", 4);
        await moved.UntilFoundAsync("标题", 0);
    }

    [Theory, EveryDatabase]
    public async Task A_rebuild_asked_for_beside_a_running_node_is_done_by_the_node_which_answers_meanwhile(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        using var folder = new IndexFolder();
        var publisher = new Publisher(store);
        var at = await publisher.AgencyAsync("甲县人民政府");
        await publisher.PublishAsync(at, "标题", "正文");
        await using (var node = new Node(store, folder.Path))
        {
            await node.UntilFoundAsync("标题", 1);
            var before = Files(folder, "manifest").ShouldHaveSingleItem();
            await using (var other = new RebuildingProcess(store, folder.Path))
            {
                (await other.RebuildAsync()).ShouldBeNull();
            }

            node.Index.IsReady.ShouldBeTrue();
            Files(folder, "manifest").ShouldHaveSingleItem().ShouldNotBe(before);
            await node.UntilFoundAsync("标题", 1);
        }

        await using var alone = new RebuildingProcess(store, folder.Path);
        (await alone.RebuildAsync()).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Verification_names_what_differs(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        using var folder = new IndexFolder();
        var publisher = new Publisher(store);
        var at = await publisher.AgencyAsync("甲县人民政府");
        var ids = new List<long>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add(await publisher.PublishAsync(at, $"标题{i}", "正文"));
        }

        await using var node = new Node(store, folder.Path);
        await node.UntilFoundAsync("标题", 4);

        // Behind the back of the one writer, so that no change tells of it.
        await store.With((GongkaiDbContext db) => db.PublicDocuments.Where(d => d.Id == ids[0]).ExecuteUpdateAsync(d => d.SetProperty(x => x.Title, "标题甲")));
        await store.With((GongkaiDbContext db) => db.PublicDocuments.Where(d => d.Id == ids[1]).ExecuteUpdateAsync(d => d.SetProperty(x => x.IsWithdrawn, true)));

        var result = (await node.With((VerifySearch verify) => verify.ExecuteAsync(CancellationToken.None))).Value;
        result.Different.ShouldBe([ids[0]]);
        result.Superfluous.ShouldBe([ids[1]]);
        result.Missing.ShouldBeEmpty();
        result.IsSound.ShouldBeFalse();
        result.Compared.ShouldBe(3);
    }

    private static async Task<int> NextIdAsync(GongkaiDbContext db)
    {
        // One document that is never shown moves the numbers of those that follow.
        db.Documents.Add(new Gongkai.Operations.Publishing.Document { AgencyId = 1, ColumnId = 1, Kind = "policy", Title = "草稿", UpdatedAt = DateTimeOffset.UnixEpoch });
        return await db.SaveChangesAsync();
    }

    private static string[] Files(IndexFolder folder, string name) => Directory.GetFiles(folder.Path, name, SearchOption.AllDirectories);

    private static void Corrupt(string file, int at)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[at] ^= 0x40;
        File.WriteAllBytes(file, bytes);
    }
}
