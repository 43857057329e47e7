using System.Text;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace Gongkai.Operations.Publishing.Content;

/// <summary>
/// The text of HTML as a person reads it: a line for each paragraph, heading, list item or table row, the cells of a row parted by
/// tabs. Findings, search and feeds count characters in this text.
/// </summary>
public static class HtmlText
{
    /// <summary>The text of a body, sanitised or not.</summary>
    public static string Of(string html)
    {
        var writer = new Writer();
        HtmlTokens.Read(html, writer);
        return writer.Finish();
    }

    private sealed class Writer : IHtmlConsumer
    {
        private readonly StringBuilder text = new();
        private bool blankDue;
        private bool cellDue;

        public void Open(ref StructHtmlToken token, ReadOnlySpan<char> name)
        {
            switch (name)
            {
                case "br":
                    NewLine(always: true);
                    break;
                case "td" or "th":
                    blankDue = false;
                    if (text.Length > 0 && text[^1] != '\n' || cellDue)
                    {
                        text.Append('\t');
                    }

                    cellDue = true;
                    break;
                case "tr" or "table":
                    NewLine(always: cellDue);
                    cellDue = false;
                    break;
                case "rt" or "rp":
                    break;
                default:
                    Block(name);
                    break;
            }
        }

        public void Close(ReadOnlySpan<char> name)
        {
            if (name is "tr" or "table")
            {
                NewLine(always: false);
                cellDue = false;
            }
            else if (name is not ("td" or "th"))
            {
                Block(name);
            }
        }

        public void Text(ReadOnlySpan<char> characters)
        {
            foreach (var c in characters)
            {
                if (c is ' ' or '\n' or '\r' or '\t' or '\f')
                {
                    blankDue = true;
                }
                else if (c != '\0')
                {
                    if (blankDue && text.Length > 0 && text[^1] is not ('\n' or '\t'))
                    {
                        text.Append(' ');
                    }

                    blankDue = false;
                    text.Append(c);
                }
            }
        }

        public string Finish()
        {
            while (text.Length > 0 && text[^1] is '\n' or '\t' or ' ')
            {
                text.Length--;
            }

            return text.ToString();
        }

        /// <summary>A block begins or ends a line; within a cell it is a blank, so that the row stays one line.</summary>
        private void Block(ReadOnlySpan<char> name)
        {
            if (name is "p" or "div" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "li" or "ul" or "ol" or "dl" or "dt" or "dd" or "blockquote" or "pre"
                or "figure" or "figcaption" or "caption" or "hr" or "section" or "article" or "header" or "footer" or "address" or "center" or "fieldset" or "details" or "summary")
            {
                NewLine(always: false);
            }
        }

        private void NewLine(bool always)
        {
            blankDue = false;
            if (cellDue)
            {
                blankDue = true;
                return;
            }

            if (text.Length > 0 && (always || text[^1] != '\n'))
            {
                text.Append('\n');
            }
        }
    }
}
