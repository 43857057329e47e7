using System.Xml;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>What of <c>styles.xml</c> changes the text that is seen: numbering and hiding, inherited along <c>basedOn</c>.</summary>
internal sealed class DocxStyles
{
    private const int LongestChain = 20;
    private readonly Dictionary<string, Style> styles = [];

    public static DocxStyles Read(XmlReader? xml, ReadBudget budget)
    {
        var read = new DocxStyles();
        if (xml is null)
        {
            return read;
        }

        var element = new XmlElements(xml, budget);
        if (element.Root() is { } root)
        {
            while (element.Next(root))
            {
                if (element.Name == "style")
                {
                    var id = element.Attribute("styleId");
                    read.styles[id] = ReadStyle(element);
                }
            }
        }

        return read;
    }

    /// <summary>The numbering that a paragraph style brings: its id (null for none) and level.</summary>
    public (string? Numbering, int Level) Numbering(string styleId)
    {
        string? numbering = null;
        int? level = null;
        foreach (var style in Chain(styleId))
        {
            level ??= style.Level;
            if ((numbering ??= style.Numbering) is not null)
            {
                break;
            }
        }

        return (numbering, level ?? 0);
    }

    /// <summary>True when text in this style is not shown.</summary>
    public bool Hides(string styleId) => Chain(styleId).Select(s => s.Hidden).FirstOrDefault(h => h is not null) ?? false;

    private IEnumerable<Style> Chain(string styleId)
    {
        for (var n = 0; n < LongestChain && styleId.Length > 0 && styles.TryGetValue(styleId, out var style); n++)
        {
            yield return style;
            styleId = style.BasedOn;
        }
    }

    private static Style ReadStyle(XmlElements element)
    {
        var style = new Style();
        var depth = element.Enter();
        while (element.Next(depth))
        {
            switch (element.Name)
            {
                case "basedOn":
                    style.BasedOn = element.Attribute("val");
                    break;
                case "pPr":
                    ReadParagraph(element, style);
                    break;
                case "rPr":
                    var inner = element.Enter();
                    while (element.Next(inner))
                    {
                        if (element.Name == "vanish")
                        {
                            style.Hidden = element.IsOn();
                        }
                    }

                    break;
            }
        }

        return style;
    }

    private static void ReadParagraph(XmlElements element, Style style)
    {
        var depth = element.Enter();
        while (element.Next(depth))
        {
            if (element.Name == "numPr")
            {
                var inner = element.Enter();
                while (element.Next(inner))
                {
                    if (element.Name == "numId")
                    {
                        style.Numbering = element.Attribute("val");
                    }
                    else if (element.Name == "ilvl" && int.TryParse(element.Attribute("val"), out var level))
                    {
                        style.Level = level;
                    }
                }
            }
        }
    }

    private sealed class Style
    {
        public string BasedOn { get; set; } = "";

        public string? Numbering { get; set; }

        public int? Level { get; set; }

        public bool? Hidden { get; set; }
    }
}
