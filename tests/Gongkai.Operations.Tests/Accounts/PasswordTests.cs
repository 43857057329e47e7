using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Tests.Agencies;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.Accounts;

public sealed class PasswordTests
{
    [Theory]
    [InlineData("rain on seven roofs")]
    [InlineData("青山绿水白云红日山高水长")]
    [InlineData("kD8-fqRm-2xPw-7tYn")]
    public void A_long_one_of_ones_own_is_good(string password) => PasswordRules.WhatIsWrong(password, "wang", "王小红").ShouldBeEmpty();

    [Theory]
    [InlineData("short", "account.password.short")]
    [InlineData("Password123!!!", "account.password.common")]
    [InlineData("1234567890123", "account.password.common")]
    [InlineData("abcdefghijklmn", "account.password.common")]
    [InlineData("aaaaaaaaaaaaaa", "account.password.common")]
    [InlineData("qwertyuiop2025", "account.password.common")]
    [InlineData("2025@woaizhongguo", "account.password.common")]
    [InlineData("we are wang and co", "account.password.name")]
    [InlineData("王小红的长口令真好记呀", "account.password.name")]
    public void One_that_is_easily_guessed_is_not(string password, string code) => PasswordRules.WhatIsWrong(password, "wang", "王小红").Select(p => p.Code).ShouldContain(code);

    [Fact]
    public void One_without_end_is_not() => PasswordRules.WhatIsWrong(string.Concat(Enumerable.Repeat("seven roofs ", 20)), "wang", "王小红").ShouldHaveSingleItem().Code.ShouldBe("account.password.long");

    [Theory, EveryDatabase]
    public async Task A_given_password_must_be_changed_and_the_change_ends_all_other_sessions(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var agency = await store.AddAgencyAsync("青山县财政局");
        var added = (await store.With((AddAccount add) => add.ExecuteAsync(new("wang", "王小红", agency.Id, [StaffRole.Leader]), CancellationToken.None))).Value;
        var (here, there) = (await store.SignInAsync("wang", added.Password), await store.SignInAsync("wang", added.Password));
        var session = (await store.SessionAsync(here))!;
        session.MustChangePassword.ShouldBeTrue();

        (await ChangeAsync("wrong", "seven roofs in the rain")).Problems.ShouldBe([AccountProblems.PasswordWrong]);
        (await ChangeAsync(added.Password, added.Password)).Problems.ShouldBe([AccountProblems.PasswordSame]);
        (await ChangeAsync(added.Password, "short")).Problems.ShouldHaveSingleItem().Code.ShouldBe("account.password.short");
        (await ChangeAsync(added.Password, "seven roofs in the rain")).Value.ShouldBe(1);

        (await store.SessionAsync(here))!.MustChangePassword.ShouldBeFalse();
        (await store.SessionAsync(there)).ShouldBeNull();
        (await store.TrySignInAsync("wang", added.Password)).Failed.ShouldBeTrue();
        (await store.TrySignInAsync("wang", "seven roofs in the rain")).Failed.ShouldBeFalse();

        Task<Gongkai.Domain.Outcome<int>> ChangeAsync(string old, string wanted) =>
            store.With((ChangePassword change) => change.ExecuteAsync(new(session.Officer, session.SessionId, old, wanted), CancellationToken.None));
    }
}
