using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Gongkai.Operations.Publishing.Content;

/// <summary>Builds the blocks of a document from the pieces of a page, and forgets all else. Nesting is bounded, so the rest may recurse.</summary>
internal sealed class HtmlBuilder : IHtmlConsumer
{
    /// <summary>Blocks within blocks: lists in lists, tables in cells.</summary>
    private const int DeepestBlock = 24;

    /// <summary>Elements open at once; inline ones beyond that mean nothing any more.</summary>
    private const int MostOpen = 256;

    private readonly List<Opened> open = [];
    private readonly StringBuilder text = new();
    private Marks marks = Marks.None;
    private BlockNode? innermost;
    private BlockNode? marked;
    private int depth;
    private int hidden;

    /// <summary>An element that is open: the block it made, what it means for the text in it, and what holds outside it.</summary>
    private readonly record struct Opened(string Name, BlockNode? Block, Marks Own, Marks Outside)
    {
        /// <summary>Neither a block nor a division of the page.</summary>
        public bool IsInline { get; init; }

        public bool IsHidden { get; init; }

        public string? Alignment { get; init; }

        /// <summary>The list paragraph whose number or bullet it holds.</summary>
        public BlockNode? MarkerOf { get; init; }
    }

    /// <summary>The whole.</summary>
    public BlockNode Root { get; } = new("");

    /// <summary>Reads text without markup, a paragraph a line.</summary>
    public void ReadLines(string lines)
    {
        foreach (var line in lines.AsSpan().EnumerateLines())
        {
            var paragraph = new BlockNode("p");
            Root.Children.Add(paragraph);
            paragraph.Children.Add(new TextNode(Clean(System.Net.WebUtility.HtmlDecode(line.ToString())), Marks.None));
        }
    }

    public void Text(ReadOnlySpan<char> characters)
    {
        if (hidden > 0 || characters.IsEmpty)
        {
            return;
        }

        if (marked is not null)
        {
            marked.OfficeMarker += characters.ToString();
            return;
        }

        var words = Clean(characters.ToString());
        if (!words.AsSpan().ContainsAnyExcept(" \t\n\r\f") && !Innermost().TakesText)
        {
            return;
        }

        if (words.Length > 0)
        {
            Add(new TextNode(words, marks));
        }
    }

