using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Tests.Agencies;

namespace Gongkai.Operations.Tests.Accounts;

/// <summary>People of a store under test.</summary>
internal static class StoreAccounts
{
    public const string Password = "rain on seven roofs";

    public static readonly SignInOrigin Desk = new("10.1.2.3", "Firefox · Linux");

    public static async Task<Officer> AddOfficerAsync(this Store store, string userName, AgencyPlace agency, params StaffRole[] roles)
    {
        var added = await store.With((AddAccount add) =>
            add.ExecuteAsync(new(userName, "经办人" + userName, agency.Id, roles) { Password = Password, MustChangePassword = false }, CancellationToken.None));
        return (await store.With((StaffSessions sessions) => sessions.OfficerAsync(added.Value.AccountId, CancellationToken.None)))!;
    }

    public static Task<Gongkai.Domain.Outcome<PasswordAccepted>> TrySignInAsync(this Store store, string userName, string password = Password, SignInOrigin? from = null) =>
        store.With((SignIn signIn) => signIn.ExecuteAsync(new(userName, password, from ?? Desk), CancellationToken.None));

    /// <summary>The session of a right password.</summary>
    public static async Task<string> SignInAsync(this Store store, string userName, string password = Password) =>
        (await store.TrySignInAsync(userName, password)).Value.SessionKey!;

    public static Task<OpenSession?> SessionAsync(this Store store, string key) => store.With((StaffSessions sessions) => sessions.FindAsync(key, CancellationToken.None));

    /// <summary>An agency with one officer.</summary>
    public static async Task<(AgencyPlace Agency, Officer Officer)> OneOfficerAsync(this Store store)
    {
        var agency = await store.AddAgencyAsync("青山县财政局");
        return (agency, await store.AddOfficerAsync("wang", agency, StaffRole.SectionOfficer));
    }
}
