using System.Text.RegularExpressions;
using System.Xml.Linq;
using static Gongkai.Operations.Requests.Redaction.Word.DocxVocabulary;

namespace Gongkai.Operations.Requests.Redaction.Word;

/// <summary>The styles: which hide their text, and a copy under new names, since a style can be named after a person.</summary>
internal sealed partial class DocxStyleSheet
{
    private const int DeepestBase = 50;
    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> newIds = new(StringComparer.Ordinal);
    private readonly XElement? defaults;

    public DocxStyleSheet(XElement? part)
    {
        defaults = part.Child("docDefaults");
        foreach (var style in part?.Named("style") ?? [])
        {
            if (style.Attr("styleId") is { } id && styles.TryAdd(id, style))
            {
                newIds.Add(id, $"s{styles.Count}");
            }
        }
    }

    /// <summary>The id of a style in the copy; null for one that there is not.</summary>
    public string? NewId(string? id) => id is not null && newIds.TryGetValue(id, out var found) ? found : null;

    /// <summary>True when a style, or one it rests on, hides its text.</summary>
    public bool Hides(string? id)
    {
        for (var depth = 0; id is not null && depth < DeepestBase && styles.TryGetValue(id, out var style); depth++)
        {
            if (style.Child("rPr").Child("vanish") is { } vanish)
            {
                return vanish.IsOn();
            }

            id = style.Child("basedOn").Attr("val");
        }

        return false;
    }

    /// <summary>The copy.</summary>
    public XElement Copy(Func<XElement, XElement?> copyProperties)
    {
        var copy = new XElement(W + "styles", new XAttribute(XNamespace.Xmlns + "w", W));
        var (run, paragraph) = (defaults.Child("rPrDefault").Child("rPr"), defaults.Child("pPrDefault").Child("pPr"));
        copy.Add(new XElement(W + "docDefaults",
            new XElement(W + "rPrDefault", run is null ? null : copyProperties(run)), new XElement(W + "pPrDefault", paragraph is null ? null : copyProperties(paragraph))));
        var number = 0;
        foreach (var (id, style) in styles)
        {
            number++;
            var name = style.Child("name").Attr("val") ?? "";
            copy.Add(new XElement(W + "style",
                style.Attr("type") is "paragraph" or "character" or "table" or "numbering" ? new XAttribute(W + "type", style.Attr("type")!) : null,
                style.Attr("default") is "1" or "true" ? new XAttribute(W + "default", "1") : null,
                new XAttribute(W + "styleId", newIds[id]),
                new XElement(W + "name", new XAttribute(W + "val", BuiltIn().IsMatch(name) ? name : $"样式 {number}")),
                Reference(style, "basedOn"), Reference(style, "next"), Reference(style, "link"),
                style.Elements().Where(e => NameOf(e) is "pPr" or "rPr" or "tblPr" or "trPr" or "tcPr").Select(copyProperties),
                style.Named("tblStylePr").Where(e => e.Attr("type") is not null).Select(copyProperties)));
        }

        return copy;
    }

    private XElement? Reference(XElement style, string name) =>
        NewId(style.Child(name).Attr("val")) is { } id ? new XElement(W + name, new XAttribute(W + "val", id)) : null;

    [GeneratedRegex(@"^(Normal|Normal Table|Table Grid|No List|Default Paragraph Font|Title|Subtitle|List Paragraph|Body Text|header|footer|(footnote|endnote) (text|reference)|(heading|toc) [1-9])\z", RegexOptions.IgnoreCase)]
    private static partial Regex BuiltIn();
}
