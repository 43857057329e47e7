using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Accounts;

internal static class AccountSetup
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA512 over a password: about a tenth of a second.</summary>
    private const int PasswordIterations = 210_000;

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddDataProtection();
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
            .AddScoped<AddAccount>()
            .AddScoped<SignIn>()
            .AddScoped<StaffSessions>();
    }
}
