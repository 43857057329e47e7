namespace Gongkai.Reports.Checking;

/// <summary>The titles of documents that nearly every report cites, and what is almost one of them.</summary>
internal static class KnownTitles
{
    private static readonly string[] Titles =
    [
        "中华人民共和国政府信息公开条例",
        "政府信息公开条例",
        "中华人民共和国政府信息公开工作年度报告格式",
        "政府信息公开工作年度报告格式",
        "政府信息公开信息处理费管理办法",
        "国务院办公厅关于印发<政府信息公开信息处理费管理办法>的通知",
        "国务院办公厅政府信息与政务公开办公室关于印发<中华人民共和国政府信息公开工作年度报告格式>的通知",
        "关于印发<中华人民共和国政府信息公开工作年度报告格式>的通知",
    ];

    /// <summary>
    /// The known title that this one misquotes: one or two characters too many or wrong. What only leaves words out is taken for an
    /// abbreviation, and what stands before a title for the name of a place.
    /// </summary>
    public static string? Misquoted(ReadOnlySpan<char> title)
    {
        Span<char> plain = stackalloc char[Math.Min(title.Length, 80)];
        if (title.Length is < 7 or > 80)
        {
            return null;
        }

        for (var i = 0; i < title.Length; i++)
        {
            plain[i] = title[i] switch { '〈' or '《' => '<', '〉' or '》' => '>', var c => c };
        }

        string? best = null;
        foreach (var known in Titles)
        {
            if (plain.SequenceEqual(known))
            {
                return null;
            }

            best ??= IsMisquotation(plain, known) ? known : null;
        }

        return best;
    }

    private static bool IsMisquotation(ReadOnlySpan<char> title, string known)
    {
        var difference = title.Length - known.Length;
        if (difference is < 0 or > 2)
        {
            return false;
        }

        var head = title.CommonPrefixLength(known);
        var tail = 0;
        while (tail < known.Length - head && title[^(tail + 1)] == known[^(tail + 1)])
        {
            tail++;
        }

        // What is left between the common head and the common tail is the mistake.
        var wrong = title.Length - head - tail;
        var missing = known.Length - head - tail;
        return head >= 2 && wrong is 1 or 2 && missing <= 1 && wrong + missing <= 2 && (tail >= 1 || (head >= 6 && missing == 1));
    }
}
