namespace Gongkai.Operations.Publishing.Content;

/// <summary>
/// Makes lists of the paragraphs that Word and WPS mean as list items. Bullets and plain numbers become lists; numbers of official
/// writing (一、（一）第一条) are part of the text that others refer to, and stay in it.
/// </summary>
internal static class OfficeLists
{
    private const string Bullets = "·•●○■□◆◇▪▫➢➤✓✔–—-*o§ØnluüvqpwÜ\uF0B7\uF0A7\uF06C\uF06E\uF0D8\uF0FC\uF075";

    private const int Deepest = 6;

    /// <summary>The same nodes with list paragraphs gathered in lists.</summary>
    public static List<Node> Join(List<Node> nodes)
    {
        if (!nodes.Exists(n => n is BlockNode { OfficeListLevel: > 0 }))
        {
            return nodes;
        }

        var joined = new List<Node>();
        var lists = new List<BlockNode>();
        foreach (var node in nodes)
        {
            if (node is BlockNode { OfficeListLevel: > 0 } item)
            {
                var marker = item.OfficeMarker.Trim(' ', '\t', '\r', '\n', '\u00A0', '\u3000');
                if (ListOf(marker) is { } kind)
                {
                    AddItem(item, kind, joined, lists);
                    continue;
                }

                if (marker.Length > 0)
                {
                    item.Children.Insert(0, new TextNode(marker, Marks.None));
                }
            }

            lists.Clear();
            if (node is not BlockNode { Name: "p", Children.Count: 0 })
            {
                joined.Add(node);
            }
        }

        return joined;
    }

    private static void AddItem(BlockNode item, (string Name, int Start) kind, List<Node> joined, List<BlockNode> lists)
    {
        var level = Math.Min(item.OfficeListLevel, Math.Min(lists.Count + 1, Deepest));
        lists.RemoveRange(Math.Min(level, lists.Count), Math.Max(0, lists.Count - level));
        if (lists.Count == level && lists[^1].Name != kind.Name)
        {
            lists.RemoveAt(level - 1);
        }

        if (lists.Count < level)
        {
            var list = new BlockNode(kind.Name) { Start = kind.Start };
            if (lists.Count == 0)
            {
                joined.Add(list);
            }
            else
            {
                ((BlockNode)lists[^1].Children[^1]).Children.Add(list);
            }

            lists.Add(list);
        }

        var entry = new BlockNode("li");
        entry.Children.AddRange(item.Children);
        if (entry.Children.Count > 0)
        {
            lists[^1].Children.Add(entry);
        }
        else if (lists[^1].Children.Count == 0)
        {
            lists[^1].Children.Add(entry);
        }
    }

    private static (string Name, int Start)? ListOf(string marker)
    {
        if (marker.Length == 1 && Bullets.Contains(marker[0]))
        {
            return ("ul", 1);
        }

        var digits = marker.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and <= 4 && marker[digits..] is "." or ")" or "．" or "、" or "）" ? ("ol", Math.Clamp(int.Parse(marker.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture), 1, 9999)) : null;
    }
}
