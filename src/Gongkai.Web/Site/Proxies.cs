using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Gongkai.Web.Site;

/// <summary>
/// The web servers in front of the program, <c>Gongkai:Proxies</c> (addresses separated by commas). Only from these are the
/// visitor's address and the scheme believed (<c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c>): limits and the list of sessions
/// go by them. Without the setting the headers are ignored.
/// </summary>
internal static class Proxies
{
    /// <summary>Reads the setting.</summary>
    /// <exception cref="FormatException">One is no address.</exception>
    public static void AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var addresses = (configuration["Gongkai:Proxies"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(IPAddress.Parse).ToList();
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = addresses.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            addresses.ForEach(options.KnownProxies.Add);
        });
    }
}
