namespace Gongkai.Web.Site;

/// <summary>Addresses that a visitor hands in to come back to.</summary>
internal static class LocalAddress
{
    /// <summary>The address if it is a path on this site, else another one.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', .. var rest] && !rest.StartsWith('/') && !rest.StartsWith('\\') && !address.Any(char.IsControl) ? address : otherwise;

    /// <summary>The address with what a header cannot hold written in hexadecimal.</summary>
    public static string InHeader(string address) =>
        address.All(char.IsAscii) ? address : string.Concat(address.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())));
}
