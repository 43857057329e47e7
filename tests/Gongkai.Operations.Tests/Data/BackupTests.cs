using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Data.Backup;
using Gongkai.Operations.Dossiers;
using Gongkai.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Tests.Data;

public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("gongkai-backup-").FullName;

    [Theory, EveryDatabase]
    public async Task A_backup_taken_during_work_shows_one_moment_and_can_be_worked_on(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var agency = await AgencyAsync(store, "青山县人民政府");
        await AppendAsync(store, agency, 20);
        using var stop = new CancellationTokenSource();
        var work = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await AppendAsync(store, agency, 1);
            }
        });
        var backup = Path.Combine(folder, "backup.zip");
        var manifest = await store.Single<BackupArchive>().TakeAsync(backup, CancellationToken.None);
        await stop.CancelAsync();
        await work;
        await AppendAsync(store, agency, 5);
        manifest.Provider.ShouldBe(database.Provider);

        await using var restored = await Store.EmptyAsync(database);
        await restored.Single<BackupArchive>().RestoreAsync(backup, CancellationToken.None);
        await restored.Single<SchemaUpgrader>().UpgradeAsync(CancellationToken.None);
        var (chain, original) = (await VerifyAsync(restored), await VerifyAsync(store));
        chain.Fault.ShouldBeNull();
        chain.Entries.ShouldBeInRange(20, original.Entries - 5);

        await AppendAsync(restored, agency, 3);
        (await AgencyAsync(restored, "青山县财政局")).ShouldBeGreaterThan(agency);
        (await VerifyAsync(restored)).Entries.ShouldBe(chain.Entries + 3);
    }

    [Theory, EveryDatabase]
    public async Task Nothing_is_written_over_and_what_is_no_backup_is_refused(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await AgencyAsync(store, "青山县人民政府");
        var backup = Path.Combine(folder, "backup.zip");
        await store.Single<BackupArchive>().TakeAsync(backup, CancellationToken.None);
        (await Should.ThrowAsync<BackupException>(() => store.Single<BackupArchive>().TakeAsync(backup, CancellationToken.None))).Code.ShouldBe("backup.exists");
        (await Should.ThrowAsync<BackupException>(() => store.Single<BackupArchive>().RestoreAsync(backup, CancellationToken.None))).Code.ShouldBe("restore.exists");

        var cut = Path.Combine(folder, "cut.zip");
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(backup))[..1000]);
        var text = Path.Combine(folder, "text.zip");
        await File.WriteAllTextAsync(text, "not a backup");
        foreach (var broken in (string[])[cut, text])
        {
            await using var target = await Store.EmptyAsync(database);
            (await Should.ThrowAsync<BackupException>(() => target.Single<BackupArchive>().RestoreAsync(broken, CancellationToken.None))).Code.ShouldBe("backup.unreadable");
        }

        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(["backup.zip", "cut.zip", "text.zip"], ignoreOrder: true);
    }

    [PostgresFact]
    public async Task A_backup_of_one_kind_of_database_is_not_restored_into_the_other()
    {
        await using var sqlite = await Store.CreateAsync(Database.Sqlite);
        var backup = Path.Combine(folder, "backup.zip");
        await sqlite.Single<BackupArchive>().TakeAsync(backup, CancellationToken.None);
        await using var postgres = await Store.EmptyAsync(Database.Postgres);
        (await Should.ThrowAsync<BackupException>(() => postgres.Single<BackupArchive>().RestoreAsync(backup, CancellationToken.None))).Code.ShouldBe("backup.provider");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Task<long> AgencyAsync(Store store, string name) =>
        store.With(async (RegisterAgency register) => (await register.ExecuteAsync(new(name, null), CancellationToken.None)).Value);

    private static async Task AppendAsync(Store store, long agency, int entries)
    {
        for (var n = 0; n < entries; n++)
        {
            await store.With((IServiceProvider services) =>
            {
                var db = services.GetRequiredService<GongkaiDbContext>();
                return db.ExclusivelyAsync(async () =>
                {
                    await services.GetRequiredService<Dossier>().AppendAsync(new(agency, $"document/{n}", "document.saved", null, Personal: "某人"), CancellationToken.None);
                    return await db.SaveChangesAsync();
                }, CancellationToken.None);
            });
        }
    }

    private static Task<ChainResult> VerifyAsync(Store store) => store.With(async (VerifyDossiers verify) =>
    {
        await foreach (var result in verify.ExecuteAsync(CancellationToken.None))
        {
            return result;
        }

        throw new InvalidOperationException("There is no chain");
    });
}
