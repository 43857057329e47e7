using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Search;

/// <summary>How often one address may search: a question costs more than a page that is kept ready.</summary>
internal static class SearchRates
{
    /// <summary>The policy of the search page and its API.</summary>
    public const string Policy = "search";

    private const int UsualPerMinute = 300;

    /// <summary>Bounds them; <c>Search:QuestionsPerMinute</c> says otherwise.</summary>
    public static void Bound(RateLimiterOptions options, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("Search:QuestionsPerMinute", UsualPerMinute);
        options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
    }
}
