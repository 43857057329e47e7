namespace Gongkai.Domain.Publishing.Checks;

/// <summary>Wrong words, superseded names, sensitive expressions and leaders' titles, by lists.</summary>
public sealed class WordChecks
{
    /// <summary>How far from a name its title stands at most.</summary>
    private const int LongestTitle = 24;

    private static readonly string[] Offices =
    [
        "书记", "县长", "市长", "区长", "州长", "省长", "镇长", "乡长", "主任", "局长", "处长", "科长", "厅长", "部长", "主席", "常委", "委员", "秘书长", "主任科员", "巡视员", "调研员",
        "总理", "总书记", "国务委员", "院长", "检察长", "校长", "会长", "理事长", "董事长", "总经理", "站长", "所长", "队长", "大队长", "支队长", "政委", "组长", "村长", "经理",
    ];

    private readonly IReadOnlyList<WordEntry> entries;
    private readonly WordMatcher matcher;

    /// <summary>Builds the search.</summary>
    /// <param name="entries">The words of all lists that hold; of equal words the first counts.</param>
    public WordChecks(IReadOnlyList<WordEntry> entries)
    {
        this.entries = entries;
        matcher = new WordMatcher([.. entries.Select(e => e.Word)]);
    }

    /// <summary>No words at all.</summary>
    public static WordChecks None { get; } = new([]);

    /// <summary>All findings, in the order of the text. A word inside a longer one of the lists is not reported twice.</summary>
    public IEnumerable<ContentFinding> Find(SourceText text)
    {
        var behind = 0;
        foreach (var (word, start) in matcher.Find(text.Text).OrderBy(m => m.Start).ThenByDescending(m => entries[m.Word].Word.Length))
        {
            var entry = entries[word];
            if (start < behind || IsException(text.Text, entry, start) || !HasContext(text.Text, entry, start))
            {
                continue;
            }

            var finding = entry.Kind == WordKind.Leader ? WrongTitle(text, entry, start) : Wrong(text, entry, start);
            if (finding is not null)
            {
                behind = start + entry.Word.Length;
                yield return finding;
            }
        }
    }

    private static ContentFinding Wrong(SourceText text, WordEntry entry, int start)
    {
        var reason = entry.Reason is null ? "" : "：" + entry.Reason.TrimEnd('。');
        var message = entry.Suggestion is null ? $"「{entry.Word}」{reason}。" : $"「{entry.Word}」建议写作「{entry.Suggestion}」{reason}。";
        return text.Found(entry.Rule, start, entry.Word.Length, message, suggestion: entry.Suggestion);
    }

    private static bool IsException(string text, WordEntry entry, int start)
    {
        foreach (var longer in entry.Exceptions)
        {
            for (var within = longer.IndexOf(entry.Word, StringComparison.Ordinal); within >= 0; within = longer.IndexOf(entry.Word, within + 1, StringComparison.Ordinal))
            {
                if (start >= within && string.CompareOrdinal(text, start - within, longer, 0, longer.Length) == 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasContext(string text, WordEntry entry, int start)
    {
        if (entry.Contexts.Count == 0)
        {
            return true;
        }

        var from = text.AsSpan(0, start).LastIndexOf('\n') + 1;
        var length = text.AsSpan(start).IndexOf('\n');
        var line = text.AsSpan(from, (length < 0 ? text.Length : start + length) - from);
        foreach (var context in entry.Contexts)
        {
            if (line.Contains(context, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name with a title before or behind it that is none of the person's.</summary>
    private static ContentFinding? WrongTitle(SourceText text, WordEntry entry, int start)
    {
        var titles = (entry.Suggestion ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var end = start + entry.Word.Length;
        var before = TitleBefore(text.Before(start, LongestTitle));
        var after = TitleBehind(text.Text.AsSpan(end, Math.Min(LongestTitle, text.Text.Length - end)));
        foreach (var found in (ReadOnlySpan<string?>)[before, after])
        {
            if (found is not null && !titles.Any(t => Agree(t, found)))
            {
                var from = found == before ? start - found.Length : start;
                return text.Found(
                    entry.Rule, from, found.Length + entry.Word.Length, $"「{entry.Word}」的职务写作「{found}」，名单上是「{string.Join('、', titles)}」。", suggestion: string.Join('、', titles));
            }
        }

        return null;
    }

    /// <summary>县委书记 agrees with 书记 and with 某县县委书记; 副县长 does not agree with 县长.</summary>
    private static bool Agree(string title, string found) =>
        title.EndsWith(found, StringComparison.Ordinal) && !title[..^found.Length].EndsWith('副')
        || found.EndsWith(title, StringComparison.Ordinal) && !found[..^title.Length].EndsWith('副');

    private static string? TitleBefore(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" 　");
        foreach (var office in Offices.OrderByDescending(o => o.Length))
        {
            if (before.EndsWith(office, StringComparison.Ordinal))
            {
                var isDeputy = before[..^office.Length] is [.., '副'];
                return isDeputy ? "副" + office : office;
            }
        }

        return null;
    }

    private static string? TitleBehind(ReadOnlySpan<char> behind)
    {
        behind = behind.TrimStart(" 　");
        foreach (var office in Offices.OrderByDescending(o => o.Length))
        {
            if (behind.StartsWith(office, StringComparison.Ordinal))
            {
                return office;
            }

            if (behind is ['副', ..] && behind[1..].StartsWith(office, StringComparison.Ordinal))
            {
                return "副" + office;
            }
        }

        return null;
    }
}
