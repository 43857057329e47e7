using System.Buffers;
using System.Text;

namespace Gongkai.Web.Api;

/// <summary>Lines of CSV (RFC 4180) that a spreadsheet program takes as text and never as a formula.</summary>
internal static class CsvText
{
    /// <summary>The mark that spreadsheet programs know UTF-8 by.</summary>
    public const string ByteOrderMark = "\uFEFF";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>One line with its end.</summary>
    public static string Line(params ReadOnlySpan<string?> values)
    {
        var line = new StringBuilder();
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                line.Append(',');
            }

            Append(line, values[i] ?? "");
        }

        return line.Append("\r\n").ToString();
    }

    private static void Append(StringBuilder line, string value)
    {
        // A cell that begins so is computed when the file is opened; behind an apostrophe it is text.
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..] ? "'" + value : value;
        if (safe.AsSpan().ContainsAny(Quoted))
        {
            line.Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(safe);
        }
    }
}
