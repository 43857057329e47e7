using System.Globalization;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Gongkai.Operations.Publishing.Content;

// What an opening tag means.
internal sealed partial class HtmlBuilder
{
    private static bool IsTransparentBlock(ReadOnlySpan<char> name) =>
        name is "div" or "section" or "article" or "main" or "header" or "footer" or "nav" or "aside" or "center" or "address" or "dl" or "dt" or "dd"
            or "details" or "summary" or "fieldset" or "legend" or "form" or "body" or "html" or "head" or "dir" or "menu" or "hgroup" or "option" or "listing";

    private static TextStyle StyleOf(ReadOnlySpan<char> name) => name switch
    {
        "strong" or "b" => TextStyle.Strong,
        "em" or "i" or "cite" or "dfn" or "var" => TextStyle.Emphasis,
        "u" or "ins" => TextStyle.Underline,
        "s" or "strike" or "del" => TextStyle.Strike,
        "sub" => TextStyle.Subscript,
        "sup" => TextStyle.Superscript,
        "code" or "kbd" or "samp" or "tt" => TextStyle.Code,
        _ => TextStyle.None,
    };

    private static int Number(ref StructHtmlToken token, string attribute, int most) =>
        int.TryParse(token.GetAttribute(attribute).Memory.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : 0;

    private void OpenOther(ref StructHtmlToken token, ReadOnlySpan<char> name)
    {
        if (name is "input" or "meta" or "link" or "base" or "col" or "colgroup" or "wbr" or "embed" or "source" or "track" or "area" or "param" or "frame" or "keygen" or "bgsound" or "basefont" or "command")
        {
            return;
        }

        var styles = HtmlStyles.Of(ref token);
        if (IsTransparentBlock(name))
        {
            CloseParagraph();
            Push(name.ToString(), null, styles, name is "center" ? HtmlClasses.Center : styles.Alignment, IsHidden(ref token, styles));
            return;
        }

        if (open.Count >= MostOpen)
        {
            return;
        }

        var own = Marks.None with { Style = StyleOf(name) | styles.Style, Font = styles.Font };
        own = name switch
        {
            "a" when HtmlUrls.Link(token.GetAttribute("href").ToString()) is var (href, leadsOut) => own with { Link = new(href, leadsOut, IdOf(ref token)) },
            "ruby" => own with { Ruby = new Ruby() },
            "rt" => own with { IsReading = true },
            _ => own,
        };
        var paragraph = styles.IsOfficeMarker ? innermost : null;
        Enter(new(name is "b" ? "strong" : name.ToString(), null, own, marks)
        {
            IsInline = true,
            IsHidden = name is "rp" || IsHidden(ref token, styles),
            MarkerOf = paragraph is { OfficeListLevel: > 0 } ? paragraph : null,
        });
    }

    private void Enter(Opened element)
    {
        open.Add(element);
        innermost = element.Block ?? innermost;
        marked = element.MarkerOf ?? marked;
        hidden += element.IsHidden ? 1 : 0;
        marks = Within(marks, element.Own);
    }

    /// <summary>What holds within an element of which the one holds outside and the other is its own.</summary>
    private static Marks Within(Marks outside, Marks own)
    {
        if (own == Marks.None)
        {
            return outside;
        }

        var ruby = own.Ruby ?? outside.Ruby;
        return new(own.Link ?? outside.Link, ruby, ruby is not null && own.Ruby is null && (own.IsReading || outside.IsReading), Together(outside.Style, own.Style), own.Font ?? outside.Font);
    }

    /// <summary>Raised and lowered at once is neither; the inner one holds.</summary>
    private static TextStyle Together(TextStyle outer, TextStyle inner)
    {
        const TextStyle Shifted = TextStyle.Subscript | TextStyle.Superscript;
        inner = (inner & Shifted) == Shifted ? inner & ~TextStyle.Subscript : inner;
        return ((inner & Shifted) == 0 ? outer : outer & ~Shifted) | inner;
    }

    private void OpenImage(ref StructHtmlToken token)
    {
        if (HtmlUrls.Image(token.GetAttribute("src").ToString()) is { } source)
        {
            var alt = token.GetAttribute("alt");
            var words = alt.Memory.IsEmpty ? null : Clean(alt.ToString()).Trim();
            AddVisible(new ImageNode(source, words is { Length: > 500 } ? words[..500] : words, Size(Number(ref token, "width", 4000)), Size(Number(ref token, "height", 8000)), marks));
        }

        static int? Size(int pixels) => pixels > 0 ? pixels : null;
    }

    private void OpenBlock(ref StructHtmlToken token, string name)
    {
        var styles = HtmlStyles.Of(ref token);
        var isHidden = IsHidden(ref token, styles);
        if (innermost is { Name: "caption" or "figcaption" } || (depth >= DeepestBlock && name is not ("p" or "h2" or "h3" or "h4" or "h5" or "h6")))
        {
            Push(name, null, styles, null, isHidden);
            return;
        }

        CloseParagraph();
        EnsureCell();
        if (name == "li")
        {
            CloseOpenItem();
            if (Innermost().Name is not ("ul" or "ol"))
            {
                PushBlock("ul", new BlockNode("ul"), HtmlStyles.Plain, false);
            }
        }
        else if (Innermost().Name is "ul" or "ol" && name is not "li")
        {
            PushBlock("li", new BlockNode("li"), HtmlStyles.Plain, false);
        }

        if (name == "figcaption" && Innermost().Name != "figure")
        {
            name = "p";
        }

        var block = new BlockNode(name)
        {
            OfficeListLevel = name == "p" ? styles.OfficeListLevel : 0,
            Alignment = name is "p" or "h2" or "h3" or "h4" or "h5" or "h6" or "figcaption" ? Alignment(styles) : null,
            IsIndented = name == "p" && styles.IsIndented == true,
            Id = name is "p" or "li" ? IdOf(ref token) : null,
            Start = name == "ol" && Number(ref token, "start", 9999) is > 0 and var start ? start : 1,
        };
        PushBlock(name, block, styles, isHidden);
    }

    private void OpenTablePart(ref StructHtmlToken token, string name)
    {
        var styles = HtmlStyles.Of(ref token);
        var isHidden = IsHidden(ref token, styles);
        if (name == "table")
        {
            CloseParagraph();
            if (depth >= DeepestBlock - 4 || Innermost().HoldsInlineOnly)
            {
                Push(name, null, styles, null, isHidden);
                return;
            }

            EnsureCell();
            if (Innermost().Name is "ul" or "ol")
            {
                PushBlock("li", new BlockNode("li"), HtmlStyles.Plain, false);
            }

            PushBlock(name, new BlockNode(name), HtmlStyles.Plain, isHidden);
            return;
        }

        // A part belongs to the table that is open innermost; without one it is only a break.
        var table = open.FindLastIndex(o => o.Name == "table");
        if (table < 0 || open[table].Block is null)
        {
            CloseParagraph();
            return;
        }

        CloseDownTo(open.FindIndex(table, o => o.Block is { Name: var part } && Closes(name, part)));
        if (name is "tr" or "td" or "th" && Innermost().Name == "table")
        {
            PushBlock("tbody", new BlockNode("tbody"), HtmlStyles.Plain, false);
        }

        if (name is "td" or "th" && Innermost().Name is not "tr")
        {
            PushBlock("tr", new BlockNode("tr"), HtmlStyles.Plain, false);
        }

        PushBlock(name, new BlockNode(name)
        {
            Alignment = name is "td" or "th" ? Alignment(styles) : null,
            ColumnSpan = name is "td" or "th" ? Math.Max(1, Number(ref token, "colspan", 200)) : 1,
            RowSpan = name is "td" or "th" ? Math.Max(1, Number(ref token, "rowspan", 2000)) : 1,
            Scope = name == "th" && token.GetAttribute("scope").ToString().ToLowerInvariant() is "col" or "row" or "colgroup" or "rowgroup" ? token.GetAttribute("scope").ToString().ToLowerInvariant() : null,
        }, styles, isHidden);
    }

    /// <summary>Whether a new part of a table ends one that is open: a cell ends a cell, a row a row.</summary>
    private static bool Closes(string opening, string part) => opening switch
    {
        "td" or "th" => part is "td" or "th" or "caption",
        "tr" => part is "td" or "th" or "tr" or "caption",
        _ => part is "caption" or "thead" or "tbody" or "tfoot",
    };

    private static string? IdOf(ref StructHtmlToken token)
    {
        var id = token.GetAttribute("id").Memory.Span;
        var isNote = (id.StartsWith("fn-") || id.StartsWith("fnref-")) && id.Length <= 16 && id[(id.IndexOf('-') + 1)..] is { IsEmpty: false } number && !number.ContainsAnyExceptInRange('0', '9');
        return isNote ? id.ToString() : null;
    }

    private static bool IsHidden(ref StructHtmlToken token, HtmlStyles styles)
    {
        if (styles.IsHidden)
        {
            return true;
        }

        for (var i = 0; i < token.Attributes.Count; i++)
        {
            if (token.Attributes[i].Name.Memory.Span is "hidden")
            {
                return true;
            }
        }

        return false;
    }

    private string? Alignment(HtmlStyles styles)
    {
        var own = styles.Alignment ?? open.FindLast(o => o.Alignment is not null || o.Block is { Name: "td" or "th" }).Alignment;
        return own is { Length: > 0 } ? own : null;
    }
}
