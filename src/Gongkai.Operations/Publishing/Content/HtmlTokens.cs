using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Gongkai.Operations.Publishing.Content;

/// <summary>Takes what a web page consists of, piece by piece.</summary>
internal interface IHtmlConsumer
{
    /// <summary>A start tag; its attributes come from the token.</summary>
    void Open(ref StructHtmlToken token, ReadOnlySpan<char> name);

    /// <summary>An end tag.</summary>
    void Close(ReadOnlySpan<char> name);

    /// <summary>Text with its entities resolved.</summary>
    void Text(ReadOnlySpan<char> text);
}

/// <summary>
/// Reads HTML as the tokens of AngleSharp's tokenizer. No tree is made, so no depth of nesting hurts and the time grows with
/// the length alone. What holds no readable text (scripts, styles, frames, pictures drawn in markup, form controls) is passed over whole.
/// </summary>
internal static class HtmlTokens
{
    /// <summary>Reads all of it.</summary>
    public static void Read(string html, IHtmlConsumer consumer)
    {
        using var source = new TextSource(new StringTextSource(html));
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.ResolverExtended)
        {
            SkipComments = true,
            SkipCDATA = true,
            SkipProcessingInstructions = true,
            SkipScriptText = true,
        };
        string? skipped = null;
        var depth = 0;
        while (true)
        {
            ref var token = ref tokenizer.GetStructToken();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    return;
                case HtmlTokenType.Character:
                    if (skipped is null)
                    {
                        consumer.Text(token.Data.Memory.Span);
                    }

                    break;
                case HtmlTokenType.StartTag:
                    var opened = token.Name.Memory.Span;
                    tokenizer.State = opened switch
                    {
                        "script" => HtmlParseMode.Script,
                        "style" or "xmp" or "iframe" or "noembed" or "noframes" or "noscript" => HtmlParseMode.Rawtext,
                        "title" or "textarea" => HtmlParseMode.RCData,
                        "plaintext" => HtmlParseMode.Plaintext,
                        _ => HtmlParseMode.PCData,
                    };
                    if (skipped is not null)
                    {
                        depth += opened.SequenceEqual(skipped) && !token.IsSelfClosing ? 1 : 0;
                    }
                    else if (HoldsNoText(opened))
                    {
                        (skipped, depth) = token.IsSelfClosing && opened is "svg" or "math" ? (null, 0) : (opened.ToString(), 1);
                    }
                    else
                    {
                        consumer.Open(ref token, opened);
                    }

                    break;
                case HtmlTokenType.EndTag:
                    tokenizer.State = HtmlParseMode.PCData;
                    var closed = token.Name.Memory.Span;
                    if (skipped is null)
                    {
                        consumer.Close(closed);
                    }
                    else if (closed.SequenceEqual(skipped) && --depth == 0)
                    {
                        skipped = null;
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private static bool HoldsNoText(ReadOnlySpan<char> name) => name switch
    {
        "script" or "style" or "iframe" or "noembed" or "noframes" or "noscript" or "xmp" or "plaintext" or "title" or "textarea" => true,
        "svg" or "math" or "template" or "select" or "object" or "applet" or "audio" or "video" or "canvas" or "map" or "datalist" or "xml" => true,
        _ => false,
    };
}
