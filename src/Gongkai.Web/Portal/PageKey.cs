using Gongkai.Domain.Catalogue;

namespace Gongkai.Web.Portal;

/// <summary>What makes two requests ask for the same page.</summary>
/// <param name="Site">The address that the page names itself by; empty where one is configured.</param>
/// <param name="Path">The path.</param>
/// <param name="Query">The parameters that pages know, in the order of their names, with their question mark; empty without.</param>
/// <param name="IsElder">Whether 长者模式 is on.</param>
internal readonly record struct PageKey(string Site, string Path, string Query, bool IsElder)
{
    // A page's address may carry anything (campaigns, trackers); what no page reads is left out, so that it neither splits nor fills the cache.
    private static readonly string[] Known = ["after", "agency", "kind", "name", "on", "topic", "validity", "year"];

    /// <summary>The pages and files that may be kept: those whose content follows from the public tables.</summary>
    public static bool MayBeKept(string path) =>
        path is "/" or "/gov" or "/policies" or "/register" or "/site-map" or "/robots.txt" or "/sitemap.xml"
        || (path.StartsWith("/documents/", StringComparison.Ordinal) && !path.EndsWith("/views", StringComparison.Ordinal))
        || (path.StartsWith("/gov/", StringComparison.Ordinal) && !IsOfApplicants(path))
        || path.StartsWith("/sitemaps/", StringComparison.Ordinal);

    /// <summary>The pages of an agency's applicants: /gov/czj/apply, /gov/czj/requests/2026-00012 and what lies below them.</summary>
    public static bool IsOfApplicants(string path) =>
        path.StartsWith("/gov/", StringComparison.Ordinal) && path.IndexOf('/', 5) is > 0 and var slash && path.AsSpan(slash + 1) is var rest && (IsUnder(rest, DefaultCatalogue.ApplyCode) || IsUnder(rest, DefaultCatalogue.RequestsCode));

    private static bool IsUnder(ReadOnlySpan<char> path, string name) => path.StartsWith(name, StringComparison.Ordinal) && (path.Length == name.Length || path[name.Length] == '/');

    /// <summary>The query without what no page knows, in one order; each parameter once, the first that is not empty.</summary>
    public static string Normal(string query)
    {
        if (query.Length <= 1)
        {
            return "";
        }

        string?[] values = new string?[Known.Length];
        foreach (var range in query.AsSpan(1).Split('&'))
        {
            var pair = query.AsSpan(1)[range];
            var equals = pair.IndexOf('=');
            if (equals <= 0 || equals == pair.Length - 1)
            {
                continue;
            }

            for (var i = 0; i < Known.Length; i++)
            {
                if (values[i] is null && pair[..equals].SequenceEqual(Known[i]))
                {
                    values[i] = pair.ToString();
                }
            }
        }

        var normal = string.Join('&', values.Where(v => v is not null));
        return normal.Length == 0 ? "" : "?" + normal;
    }
}
