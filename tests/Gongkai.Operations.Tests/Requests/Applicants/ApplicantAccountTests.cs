using Gongkai.Operations.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests.Applicants;

public sealed class ApplicantAccountTests
{
    private const string Password = "松林 与 河岸的风 和 一杯清茶";

    [Theory, EveryDatabase]
    public async Task An_account_keeps_the_cases_that_were_opened_and_no_others(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var (mine, theirs) = (await counter.SubmittedAsync("k1"), await counter.SubmittedAsync("k2"));
        var account = (await OpenAsync(counter, "青山读书人")).Session.AccountId;
        var key = (await counter.TryAsync(mine.Number, mine.QueryCode)).Value;

        (await AddAsync(counter, account, key)).Failed.ShouldBeFalse();
        (await AddAsync(counter, account, key)).Failed.ShouldBeFalse("once more changes nothing");
        (await AddAsync(counter, account, key with { Id = theirs.Id })).Problems.ShouldHaveSingleItem().ShouldBe(ApplicantAccountProblems.NotKept);

        var (cases, hasMore) = await counter.Store.With((ApplicantAccountCases o) => o.ListAsync(account, null, default));
        cases.ShouldHaveSingleItem().Number.ShouldBe(mine.Number);
        hasMore.ShouldBeFalse();
        (await KeyAsync(counter, account, mine.Id))!.Value.Key.ShouldBe(key);
        (await KeyAsync(counter, account, theirs.Id)).ShouldBeNull();
        (await KeyAsync(counter, (await OpenAsync(counter, "别的读书人")).Session.AccountId, mine.Id)).ShouldBeNull();
        (await counter.Store.With((ApplicantAccountCases o) => o.LastApplicantAsync(account, default)))!.Name.ShouldBe("张某一");
    }

