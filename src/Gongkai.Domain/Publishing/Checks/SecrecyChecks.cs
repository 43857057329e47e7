using System.Text.RegularExpressions;

namespace Gongkai.Domain.Publishing.Checks;

/// <summary>
/// Marks that say a text is not for the public (密级标志、内部资料、不公开). A mark stands alone, carries a star or stands in brackets;
/// the same words in a sentence (商业秘密, 保守国家秘密) are no mark.
/// </summary>
public static partial class SecrecyChecks
{
    /// <summary>All of them, in the order of the text.</summary>
    public static IEnumerable<ContentFinding> Find(SourceText text)
    {
        foreach (Match match in Starred().Matches(text.Text))
        {
            yield return text.Found(ContentRules.SecrecyMark, match.Index, match.Length, $"有密级标志「{Squeezed(match.Value)}」。");
        }

        var alone = new HashSet<int>();
        foreach (var (start, length) in text.Pieces())
        {
            var piece = text.Text.AsSpan(start, length);
            if (length > 60 || Starred().IsMatch(piece))
            {
                continue;
            }

            if (Labelled().IsMatch(piece))
            {
                yield return text.Found(ContentRules.SecrecyMark, start, length, $"写明了密级：「{Squeezed(piece)}」。");
            }
            else if (Alone().IsMatch(piece))
            {
                yield return text.Found(ContentRules.SecrecyWord, start, length, $"「{Squeezed(piece)}」单独成行或成格，可能是密级标志。");
            }
            else if (InternalAlone().IsMatch(piece))
            {
                alone.Add(start);
                yield return text.Found(ContentRules.InternalMark, start, length, $"标有「{Squeezed(piece)}」。");
            }
        }

        foreach (Match match in InternalInLine().Matches(text.Text))
        {
            if (!alone.Contains(match.Index))
            {
                yield return text.Found(ContentRules.InternalMark, match.Index, match.Length, $"标有「{Squeezed(match.Value)}」。");
            }
        }
    }

    private static string Squeezed(ReadOnlySpan<char> words) => string.Concat(words.ToString().Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"(?:绝[ \u3000]*密|机[ \u3000]*密|秘[ \u3000]*密)[ \u3000]*[★☆*＊✩✭][ \u3000]*(?:[0-9０-９一二三四五六七八九十]+[ \u3000]*(?:年|个月|月|日|天)|长期|永久)?")]
    private static partial Regex Starred();

    [GeneratedRegex(@"^(?:密[ \u3000]*级|保密等级|涉密等级|秘密等级)[ \u3000]*[:：][ \u3000]*[（(【\[]?(?:绝[ \u3000]*密|机[ \u3000]*密|秘[ \u3000]*密)")]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^[（(【\[〔]?[ \u3000]*(?:绝[ \u3000]*密|机[ \u3000]*密|秘[ \u3000]*密)[ \u3000]*(?:(?:文件|材料|级|件)|[0-9]+[ \u3000]*(?:年|个月)|长期)?[ \u3000]*[）)】\]〕]?[!！]?$")]
    private static partial Regex Alone();

    [GeneratedRegex(@"^[（(【\[〔]?[ \u3000]*内[ \u3000]*部[ \u3000]*(?:资[ \u3000]*料|文[ \u3000]*件|材[ \u3000]*料|刊[ \u3000]*物|传[ \u3000]*阅|使[ \u3000]*用|参[ \u3000]*考|发[ \u3000]*行|掌[ \u3000]*握)[ \u3000，,。；;：:！!]*(?:(?:注意|妥善|请)?(?:保存|保管|保密)|(?:请勿|不得|严禁|禁止|切勿)(?:外传|外泄|转发|复制|扩散|传播|上网|公开)[^。]{0,12})?[ \u3000。！!]*[）)】\]〕]?$")]
    private static partial Regex InternalAlone();

    [GeneratedRegex(@"内部(?:资料|文件|材料)[ \u3000，,。；;：:！!]+(?:(?:注意|妥善|请)(?:保存|保管|保密)|(?:请勿|不得|严禁|禁止|切勿)(?:外传|外泄|转发|复制|扩散|传播|上网))|[（(【](?:内部(?:资料|文件|材料|传阅|使用|参考|掌握)|仅供内部(?:使用|参考|传阅|掌握)|供(?:领导|内部)参阅)[^（）()【】]{0,16}[）)】]|(?:此件|本件|本材料|本资料)仅?供?内部(?:使用|传阅|参考|掌握)")]
    private static partial Regex InternalInLine();
}
