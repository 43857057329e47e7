namespace Gongkai.Reports.Checking;

/// <summary>Taking words off the end or the head of a stretch of folded text.</summary>
internal static class Phrase
{
    /// <summary>Takes the first word of the list that ends the text off it; the place of the word in the list, −1 when none does.</summary>
    public static int TakeEnd(ref ReadOnlySpan<char> text, string[] words)
    {
        if (!text.IsEmpty)
        {
            var last = text[^1];
            for (var i = 0; i < words.Length; i++)
            {
                var word = words[i];
                if (word[^1] == last && text.EndsWith(word, StringComparison.Ordinal))
                {
                    text = text[..^word.Length];
                    return i;
                }
            }
        }

        return -1;
    }

    /// <summary>As <see cref="TakeEnd(ref ReadOnlySpan{char}, string[])"/>, for words that mean something.</summary>
    public static bool TakeEnd<T>(ref ReadOnlySpan<char> text, (string Word, T Meaning)[] words, out T meaning)
    {
        if (!text.IsEmpty)
        {
            var last = text[^1];
            foreach (var (word, value) in words)
            {
                if (word[^1] == last && text.EndsWith(word, StringComparison.Ordinal))
                {
                    text = text[..^word.Length];
                    meaning = value;
                    return true;
                }
            }
        }

        meaning = default!;
        return false;
    }

    /// <summary>Takes as many words of the list off the end as there are.</summary>
    public static int TakeAllEnd(ref ReadOnlySpan<char> text, string[] words)
    {
        var taken = 0;
        while (TakeEnd(ref text, words) >= 0)
        {
            taken++;
        }

        return taken;
    }

    /// <summary>Takes the first word of the list that begins the text off it.</summary>
    public static bool TakeHead(ref ReadOnlySpan<char> text, string[] words)
    {
        if (!text.IsEmpty)
        {
            var first = text[0];
            foreach (var word in words)
            {
                if (word[0] == first && text.StartsWith(word, StringComparison.Ordinal))
                {
                    text = text[word.Length..];
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True when the text holds the word.</summary>
    public static bool Has(this ReadOnlySpan<char> text, string word) => text.Contains(word, StringComparison.Ordinal);
}
