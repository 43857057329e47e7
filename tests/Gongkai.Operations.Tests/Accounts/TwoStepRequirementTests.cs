using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Tests.Agencies;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Accounts;

public sealed class TwoStepRequirementTests
{
    [Theory, EveryDatabase]
    public async Task Roles_that_an_agency_names_need_two_steps_there_and_below_from_the_next_request_on(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await store.AddAgencyAsync("青山县人民政府");
        var (finance, other) = (await store.AddAgencyAsync("青山县财政局", county), await store.AddAgencyAsync("红河县人民政府"));
        var chief = await store.AddOfficerAsync("chief", county, StaffRole.Administrator);
        await store.AddOfficerAsync("leader", finance, StaffRole.Leader);
        var clerk = await store.AddOfficerAsync("clerk", finance, StaffRole.SectionOfficer);
        await store.AddOfficerAsync("elsewhere", other, StaffRole.Leader);
        var sessions = new Dictionary<string, string>();
        foreach (var name in (string[])["leader", "clerk", "elsewhere"])
        {
            sessions[name] = await store.SignInAsync(name);
        }

        (await RequireAsync(clerk, county.Id, StaffRole.Leader)).Problems.ShouldBe([AccountProblems.Forbidden]);
        (await RequireAsync(chief, other.Id, StaffRole.Leader)).Problems.ShouldBe([AccountProblems.Forbidden]);
        (await AskedAsync()).ShouldBeEmpty();

        (await RequireAsync(chief, county.Id, StaffRole.Leader, StaffRole.SecrecyReviewer)).Failed.ShouldBeFalse();
        (await AskedAsync()).ShouldBe(["leader"]);
        var (own, inherited) = await store.With((RequireTwoStep r) => r.RolesAsync(finance, default));
        own.ShouldBeEmpty();
        inherited.ShouldBe([StaffRole.Leader, StaffRole.SecrecyReviewer], ignoreOrder: true);

        (await RequireAsync(chief, county.Id)).Failed.ShouldBeFalse();
        (await AskedAsync()).ShouldBeEmpty();
        (await store.With((GongkaiDbContext db) => db.DossierEntries.CountAsync(e => e.Act == "agency.twoStep.required"))).ShouldBe(2);

        Task<Domain.Outcome<bool>> RequireAsync(Officer by, long agency, params StaffRole[] roles) => store.With((RequireTwoStep require) => require.ExecuteAsync(new(by, agency, roles), default));
        async Task<List<string>> AskedAsync()
        {
            var asked = new List<string>();
            foreach (var (name, key) in sessions)
            {
                var session = (await store.SessionAsync(key)).ShouldNotBeNull();
                session.IsReady.ShouldBe(!session.MustTurnOnTwoStep);
                if (session.MustTurnOnTwoStep)
                {
                    asked.Add(name);
                }
            }

            return asked;
        }
    }

    [Theory, EveryDatabase]
    public async Task Old_sessions_and_sign_ins_are_forgotten_after_their_time_and_not_before(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.OneOfficerAsync();
        await store.SignInAsync("wang");
        await store.TrySignInAsync("wang", "wrong");
        store.Clock.Now = store.Clock.Now.AddDays(89);
        (await ForgetAsync()).ShouldBe((0, 0));
        await store.SignInAsync("wang");
        store.Clock.Now = store.Clock.Now.AddDays(2);
        (await ForgetAsync()).ShouldBe((1, 0));
        store.Clock.Now = store.Clock.Now.AddDays(310);
        (await ForgetAsync()).ShouldBe((1, 2));
        (await store.With((GongkaiDbContext db) => db.SignIns.CountAsync())).ShouldBe(1);
        Should.Throw<ArgumentOutOfRangeException>(() => new SignInRetention { SignInDays = 30 });

        Task<(int, int)> ForgetAsync() => store.With((ForgetSignIns forget) => forget.ExecuteAsync(new SignInRetention(), default));
    }
}
