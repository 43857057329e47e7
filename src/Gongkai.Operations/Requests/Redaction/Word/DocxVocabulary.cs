using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Gongkai.Operations.Requests.Redaction.Word;

/// <summary>What of a Word file may be in the copy. Everything else stays behind, whatever later versions of Word invent.</summary>
internal static partial class DocxVocabulary
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictW = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    /// <summary>How text looks and where it stands. Colours, shading and effects are left out: what is in the copy can be seen.</summary>
    private static readonly HashSet<string> Properties =
    [
        "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblPrEx", "tblStylePr", "tblGrid", "gridCol",
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "sz", "szCs", "u", "vertAlign", "em", "kern",
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "ilvl", "numId", "spacing", "ind", "jc", "textAlignment", "outlineLvl", "tabs", "tab",
        "pBdr", "top", "left", "bottom", "right", "start", "end", "between", "contextualSpacing", "snapToGrid", "adjustRightInd", "bidi", "wordWrap",
        "tblStyle", "tblW", "tblInd", "tblBorders", "insideH", "insideV", "tblLayout", "tblCellMar", "tblCellSpacing", "tblLook", "tblStyleRowBandSize", "tblStyleColBandSize",
        "trHeight", "tblHeader", "cantSplit", "gridBefore", "gridAfter", "wBefore", "wAfter", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "tcMar", "textDirection", "vAlign", "noWrap",
        "pgSz", "pgMar", "cols", "col", "titlePg", "type", "pgNumType", "docGrid",
        "abstractNum", "multiLevelType", "lvl", "numFmt", "suff", "lvlText", "lvlJc", "isLgl", "lvlRestart", "num", "abstractNumId", "lvlOverride", "startOverride",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "val", "ascii", "hAnsi", "eastAsia", "cs", "hint", "sz", "space", "color", "w", "h", "type", "orient", "top", "left", "bottom", "right", "start", "end", "header", "footer", "gutter",
        "before", "after", "line", "lineRule", "beforeLines", "afterLines", "beforeAutospacing", "afterAutospacing",
        "firstLine", "hanging", "firstLineChars", "hangingChars", "leftChars", "rightChars", "startChars", "endChars", "pos", "leader",
        "firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand", "hRule", "num", "equalWidth", "sep", "fmt", "linePitch", "charSpace",
        "ilvl", "numId", "abstractNumId",
    ];

    /// <summary>The name of an element of WordprocessingML, also of its strict form; empty for others.</summary>
    public static string NameOf(XElement element) =>
        element.Name.Namespace == W || element.Name.NamespaceName == StrictW ? element.Name.LocalName : "";

    /// <summary>The children of a name.</summary>
    public static IEnumerable<XElement> Named(this XElement element, string name) => element.Elements().Where(e => NameOf(e) == name);

    /// <summary>The first child of a name.</summary>
    public static XElement? Child(this XElement? element, string name) => element?.Named(name).FirstOrDefault();

    /// <summary>An attribute of WordprocessingML.</summary>
    public static string? Attr(this XElement? element, string name) =>
        element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name && (a.Name.Namespace == W || a.Name.NamespaceName == StrictW))?.Value;

    /// <summary>An attribute of relationships.</summary>
    public static string? Relation(this XElement element, string name) =>
        element.Attributes().FirstOrDefault(a => a.Name.LocalName == name && a.Name.NamespaceName.EndsWith("/relationships", StringComparison.Ordinal))?.Value;

    /// <summary>True for a property that is there and not switched off.</summary>
    public static bool IsOn(this XElement? property) => property is not null && property.Attr("val") is null or "1" or "true" or "on";

    /// <summary>True for a property that stands in the copy.</summary>
    public static bool IsProperty(string name) => Properties.Contains(name);

    /// <summary>The attributes of a property that stand in the copy: numbers, names of kinds, names of fonts.</summary>
    public static IEnumerable<XAttribute> KeptAttributes(XElement property, bool anyText = false) => property.Attributes()
        .Where(a => (a.Name.Namespace == W || a.Name.NamespaceName == StrictW) && Attributes.Contains(a.Name.LocalName) && (anyText || PlainValue().IsMatch(a.Value)))
        .Select(a => new XAttribute(W + a.Name.LocalName, a.Value));

    [GeneratedRegex(@"^[\w .,+%#@:;'()-]{0,48}\z")]
    private static partial Regex PlainValue();
}
