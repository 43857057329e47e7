namespace Gongkai.Web.Accounts;

/// <summary>The capability in the host.</summary>
internal static class AccountSetup
{
    /// <summary>Adds the services.</summary>
    public static void AddAccountPages(this IServiceCollection services) => services.AddSingleton<WorkbenchMenu>();
}
