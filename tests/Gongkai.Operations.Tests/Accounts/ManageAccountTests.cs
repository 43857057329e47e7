using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Tests.Agencies;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.Accounts;

public sealed class ManageAccountTests
{
    [Theory, EveryDatabase]
    public async Task An_administrator_keeps_the_accounts_at_and_below_the_own_agency_and_no_others(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await store.AddAgencyAsync("青山县人民政府");
        var (finance, health) = (await store.AddAgencyAsync("青山县财政局", county), await store.AddAgencyAsync("青山县卫生健康局", county));
        var chief = await store.AddOfficerAsync("chief", county, StaffRole.Administrator);
        var financeAdmin = await store.AddOfficerAsync("finance.admin", finance, StaffRole.Administrator);
        var financeClerk = await store.AddOfficerAsync("finance.clerk", finance, StaffRole.SectionOfficer);
        var healthClerk = await store.AddOfficerAsync("health.clerk", health, StaffRole.SectionOfficer);

        (await CloseAsync(financeAdmin, financeClerk)).Failed.ShouldBeFalse();
        (await CloseAsync(financeAdmin, healthClerk)).Problems.ShouldBe([AccountProblems.Unknown]);
        (await CloseAsync(financeAdmin, chief)).Problems.ShouldBe([AccountProblems.Unknown]);
        (await CloseAsync(financeAdmin, financeAdmin)).Problems.ShouldBe([AccountProblems.OwnAccount]);
        (await CloseAsync(healthClerk, financeClerk)).Problems.ShouldBe([AccountProblems.Unknown]);
        (await CloseAsync(chief, healthClerk)).Failed.ShouldBeFalse();

        (await AddAsync(financeAdmin, "new.one", finance)).Failed.ShouldBeFalse();
        (await AddAsync(financeAdmin, "new.two", health)).Problems.ShouldBe([AccountProblems.Forbidden]);
        (await AddAsync(healthClerk, "new.three", health)).Problems.ShouldBe([AccountProblems.Forbidden]);

        (await store.With((AccountQueries q) => q.ListAsync(financeAdmin, CancellationToken.None))).Select(a => a.UserName).ShouldBe(["finance.admin", "finance.clerk", "new.one"]);
        (await store.With((AccountQueries q) => q.ListAsync(chief, CancellationToken.None))).Count.ShouldBe(5);
        (await store.With((AccountQueries q) => q.FindAsync(financeAdmin, healthClerk.AccountId, CancellationToken.None))).ShouldBeNull();

        Task<Outcome<bool>> CloseAsync(Officer by, Officer whom) => store.With((ManageAccount manage) => manage.CloseAsync(by, whom.AccountId, CancellationToken.None));
        Task<Outcome<AddAccount.Added>> AddAsync(Officer by, string name, AgencyPlace agency) =>
            store.With((AddAccount add) => add.ExecuteAsync(new(name, "新来的", agency.Id, [StaffRole.SectionOfficer]) { By = by }, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Roles_are_given_within_the_own_agency_and_below_also_to_people_of_others(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await store.AddAgencyAsync("青山县人民政府");
        var (finance, health) = (await store.AddAgencyAsync("青山县财政局", county), await store.AddAgencyAsync("青山县卫生健康局", county));
        var administrator = await store.AddOfficerAsync("finance.admin", finance, StaffRole.Administrator);
        var clerk = await store.AddOfficerAsync("health.clerk", health, StaffRole.SectionOfficer);
        var key = await store.SignInAsync("health.clerk");

        (await GrantAsync(finance, StaffRole.Reviewer)).Failed.ShouldBeFalse();
        (await GrantAsync(finance, StaffRole.Reviewer)).Problems.ShouldBe([AccountProblems.RoleHeld]);
        (await GrantAsync(health, StaffRole.Administrator)).Problems.ShouldBe([AccountProblems.Forbidden]);
        (await GrantAsync(county, StaffRole.Administrator)).Problems.ShouldBe([AccountProblems.Forbidden]);

        // The session that is open has the role from its next request on, and loses it the same way.
        (await store.SessionAsync(key))!.Officer.Has(finance, StaffRole.Reviewer).ShouldBeTrue();
        (await WithdrawAsync(administrator, clerk.AccountId, StaffRole.Reviewer)).Failed.ShouldBeFalse();
        (await store.SessionAsync(key))!.Officer.Has(finance).ShouldBeFalse();
        (await WithdrawAsync(administrator, clerk.AccountId, StaffRole.Reviewer)).Problems.ShouldBe([AccountProblems.RoleNotHeld]);
        (await WithdrawAsync(administrator, administrator.AccountId, StaffRole.Administrator)).Problems.ShouldBe([AccountProblems.OwnAccount]);

        Task<Outcome<bool>> GrantAsync(AgencyPlace agency, StaffRole role) => store.With((GrantRole grant) => grant.ExecuteAsync(new(administrator, clerk.AccountId, agency.Id, role), CancellationToken.None));
        Task<Outcome<bool>> WithdrawAsync(Officer by, long whom, StaffRole role) => store.With((GrantRole grant) => grant.WithdrawAsync(new(by, whom, finance.Id, role), CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task Closing_an_account_and_a_new_password_end_its_sessions(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (_, officer) = await store.OneOfficerAsync();
        var first = await store.SignInAsync("wang");

        var password = (await store.With((ManageAccount manage) => manage.ResetPasswordAsync(null, officer.AccountId, CancellationToken.None))).Value;
        (await store.SessionAsync(first)).ShouldBeNull();
        (await store.TrySignInAsync("wang")).Failed.ShouldBeTrue();
        var second = await store.SignInAsync("wang", password);
        (await store.SessionAsync(second))!.MustChangePassword.ShouldBeTrue();

        await store.With((ManageAccount manage) => manage.CloseAsync(null, officer.AccountId, CancellationToken.None));
        (await store.SessionAsync(second)).ShouldBeNull();
        (await store.TrySignInAsync("wang", password)).Failed.ShouldBeTrue();
        await store.With((ManageAccount manage) => manage.OpenAsync(null, officer.AccountId, CancellationToken.None));
        (await store.TrySignInAsync("wang", password)).Failed.ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task Every_act_stands_in_the_dossier_of_the_account(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (agency, officer) = await store.OneOfficerAsync();
        var chief = await store.AddOfficerAsync("chief", agency, StaffRole.Administrator);

        await store.With((ManageAccount manage) => manage.ResetPasswordAsync(chief, officer.AccountId, CancellationToken.None));
        await store.With((ManageAccount manage) => manage.EndSessionsAsync(chief, officer.AccountId, CancellationToken.None));
        await store.With((ManageAccount manage) => manage.RemoveTwoStepAsync(chief, officer.AccountId, CancellationToken.None));
        await store.With((ManageAccount manage) => manage.CloseAsync(chief, officer.AccountId, CancellationToken.None));
        await store.With((ManageAccount manage) => manage.OpenAsync(chief, officer.AccountId, CancellationToken.None));
        await store.With((GrantRole grant) => grant.ExecuteAsync(new(chief, officer.AccountId, agency.Id, StaffRole.Leader), CancellationToken.None));

        var timeline = await store.With((DossierQueries q) => q.TimelineAsync($"account/{officer.AccountId}", CancellationToken.None));
        timeline.Select(e => e.Act).ShouldBe(
            ["account.added", "account.password.reset", "account.sessions.ended", "account.twoStep.removed", "account.closed", "account.opened", "account.role.granted"]);
        timeline.Skip(1).ShouldAllBe(e => e.ActorName == chief.Name);
    }

    [Theory, EveryDatabase]
    public async Task All_problems_of_a_new_account_are_said_at_once(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var (agency, _) = await store.OneOfficerAsync();

        var outcome = await store.With((AddAccount add) => add.ExecuteAsync(new("王", " ", agency.Id, []) { Password = "short" }, CancellationToken.None));
        outcome.Problems.Select(p => p.Code).ShouldBe(["account.userName.form", "account.displayName.missing", "account.password.short"]);

        var taken = await store.With((AddAccount add) => add.ExecuteAsync(new("Wang", "王二", agency.Id, []), CancellationToken.None));
        taken.Problems.ShouldBe([AccountProblems.NameTaken]);
        (await store.With((AddAccount add) => add.ExecuteAsync(new("wang.er", "王二", agency.Id + 100, []), CancellationToken.None))).Problems.ShouldBe([AccountProblems.NoSuchAgency]);
    }
}
