namespace Gongkai.Domain.Publishing.Checks;

/// <summary>Characters that nobody sees or that only one machine's font can show.</summary>
public static class InvisibleCharacters
{
    /// <summary>One finding for all of a text.</summary>
    public static IEnumerable<ContentFinding> Find(SourceText text)
    {
        var count = 0;
        var first = -1;
        for (var i = 0; i < text.Text.Length; i++)
        {
            if (IsSuspect(text.Text[i]))
            {
                first = count++ == 0 ? i : first;
            }
        }

        if (count > 0)
        {
            yield return text.Found(ContentRules.InvisibleCharacters, first, 1, $"有 {count} 个看不见或私用的字符，第一个是 U+{(int)text.Text[first]:X4}。", quoted: $"U+{(int)text.Text[first]:X4}");
        }
    }

    private static bool IsSuspect(char c) => c switch
    {
        '\u200B' or '\u2060' or '\uFEFF' or '\uFFFD' => true,
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        >= '\uE000' and <= '\uF8FF' => true,
        _ => false,
    };
}
