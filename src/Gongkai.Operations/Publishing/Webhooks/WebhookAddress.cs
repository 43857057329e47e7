using System.Net;
using System.Net.Sockets;
using Gongkai.Domain;

namespace Gongkai.Operations.Publishing.Webhooks;

/// <summary>Keeps what we send from being turned against our own network: only https, only public addresses, unless the configuration trusts the host.</summary>
public static class WebhookAddress
{
    private static readonly Problem NotAnAddress = new("webhook.url", "接收地址应是完整的网址，如 https://oa.example.gov.cn/hooks。");
    private static readonly Problem NotHttps = new("webhook.https", "接收地址应以 https:// 开头；本单位内网的地址须由运维人员先列入可信主机。");
    private static readonly Problem WithSecret = new("webhook.userinfo", "接收地址中不要写用户名和口令，请用签名密钥核验。");
    private static readonly Problem Private = new("webhook.private", "不能推送到内网地址；确需推送的，由运维人员先列入可信主机。");

    /// <summary>Why nothing can be sent there; null when it can, as far as the address itself says.</summary>
    public static Problem? WhyNot(string url, WebhookSettings settings) =>
        !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") ? NotAnAddress
        : address.UserInfo.Length > 0 ? WithSecret
        : settings.Trusts(address) ? null
        : address.Scheme != "https" ? NotHttps
        : IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && !IsPublic(ip) ? Private
        : null;

    /// <summary>True for an address of the public internet; false for loopback, private, link-local, carrier, multicast and reserved ones.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var ip = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = ip.GetAddressBytes();
        if (ip.AddressFamily == AddressFamily.InterNetwork)
        {
            return (bytes[0], bytes[1], bytes[2]) switch
            {
                (0 or 10 or 127, _, _) or ( >= 224, _, _) => false,
                (100, >= 64 and <= 127, _) or (169, 254, _) or (172, >= 16 and <= 31, _) or (192, 168, _) or (198, 18 or 19, _) => false,
                (192, 0, 0 or 2) or (198, 51, 100) or (203, 0, 113) => false,
                _ => true,
            };
        }

        // 2000::/3 is what is given out; of it 2001::/23 (Teredo and protocols), 2001:db8::/32 and 2002::/16 (6to4) lead elsewhere.
        return (bytes[0] & 0xe0) == 0x20 && !(bytes[0] == 0x20 && bytes[1] == 0x02) && !(bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] < 0x02 || (bytes[2], bytes[3]) == (0x0d, 0xb8)));
    }

    /// <summary>A client that follows no redirect, uses no proxy, and connects only where <see cref="IsPublic"/> allows, decided on the address that is connected to.</summary>
    public static HttpMessageHandler Handler(WebhookSettings settings) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = async (context, ct) =>
        {
            var trusted = context.InitialRequestMessage.RequestUri is { } address && settings.Trusts(address);
            var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
            var allowed = trusted ? found : [.. found.Where(IsPublic)];
            if (allowed.Length == 0)
            {
                throw new HttpRequestException("the host has no public address");
            }

            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
