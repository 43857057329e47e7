using System.Net;
using System.Net.Sockets;
using Gongkai.Operations.Publishing.Webhooks;

namespace Gongkai.Operations.Publishing.DeadLinks;

/// <summary>How links of public documents are looked at: the settings <c>Gongkai:LinksPerMinute</c> and <c>Gongkai:LinkHosts</c>.</summary>
public sealed record LinkSettings
{
    /// <summary>Links opened a minute, one after the other; 0 where the server has no way out and nothing is to be looked at.</summary>
    public int PerMinute { get; init; } = 10;

    /// <summary>Hosts that may be asked at addresses of the own network and at any port, such as the own site where it resolves to one.</summary>
    public IReadOnlyList<string> OwnHosts { get; init; } = [];
}

/// <summary>Asks other sites whether a link opens: only at public addresses and the usual ports, following no redirect, reading no body, sending nothing of ours.</summary>
public sealed class LinkClient : IDisposable
{
    private readonly LinkSettings settings;
    private readonly WebhookSettings trusted;
    private readonly HttpClient http;

    /// <summary>Makes it.</summary>
    public LinkClient(LinkSettings settings)
        : this(settings, WebhookAddress.Handler(new WebhookSettings { TrustedHosts = settings.OwnHosts }))
    {
    }

    /// <summary>The same over another way to the sites, so that a test can be all of them.</summary>
    internal LinkClient(LinkSettings settings, HttpMessageHandler way)
    {
        this.settings = settings;
        trusted = new WebhookSettings { TrustedHosts = settings.OwnHosts };
        http = new HttpClient(way) { Timeout = TimeSpan.FromSeconds(15) };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Gongkai-links/1.0");
    }

    /// <summary>The pause between two questions.</summary>
    public TimeSpan Pause => TimeSpan.FromMinutes(1) / Math.Max(1, settings.PerMinute);

    /// <summary>True when the page is there, false when it or its host is not, null where that could not be found out: a site that is slow, busy or refuses programs is not called dead.</summary>
    public async Task<bool?> OpensAsync(Uri address, CancellationToken ct)
    {
        if (!address.IsDefaultPort && !trusted.Trusts(address))
        {
            return null;
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return answer.StatusCode switch
            {
                HttpStatusCode.NotFound or HttpStatusCode.Gone => false,
                < HttpStatusCode.BadRequest => true,
                _ => null,
            };
        }
        catch (HttpRequestException failed)
        {
            return failed.HttpRequestError == HttpRequestError.NameResolutionError || failed.GetBaseException() is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } ? false : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null; // it took too long
        }
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();
}
