using System.Text;

namespace Gongkai.Reports.Reading.Data;

/// <summary>Reads comma-separated lines (RFC 4180): quoted fields may hold commas, doubled quotes and line ends.</summary>
public sealed class CsvLines(string text)
{
    private int at;
    private int linesRead;

    /// <summary>The number of the line that the last record began on, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The fields of the next record; null at the end.</summary>
    /// <exception cref="UnreadableDocumentException">A quoted field does not end.</exception>
    public string[]? Next()
    {
        if (at >= text.Length)
        {
            return null;
        }

        Line = ++linesRead;
        var fields = new List<string>();
        while (true)
        {
            fields.Add(at < text.Length && text[at] == '"' ? Quoted() : Unquoted());
            if (at >= text.Length || text[at] is '\r' or '\n')
            {
                EndLine();
                return [.. fields];
            }

            // A comma: one more field follows, be it empty at the very end.
            at++;
        }
    }

    private string Unquoted()
    {
        var length = text.AsSpan(at).IndexOfAny(",\r\n");
        var field = length < 0 ? text[at..] : text.Substring(at, length);
        at += field.Length;
        return field;
    }

    private string Quoted()
    {
        var field = new StringBuilder();
        at++;
        while (true)
        {
            var end = text.IndexOf('"', at);
            if (end < 0)
            {
                throw new UnreadableDocumentException("csv.broken", $"CSV 文件第 {Line} 行有一个引号没有收尾，请重新导出后再试。");
            }

            linesRead += text.AsSpan(at, end - at).Count('\n');
            field.Append(text, at, end - at);
            at = end + 1;
            if (at >= text.Length || text[at] != '"')
            {
                // What stands between the closing quote and the comma belongs to nothing a program writes; it is kept as it is.
                return field.Append(Unquoted()).ToString();
            }

            field.Append('"');
            at++;
        }
    }

    private void EndLine()
    {
        if (at < text.Length && text[at] == '\r')
        {
            at++;
        }

        if (at < text.Length && text[at] == '\n')
        {
            at++;
        }
    }
}
