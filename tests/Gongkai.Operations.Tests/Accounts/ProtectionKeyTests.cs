using System.Security.Cryptography;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Dossiers;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.Accounts;

public sealed class ProtectionKeyTests
{
    [Theory, EveryDatabase]
    public async Task What_one_node_seals_another_opens_and_without_the_master_key_nobody_does(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var offer = store.Single<TwoStepKeys>().New(7);

        await using var node = store.WithKeys(Store.Keys.MasterKey!);
        node.Single<TwoStepKeys>().Accept(7, offer.Sealed).ShouldBe(offer.Key);

        await using var thief = store.WithKeys(MasterKeys.NewLine("other"));
        thief.Single<TwoStepKeys>().Accept(7, offer.Sealed).ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task After_the_master_key_is_rotated_the_old_one_can_be_put_away(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var sealedKey = store.Single<TwoStepKeys>().Seal(7, [1, 2, 3]);
        var fresh = MasterKeys.NewLine("k2");

        await using (var both = store.WithKeys(fresh + Store.Keys.MasterKey))
        {
            await both.With((RotateMasterKey rotate) => rotate.ExecuteAsync(CancellationToken.None));
        }

        await using var later = store.WithKeys(fresh);
        later.Single<TwoStepKeys>().Open(7, sealedKey).ShouldBe([1, 2, 3]);
        Should.Throw<CryptographicException>(() => later.Single<TwoStepKeys>().Open(8, sealedKey));
    }
}
