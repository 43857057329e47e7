using System.Text;

namespace Gongkai.Operations.Agencies;

/// <summary>The form in which names are compared: width, case and blanks do not count.</summary>
internal static class SearchText
{
    /// <summary>「ＡＢ 市」 and 「ab市」 give the same.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                result.Append(char.ToLowerInvariant(c));
            }
        }

        return result.ToString();
    }
}
