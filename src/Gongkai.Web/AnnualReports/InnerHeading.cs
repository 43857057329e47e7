namespace Gongkai.Web.AnnualReports;

/// <summary>How lines of narrative are set.</summary>
internal static class InnerHeading
{
    private const int LongestHeading = 32;

    /// <summary>True for a short line that begins with an ordinal such as （一） or 1. and ends without a full stop: it is set as a heading.</summary>
    public static bool Is(string line) =>
        line.Length is > 2 and <= LongestHeading
        && line[^1] is not '，' and not '；' and not '、' and not ';'
        && (line[0] is '（' or '(' && line.IndexOfAny([')', '）']) is > 1 and <= 4 && "一二三四五六七八九十".Contains(line[1], StringComparison.Ordinal))
        && line.AsSpan(0, line.Length - 1).IndexOf('。') < 0;
}
