using System.Buffers;
using System.Text;

namespace Gongkai.Operations.Publishing.Content;

/// <summary>Tidies a run of text, breaks and pictures: blanks collapsed and cut off at the ends, pieces that look alike joined.</summary>
internal static class InlineTidying
{
    private static readonly SearchValues<char> EndBlanks = SearchValues.Create(" \t\r\n\f\u00A0\u3000\u2002\u2003");

    public static List<Node> Tidy(List<Node> run, BlockNode block)
    {
        if (run.Count == 0)
        {
            return [];
        }

        var tidy = Joined(block.Name == "pre" ? run : Collapsed(run));
        if (tidy.Count == 0)
        {
            return tidy;
        }

        if (block.Name != "pre")
        {
            Trim(tidy, block);
        }
        else if (tidy[0] is TextNode first)
        {
            // A browser drops a line feed there, so that it would not be the same twice.
            first.Text = first.Text.TrimStart('\n', '\r');
        }

        return tidy.Exists(n => n is ImageNode || (n is TextNode t && t.Text.AsSpan().ContainsAnyExcept(EndBlanks))) ? tidy : [];
    }

    /// <summary>Each row of blanks becomes one, in the piece where it began; a line feed between Han characters becomes none.</summary>
    private static List<Node> Collapsed(List<Node> run)
    {
        var written = new StringBuilder?[run.Count];
        var (blankAt, lineFeed, previous) = (-1, false, '\0');
        for (var i = 0; i < run.Count; i++)
        {
            if (run[i] is not TextNode piece)
            {
                var isBreak = run[i] is BreakNode;
                Settle(isBreak ? '\0' : 'a');
                previous = isBreak ? '\0' : 'a';
                continue;
            }

            var own = written[i] = new StringBuilder(piece.Text.Length);
            foreach (var c in piece.Text)
            {
                if (HtmlCharacters.IsBlank(c))
                {
                    blankAt = blankAt < 0 ? i : blankAt;
                    lineFeed |= c is '\n' or '\r';
                    continue;
                }

                Settle(c);
                own.Append(c);
                previous = c;
            }
        }

        return [.. run.Select((node, i) => node is TextNode piece ? new TextNode(written[i]!.ToString(), piece.Marks) : node)];

        void Settle(char next)
        {
            if (blankAt >= 0 && previous != '\0' && next != '\0' && !(lineFeed && HtmlCharacters.IsWide(previous) && HtmlCharacters.IsWide(next)))
            {
                written[blankAt]!.Append(' ');
            }

            (blankAt, lineFeed) = (-1, false);
        }
    }

    private static List<Node> Joined(List<Node> run)
    {
        var joined = new List<Node>(run.Count);
        var pieces = new List<string>();
        foreach (var node in run)
        {
            if (node is TextNode { Text.Length: 0 })
            {
                continue;
            }

            if (node is TextNode text && joined.Count > 0 && joined[^1] is TextNode last && last.Marks == text.Marks)
            {
                pieces.Add(text.Text);
                continue;
            }

            Settle();
            joined.Add(node);
        }

        Settle();
        return joined;

        void Settle()
        {
            if (pieces.Count > 0)
            {
                var last = (TextNode)joined[^1];
                last.Text += string.Concat(pieces);
                pieces.Clear();
            }
        }
    }

    /// <summary>Cuts blanks and breaks off the ends. A paragraph that began with wide blanks is indented.</summary>
    private static void Trim(List<Node> run, BlockNode block)
    {
        while (run.Count > 0)
        {
            if (run[0] is TextNode first)
            {
                var blanks = first.Text.AsSpan().IndexOfAnyExcept(EndBlanks);
                var lead = first.Text.AsSpan(0, blanks < 0 ? first.Text.Length : blanks);
                var indents = block.Name == "p" && (lead.Contains('\u3000') || lead.Count('\u00A0') >= 2 || lead.Contains('\u2003'));
                block.IsIndented |= indents && block.Alignment is null or HtmlClasses.Justify;
                if (blanks > 0 && block.Name is not ("td" or "th"))
                {
                    first.Text = first.Text[blanks..];
                }

                if (blanks >= 0)
                {
                    break;
                }
            }
            else if (run[0] is not BreakNode)
            {
                break;
            }

            run.RemoveAt(0);
        }

        while (run.Count > 0 && run[^1] is BreakNode or TextNode)
        {
            if (run[^1] is TextNode last)
            {
                last.Text = last.Text[..(last.Text.AsSpan().LastIndexOfAnyExcept(EndBlanks) + 1)];
                if (last.Text.Length > 0)
                {
                    break;
                }
            }

            run.RemoveAt(run.Count - 1);
        }
    }
}
