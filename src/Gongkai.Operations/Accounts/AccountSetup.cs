using Gongkai.Operations.Accounts.Protection;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Accounts;

internal static class AccountSetup
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA512 over a password: about a tenth of a second.</summary>
    private const int PasswordIterations = 210_000;

    public static IServiceCollection AddAccounts(this IServiceCollection services, MasterKeySettings masterKeys)
    {
        services.AddDataProtection().SetApplicationName("gongkai");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory, DatabaseEngine, Lazy<MasterKeys>>((options, scopes, engine, keys) =>
        {
            options.XmlRepository = new ProtectionKeyRepository(scopes);
            options.XmlEncryptor = masterKeys.IsConfigured(engine.FileBeside("master.key")) ? new MasterKeyEncryptor(keys) : null;
        });
        services.AddScoped<ILookupNormalizer, SmallLetters>();
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>().AddPasswordValidator<PasswordRules>();
        services.Configure<IdentityOptions>(options =>
        {
            // What a password must be is said by PasswordRules alone.
            var password = options.Password;
            (password.RequiredLength, password.RequiredUniqueChars) = (1, 1);
            (password.RequireDigit, password.RequireLowercase, password.RequireUppercase, password.RequireNonAlphanumeric) = (false, false, false, false);
        });
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordIterations);
        return services
            .AddScoped<RotateProtectionKeys>()
            .AddScoped<AddAccount>()
            .AddSingleton<TwoStepKeys>()
            .AddScoped<TwoStep>()
            .AddScoped<RequireTwoStep>()
            .AddScoped<ForgetSignIns>()
            .AddScoped<ApiKeys>()
            .AddScoped<ChangePassword>()
            .AddScoped<ManageAccount>()
            .AddScoped<GrantRole>()
            .AddScoped<AccountQueries>()
            .AddScoped<SignIn>()
            .AddScoped<CompleteSignIn>()
            .AddScoped<StaffSessions>();
    }
}
