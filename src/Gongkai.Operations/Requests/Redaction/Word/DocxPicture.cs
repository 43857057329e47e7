using System.Globalization;
using System.Xml.Linq;
using static Gongkai.Operations.Requests.Redaction.Word.DocxVocabulary;

namespace Gongkai.Operations.Requests.Redaction.Word;

/// <summary>A picture that stands among the letters, of the size that the original drew it in.</summary>
internal static class DocxPicture
{
    private const long PerPixel = 9525;
    private const long Largest = 20_000_000; // 55 cm
    private static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    /// <summary>True when Word does not show the drawing.</summary>
    public static bool IsHidden(XElement drawing) => drawing.Descendants().Any(e =>
        (e.Name.LocalName is "docPr" or "cNvPr" && (string?)e.Attribute("hidden") is "1" or "true")
        || (((string?)e.Attribute("style"))?.Replace(" ", "", StringComparison.Ordinal).Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase) ?? false));

    /// <summary>The drawings of a part that may lie on others, wherever they are anchored. Lines cover nothing.</summary>
    public static IReadOnlyList<XElement> Floating(XElement part) =>
        [.. part.Descendants().Where(e => IsFloating(e) && e.Descendants().Any(d => IsShape(d) || d.Name.LocalName is "blip" or "imagedata"))];

    /// <summary>
    /// True when something else that is drawn may lie on a picture: a shape in the same drawing, or one that floats. The copy has no layers, so that what was covered
    /// would be seen.
    /// </summary>
    public static bool MayBeCovered(XElement drawing, IReadOnlyList<XElement> floating)
    {
        var own = Outermost(drawing);
        return own.Descendants().Any(IsShape) || floating.Any(e => Outermost(e) != own && !drawing.Ancestors().Contains(e));
    }

    // The same drawing stands in two ways within its alternatives.
    private static XElement Outermost(XElement drawing) =>
        drawing.Ancestors().TakeWhile(a => NameOf(a) != "txbxContent").FirstOrDefault(a => a.Name.LocalName == "AlternateContent") ?? drawing;

    private static bool IsFloating(XElement e) =>
        (NameOf(e) == "drawing" && e.Elements().Any(d => d.Name.LocalName == "anchor"))
        || (NameOf(e) is "pict" or "object" && e.Descendants().Any(d => ((string?)d.Attribute("style"))?.Contains("position:absolute", StringComparison.OrdinalIgnoreCase) ?? false));

    private static bool IsShape(XElement e) => e.Name.LocalName switch
    {
        "wsp" => !e.Descendants().Any(d => d.Name.LocalName == "prstGeom" && (string?)d.Attribute("prst") is "line" or "straightConnector1"),
        "shape" or "rect" or "roundrect" or "oval" or "polyline" or "curve" or "arc" when e.Name.NamespaceName == "urn:schemas-microsoft-com:vml" => !e.Elements().Any(d => d.Name.LocalName == "imagedata"),
        _ => false,
    };

    public static XElement Of(string relation, int number, XElement original, byte[] bytes)
    {
        var extent = original.Descendants().FirstOrDefault(e => e.Name.LocalName == "extent");
        var (width, height) = (Measure(extent, "cx"), Measure(extent, "cy"));
        if (width is 0 || height is 0)
        {
            var picture = bytes[0] == 0xFF ? JpegPicture.Read(bytes, int.MaxValue) : null;
            var pixels = picture is null ? PngFile.Read(bytes, int.MaxValue) : null;
            var scale = Math.Min(1, 5_400_000d / (PerPixel * (picture?.Width ?? pixels!.Width))); // 15 cm
            (width, height) = ((long)(scale * PerPixel * (picture?.Width ?? pixels!.Width)), (long)(scale * PerPixel * (picture?.Height ?? pixels!.Height)));
        }

        var size = new object[] { new XAttribute("cx", width), new XAttribute("cy", height) };
        return new XElement(W + "drawing",
            new XElement(Wp + "inline",
                new XElement(Wp + "extent", size),
                new XElement(Wp + "docPr", new XAttribute("id", number), new XAttribute("name", $"图 {number}")),
                new XElement(A + "graphic",
                    new XElement(A + "graphicData", new XAttribute("uri", Pic.NamespaceName),
                        new XElement(Pic + "pic",
                            new XElement(Pic + "nvPicPr", new XElement(Pic + "cNvPr", new XAttribute("id", number), new XAttribute("name", $"图 {number}")), new XElement(Pic + "cNvPicPr")),
                            new XElement(Pic + "blipFill", new XElement(A + "blip", new XAttribute(R + "embed", relation)), new XElement(A + "stretch", new XElement(A + "fillRect"))),
                            new XElement(Pic + "spPr",
                                new XElement(A + "xfrm", new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)), new XElement(A + "ext", size)),
                                new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst"))))))));
    }

    private static long Measure(XElement? extent, string name) =>
        long.TryParse((string?)extent?.Attribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Math.Min(value, Largest) : 0;
}
