using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Requests;

/// <summary>Applications on the public platform, in the host.</summary>
internal static class ApplicantSetup
{
    /// <summary>The policy of the pages: bounds what one network sends in a minute, whatever it is; the finer limits stand in the operations and say what else can be done.</summary>
    public const string RatePolicy = "applicants";

    private const int UsualPerMinute = 120;

    /// <summary>Adds the services; <c>Gongkai:ApplicantPostsPerMinute</c> says otherwise than 120 a minute.</summary>
    public static void AddApplicants(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ApplyTickets>();
        services.AddSingleton<CaseCookies>();
        var perMinute = configuration.GetValue("Gongkai:ApplicantPostsPerMinute", UsualPerMinute);
        services.Configure<RateLimiterOptions>(options => options.AddPolicy(RatePolicy, context => !HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetNoLimiter("reading")
            : RateLimitPartition.GetFixedWindowLimiter(Network(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })));
    }

    /// <summary>The network that a request comes from: the address, of IPv6 the part that a household or office has.</summary>
    public static string Network(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    /// <summary>Keeps a page out of every cache and out of search engines.</summary>
    public static void KeepPrivate(this HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}
