using System.Text.RegularExpressions;

namespace Gongkai.Domain.Publishing.Checks;

/// <summary>The line under the date that says how a document is to be disclosed (此件公开发布), against the attribute it was given when it was signed.</summary>
public static partial class AttributeChecks
{
    /// <summary>What a text says of itself; null when no line of it does.</summary>
    public static Publicity? Stated(string text) => Lines(new SourceText(text, ContentPlace.Body)).Select(l => (Publicity?)l.Says).LastOrDefault();

    /// <summary>Lines that do not agree with the attribute of the form; lines that forbid publication whatever the form says.</summary>
    /// <param name="text">The text.</param>
    /// <param name="attribute">What the form says; null when it does not say yet.</param>
    public static IEnumerable<ContentFinding> Find(SourceText text, Publicity? attribute)
    {
        foreach (var (says, start, length) in Lines(text))
        {
            var words = text.Text.Substring(start, length).Trim();
            if (says == Publicity.Withheld && attribute is null or Publicity.Proactive)
            {
                yield return text.Found(ContentRules.NotToBePublished, start, length, $"文中注明「{words}」，不得公开发布。");
            }
            else if (attribute is { } given && given != says)
            {
                yield return text.Found(ContentRules.AttributeDiffers, start, length, $"文中注明「{words}」，表单认定的是「{Name(given)}」。");
            }
        }
    }

    /// <summary>The attribute in the words of the form.</summary>
    public static string Name(Publicity attribute) => attribute switch
    {
        Publicity.Proactive => "主动公开",
        Publicity.OnRequest => "依申请公开",
        Publicity.Withheld => "不予公开",
    };

    private static IEnumerable<(Publicity Says, int Start, int Length)> Lines(SourceText text)
    {
        foreach (var (start, length) in text.Pieces())
        {
            if (length <= 40 && Line().Match(text.Text.Substring(start, length)) is { Success: true } match
                && (match.Groups["mark"].Success || text.Text[start] is '（' or '(' or '【' or '[' or '〔'))
            {
                var says = match.Groups["not"].Success ? Publicity.Withheld : match.Groups["request"].Success ? Publicity.OnRequest : Publicity.Proactive;
                yield return (says, start, length);
            }
        }
    }

    [GeneratedRegex(@"^[（(【\[〔]?\s*(?<mark>(?:此件|本件|该件)\s*|(?:信息)?公开(?:属性|方式|形式|选项|类别|程度)\s*[:：]\s*)?(?:(?<not>不予?公开(?:发布)?|不得公开|不宜公开|非公开|内部使用)|(?<request>依申请公开|申请公开)|(?<open>(?:全文|删减后|摘要)?(?:主动)?公开(?:发布)?))\s*[）)】\]〕]?\s*$", RegexOptions.None, 2000)]
    private static partial Regex Line();
}
