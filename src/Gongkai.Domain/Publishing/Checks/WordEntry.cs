namespace Gongkai.Domain.Publishing.Checks;

/// <summary>What is the matter with a word of a list.</summary>
public enum WordKind
{
    /// <summary>错别字.</summary>
    Typo,

    /// <summary>已更名的机构、已废止的说法.</summary>
    Superseded,

    /// <summary>固定表述不规范.</summary>
    Phrase,

    /// <summary>地名错误.</summary>
    Place,

    /// <summary>敏感表述: somebody should look.</summary>
    Sensitive,

    /// <summary>禁用词: must not go out.</summary>
    Forbidden,

    /// <summary>领导人姓名与职务; <see cref="WordEntry.Suggestion"/> holds the titles that are right, parted by bars.</summary>
    Leader,
}

/// <summary>A word of a list.</summary>
/// <param name="Word">What is looked for, exactly.</param>
/// <param name="Kind">What is the matter with it.</param>
/// <param name="Suggestion">What to write instead; null where only a person can tell.</param>
/// <param name="Reason">Why, in Chinese.</param>
/// <param name="Exceptions">Longer words in which it is right.</param>
/// <param name="Contexts">Words of which one must stand in the same line for it to be wrong; none for always.</param>
public sealed record WordEntry(string Word, WordKind Kind, string? Suggestion, string? Reason, IReadOnlyList<string> Exceptions, IReadOnlyList<string> Contexts)
{
    /// <summary>A word without exceptions or contexts.</summary>
    public WordEntry(string word, WordKind kind, string? suggestion = null, string? reason = null)
        : this(word, kind, suggestion, reason, [], [])
    {
    }

    /// <summary>The rule under which it is reported.</summary>
    public ContentRule Rule => Kind switch
    {
        WordKind.Typo => ContentRules.Typo,
        WordKind.Superseded => ContentRules.SupersededWord,
        WordKind.Phrase => ContentRules.Phrase,
        WordKind.Place => ContentRules.PlaceName,
        WordKind.Sensitive => ContentRules.SensitiveWord,
        WordKind.Forbidden => ContentRules.ForbiddenWord,
        WordKind.Leader => ContentRules.LeaderTitle,
    };
}
