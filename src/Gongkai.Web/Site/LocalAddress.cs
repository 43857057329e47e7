namespace Gongkai.Web.Site;

/// <summary>Addresses that a visitor hands in to come back to.</summary>
internal static class LocalAddress
{
    /// <summary>The address if it is a path on this site, else another one.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', .. var rest] && !rest.StartsWith('/') && !rest.StartsWith('\\') && !address.Any(char.IsControl) ? address : otherwise;
}
