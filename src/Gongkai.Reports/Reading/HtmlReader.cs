using System.Globalization;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Gongkai.Reports.Reading;

/// <summary>
/// A saved web page as paragraphs and tables, built straight from AngleSharp's tokens: no document tree is made, so a page
/// costs a fraction of its parse and no depth of nesting can hurt.
/// </summary>
internal sealed class HtmlReader
{
    private const int MaxSpan = 1000;
    private readonly SourceBuilder source;
    private char[] text = new char[4096];
    private int length;
    private readonly Stack<OpenTable> tables = new();
    private readonly bool includeHidden;
    private string? skipUntil;
    private int skipDepth;
    private string? title;
    private string? articleTitle;
    private DateOnly? publishedOn;

    private HtmlReader(ReadLimits limits, bool includeHidden)
    {
        source = new SourceBuilder(limits);
        this.includeHidden = includeHidden;
    }

    /// <summary>True when the text begins as a web page does, or holds tags that only web pages hold.</summary>
    public static bool LooksLikeHtml(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, 4096));
        if (start.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.Contains("<html", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var tag in (ReadOnlySpan<string>)["<table", "<div", "<p>", "<p ", "<td", "<body", "<span", "<br"])
        {
            if (text.Contains(tag, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a page. Hidden elements are left out, unless they are asked for because nothing else holds the report.</summary>
    public static SourceDocument Read(string html, string? name, ReadLimits limits, bool includeHidden, CancellationToken ct)
    {
        var reader = new HtmlReader(limits, includeHidden);
        reader.Run(html, ct);
        return reader.source.Build(name, reader.articleTitle ?? reader.title, reader.publishedOn);
    }

    private void Run(string html, CancellationToken ct)
    {
        using var textSource = new TextSource(new StringTextSource(html));
        using var tokenizer = new HtmlTokenizer(textSource, HtmlEntityProvider.ResolverExtended)
        {
            SkipComments = true,
            SkipCDATA = true,
            SkipProcessingInstructions = true,
            SkipScriptText = true,
            ShouldEmitAttribute = static (ref StructHtmlToken token, ReadOnlyMemory<char> attribute) => attribute.Span switch
            {
                "colspan" or "rowspan" or "style" or "hidden" or "name" or "content" => true,
                _ => false,
            },
        };
        var inTitle = false;
        for (var count = 0; ; count++)
        {
            if ((count & 0xFFF) == 0)
            {
                ct.ThrowIfCancellationRequested();
            }

            ref var token = ref tokenizer.GetStructToken();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    Finish();
                    return;
                case HtmlTokenType.Character:
                    if (inTitle)
                    {
                        title ??= token.Data.ToString().Trim();
                    }
                    else if (skipUntil is null)
                    {
                        Append(token.Data.Memory.Span);
                    }

                    break;
                case HtmlTokenType.StartTag:
                    var opened = token.Name.Memory.Span;
                    inTitle = opened is "title";
                    tokenizer.State = opened switch
                    {
                        "script" => HtmlParseMode.Script,
                        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
                        "title" or "textarea" => HtmlParseMode.RCData,
                        _ => HtmlParseMode.PCData,
                    };
                    Open(ref token, opened);
                    break;
                case HtmlTokenType.EndTag:
                    inTitle = false;
                    tokenizer.State = HtmlParseMode.PCData;
                    Close(token.Name.Memory.Span);
                    break;
                default:
                    break;
            }
        }
    }

    private void Open(ref StructHtmlToken token, ReadOnlySpan<char> name)
    {
        if (skipUntil is not null)
        {
            if (name.SequenceEqual(skipUntil))
            {
                skipDepth++;
            }

            return;
        }

        if (name is "script" or "style" or "iframe" or "noscript" or "select" or "textarea" or "xmp" or "noembed" or "noframes")
        {
            (skipUntil, skipDepth) = (name.ToString(), 1);
            return;
        }

        if (!includeHidden && IsHidden(ref token) && name is not ("br" or "img" or "input" or "p" or "td" or "tr" or "body" or "html"))
        {
            (skipUntil, skipDepth) = (name.ToString(), 1);
            return;
        }

        switch (name)
        {
            case "meta":
                ReadMeta(ref token);
                break;
            case "table":
                BeginTable();
                break;
            case "tr":
                if (tables.TryPeek(out var table))
                {
                    EndCell(table);
                    table.EndRow();
                }

                break;
            case "td" or "th":
                if (tables.TryPeek(out var owner))
                {
                    EndCell(owner);
                    owner.BeginCell(Span(token.GetAttribute("colspan").Memory.Span), Span(token.GetAttribute("rowspan").Memory.Span));
                }
                else
                {
                    Break();
                }

                break;
            default:
                if (IsBlock(name))
                {
                    Break();
                }

                break;
        }
    }

    private void Close(ReadOnlySpan<char> name)
    {
        if (skipUntil is not null)
        {
            if (name.SequenceEqual(skipUntil) && --skipDepth == 0)
            {
                skipUntil = null;
            }

            return;
        }

        switch (name)
        {
            case "table":
                if (tables.TryPeek(out var table))
                {
                    EndCell(table);
                    EndTable();
                }

                break;
            case "td" or "th":
                if (tables.TryPeek(out var owner))
                {
                    EndCell(owner);
                }

                break;
            case "tr":
                if (tables.TryPeek(out var rowOwner))
                {
                    EndCell(rowOwner);
                    rowOwner.EndRow();
                }

                break;
            default:
                if (IsBlock(name))
                {
                    Break();
                }

                break;
        }
    }

    // A table that holds another is layout: what it holds becomes paragraphs and tables of their own.
    private void BeginTable()
    {
        if (tables.TryPeek(out var outer) && !outer.IsLayout)
        {
            EndCell(outer);
            source.AddAsParagraphs(outer.Rows, outer.Row);
            outer.BecomeLayout();
        }

        FlushParagraph();
        tables.Push(new OpenTable());
    }

    private void EndTable()
    {
        var table = tables.Pop();
        table.EndRow();
        FlushParagraph();
        if (!table.IsLayout)
        {
            source.AddTable(table.Rows);
        }
    }

    private void EndCell(OpenTable table)
    {
        if (table.IsLayout || !table.InCell)
        {
            FlushParagraph();
            table.InCell = false;
            return;
        }

        table.AppendParagraph(TakeText());
        table.EndCell();
    }

    private void Break()
    {
        if (tables.TryPeek(out var table) && table.InCell && !table.IsLayout)
        {
            table.AppendParagraph(TakeText());
        }
        else
        {
            FlushParagraph();
        }
    }

    private void FlushParagraph()
    {
        if (length > 0)
        {
            source.AddParagraph(TakeText());
        }
    }

    private void Finish()
    {
        while (tables.TryPeek(out var table))
        {
            EndCell(table);
            EndTable();
        }

        FlushParagraph();
    }

    private void Append(ReadOnlySpan<char> data)
    {
        if (length + data.Length > text.Length)
        {
            Array.Resize(ref text, Math.Max(text.Length * 2, length + data.Length));
        }

        data.CopyTo(text.AsSpan(length));
        length += data.Length;
    }

    // Runs of blanks as one space, none at the ends. Most cells hold one digit: those share their strings.
    private string TakeText()
    {
        var kept = 0;
        var pending = false;
        for (var i = 0; i < length; i++)
        {
            var c = text[i];
            if (Canonical.IsBlank(c) || c == '\0')
            {
                pending = kept > 0;
                continue;
            }

            if (pending)
            {
                text[kept++] = ' ';
                pending = false;
            }

            text[kept++] = c;
        }

        length = 0;
        return SharedText.Of(text.AsSpan(0, kept));
    }

    private void ReadMeta(ref StructHtmlToken token)
    {
        var name = token.GetAttribute("name").Memory.Span;
        if (name.Equals("ArticleTitle", StringComparison.OrdinalIgnoreCase))
        {
            var content = token.GetAttribute("content").ToString().Trim();
            articleTitle = content.Length > 0 ? content : null;
        }
        else if (name.Equals("PubDate", StringComparison.OrdinalIgnoreCase))
        {
            var content = token.GetAttribute("content").Memory.Span.Trim();
            publishedOn = content.Length >= 10
                && DateOnly.TryParseExact(content[..10], ["yyyy-MM-dd", "yyyy/MM/dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : null;
        }
    }

    private static bool IsHidden(ref StructHtmlToken token)
    {
        for (var i = 0; i < token.Attributes.Count; i++)
        {
            var attribute = token.Attributes[i];
            if (attribute.Name.Memory.Span is "hidden")
            {
                return true;
            }

            if (attribute.Name.Memory.Span is "style")
            {
                var style = attribute.Value.Memory.Span;
                var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
                if (at >= 0 && style[(at + 7)..].TrimStart() is [':', .. var rest] && rest.TrimStart().StartsWith("none", StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static int Span(ReadOnlySpan<char> value) =>
        value.Length > 0 && int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, MaxSpan) : 1;

    private static bool IsBlock(ReadOnlySpan<char> name) => name switch
    {
        "p" or "div" or "br" or "li" or "ul" or "ol" or "dl" or "dt" or "dd" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => true,
        "section" or "article" or "header" or "footer" or "nav" or "aside" or "main" or "form" or "fieldset" or "blockquote" or "pre" => true,
        "center" or "hr" or "caption" or "thead" or "tbody" or "tfoot" or "figure" or "figcaption" or "address" or "body" or "option" => true,
        _ => false,
    };

    private sealed class OpenTable
    {
        private List<SourceCell> row = [];
        private string? cell;
        private int colSpan;
        private int rowSpan;

        public List<List<SourceCell>> Rows { get; } = [];

        public IReadOnlyList<SourceCell> Row => row;

        public bool InCell { get; set; }

        public bool IsLayout { get; private set; }

        public void BeginCell(int columns, int rows)
        {
            (InCell, colSpan, rowSpan) = (true, columns, rows);
            cell = null;
        }

        public void AppendParagraph(string paragraph)
        {
            if (paragraph.Length > 0)
            {
                cell = cell is null ? paragraph : string.Concat(cell, "\n", paragraph);
            }
        }

        public void EndCell()
        {
            row.Add(new SourceCell(cell ?? "", colSpan, rowSpan));
            (InCell, cell) = (false, null);
        }

        public void EndRow()
        {
            if (row.Count > 0)
            {
                Rows.Add(row);
                row = [];
            }
        }

        public void BecomeLayout()
        {
            Rows.Clear();
            row = [];
            IsLayout = true;
        }
    }
}
