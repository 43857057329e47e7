using System.Text;

namespace Gongkai.Operations.Agencies;

/// <summary>The form in which names are compared: width, case and blanks do not count.</summary>
internal static class SearchText
{
    // The full-width forms of ASCII stand in its order; normalization to NFKC is not at hand without globalization data.
    private const char FirstFullWidth = '！';
    private const char LastFullWidth = '～';
    private const int ToAscii = '！' - '!';

    /// <summary>「ＡＢ 市」 and 「ab市」 give the same.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                result.Append(char.ToLowerInvariant(c is >= FirstFullWidth and <= LastFullWidth ? (char)(c - ToAscii) : c));
            }
        }

        return result.ToString();
    }
}
