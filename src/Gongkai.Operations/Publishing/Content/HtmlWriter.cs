using System.Globalization;
using System.Text;

namespace Gongkai.Operations.Publishing.Content;

/// <summary>Writes a tidy tree as HTML.</summary>
internal sealed class HtmlWriter
{
    private readonly HashSet<string> ids = [];
    private readonly StringBuilder html = new();

    /// <summary>The body; empty for an empty tree.</summary>
    public static string Write(BlockNode root)
    {
        var writer = new HtmlWriter();
        writer.WriteChildren(root);
        return writer.html.ToString().TrimEnd('\n');
    }

    private void WriteBlock(BlockNode block)
    {
        html.Append('<').Append(block.Name);
        WriteAttributes(block);
        html.Append('>');
        if (block.Name == "hr")
        {
            return;
        }

        WriteChildren(block);
        html.Append("</").Append(block.Name).Append('>');
    }

    private void WriteAttributes(BlockNode block)
    {
        string[] classes = [.. new[] { block.Alignment, block.IsIndented ? HtmlClasses.Indent : null }.OfType<string>()];
        if (classes.Length > 0)
        {
            html.Append(" class=\"").AppendJoin(' ', classes).Append('"');
        }

        WriteId(block.Id);

        WriteNumber("colspan", block.ColumnSpan);
        WriteNumber("rowspan", block.RowSpan);
        WriteNumber("start", block.Start);
        if (block.Scope is { } scope)
        {
            html.Append(" scope=\"").Append(scope).Append('"');
        }

        void WriteNumber(string name, int number)
        {
            if (number > 1)
            {
                html.Append(CultureInfo.InvariantCulture, $" {name}=\"{number}\"");
            }
        }
    }

    /// <summary>Each name once: a link that runs over several blocks keeps it in the first.</summary>
    private void WriteId(string? id)
    {
        if (id is not null && ids.Add(id))
        {
            html.Append(" id=\"").Append(id).Append('"');
        }
    }

    private void WriteChildren(BlockNode block)
    {
        var open = new List<(string Tag, object Identity)>();
        foreach (var child in block.Children)
        {
            switch (child)
            {
                case TextNode text:
                    Turn(open, TagsOf(text.Marks));
                    WriteText(text.Text);
                    break;
                case ImageNode image:
                    Turn(open, TagsOf(image.Marks));
                    WriteImage(image);
                    break;
                case BreakNode:
                    html.Append("<br>");
                    break;
                case BlockNode inner:
                    Turn(open, []);
                    WriteBlock(inner);
                    if (!block.TakesText)
                    {
                        html.Append('\n');
                    }

                    break;
            }
        }

        Turn(open, []);
    }

    /// <summary>Closes what no longer holds and opens what holds from here.</summary>
    private void Turn(List<(string Tag, object Identity)> open, List<(string Tag, object Identity)> wanted)
    {
        var same = 0;
        while (same < open.Count && same < wanted.Count && open[same].Tag == wanted[same].Tag && Equals(open[same].Identity, wanted[same].Identity))
        {
            same++;
        }

        for (var i = open.Count - 1; i >= same; i--)
        {
            var tag = open[i].Tag;
            var end = tag.IndexOf(' ');
            html.Append("</").Append(end < 0 ? tag : tag[..end]).Append('>');
        }

        open.RemoveRange(same, open.Count - same);
        foreach (var next in wanted.Skip(same))
        {
            html.Append('<').Append(next.Tag);
            WriteId((next.Identity as Link)?.Id);
            html.Append('>');
            open.Add(next);
        }
    }

    private static List<(string Tag, object Identity)> TagsOf(Marks marks)
    {
        var tags = new List<(string, object)>();
        if (marks == Marks.None)
        {
            return tags;
        }

        if (marks.Link is { } link)
        {
            tags.Add(($"a href=\"{HtmlCharacters.Attribute(link.Href)}\"{(link.LeadsOut ? " rel=\"noopener\"" : "")}", link));
        }

        if (marks.Ruby is { } ruby)
        {
            tags.Add(("ruby", ruby));
            if (marks.IsReading)
            {
                tags.Add(("rt", ruby));
            }
        }

        foreach (var (style, tag) in (ReadOnlySpan<(TextStyle, string)>)
            [(TextStyle.Strong, "strong"), (TextStyle.Emphasis, "em"), (TextStyle.Underline, "u"), (TextStyle.Strike, "s"),
             (TextStyle.Subscript, "sub"), (TextStyle.Superscript, "sup"), (TextStyle.Code, "code")])
        {
            if (marks.Style.HasFlag(style))
            {
                tags.Add((tag, tag));
            }
        }

        if (marks.Font is { } font)
        {
            tags.Add(($"span class=\"{font}\"", font));
        }

        return tags;
    }

    private void WriteText(string text)
    {
        foreach (var c in text)
        {
            if (HtmlCharacters.Entity(c, inAttribute: false) is { } entity)
            {
                html.Append(entity);
            }
            else
            {
                html.Append(c);
            }
        }
    }

    private void WriteImage(ImageNode image)
    {
        html.Append("<img src=\"").Append(HtmlCharacters.Attribute(image.Source)).Append('"');
        if (image.Alt is { } alt)
        {
            html.Append(" alt=\"").Append(HtmlCharacters.Attribute(alt)).Append('"');
        }

        if (image.Width is { } width)
        {
            html.Append(CultureInfo.InvariantCulture, $" width=\"{width}\"");
        }

        if (image.Height is { } height)
        {
            html.Append(CultureInfo.InvariantCulture, $" height=\"{height}\"");
        }

        html.Append('>');
    }
}
