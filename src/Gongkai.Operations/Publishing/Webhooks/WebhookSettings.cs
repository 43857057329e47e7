namespace Gongkai.Operations.Publishing.Webhooks;

/// <summary>Where webhooks may go beyond public https addresses; from the setting <c>Gongkai:WebhookHosts</c>, separated by commas.</summary>
public sealed record WebhookSettings
{
    /// <summary>Hosts of the agency's own network that may be reached at private addresses and without TLS: <c>oa.example.gov.cn</c>, <c>10.1.2.3:8080</c>.</summary>
    public IReadOnlyList<string> TrustedHosts { get; init; } = [];

    /// <summary>True for a trusted host, named with or without its port.</summary>
    public bool Trusts(Uri address) => TrustedHosts.Any(h => h.Equals(address.Host, StringComparison.OrdinalIgnoreCase) || h.Equals(address.Authority, StringComparison.OrdinalIgnoreCase));
}
