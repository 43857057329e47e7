using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.AnnualReports;

/// <summary>The bounds within which visitors may hand files in.</summary>
internal static class Uploads
{
    /// <summary>Bytes of a request: two files and the fields around them.</summary>
    public const long MaxRequestBytes = (64L << 20) + (256 << 10);

    /// <summary>Characters of pasted text.</summary>
    public const int MaxTextLength = 8 << 20;

    /// <summary>The rate limit: so many check-ups a minute from one address.</summary>
    public const string Policy = "uploads";

    private const int PerMinute = 30;
    private const int AtOnce = 4;
    private const int Waiting = 16;

    /// <summary>Takes a request's body into memory; null when it is larger than a file may be.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > CheckUps.MaxBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, ct)) > 0)
        {
            if (body.Length + read > CheckUps.MaxBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>Keeps uploads in memory, never in a temporary file.</summary>
    public static void Bound(FormOptions options) => options.MemoryBufferThreshold = (int)MaxRequestBytes;

    /// <summary>Declares the rate limit of one address and the number of uploads received at once from all.</summary>
    public static void Bound(RateLimiterOptions options, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("Gongkai:CheckUpsPerMinute", PerMinute);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(Policy, context => !HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetNoLimiter("reading")
            : RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == Policy && HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetConcurrencyLimiter(Policy, _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = Waiting })
                : RateLimitPartition.GetNoLimiter(""));
    }
}
