using AngleSharp.Html.Parser.Tokens.Struct;

namespace Gongkai.Operations.Publishing.Content;

/// <summary>What an element's <c>style</c>, <c>class</c> and <c>align</c> mean for an official document; everything else of them is dropped.</summary>
internal sealed class HtmlStyles
{
    private HtmlStyles()
    {
    }

    public static HtmlStyles Plain { get; } = new();

    /// <summary>A class; empty for an explicit default; null when nothing is said.</summary>
    public string? Alignment { get; private set; }

    public bool? IsIndented { get; private set; }

    public TextStyle Style { get; private set; }

    public string? Font { get; private set; }

    /// <summary>Not shown: it would be hidden text.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>The level of a list paragraph as Word and WPS write it (<c>mso-list:l0 level1 lfo1</c>); 0 for none.</summary>
    public int OfficeListLevel { get; private set; }

    /// <summary>The number or bullet that Word wrote before a list paragraph.</summary>
    public bool IsOfficeMarker { get; private set; }

    public static HtmlStyles Of(ref StructHtmlToken token)
    {
        var style = token.GetAttribute("style").Memory.Span;
        var names = token.GetAttribute("class").Memory.Span;
        var align = token.GetAttribute("align").Memory.Span;
        if (style.IsEmpty && names.IsEmpty && align.IsEmpty)
        {
            return Plain;
        }

        var read = new HtmlStyles();
        read.Align(align);
        foreach (var range in names.SplitAny(' ', '\t', '\n', '\r', '\f'))
        {
            read.Class(names[range]);
        }

        foreach (var range in style.Split(';'))
        {
            var declaration = style[range];
            var colon = declaration.IndexOf(':');
            if (colon > 0)
            {
                read.Declare(declaration[..colon].Trim(), declaration[(colon + 1)..].Trim());
            }
        }

        return read;
    }

    private void Class(ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case HtmlClasses.Center or HtmlClasses.Right or HtmlClasses.Justify:
                Alignment = name.ToString();
                break;
            case HtmlClasses.Indent:
                IsIndented = true;
                break;
            case HtmlClasses.FangSong or HtmlClasses.KaiTi or HtmlClasses.HeiTi or HtmlClasses.XiaoBiaoSong:
                Font = name.ToString();
                break;
            default:
                break;
        }
    }

    private void Align(ReadOnlySpan<char> value) => Alignment = Lower(value) switch
    {
        "center" or "middle" => HtmlClasses.Center,
        "right" or "end" => HtmlClasses.Right,
        "justify" => HtmlClasses.Justify,
        "left" or "start" => "",
        _ => Alignment,
    };

    private void Declare(ReadOnlySpan<char> property, ReadOnlySpan<char> value)
    {
        var important = value.IndexOf('!');
        var says = Lower(important >= 0 ? value[..important].Trim() : value);
        switch (Lower(property))
        {
            case "text-align":
                Align(says);
                break;
            case "text-indent":
                IsIndented = says.Length > 0 && says[0] != '-' && says.AsSpan().ContainsAnyInRange('1', '9');
                break;
            case "font-weight":
                Style |= says is "bold" or "bolder" or "600" or "700" or "800" or "900" ? TextStyle.Strong : TextStyle.None;
                break;
            case "font-style":
                Style |= says is "italic" or "oblique" ? TextStyle.Emphasis : TextStyle.None;
                break;
            case "text-decoration" or "text-decoration-line":
                Style |= (says.Contains("underline", StringComparison.Ordinal) ? TextStyle.Underline : TextStyle.None)
                    | (says.Contains("line-through", StringComparison.Ordinal) ? TextStyle.Strike : TextStyle.None);
                break;
            case "vertical-align":
                Style |= says switch { "super" => TextStyle.Superscript, "sub" => TextStyle.Subscript, _ => TextStyle.None };
                break;
            case "font-family" or "mso-fareast-font-family" or "mso-hansi-font-family":
                Font = FontOf(says) ?? Font;
                break;
            case "display":
                IsHidden |= says == "none";
                break;
            case "visibility":
                IsHidden |= says is "hidden" or "collapse";
                break;
            case "mso-hide":
                IsHidden |= says is "all" or "screen";
                break;
            case "opacity":
                IsHidden |= says is "0" or "0.0" or "0%";
                break;
            case "font-size":
                IsHidden |= says is "0" or "0px" or "0pt" or "0em";
                break;
            case "mso-list":
                IsOfficeMarker |= says == "ignore";
                var level = says.IndexOf(" level", StringComparison.Ordinal);
                OfficeListLevel = level > 0 && level + 6 < says.Length && says[level + 6] is >= '1' and <= '9' and var digit ? digit - '0' : OfficeListLevel;
                break;
            default:
                break;
        }
    }

    private static string? FontOf(string family) =>
        family.Contains("小标宋", StringComparison.Ordinal) || family.Contains("xbsong", StringComparison.Ordinal) ? HtmlClasses.XiaoBiaoSong
        : family.Contains("仿宋", StringComparison.Ordinal) || family.Contains("fangsong", StringComparison.Ordinal) ? HtmlClasses.FangSong
        : family.Contains('楷') || family.Contains("kaiti", StringComparison.Ordinal) ? HtmlClasses.KaiTi
        : family.Contains("黑体", StringComparison.Ordinal) || family.Contains("simhei", StringComparison.Ordinal) ? HtmlClasses.HeiTi
        : null;

    private static string Lower(ReadOnlySpan<char> text) => text.Length > 200 ? "" : text.ToString().ToLowerInvariant();
}
