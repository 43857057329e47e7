using System.Collections.Frozen;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <summary>A line that may open a section.</summary>
/// <param name="Index">Its position among the lines looked at.</param>
/// <param name="Heading">The heading, as written.</param>
/// <param name="Kind">The section of the form; null for a numbered heading that the form does not know.</param>
/// <param name="Ordinal">1 for 一; 0 without an ordinal.</param>
/// <param name="Score">How much it looks like the official heading.</param>
/// <param name="Rest">Text of the section that stands on the heading's own line; empty mostly.</param>
internal sealed record HeadingCandidate(int Index, string Heading, SectionKind? Kind, int Ordinal, int Score, string Rest);

/// <summary>Finds the report's own top-level headings among its lines: by their words, their ordinals and their order.</summary>
internal static class Headings
{
    private const int LongestHeading = 50;
    private const string Ordinals = "一二三四五六七八九十";

    private static readonly FrozenDictionary<string, SectionKind> Official = ReportForm.All.SelectMany(f => f.Sections)
        .DistinctBy(s => s.Heading).ToFrozenDictionary(s => Canonical.Label(s.Heading), s => s.Kind, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SectionKind>.AlternateLookup<ReadOnlySpan<char>> OfficialSpans =
        Official.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The candidate that a line is; null for other lines.</summary>
    public static HeadingCandidate? Candidate(string raw, int index)
    {
        var line = Canonical.Trim(raw.AsSpan()).TrimEnd("|").TrimStart("|#* ");
        line = Canonical.Trim(line).TrimEnd("*");
        if (line.Contains('|') || line.Length is < 2 or > 2000 || line[0] is '(' or '（' or '《' or '“' || (char.IsAsciiDigit(line[0]) && !IsOfficialAfterDigit(line)))
        {
            return null;
        }

        var (ordinal, bodyAt) = SplitOrdinal(line);
        var body = line[bodyAt..];
        if (line.Length <= LongestHeading)
        {
            Span<char> buffer = stackalloc char[line.Length];
            if (line[^1] is '。' or '；' or ';' or '，')
            {
                return ordinal > 0 && KindOf(Canonical.Label(body, buffer)) is { Score: >= 8 } ended ? new(index, line.ToString(), ended.Kind, ordinal, ended.Score + 1, "") : null;
            }

            var label = Canonical.Label(body, buffer);
            if (KindOf(label) is { } known)
            {
                return ordinal == 0 && known.Score < 5 ? null : new(index, line.ToString(), known.Kind, ordinal, known.Score + OrdinalScore(known.Kind, ordinal), "");
            }

            return ordinal > 0 && label.Length is > 1 and <= 30 ? new(index, line.ToString(), null, ordinal, 0, "") : null;
        }

        // The heading and its text on one line: only the official wording with its ordinal, else any sentence could be one.
        if (ordinal > 0)
        {
            foreach (var section in ReportForm.Format2021.Sections)
            {
                if (body.StartsWith(section.Heading) && Ordinals[ordinal - 1].ToString() == section.Ordinal)
                {
                    var end = line.Length - body.Length + section.Heading.Length;
                    return new(index, line[..end].ToString(), section.Kind, ordinal, 12, Canonical.Trim(line[end..]).ToString());
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The headings that open sections. Of several lines that could open the same section the likeliest is taken; in a report
    /// before 2019, which numbers as it likes, other numbered headings open sections of their own where they go on counting.
    /// </summary>
    public static List<HeadingCandidate> Choose(List<HeadingCandidate> candidates, bool nationalForm)
    {
        var chosen = new List<HeadingCandidate>();
        var adjacent = new HashSet<int>(candidates.Where(c => c.Kind is not null).Select(c => c.Index));
        foreach (var group in candidates.Where(c => c.Kind is not null).GroupBy(c => c.Kind))
        {
            chosen.Add(group.MaxBy(c => (c.Score - (adjacent.Contains(c.Index + 1) ? 4 : 0), c.Index))!);
        }

        chosen.Sort((a, b) => a.Index.CompareTo(b.Index));
        DropStrays(chosen);
        if (!nationalForm)
        {
            AddNumbered(chosen, candidates);
        }

        return chosen;
    }

    // «一、主动公开情况» inside 总体情况 looks like section two as long as the real one is missing: its ordinal gives it away.
    private static void DropStrays(List<HeadingCandidate> chosen)
    {
        for (var i = chosen.Count - 1; i > 0; i--)
        {
            var heading = chosen[i];
            if (heading.Score < 8 && heading.Ordinal > 0 && chosen.Take(i).Any(c => c.Ordinal >= heading.Ordinal && c.Score > heading.Score))
            {
                chosen.RemoveAt(i);
            }
        }
    }

    private static void AddNumbered(List<HeadingCandidate> chosen, List<HeadingCandidate> candidates)
    {
        var last = 0;
        foreach (var candidate in candidates)
        {
            if (chosen.Contains(candidate))
            {
                last = Math.Max(last, candidate.Ordinal);
            }
            else if (candidate.Kind is null && candidate.Ordinal == last + 1)
            {
                last = candidate.Ordinal;
                chosen.Add(candidate);
            }
        }

        chosen.Sort((a, b) => a.Index.CompareTo(b.Index));
    }

    private static int OrdinalScore(SectionKind kind, int ordinal) => ordinal == 0 ? 0 : ordinal == (int)kind + 1 ? 3 : -2;

    // «1、总体情况» opens a section only in the official wording: digits number the points within a section.
    private static bool IsOfficialAfterDigit(ReadOnlySpan<char> line) =>
        line.Length > 3 && line.Length <= LongestHeading && line[1] is '、' or '.' or '．' && Official.ContainsKey(Canonical.Label(line[2..]));

    private static (int Ordinal, int Body) SplitOrdinal(ReadOnlySpan<char> line)
    {
        if (line.Length > 2 && line[0] is '—' or '－' or '-' or (>= '1' and <= '9') && line[1] is '、' or '.' or '．')
        {
            return (char.IsAsciiDigit(line[0]) ? line[0] - '0' : 1, 2);
        }

        var at = 0;
        while (at < line.Length && (Ordinals.Contains(line[at]) || Canonical.IsBlank(line[at])))
        {
            at++;
        }

        if (at is 0 or > 6 || at >= line.Length)
        {
            return (0, 0);
        }

        var mark = line[at];
        if (mark is not ('、' or ',' or '，' or '.' or '．' or ':' or '：' or '。'))
        {
            return (0, 0);
        }

        var digits = Canonical.WithoutBlanks(line[..at].ToString());
        var ordinal = digits switch
        {
            ['十'] => 10,
            ['十', var unit] => 11 + Ordinals.IndexOf(unit),
            [var unit] => 1 + Ordinals.IndexOf(unit),
            _ => 0,
        };
        return (ordinal, at + 1);
    }

    // Official wording 10, the usual variants 8 down to 4.
    private static (SectionKind Kind, int Score)? KindOf(ReadOnlySpan<char> label)
    {
        if (label.Length < 2)
        {
            return null;
        }

        if (OfficialSpans.TryGetValue(label, out var official))
        {
            return (official, 10);
        }

        if (Has(label, "其他需要报告") || Has(label, "需要报告的其他") || Has(label, "其它需要报告") || Has(label, "其他报告事项") || Has(label, "需要说明的其他") || Has(label, "其他需要说明"))
        {
            return (SectionKind.OtherMatters, 8);
        }

        if ((Has(label, "行政复议") || Has(label, "行政诉讼") || Has(label, "复议") && Has(label, "诉讼")) && (label.EndsWith("情况") || Has(label, "提起") || Has(label, "投诉")))
        {
            return (SectionKind.Remedies, Has(label, "行政复议") && Has(label, "诉讼") ? 8 : 5);
        }

        if (Has(label, "问题") && (Has(label, "改进") || Has(label, "措施") || Has(label, "存在") || Has(label, "打算") || Has(label, "整改")))
        {
            return (SectionKind.Problems, 8);
        }

        if (Has(label, "收到和处理") || Has(label, "处理政府信息公开申请"))
        {
            return (SectionKind.Requests, 8);
        }

        if (Has(label, "依申请公开"))
        {
            return (SectionKind.Requests, Has(label, "情况") ? 6 : 4);
        }

        if (Has(label, "主动公开") && !Has(label, "依申请"))
        {
            return (SectionKind.Active, Has(label, "政府信息") && Has(label, "情况") ? 8 : 4);
        }

        return label is "总体情况" or "工作开展情况" or "概述" or "基本情况" or "概况" or "总体概述" or "总体工作情况" or "工作总体情况" || (label.Length <= 16 && Has(label, "总体情况")) || (label.Length <= 30 && label.EndsWith("总体情况")) || (label.Length <= 16 && (Has(label, "概述") || Has(label, "基本情况")))
            ? (SectionKind.Overview, Has(label, "总体情况") ? 9 : 7)
            : null;
    }

    private static bool Has(ReadOnlySpan<char> label, string word) => label.Contains(word, StringComparison.Ordinal);
}
