using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Gongkai.Operations.Tests.Publishing.Content;

/// <summary>Reads sanitised HTML the way a browser does and says what should not be there.</summary>
internal static class CleanHtml
{
    private static readonly string[] Elements =
        ["h2", "h3", "h4", "h5", "h6", "p", "blockquote", "pre", "hr", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption",
         "strong", "em", "u", "s", "sub", "sup", "code", "a", "span", "ruby", "rt", "br", "img"];

    private static readonly string[] Classes =
        ["align-center", "align-right", "align-justify", "indent", "font-fangsong", "font-kaiti", "font-heiti", "font-xiaobiaosong"];

    /// <summary>Everything that an allow-list would not let through, read as the inside of an element of a page.</summary>
    public static IReadOnlyList<string> Faults(string html, string within = "div")
    {
        var parser = new HtmlParser();
        var document = parser.ParseDocument("<!DOCTYPE html><html><body></body></html>");
        var context = document.CreateElement(within);
        document.Body!.AppendChild(context);
        var faults = new List<string>();
        var pending = new Stack<INode>(parser.ParseFragment(html, context));
        while (pending.TryPop(out var node))
        {
            switch (node)
            {
                case IText:
                    break;
                case IElement element:
                    Check(element, faults);
                    foreach (var child in element.ChildNodes)
                    {
                        pending.Push(child);
                    }

                    break;
                default:
                    faults.Add($"node {node.NodeName}");
                    break;
            }
        }

        return faults;
    }

    private static void Check(IElement element, List<string> faults)
    {
        if (!Elements.Contains(element.LocalName) || element.NamespaceUri != "http://www.w3.org/1999/xhtml")
        {
            faults.Add($"element {element.LocalName}");
        }

        foreach (var attribute in element.Attributes)
        {
            var isRight = (element.LocalName, attribute.Name) switch
            {
                ("a", "href") => IsGoodLink(attribute.Value),
                ("a", "rel") => attribute.Value == "noopener",
                ("img", "src") => attribute.Value.StartsWith('/') && !attribute.Value.StartsWith("//", StringComparison.Ordinal) && !attribute.Value.Contains('\\'),
                ("img", "alt") => true,
                ("img", "width" or "height") or ("td" or "th", "colspan" or "rowspan") or ("ol", "start") => attribute.Value.All(char.IsAsciiDigit),
                ("th", "scope") => attribute.Value is "row" or "col" or "rowgroup" or "colgroup",
                (_, "id") => attribute.Value.StartsWith("fn", StringComparison.Ordinal),
                (_, "class") => attribute.Value.Split(' ').All(Classes.Contains),
                _ => false,
            };
            if (!isRight)
            {
                faults.Add($"{element.LocalName} {attribute.Name}={attribute.Value}");
            }
        }

        if (element is { LocalName: "a" } && element.GetAttribute("href") is { } href && href.StartsWith("http", StringComparison.OrdinalIgnoreCase) && element.GetAttribute("rel") != "noopener")
        {
            faults.Add("link out without rel");
        }
    }

    private static bool IsGoodLink(string href)
    {
        var scheme = new string([.. href.TakeWhile(c => c is not ('/' or '?' or '#')).Where(c => c > ' ')]);
        return !scheme.Contains(':') || scheme.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || scheme.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            || scheme.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || scheme.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);
    }
}
