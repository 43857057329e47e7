using System.Text.RegularExpressions;

namespace Gongkai.Web.Tests.Requests;

/// <summary>What somebody without scripts adds up.</summary>
internal static partial class Sums
{
    /// <summary>The answer to a form's question.</summary>
    public static string Of(Page form)
    {
        const string Digits = "零一二三四五六七八九";
        var match = Question().Match(form["label[for=sum]"].TextContent);
        return (Digits.IndexOf(match.Groups[1].Value, StringComparison.Ordinal) + Digits.IndexOf(match.Groups[2].Value, StringComparison.Ordinal)).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("([一二三四五六七八九])加([一二三四五六七八九])")]
    private static partial Regex Question();
}