    public void Open(ref StructHtmlToken token, ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "br":
                AddVisible(new BreakNode());
                break;
            case "hr":
                if (hidden == 0)
                {
                    CloseParagraph();
                    AddBlock(new BlockNode("hr"));
                }

                break;
            case "img":
                OpenImage(ref token);
                break;
            case "table" or "caption" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th":
                OpenTablePart(ref token, name.ToString());
                break;
            case "ul" or "ol" or "li" or "blockquote" or "figure" or "figcaption" or "pre" or "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                OpenBlock(ref token, name is "h1" ? "h2" : name.ToString());
                break;
            default:
                OpenOther(ref token, name);
                break;
        }
    }

    public void Close(ReadOnlySpan<char> name)
    {
        var wanted = name switch { "h1" => "h2", "b" => "strong", _ => name.ToString() };
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i].Name == wanted)
            {
                CloseOne(i);
                return;
            }

            // What is open outside a cell is not closed from within it.
            if (open[i].Block is { Name: "td" or "th" or "caption" } && wanted is not ("table" or "tr" or "td" or "th" or "thead" or "tbody" or "tfoot"))
            {
                return;
            }
        }
    }

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

    private void AddVisible(Node node)
    {
        if (hidden == 0)
        {
            Add(node);
        }
    }

    /// <summary>Adds text, a break or a picture where it may stand; a paragraph, a cell or an item is made for it where it may not.</summary>
    private void Add(Node node)
    {
        var block = Innermost();
        if (!block.TakesText)
        {
            if (node is BreakNode)
            {
                return;
            }

            switch (block.Name)
            {
                case "ul" or "ol":
                    PushBlock("li", new BlockNode("li"), HtmlStyles.Plain, false);
                    break;
                case "table" or "thead" or "tbody" or "tfoot" or "tr":
                    EnsureCell();
                    break;
                default:
                    PushBlock("p", new BlockNode("p") { Alignment = Alignment(HtmlStyles.Plain) }, HtmlStyles.Plain, false);
                    break;
            }

            block = Innermost();
        }

        block.Children.Add(node);
    }

    /// <summary>What stands in a table outside its cells gets a cell.</summary>
    private void EnsureCell()
    {
        var within = Innermost().Name;
        if (within is not ("table" or "thead" or "tbody" or "tfoot" or "tr"))
        {
            return;
        }

        if (within == "table")
        {
            PushBlock("tbody", new BlockNode("tbody"), HtmlStyles.Plain, false);
        }

        if (within != "tr")
        {
            PushBlock("tr", new BlockNode("tr"), HtmlStyles.Plain, false);
        }

        PushBlock("td", new BlockNode("td"), HtmlStyles.Plain, false);
    }

    private BlockNode Innermost() => innermost ?? Root;

    private void AddBlock(BlockNode block)
    {
        var parent = Innermost();
        if (!parent.HoldsInlineOnly && parent.Name is not ("ul" or "ol" or "table" or "thead" or "tbody" or "tfoot" or "tr"))
        {
            parent.Children.Add(block);
        }
    }

    private void PushBlock(string name, BlockNode block, HtmlStyles styles, bool isHidden)
    {
        if (hidden == 0 && !isHidden)
        {
            Innermost().Children.Add(block);
        }

        depth++;
        Push(name, block, styles, null, isHidden);
    }

    private void Push(string name, BlockNode? block, HtmlStyles styles, string? alignment, bool isHidden)
    {
        if (block is null && open.Count >= MostOpen)
        {
            return;
        }

        var style = name is "h2" or "h3" or "h4" or "h5" or "h6" or "th" ? styles.Style & ~TextStyle.Strong : styles.Style;
        Enter(new(name, block, Marks.None with { Style = style, Font = styles.Font }, marks) { IsHidden = isHidden, Alignment = alignment });
    }

    private void CloseParagraph()
    {
        if (innermost is { Name: "p" or "h2" or "h3" or "h4" or "h5" or "h6" or "pre" })
        {
            CloseDownTo(open.FindLastIndex(o => o.Block is not null));
        }
    }

    /// <summary>An item ends the item that is open in the same list.</summary>
    private void CloseOpenItem()
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i].Block is { Name: var name })
            {
                if (name == "li")
                {
                    CloseDownTo(i);
                }

                if (name is "li" or "ul" or "ol" or "td" or "th" or "figure" or "blockquote")
                {
                    return;
                }
            }
        }
    }

    /// <summary>Closes an element with what is in it; an inline one around blocks ends alone, and they stay open.</summary>
    private void CloseOne(int index)
    {
        if (!open[index].IsInline || open.FindIndex(index, o => !o.IsInline) < 0)
        {
            CloseDownTo(index);
            return;
        }

        hidden -= open[index].IsHidden ? 1 : 0;
        marks = open[index].Outside;
        open.RemoveAt(index);
        for (var i = index; i < open.Count; i++)
        {
            open[i] = open[i] with { Outside = marks };
            marks = Within(marks, open[i].Own);
        }

        Look();
    }

    private void CloseDownTo(int index)
    {
        if (index < 0)
        {
            return;
        }

        for (var i = open.Count - 1; i >= index; i--)
        {
            marks = open[i].Outside;
            hidden -= open[i].IsHidden ? 1 : 0;
            depth -= open[i].Block is null ? 0 : 1;
        }

        open.RemoveRange(index, open.Count - index);
        Look();
    }

    /// <summary>Looks again which block and which marker are open innermost.</summary>
    private void Look() => (innermost, marked) = (open.FindLast(o => o.Block is not null).Block, open.FindLast(o => o.MarkerOf is not null).MarkerOf);

    /// <summary>Without characters that text may not hold; pairs stay whole.</summary>
    private string Clean(string words)
    {
        if (!words.Any(c => HtmlCharacters.IsDropped(c) || char.IsSurrogate(c)))
        {
            return words;
        }

        text.Clear();
        for (var i = 0; i < words.Length; i++)
        {
            if (char.IsHighSurrogate(words[i]) && i + 1 < words.Length && char.IsLowSurrogate(words[i + 1]))
            {
                text.Append(words, i++, 2);
            }
            else if (!char.IsSurrogate(words[i]) && !HtmlCharacters.IsDropped(words[i]))
            {
                text.Append(words[i]);
            }
        }

        return text.ToString();
    }
}
