using Gongkai.Domain.Accounts;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Microsoft.AspNetCore.Authorization;

namespace Gongkai.Web.Site;

/// <summary>Who may use a route. A route that names no policy and does not say that it is public is refused to everybody.</summary>
internal static class Policies
{
    /// <summary>The holder of the operator's token: keeps and explains what the portal shows.</summary>
    public const string Operator = "operator";

    /// <summary>Any signed-in member of staff whose password is his or her own. What each may do is decided by the domain's rule in the operation.</summary>
    public const string Staff = "staff";

    /// <summary>Anybody who is signed in with a password of his or her own, also while a second step that a role asks for is not yet switched on: the page that switches it on.</summary>
    public const string OwnPassword = "own-password";

    /// <summary>Anybody who is signed in, also with a first password that is still to be changed: the pages of one's own account.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>An applicant who is signed in to an account: sees what is kept in it and nothing else.</summary>
    public const string Applicant = "applicant";

    /// <summary>A program that shows the operator's token, or an agency's key with <see cref="ApiScope.WriteReturns"/>; the route asks which agency.</summary>
    public const string WriteReturns = "write-returns";

    /// <summary>A program that shows the operator's token, or an agency's key with <see cref="ApiScope.WriteReports"/>; the route asks which agency.</summary>
    public const string WriteReports = "write-reports";

    /// <summary>The claim with a scope of an agency's key.</summary>
    public const string ScopeClaim = "gongkai:scope";

    /// <summary>Declares the policies; the fallback refuses.</summary>
    public static void Declare(AuthorizationOptions options)
    {
        options.AddPolicy(Operator, policy => policy
            .AddAuthenticationSchemes(OperatorSignIn.Scheme, StaffSignIn.Scheme)
            .RequireRole(Operator, StaffRole.Administrator.Key()));
        options.AddPolicy(Staff, policy => policy.AddAuthenticationSchemes(StaffSignIn.Scheme).RequireClaim(StaffSignIn.OfficerClaim));
        options.AddPolicy(OwnPassword, policy => policy.AddAuthenticationSchemes(StaffSignIn.Scheme).RequireClaim(StaffSignIn.OwnPasswordClaim));
        options.AddPolicy(SignedIn, policy => policy.AddAuthenticationSchemes(StaffSignIn.Scheme).RequireAuthenticatedUser());
        options.AddPolicy(Applicant, policy => policy.AddAuthenticationSchemes(ApplicantSignIn.Scheme).RequireClaim(ApplicantSignIn.AccountClaim));
        foreach (var (name, scope) in (ReadOnlySpan<(string, ApiScope)>)[(WriteReturns, ApiScope.WriteReturns), (WriteReports, ApiScope.WriteReports)])
        {
            options.AddPolicy(name, policy => policy.AddAuthenticationSchemes(OperatorSignIn.Scheme)
                .RequireAssertion(context => context.User.IsInRole(Operator) || context.User.HasClaim(ScopeClaim, scope.Key())));
        }

        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }
}
