using Gongkai.Operations.Search.Text;

namespace Gongkai.Operations.Requests.Redaction;

/// <summary>
/// Characters that look like others. Programs that make PDF files write radicals and compatibility forms for common characters, and people type one of several
/// dots and dashes. The host runs without ICU, so that what <see cref="IdeographVariants"/> does not hold is listed here, from the Unicode character database.
/// </summary>
internal static class LookAlikes
{
    private const string Dots = "•‧∙⋅・･";
    private const string Dashes = "‐‑‒–—―−﹣";

    // 中日韩部首补充, the ones that are characters of their own, and those characters.
    private const string Supplement = "⺟⺠⺁⺏⺙⺛⺝⺬⺮⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻯⻰⻳⻫⻲";
    private const string OfSupplement = "母民厂尢攵旡月示竹肉虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿竜龙龟斉亀";

    /// <summary>The character that it looks like.</summary>
    public static char Plain(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => Plain((char)(c - 0xFEE0)),
        _ when IdeographVariants.Of(c) is { } ideograph => ideograph,
        >= '\u2E80' and < '\u2F00' => Supplement.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? OfSupplement[at] : c,
        _ when Dots.Contains(c, StringComparison.Ordinal) => '·',
        _ when Dashes.Contains(c, StringComparison.Ordinal) => '-',
        _ => c,
    };
}
