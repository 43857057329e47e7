namespace Gongkai.Operations.Publishing.Content;

/// <summary>Brings what was built into its one form: blanks collapsed, nothing empty, lists and tables well formed. A tidy tree stays as it is.</summary>
internal static class HtmlTidying
{
    /// <summary>Tidies a block with all that is in it, and gives it back.</summary>
    public static BlockNode Tidy(BlockNode block)
    {
        foreach (var child in block.Children.OfType<BlockNode>())
        {
            Tidy(child);
        }

        var tidy = new List<Node>();
        var inline = new List<Node>();
        foreach (var child in block.Children)
        {
            if (child is BlockNode inner)
            {
                Flush();
                Place(inner, block, tidy);
            }
            else
            {
                inline.Add(child);
            }
        }

        Flush();
        block.Children.Clear();
        block.Children.AddRange(OfficeLists.Join(tidy));
        Unwrap(block);
        return block;

        void Flush()
        {
            tidy.AddRange(InlineTidying.Tidy(inline, block));
            inline.Clear();
        }
    }

    /// <summary>Puts a tidy child into its parent, or what is left of it.</summary>
    private static void Place(BlockNode child, BlockNode parent, List<Node> into)
    {
        switch (child.Name)
        {
            case "table":
                PlaceTable(child, into);
                break;
            case "figure" when !child.Children.Any(c => c is ImageNode or BlockNode { Name: "table" } || (c is BlockNode { Name: "p" } p && p.Children.Any(i => i is ImageNode))):
                into.AddRange(AsBlocks(child.Children));
                break;
            case "td" or "th" or "hr":
                into.Add(child);
                break;
            case "p" when child.OfficeListLevel > 0 && child.OfficeMarker.Length > 0:
                into.Add(child);
                break;
            default:
                if (child.Children.Count > 0 && !(child.HoldsInlineOnly && parent.HoldsInlineOnly))
                {
                    into.Add(child);
                }

                break;
        }
    }

    /// <summary>A table has rows; its caption comes first. Without rows the caption is a paragraph.</summary>
    private static void PlaceTable(BlockNode table, List<Node> into)
    {
        var caption = new BlockNode("caption");
        foreach (var part in table.Children.OfType<BlockNode>().Where(c => c.Name == "caption"))
        {
            if (caption.Children.Count > 0)
            {
                caption.Children.Add(new BreakNode());
            }

            caption.Children.AddRange(part.Children);
        }

        var sections = table.Children.OfType<BlockNode>().Where(c => c.Name != "caption").ToList();
        table.Children.Clear();
        if (sections.Count == 0)
        {
            into.AddRange(AsBlocks(caption.Children));
            return;
        }

        if (caption.Children.Count > 0)
        {
            table.Children.Add(caption);
        }

        table.Children.AddRange(sections);
        into.Add(table);
    }

    /// <summary>Blocks, and paragraphs around what is none.</summary>
    private static IEnumerable<Node> AsBlocks(IEnumerable<Node> nodes)
    {
        BlockNode? paragraph = null;
        foreach (var node in nodes)
        {
            if (node is BlockNode block && block.Name != "figcaption")
            {
                paragraph = null;
                yield return block;
            }
            else if (node is BlockNode caption)
            {
                paragraph = null;
                var own = new BlockNode("p") { Alignment = caption.Alignment };
                own.Children.AddRange(caption.Children);
                yield return own;
            }
            else if (paragraph is null)
            {
                paragraph = new BlockNode("p");
                paragraph.Children.Add(node);
                yield return paragraph;
            }
            else
            {
                paragraph.Children.Add(node);
            }
        }
    }

    /// <summary>A cell or item that holds one paragraph and nothing else holds its text; a figure holds its picture without a paragraph.</summary>
    private static void Unwrap(BlockNode block)
    {
        if (block.Name is "li" or "td" or "th" or "figcaption" or "caption" && block.Children is [BlockNode { Name: "p" } only])
        {
            block.Children.Clear();
            block.Children.AddRange(only.Children);
            block.Alignment = block.Name is "li" ? block.Alignment : only.Alignment ?? block.Alignment;
            block.Id ??= block.Name is "li" ? only.Id : null;
        }
    }
}
