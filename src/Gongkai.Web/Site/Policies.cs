using Microsoft.AspNetCore.Authorization;

namespace Gongkai.Web.Site;

/// <summary>Who may use a route. A route that names no policy and does not say that it is public is refused to everybody.</summary>
internal static class Policies
{
    /// <summary>The holder of the operator's token: keeps and explains what the portal shows.</summary>
    public const string Operator = "operator";

    /// <summary>Declares the policies; the fallback refuses.</summary>
    public static void Declare(AuthorizationOptions options)
    {
        options.AddPolicy(Operator, policy => policy.RequireRole(Operator));
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }
}