    [Theory, EveryDatabase]
    public async Task A_new_query_code_shuts_the_case_in_every_account_until_it_is_added_anew(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var submitted = await counter.SubmittedAsync();
        var account = (await OpenAsync(counter, "青山读书人")).Session.AccountId;
        await AddAsync(counter, account, (await counter.TryAsync(submitted.Number, submitted.QueryCode)).Value);

        var code = (await counter.Store.With((RenewQueryCode o) => o.ByOfficeAsync(submitted.Id, counter.Clerk, default))).Value;

        (await KeyAsync(counter, account, submitted.Id)).ShouldBeNull();
        (await counter.Store.With((ApplicantAccountCases o) => o.LastApplicantAsync(account, default))).ShouldBeNull();
        (await counter.Store.With((ApplicantAccountCases o) => o.ListAsync(account, null, default))).Cases.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            c => c.Opens.ShouldBeFalse(), c => c.Subject.ShouldBeEmpty("nothing more is told of it"), c => c.NextOn.ShouldBeNull());
        await AddAsync(counter, account, (await counter.TryAsync(submitted.Number, code)).Value);
        (await KeyAsync(counter, account, submitted.Id)).ShouldNotBeNull();
    }

    [Theory, EveryDatabase]
    public async Task Many_cases_are_listed_a_page_at_a_time_with_one_query_each(Database database)
    {
        await using var counter = await Counter.OpenAsync(database, new() { MostFromNetworkAnHour = 100 });
        var account = (await OpenAsync(counter, "青山读书人")).Session.AccountId;
        for (var i = 0; i <= ApplicantAccountCases.PageSize; i++)
        {
            var submitted = await counter.SubmittedAsync("k" + i);
            await AddAsync(counter, account, (await counter.Store.With((OpenCase o) => o.KeyOfAsync(submitted.Id, default)))!);
        }

        counter.Store.Queries.Reset();
        var (first, hasMore) = await counter.Store.With((ApplicantAccountCases o) => o.ListAsync(account, null, default));
        counter.Store.Queries.Count.ShouldBe(1);
        var (second, hasStillMore) = await counter.Store.With((ApplicantAccountCases o) => o.ListAsync(account, first[^1].Id, default));

        (first.Count, hasMore, second.Count, hasStillMore).ShouldBe((ApplicantAccountCases.PageSize, true, 1, false));
        first.Concat(second).Select(c => c.Id).ShouldBeInOrder(SortDirection.Descending);
    }

    [Theory, EveryDatabase]
    public async Task Wrong_passwords_lock_the_account_for_a_while_and_a_name_that_nobody_has_is_answered_alike(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var opened = await OpenAsync(counter, "青山读书人");
        for (var i = 0; i < SignIn.MostFailures; i++)
        {
            (await SignInAsync(counter, "青山读书人", "wrong")).Problems.ShouldHaveSingleItem().ShouldBe(ApplicantAccountProblems.Refused);
        }

        (await SignInAsync(counter, "青山读书人", Password)).Problems.ShouldHaveSingleItem().ShouldBe(ApplicantAccountProblems.Refused);
        (await SignInAsync(counter, "没有这个人", Password)).Problems.ShouldHaveSingleItem().ShouldBe(ApplicantAccountProblems.Refused);
        counter.Store.Clock.Now = counter.Store.Clock.Now.AddMinutes(SignIn.LockedMinutes + 1);
        (await SignInAsync(counter, " 青山读书人 ", Password)).Value.ShouldBe(opened.Session);
    }

    [Theory, EveryDatabase]
    public async Task The_recovery_code_replaces_the_password_once_and_ends_the_sessions_of_before(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var opened = await OpenAsync(counter, "Reader_A");
        const string next = "另一片 松林 与 远处的湖水";

        (await RecoverAsync(counter, "aaaa-bbbb-cccc", next)).Failed.ShouldBeTrue();
        var recovered = (await RecoverAsync(counter, opened.RecoveryCode.ToUpperInvariant(), next)).Value;

        (await RecoverAsync(counter, opened.RecoveryCode, Password)).Failed.ShouldBeTrue("it was used");
        (await SignInAsync(counter, "reader_a", Password)).Failed.ShouldBeTrue();
        (await SignInAsync(counter, "READER_A", next)).Value.ShouldBe(recovered.Session);
        (await counter.Store.With((ApplicantAccounts o) => o.NameOfAsync(opened.Session, default))).ShouldBeNull();
        (await counter.Store.With((ApplicantAccounts o) => o.NameOfAsync(recovered.Session, default))).ShouldBe("reader_a");
    }

    [Theory, EveryDatabase]
    public async Task An_account_is_closed_by_who_knows_its_password_and_one_that_nobody_uses_goes(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var submitted = await counter.SubmittedAsync();
        var (closed, left) = (await OpenAsync(counter, "青山读书人"), await OpenAsync(counter, "白河读书人"));
        await AddAsync(counter, closed.Session.AccountId, (await counter.TryAsync(submitted.Number, submitted.QueryCode)).Value);

        (await counter.Store.With((ApplicantAccounts o) => o.CloseAsync(closed.Session.AccountId, "wrong", default))).Failed.ShouldBeTrue();
        (await counter.Store.With((ApplicantAccounts o) => o.CloseAsync(closed.Session.AccountId, Password, default))).Failed.ShouldBeFalse();

        (await counter.CaseAsync(submitted.Id)).ShouldNotBeNull();
        (await counter.Store.With((GongkaiDbContext db) => db.Set<ApplicantAccountCase>().CountAsync())).ShouldBe(0);
        counter.Store.Clock.Now = counter.Store.Clock.Now.AddYears(ApplicantAccounts.KeptYears).AddDays(1);
        await OpenAsync(counter, "青山读书人");
        (await counter.Store.With((ApplicantAccounts o) => o.NameOfAsync(left.Session, default))).ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task Names_that_are_taken_too_short_or_numbers_of_people_are_refused_and_so_are_weak_passwords(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        await OpenAsync(counter, "青山读书人");

        (await TryOpenAsync("青山读书人", Password)).ShouldBe([ApplicantAccountProblems.NameTaken]);
        (await TryOpenAsync("甲", Password)).ShouldBe([ApplicantAccountProblems.NameForm]);
        (await TryOpenAsync("a b c d", Password)).ShouldBe([ApplicantAccountProblems.NameForm]);
        (await TryOpenAsync("13800000000", Password)).ShouldBe([ApplicantAccountProblems.NameIsNumber]);
        (await TryOpenAsync("白河读书人", "123456")).Count.ShouldBe(2);
        (await TryOpenAsync("白河读书人", "白河读书人的长口令够长了")).ShouldHaveSingleItem().Code.ShouldBe("account.password.name");

        async Task<IReadOnlyList<Domain.Problem>> TryOpenAsync(string name, string password) =>
            (await counter.Store.With((ApplicantAccounts o) => o.OpenAsync(name, password, default))).Problems;
    }

    private static async Task<OpenedAccount> OpenAsync(Counter counter, string name) => (await counter.Store.With((ApplicantAccounts o) => o.OpenAsync(name, Password, default))).Value;

    private static Task<Domain.Outcome<ApplicantSession>> SignInAsync(Counter counter, string name, string password) => counter.Store.With((ApplicantAccounts o) => o.SignInAsync(name, password, default));

    private static Task<Domain.Outcome<OpenedAccount>> RecoverAsync(Counter counter, string code, string password) => counter.Store.With((ApplicantAccounts o) => o.RecoverAsync("reader_a", code, password, default));

    private static Task<Domain.Outcome<bool>> AddAsync(Counter counter, long account, CaseKey key) => counter.Store.With((ApplicantAccountCases o) => o.AddAsync(account, key, default));

    private static Task<(CaseKey Key, string Slug, string Number)?> KeyAsync(Counter counter, long account, long id) => counter.Store.With((ApplicantAccountCases o) => o.KeyAsync(account, id, default));
}
