using System.Xml;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>
/// Walks the elements of an XML part without building a tree. A child that nobody enters is passed over with all it holds.
/// Names are compared without their namespace, so that strict and transitional documents read alike.
/// </summary>
internal sealed class XmlElements(XmlReader xml, ReadBudget budget)
{
    /// <summary>Word nests some thirty deep in the worst real document.</summary>
    private const int MaxDepth = 400;

    /// <summary>What <see cref="Enter"/> gives for an element without content.</summary>
    private const int Nothing = -1;

    public string Name => xml.LocalName;

    /// <summary>Goes to the outermost element and enters it; null when there is none.</summary>
    public int? Root()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                return Enter();
            }
        }

        return null;
    }

    /// <summary>Enters the current element; the answer goes to <see cref="Next"/>.</summary>
    public int Enter() => xml.IsEmptyElement ? Nothing : xml.Depth;

    /// <summary>Goes to the next child of an element that was entered; false behind the last.</summary>
    public bool Next(int depth)
    {
        while (depth != Nothing && xml.Read())
        {
            budget.Step();
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.Depth > MaxDepth)
                {
                    throw DocumentProblems.TooDeep(MaxDepth);
                }

                if (xml.Depth == depth + 1)
                {
                    return true;
                }
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The characters within the current element, which holds no others.</summary>
    public string Text()
    {
        var depth = Enter();
        var text = "";
        while (depth != Nothing && xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                text += xml.Value;
            }
        }

        return text;
    }

    /// <summary>An attribute of the current element by its name without namespace; empty when it is not there.</summary>
    public string Attribute(string name)
    {
        var value = "";
        if (xml.MoveToFirstAttribute())
        {
            do
            {
                if (xml.LocalName == name)
                {
                    value = xml.Value;
                    break;
                }
            }
            while (xml.MoveToNextAttribute());
            xml.MoveToElement();
        }

        return value;
    }

    /// <summary>A switch such as <c>w:vanish</c>: on unless it says that it is off.</summary>
    public bool IsOn() => Attribute("val") is not ("0" or "false" or "off");
}
