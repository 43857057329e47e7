using System.Buffers;

namespace Gongkai.Operations.Publishing.Content;

/// <summary>Which addresses a document may name. What is not recognised is refused.</summary>
internal static class HtmlUrls
{
    private const int Longest = 2048;

    private static readonly SearchValues<char> TelephoneCharacters = SearchValues.Create("0123456789+-,;()");

    /// <summary>The address of a link: web, mail, telephone, a place on this site or on this page; null for any other.</summary>
    public static (string Href, bool LeadsOut)? Link(string raw)
    {
        if (Plain(raw) is not { Length: > 0 and <= Longest } url || url.Contains('\\'))
        {
            return null;
        }

        var colon = url.IndexOf(':');
        var path = url.AsSpan().IndexOfAny('/', '?', '#');
        if (colon >= 0 && (path < 0 || colon < path))
        {
            return url[..colon].ToLowerInvariant() switch
            {
                "http" or "https" => IsWeb(url) ? (url, true) : null,
                "mailto" => url.Length > 7 && url.Contains('@') ? (url, false) : null,
                "tel" => url.Length > 4 && !url.AsSpan(4).ContainsAnyExcept(TelephoneCharacters) ? (url, false) : null,
                _ => null,
            };
        }

        return url.StartsWith("//", StringComparison.Ordinal) ? (IsWeb("https:" + url) ? ("https:" + url, true) : null) : (url, false);
    }

    /// <summary>The address of a picture: a path of this site; null for any other.</summary>
    public static string? Image(string raw) =>
        Plain(raw) is { Length: > 1 and <= Longest } url && url[0] == '/' && url[1] != '/' && !url.Contains('\\') && !url.Contains("..", StringComparison.Ordinal) ? url : null;

    private static bool IsWeb(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0
        && url.AsSpan(uri.Scheme.Length).StartsWith("://");

    /// <summary>Without what browsers leave out of addresses: control characters anywhere, blanks around it.</summary>
    private static string Plain(string raw) =>
        string.Concat(raw.Where(c => !char.IsControl(c) && !HtmlCharacters.IsDropped(c) && c is not '\u2028' and not '\u2029')).Trim();
}

/// <summary>Which characters text may hold.</summary>
internal static class HtmlCharacters
{
    /// <summary>Control characters, non-characters, halves of pairs are told apart elsewhere; marks that reverse or hide text.</summary>
    public static bool IsDropped(char c) => c switch
    {
        '\t' or '\n' or '\r' or '\f' => false,
        < ' ' or (>= '\x7F' and <= '\x9F') => true,
        '\u200B' or '\u2060' or '\uFEFF' or '\u00AD' => true,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        (>= '\uFFF9' and <= '\uFFFB') or '\uFFFE' or '\uFFFF' => true,
        >= '\uFDD0' and <= '\uFDEF' => true,
        _ => false,
    };

    /// <summary>White space that HTML collapses.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    /// <summary>Han and full-width characters, between which a line feed of the source is no blank.</summary>
    public static bool IsWide(char c) => c is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFE30' and <= '\uFE4F' or >= '\uFF00' and <= '\uFFEF' or (>= '\u2014' and <= '\u2026');

    /// <summary>The entity for a character that markup would misread; null for any other.</summary>
    public static string? Entity(char c, bool inAttribute) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' when inAttribute => "&quot;",
        '\u00A0' => "&nbsp;",
        _ => null,
    };

    /// <summary>Text for an attribute within double quotes.</summary>
    public static string Attribute(string text) => string.Concat(text.Select(c => Entity(c, inAttribute: true) ?? c.ToString()));

}
