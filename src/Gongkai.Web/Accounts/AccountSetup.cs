using Gongkai.Operations.Accounts;

namespace Gongkai.Web.Accounts;

/// <summary>The capability in the host.</summary>
internal static class AccountSetup
{
    /// <summary>Adds the services, and what of signing in is kept how long (<c>Gongkai:KeepSessionsDays</c>, <c>Gongkai:KeepSignInsDays</c>).</summary>
    public static void AddAccountPages(this IServiceCollection services, IConfiguration configuration)
    {
        var usual = new SignInRetention();
        services.AddSingleton<WorkbenchMenu>();
        services.AddSingleton(new SignInRetention
        {
            SessionDays = configuration.GetValue("Gongkai:KeepSessionsDays", usual.SessionDays),
            SignInDays = configuration.GetValue("Gongkai:KeepSignInsDays", usual.SignInDays),
        });
        services.AddHostedService<SignInUpkeep>();
    }
}
