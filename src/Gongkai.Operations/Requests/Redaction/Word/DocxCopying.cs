using System.Xml.Linq;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Reports.Reading.Documents;
using static Gongkai.Operations.Requests.Redaction.Word.DocxVocabulary;

namespace Gongkai.Operations.Requests.Redaction.Word;

/// <summary>What the stories of one copy share: the text so far, notes and pictures referred to, what was left out.</summary>
internal sealed class DocxCopying(DocxPackage package, DocxStyleSheet styles, RedactionInput input, ReadBudget budget)
{
    private const int SmallestType = 12; // half points
    private readonly Dictionary<string, int> removed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Part, PictureCrop Crop), (string Name, FileKind Kind, byte[] Bytes)?> pictures = [];
    private readonly Dictionary<XElement, IReadOnlyList<XElement>> floating = [];
    private readonly HashSet<string> lists = new(StringComparer.Ordinal);

    public DocxText Text { get; } = new();

    public DocxStyleSheet Styles => styles;

    public ReadBudget Budget => budget;

    /// <summary>The notes referred to, by their old ids, in order: 脚注 and 尾注.</summary>
    public Dictionary<string, List<string>> Notes { get; } = new() { ["footnote"] = [], ["endnote"] = [] };

    /// <summary>The lists that paragraphs and styles number with.</summary>
    public IReadOnlySet<string> Lists => lists;

    /// <summary>What was left out, with how often.</summary>
    public IReadOnlyDictionary<string, int> Removed => removed;

    /// <summary>The pictures of the copy.</summary>
    public IEnumerable<(string Name, FileKind Kind, byte[] Bytes)> Pictures => pictures.Values.OfType<(string, FileKind, byte[])>();

    public void Leave(string what, int times = 1) => removed[what] = removed.GetValueOrDefault(what) + times;

    /// <summary>The number of a note in the copy.</summary>
    public int Note(string kind, string id)
    {
        var ids = Notes[kind];
        if (!ids.Contains(id))
        {
            ids.Add(id);
        }

        return ids.IndexOf(id) + 1;
    }

    /// <summary>True when a picture that would be given out may be covered by something in the original.</summary>
    public bool MayBeCovered(XElement drawing)
    {
        if (!input.KeepsPictures)
        {
            return false;
        }

        var part = drawing.AncestorsAndSelf().Last();
        if (!floating.TryGetValue(part, out var others))
        {
            floating.Add(part, others = DocxPicture.Floating(part));
        }

        return DocxPicture.MayBeCovered(drawing, others);
    }

    /// <summary>A picture of the original, painted anew; null when it is not given out or of a kind that cannot be painted.</summary>
    public (string Name, FileKind Kind, byte[] Bytes)? Picture(string part, PictureCrop crop)
    {
        if (!input.KeepsPictures)
        {
            return null;
        }

        if (!pictures.TryGetValue((part, crop), out var picture))
        {
            picture = package.Read(part) is { } bytes && PixelRedaction.Repaint(bytes, crop, input.Limits, budget) is { } painted
                ? ($"media/image{pictures.Count + 1}{painted.Kind.Extensions()[0]}", painted.Kind, painted.Bytes)
                : null;
            pictures.Add((part, crop), picture);
        }

        return picture;
    }

    /// <summary>A property with those inside it, as far as they are known; null for others.</summary>
    public XElement? Properties(XElement property) => Properties(property, 0);

    private XElement? Properties(XElement property, int depth)
    {
        var name = NameOf(property);
        if (!IsProperty(name) || depth > 8)
        {
            if (name == "color" && "FFFFFF".Equals(property.Attr("val"), StringComparison.OrdinalIgnoreCase))
            {
                Leave("白色文字（已显示为黑色，请核对）");
            }

            return null;
        }

        var copy = new XElement(W + name, KeptAttributes(property, anyText: name == "lvlText"));
        switch (name)
        {
            case "pStyle" or "rStyle" or "tblStyle":
                return styles.NewId(property.Attr("val")) is { } id ? new XElement(W + name, new XAttribute(W + "val", id)) : null;
            case "numId":
                lists.Add(property.Attr("val") ?? "");
                break;
            case "sz" or "szCs" when int.TryParse(property.Attr("val"), out var size) && size < SmallestType:
                Leave("极小的文字（已放大，请核对）");
                copy.SetAttributeValue(W + "val", SmallestType);
                break;
            default:
                break;
        }

        copy.Add(property.Elements().Select(e => Properties(e, depth + 1)));
        return copy;
    }
}
