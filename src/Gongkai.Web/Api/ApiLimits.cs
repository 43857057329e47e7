using System.Globalization;
using System.Threading.RateLimiting;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Api;

/// <summary>How often one address may ask for data without a key. Who brings the operator's token is not bounded.</summary>
internal static class ApiLimits
{
    /// <summary>The policy of lists and single documents.</summary>
    public const string Reading = "api-reading";

    /// <summary>The policy of everything at once.</summary>
    public const string Downloading = "api-downloading";

    private const int CallsPerMinute = 240;
    private const int DownloadsPerMinute = 6;
    private const string Prefix = "Bearer ";

    /// <summary>Declares the policies, and that a refusal says when to come back.</summary>
    public static void Bound(RateLimiterOptions options, IConfiguration configuration)
    {
        options.AddPolicy(Reading, Window(configuration.GetValue("Gongkai:ApiCallsPerMinute", CallsPerMinute), Reading));
        options.AddPolicy(Downloading, Window(configuration.GetValue("Gongkai:ApiDownloadsPerMinute", DownloadsPerMinute), Downloading));
        options.OnRejected = (context, _) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
            {
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
            }

            return ValueTask.CompletedTask;
        };
    }

    private static Func<HttpContext, RateLimitPartition<string>> Window(int permits, string policy) => context =>
        context.Request.Headers.Authorization.ToString() is var key && key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && context.RequestServices.GetRequiredService<OperatorToken>().Matches(key[Prefix.Length..].Trim())
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                policy + context.Connection.RemoteIpAddress, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });
}
