namespace Gongkai.Operations.Search.Text;

/// <summary>
/// What somebody typed, as words that a document must all contain. Blanks part words; what stands in quotes at the beginning of
/// a word ("…", “…”, 「…」, 『…』) is one word, blanks and all. A word matches wherever it stands in the folded text.
/// </summary>
public sealed class SearchWords
{
    /// <summary>Characters of a question that are looked at.</summary>
    public const int MaxLength = 200;

    /// <summary>Words of a question that are looked at.</summary>
    public const int MaxWords = 12;

    private static readonly Dictionary<char, char> Quotes = new()
    {
        ['"'] = '"',
        ['＂'] = '＂',
        ['“'] = '”',
        ['”'] = '”',
        ['„'] = '”',
        ['「'] = '」',
        ['『'] = '』',
        ['﹁'] = '﹂',
    };

    private SearchWords(IReadOnlyList<string> words, IReadOnlyList<string> tooShort, bool isCut) => (Words, TooShort, IsCut) = (words, tooShort, isCut);

    /// <summary>No words: everything is wanted.</summary>
    public static SearchWords None { get; } = new([], [], false);

    /// <summary>The words as <see cref="TextFolding"/> makes them, each once.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Single characters among longer words; they are not searched for.</summary>
    public IReadOnlyList<string> TooShort { get; }

    /// <summary>True when the question was longer than <see cref="MaxLength"/> or had more than <see cref="MaxWords"/> words.</summary>
    public bool IsCut { get; }

    /// <summary>True when nothing but single characters is asked for; only titles are searched for those.</summary>
    public bool OnlySingleCharacters => Words.Count > 0 && Words.All(w => IsSingle(w));

    /// <summary>Reads what was typed.</summary>
    public static SearchWords Parse(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return None;
        }

        var isCut = typed.Length > MaxLength;
        var words = Split(isCut ? typed[..MaxLength] : typed).Select(TextFolding.Fold).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (words.Count > MaxWords)
        {
            (isCut, words) = (true, words[..MaxWords]);
        }

        var longer = words.Where(w => !IsSingle(w)).ToList();
        return longer.Count == 0 ? new(words, [], isCut) : new(longer, [.. words.Where(IsSingle)], isCut);
    }

    private static bool IsSingle(string word) => word.Length == 1 || (word.Length == 2 && char.IsHighSurrogate(word[0]));

    private static IEnumerable<string> Split(string typed)
    {
        for (var i = 0; i < typed.Length;)
        {
            if (char.IsWhiteSpace(typed[i]))
            {
                i++;
                continue;
            }

            if (Quotes.TryGetValue(typed[i], out var close) && Closing(typed, i + 1, close) is { } end)
            {
                yield return typed[(i + 1)..end];
                i = end + 1;
                continue;
            }

            var start = i;
            while (i < typed.Length && !char.IsWhiteSpace(typed[i]))
            {
                i++;
            }

            yield return typed[start..i];
        }
    }

    // A closing quote ends the word only where a blank or the end follows: in 「“放管服”改革」 the quotes are punctuation.
    private static int? Closing(string typed, int from, char close)
    {
        for (var i = from; i < typed.Length; i++)
        {
            if (typed[i] == close)
            {
                return i + 1 == typed.Length || char.IsWhiteSpace(typed[i + 1]) ? i : null;
            }
        }

        return typed.Length > from ? typed.Length : null;
    }

    /// <inheritdoc />
    public override string ToString() => string.Join(' ', Words);
}
