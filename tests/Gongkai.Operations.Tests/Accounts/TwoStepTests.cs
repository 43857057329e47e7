using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Accounts;

public sealed class TwoStepTests
{
    [Theory, EveryDatabase]
    public async Task With_a_second_step_the_password_alone_begins_nothing_and_a_code_counts_once(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (key, _, officer) = await SwitchedOnAsync(store);

        var accepted = (await store.TrySignInAsync("wang")).Value;
        accepted.SessionKey.ShouldBeNull();
        (await CompleteAsync(store, accepted, "000000")).Problems.ShouldBe([AccountProblems.CodeWrong]);

        store.Clock.Now += TimeSpan.FromSeconds(OneTimeCode.StepSeconds);
        var code = OneTimeCode.At(key, OneTimeCode.StepOf(store.Clock.Now));
        var session = (await CompleteAsync(store, accepted, $"{code[..3]} {code[3..]}")).Value;
        (await store.SessionAsync(session))!.Officer.AccountId.ShouldBe(officer.AccountId);

        var again = (await store.TrySignInAsync("wang")).Value;
        (await CompleteAsync(store, again, code)).Problems.ShouldBe([AccountProblems.CodeWrong]);
    }

    [Theory, EveryDatabase]
    public async Task A_recovery_code_counts_once(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (_, codes, officer) = await SwitchedOnAsync(store);
        codes.Count.ShouldBe(TwoStep.RecoveryCodes);

        (await CompleteAsync(store, (await store.TrySignInAsync("wang")).Value, " " + codes[3].ToUpperInvariant())).Failed.ShouldBeFalse();
        (await CompleteAsync(store, (await store.TrySignInAsync("wang")).Value, codes[3])).Failed.ShouldBeTrue();
        (await CompleteAsync(store, (await store.TrySignInAsync("wang")).Value, codes[4])).Failed.ShouldBeFalse();

        (await store.With((AccountQueries q) => q.OwnAsync(officer.AccountId, CancellationToken.None))).RecoveryCodes.ShouldBe(TwoStep.RecoveryCodes - 2);
    }

    [Theory, EveryDatabase]
    public async Task Codes_are_guessed_no_more_often_than_passwords(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (_, codes, _) = await SwitchedOnAsync(store);
        var accepted = (await store.TrySignInAsync("wang")).Value;
        for (var i = 0; i < SignIn.MostFailures; i++)
        {
            (await CompleteAsync(store, accepted, "00000" + i)).Problems.ShouldBe([AccountProblems.CodeWrong]);
        }

        (await CompleteAsync(store, accepted, codes[0])).Problems.ShouldBe([AccountProblems.SignInRefused]);
    }

    [Theory, EveryDatabase]
    public async Task The_second_step_does_not_outlive_a_change_of_the_password(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (_, codes, officer) = await SwitchedOnAsync(store);
        var accepted = (await store.TrySignInAsync("wang")).Value;

        await store.With((ManageAccount manage) => manage.ResetPasswordAsync(null, officer.AccountId, CancellationToken.None));

        (await CompleteAsync(store, accepted, codes[0])).Problems.ShouldBe([AccountProblems.SignInRefused]);
    }

    [Theory, EveryDatabase]
    public async Task The_key_and_the_recovery_codes_are_not_to_be_read_in_the_database(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (key, codes, _) = await SwitchedOnAsync(store);

        var (account, hashes, protection) = await store.With(async (GongkaiDbContext db) =>
            (await db.Accounts.SingleAsync(), await db.RecoveryCodes.Select(c => c.CodeHash).ToListAsync(), await db.ProtectionKeys.Select(k => k.Xml).ToListAsync()));
        account.SealedKey.ShouldNotBeNull().ShouldNotContain(Convert.ToHexString(key));
        hashes.Intersect(codes).ShouldBeEmpty();
        protection.ShouldHaveSingleItem().ShouldContain("sealedByMasterKey");
        protection[0].ShouldNotContain("<masterKey");
    }

    [Theory, EveryDatabase]
    public async Task An_offered_key_is_for_one_account_and_wants_its_code(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (agency, wang) = await store.OneOfficerAsync();
        var li = await store.AddOfficerAsync("li.hong", agency, StaffRole.Reviewer);
        var offer = store.Single<TwoStepKeys>().New(li.AccountId);
        var code = OneTimeCode.At(offer.Key, OneTimeCode.StepOf(store.Clock.Now));

        (await SwitchOnAsync(store, wang, offer.Sealed, code)).Problems.ShouldBe([AccountProblems.OfferTooOld]);
        (await SwitchOnAsync(store, li, "nonsense", code)).Problems.ShouldBe([AccountProblems.OfferTooOld]);
        (await SwitchOnAsync(store, li, offer.Sealed, "123")).Problems.ShouldBe([AccountProblems.CodeWrong]);
        (await SwitchOnAsync(store, li, offer.Sealed, code)).Failed.ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task Switching_it_off_takes_the_password_and_new_codes_take_a_code(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (key, old, officer) = await SwitchedOnAsync(store);

        (await store.With((TwoStep step) => step.RenewCodesAsync(officer, "000000", CancellationToken.None))).Problems.ShouldBe([AccountProblems.CodeWrong]);
        store.Clock.Now += TimeSpan.FromSeconds(OneTimeCode.StepSeconds);
        var renewed = (await store.With((TwoStep step) => step.RenewCodesAsync(officer, OneTimeCode.At(key, OneTimeCode.StepOf(store.Clock.Now)), CancellationToken.None))).Value;
        renewed.Intersect(old).ShouldBeEmpty();
        (await CompleteAsync(store, (await store.TrySignInAsync("wang")).Value, old[0])).Failed.ShouldBeTrue();

        (await store.With((TwoStep step) => step.SwitchOffAsync(officer, "wrong", CancellationToken.None))).Problems.ShouldBe([AccountProblems.PasswordWrong]);
        (await store.With((TwoStep step) => step.SwitchOffAsync(officer, StoreAccounts.Password, CancellationToken.None))).Failed.ShouldBeFalse();
        (await store.SignInAsync("wang")).ShouldNotBeNull();
    }

    private static async Task<(byte[] Key, IReadOnlyList<string> Codes, Officer Officer)> SwitchedOnAsync(Store store)
    {
        var (_, officer) = await store.OneOfficerAsync();
        var offer = store.Single<TwoStepKeys>().New(officer.AccountId);
        var codes = await SwitchOnAsync(store, officer, offer.Sealed, OneTimeCode.At(offer.Key, OneTimeCode.StepOf(store.Clock.Now)));
        return (offer.Key, codes.Value, officer);
    }

    private static Task<Gongkai.Domain.Outcome<IReadOnlyList<string>>> SwitchOnAsync(Store store, Officer officer, string offer, string code) =>
        store.With((TwoStep step) => step.SwitchOnAsync(officer, offer, code, CancellationToken.None));

    private static Task<Gongkai.Domain.Outcome<string>> CompleteAsync(Store store, PasswordAccepted accepted, string code) =>
        store.With((CompleteSignIn complete) => complete.ExecuteAsync(new(accepted.AccountId, accepted.Stamp, code, StoreAccounts.Desk), CancellationToken.None));
}
