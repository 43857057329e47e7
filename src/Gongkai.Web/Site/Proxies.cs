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
    /// <summary>Believes the headers where the setting names proxies.</summary>
    /// <exception cref="FormatException">One is no address.</exception>
    public static void UseProxies(this WebApplication app)
    {
        var addresses = (app.Configuration["Gongkai:Proxies"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(IPAddress.Parse).ToList();
        if (addresses.Count > 0)
        {
            var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            addresses.ForEach(options.KnownProxies.Add);
            app.UseForwardedHeaders(options);
        }
    }
}
