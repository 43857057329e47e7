using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Testing.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignInResult = Gongkai.Operations.Accounts.SignInResult;

namespace Gongkai.Operations.Tests.Accounts;

public sealed class SignInTests
{
    [Theory, EveryDatabase]
    public async Task The_right_password_begins_a_session_with_the_roles_of_the_moment(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (agency, officer) = await store.OneOfficerAsync();

        var key = await store.SignInAsync(" WANG ");

        var session = (await store.SessionAsync(key))!;
        session.Officer.Name.ShouldBe(officer.Name);
        session.Officer.Grants.ShouldBe([new RoleGrant(agency, StaffRole.SectionOfficer)]);
        (await store.SessionAsync(key + "0")).ShouldBeNull();
        (await store.SessionAsync("")).ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task Neither_password_nor_session_key_nor_what_was_typed_stands_in_the_database(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.OneOfficerAsync();
        var key = await store.SignInAsync("wang");
        await store.TrySignInAsync("my secret by mistake", "x");

        var (account, session, events) = await store.With(async (GongkaiDbContext db) => (await db.Accounts.SingleAsync(), await db.Sessions.SingleAsync(), await db.SignIns.OrderBy(e => e.Id).ToListAsync()));
        account.PasswordHash.ShouldNotContain(StoreAccounts.Password);
        session.KeyHash.ShouldNotBe(key);
        events.Select(e => (e.AccountId, e.Result)).ShouldBe([(account.Id, SignInResult.SignedIn), (null, SignInResult.Refused)]);
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_name_a_wrong_password_a_lock_and_a_closed_account_are_answered_alike(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (agency, wang) = await store.OneOfficerAsync();
        await store.AddOfficerAsync("li.hong", agency, StaffRole.Reviewer);
        await store.With((ManageAccount manage) => manage.CloseAsync(null, wang.AccountId, CancellationToken.None));
        for (var i = 0; i < SignIn.MostFailures; i++)
        {
            await store.TrySignInAsync("li.hong", "wrong");
        }

        foreach (var attempt in (Task<Gongkai.Domain.Outcome<PasswordAccepted>>[])[store.TrySignInAsync("nobody"), store.TrySignInAsync("wang", "wrong"), store.TrySignInAsync("wang"), store.TrySignInAsync("li.hong")])
        {
            (await attempt).Problems.ShouldBe([AccountProblems.SignInRefused]);
        }
    }

    [Theory, EveryDatabase]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while_whoever_knows_the_right_one(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.OneOfficerAsync();
        for (var i = 0; i < SignIn.MostFailures - 1; i++)
        {
            await store.TrySignInAsync("wang", "wrong");
        }

        (await store.TrySignInAsync("wang")).Failed.ShouldBeFalse(); // the last before the lock, and the count begins anew
        for (var i = 0; i < SignIn.MostFailures; i++)
        {
            await store.TrySignInAsync("wang", "wrong");
        }

        (await store.TrySignInAsync("wang")).Failed.ShouldBeTrue();
        store.Clock.Now = store.Clock.Now.AddMinutes(SignIn.LockedMinutes).AddSeconds(1);
        (await store.TrySignInAsync("wang")).Failed.ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task From_one_address_only_so_many_failures_are_heard_on_whatever_node(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.OneOfficerAsync();
        for (var i = 0; i < SignIn.MostFailuresOfAddress; i++)
        {
            (await store.TrySignInAsync("guess" + i, "x")).Problems.ShouldBe([AccountProblems.SignInRefused]);
        }

        (await store.TrySignInAsync("wang")).Problems.ShouldBe([AccountProblems.TooMany]);
        (await store.TrySignInAsync("wang", from: new("10.9.9.9", "Edge"))).Failed.ShouldBeFalse();
        store.Clock.Now = store.Clock.Now.AddMinutes(SignIn.AddressMinutes).AddSeconds(1);
        (await store.TrySignInAsync("wang")).Failed.ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_session_ends_when_nobody_uses_it_and_at_the_end_of_the_day(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.OneOfficerAsync();
        var (used, unused) = (await store.SignInAsync("wang"), await store.SignInAsync("wang"));
        for (var at = TimeSpan.Zero; at < StaffSessions.Longest - StaffSessions.LongestIdle; at += StaffSessions.LongestIdle / 2)
        {
            (await store.SessionAsync(used)).ShouldNotBeNull();
            store.Clock.Now += StaffSessions.LongestIdle / 2;
        }

        (await store.SessionAsync(unused)).ShouldBeNull();
        (await store.SessionAsync(used)).ShouldNotBeNull();
        store.Clock.Now += StaffSessions.LongestIdle;
        (await store.SessionAsync(used)).ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_session_that_was_ended_is_ended_at_the_next_request(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (agency, officer) = await store.OneOfficerAsync();
        var other = await store.AddOfficerAsync("li.hong", agency, StaffRole.Reviewer);
        var (own, second, third, others) = (await store.SignInAsync("wang"), await store.SignInAsync("wang"), await store.SignInAsync("wang"), await store.SignInAsync("li.hong"));
        var ownId = (await store.SessionAsync(own))!.SessionId;
        var othersId = (await store.SessionAsync(others))!.SessionId;

        // Not another's, whatever number is handed in.
        (await store.With((StaffSessions s) => s.EndOwnAsync(officer.AccountId, othersId, ownId, CancellationToken.None))).ShouldBe(0);
        (await store.With(async (StaffSessions s) => await s.EndOwnAsync(officer.AccountId, (await store.SessionAsync(second))!.SessionId, ownId, CancellationToken.None))).ShouldBe(1);
        (await store.SessionAsync(second)).ShouldBeNull();
        (await store.SessionAsync(third)).ShouldNotBeNull();

        (await store.With((StaffSessions s) => s.EndOwnAsync(officer.AccountId, null, ownId, CancellationToken.None))).ShouldBe(1);
        (await store.SessionAsync(third)).ShouldBeNull();
        (await store.SessionAsync(own)).ShouldNotBeNull();
        (await store.SessionAsync(others))!.Officer.AccountId.ShouldBe(other.AccountId);

        await store.With(async (StaffSessions s) =>
        {
            await s.EndAsync(own, CancellationToken.None);
            return true;
        });
        (await store.SessionAsync(own)).ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_name_that_nobody_has_costs_as_much_work_as_one_that_somebody_has(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.OneOfficerAsync();
        var hasher = new CountingHasher(store.Single<IOptions<PasswordHasherOptions>>());
        await TryAsync("warm.up");

        (await TryAsync("wang"), await TryAsync("nobody.here")).ShouldBe((1, 1));

        Task<int> TryAsync(string name) => store.With(async (GongkaiDbContext db) =>
        {
            hasher.Verified = 0;
            await new SignIn(db, hasher, store.Clock).ExecuteAsync(new(name, "wrong", StoreAccounts.Desk), CancellationToken.None);
            return hasher.Verified;
        });
    }

    private sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
    {
        public int Verified { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
