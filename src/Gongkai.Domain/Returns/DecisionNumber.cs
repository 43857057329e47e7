namespace Gongkai.Domain.Returns;

/// <summary>决定书文号 of a single decision, by which the same decision is known again.</summary>
public static class DecisionNumber
{
    /// <summary>The longest that is taken, in characters.</summary>
    public const int Longest = 100;

    /// <summary>The number without blanks, with one kind of brackets and digits: 「青市监罚〔2026〕 12 号」 and 「青市监罚[2026]12号」 are the same.</summary>
    public static string Of(string text)
    {
        var result = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                result.Append(c switch
                {
                    '[' or '［' or '【' or '(' or '（' or '﹝' => '〔',
                    ']' or '］' or '】' or ')' or '）' or '﹞' => '〕',
                    >= '０' and <= '９' => (char)(c - '０' + '0'),
                    _ => c,
                });
            }
        }

        return result.ToString();
    }
}
