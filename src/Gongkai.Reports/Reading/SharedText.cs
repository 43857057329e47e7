namespace Gongkai.Reports.Reading;

/// <summary>Strings for the texts that tables hold by the hundred.</summary>
internal static class SharedText
{
    private static readonly string[] Digits = [.. Enumerable.Range(0, 10).Select(d => d.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The text as a string; empty texts and single digits without an allocation.</summary>
    public static string Of(ReadOnlySpan<char> text) => text.Length switch
    {
        0 => "",
        1 when char.IsAsciiDigit(text[0]) => Digits[text[0] - '0'],
        _ => text.ToString(),
    };
}
