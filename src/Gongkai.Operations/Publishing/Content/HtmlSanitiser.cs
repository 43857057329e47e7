namespace Gongkai.Operations.Publishing.Content;

/// <summary>
/// Lets through what an official document consists of (headings, paragraphs, lists, tables, pictures with alternative text, links,
/// emphasis, ruby) and nothing else. The answer is not the input with parts cut out: it is written anew from what was
/// recognised, so that no browser can read it otherwise than it was meant. To sanitise it again changes nothing.
/// </summary>
public static class HtmlSanitiser
{
    /// <summary>
    /// The clean body. Text without any markup becomes a paragraph a line. What Word and WPS leave on the clipboard comes out as
    /// plain paragraphs, lists and tables; hidden text is left out; inline styles become classes (<see cref="HtmlClasses"/>) or go.
    /// </summary>
    public static string Sanitise(string html)
    {
        var builder = new HtmlBuilder();
        if (html.Contains('<'))
        {
            HtmlTokens.Read(html, builder);
        }
        else
        {
            builder.ReadLines(html);
        }

        return HtmlWriter.Write(HtmlTidying.Tidy(builder.Root));
    }
}
