using System.Text;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Gongkai.Operations.Publishing.Content;

/// <summary>Builds the blocks of a document from the pieces of a page, and forgets all else. Nesting is bounded, so the rest may recurse.</summary>
internal sealed partial class HtmlBuilder : IHtmlConsumer
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
