using System.Text;

namespace Gongkai.Operations.Requests.Redaction.Word;

/// <summary>The fields that are open while a story is read. Their codes are left out and their results stay, except page numbers, which are written anew.</summary>
internal sealed class DocxFields
{
    private readonly Stack<Field> open = new();

    /// <summary>True while text belongs to a code, or to the result of a page number.</summary>
    public bool Silent => open.Any(f => !f.IsResult || f.IsPage);

    /// <summary>The page field that a code asks for: PAGE, NUMPAGES or SECTIONPAGES; null for others.</summary>
    public static string? PageField(string code) => code.Trim().Split(' ', '\\')[0].ToUpperInvariant() is ("PAGE" or "NUMPAGES" or "SECTIONPAGES") and var name ? name : null;

    /// <summary>A part of a code.</summary>
    public void Code(string text)
    {
        if (open.TryPeek(out var field) && !field.IsResult)
        {
            field.Code.Append(text);
        }
    }

    /// <summary>A mark between the parts of a field; gives the page field that stands here.</summary>
    public string? Mark(string? kind)
    {
        switch (kind)
        {
            case "begin":
                open.Push(new Field());
                return null;
            case "separate" when open.TryPeek(out var field) && !field.IsResult:
                field.IsResult = true;
                field.IsPage = PageField(field.Code.ToString()) is not null;
                return field.IsPage ? PageField(field.Code.ToString()) : null;
            case "end" when open.TryPop(out var closed):
                return closed.IsResult ? null : PageField(closed.Code.ToString());
            default:
                return null;
        }
    }

    private sealed class Field
    {
        public StringBuilder Code { get; } = new();

        public bool IsResult { get; set; }

        public bool IsPage { get; set; }
    }
}
