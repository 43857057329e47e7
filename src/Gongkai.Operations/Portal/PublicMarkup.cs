using System.Buffers;
using System.Collections.Frozen;
using Gongkai.Operations.Publishing.Content;

namespace Gongkai.Operations.Portal;

/// <summary>
/// The body of a page once more by the allow-list, however it came into the table. Most bodies consist of plain elements only,
/// which is told in one pass over the text; the rest goes through the sanitiser.
/// </summary>
public static class PublicMarkup
{
    private static readonly FrozenSet<string> Elements = FrozenSet.Create(
        StringComparer.Ordinal,
        "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "strong", "em", "u", "s", "sub", "sup", "span", "ruby", "rt", "rp");

    private static readonly FrozenSet<string> Attributes = FrozenSet.Create(StringComparer.Ordinal, "class", "colspan", "rowspan", "scope", "start");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownElements = Elements.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownAttributes = Attributes.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly SearchValues<char> Harmless = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789- ");

    /// <summary>The body as it may stand in a page.</summary>
    public static string Safe(string html) => IsPlain(html) ? html : HtmlSanitiser.Sanitise(html);

    /// <summary>True when it consists of text and of elements that can do nothing, in the form in which the sanitiser writes them.</summary>
    public static bool IsPlain(ReadOnlySpan<char> html)
    {
        while (html.IndexOf('<') is >= 0 and var open)
        {
            html = html[(open + 1)..];
            if (html.IndexOf('>') is not (>= 0 and var close) || !IsPlainTag(html[..close]))
            {
                return false;
            }

            html = html[(close + 1)..];
        }

        return true;
    }

    private static bool IsPlainTag(ReadOnlySpan<char> tag)
    {
        if (tag is ['/', .. var ended])
        {
            return KnownElements.Contains(ended);
        }

        var blank = tag.IndexOf(' ');
        if (!KnownElements.Contains(blank < 0 ? tag : tag[..blank]))
        {
            return false;
        }

        var rest = blank < 0 ? [] : tag[blank..];
        while (rest.Length > 0)
        {
            // One blank, a name, =", harmless characters, ".
            var equals = rest.IndexOf('=');
            if (rest[0] != ' ' || equals < 2 || !KnownAttributes.Contains(rest[1..equals]) || rest[(equals + 1)..] is not ['"', .. var value] || value.IndexOf('"') is not (>= 0 and var end)
                || value[..end].ContainsAnyExcept(Harmless))
            {
                return false;
            }

            rest = value[(end + 1)..];
        }

        return true;
    }
}
