using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>Adds up the parts that a sentence says a number is made of (rule <c>S.parts</c>).</summary>
internal sealed class PartsOfWhole(Narrative narrative, List<Finding> findings)
{
    private const int LongestName = 40;

    private static readonly string[] Markers = ["其中包括", "其中", "分别是", "分别为"];
    private static readonly string[] Open = ["其中", "主要", "等", "包括", "包含", "涉及", "内有", "含", "较", "比", "同期", "余", "多条", "约", "近", "以上", "左右", "累计", "以及其他", "不同"];

    /// <summary>Words of each way to divide applications: a list that uses two of them counts the same thing twice.</summary>
    private static readonly string[][] Divisions =
    [
        ["自然人", "公民", "个人", "法人", "企业", "组织", "机构"],
        ["网络", "网上", "网站", "信函", "当面", "现场", "邮寄", "邮件", "传真", "线上", "线下", "窗口", "平台"],
        ["公开", "答复", "办结", "无法提供", "不予", "结转", "其他处理", "撤销", "撤回", "不掌握", "不存在", "办理"],
        ["回复", "浏览", "阅读", "关注", "转发", "采用", "订阅", "点击", "访问"],
    ];

    private readonly List<Number> numbers = [];
    private readonly List<Number> parts = [];

    /// <summary>Adds each whole whose parts do not add up.</summary>
    public void Check()
    {
        var text = narrative.Text;
        foreach (var sentence in narrative.Sentences)
        {
            if (!narrative[sentence].Has("其中") && !narrative[sentence].Has("分别"))
            {
                continue;
            }

            NumberScanner.Scan(text, sentence.Start, sentence.End, numbers);
            for (var i = 0; i < numbers.Count; i++)
            {
                if (!numbers[i].IsYear && numbers[i] is { Unit: not '%', Precision: Precision.Exact, Value: > 0 } && ListStart(numbers[i].End, sentence.End) is var (start, divides) && start > 0)
                {
                    i = Check(sentence, i, start, divides);
                }
            }
        }
    }

    /// <summary>Where the list of parts after a number begins, and whether its words say that it is whole; 0 without a list.</summary>
    private (int Start, bool Divides) ListStart(int end, int sentenceEnd)
    {
        var at = end;
        while (at < sentenceEnd && narrative.Text[at] is not (',' or '(' or ';' or '。' or ')' or '、') && !char.IsAsciiDigit(narrative.Text[at]) && at - end < 12
            && !narrative.Text.AsSpan(at).StartsWith("其中", StringComparison.Ordinal))
        {
            at++;
        }

        while (at < sentenceEnd && narrative.Text[at] is ',' or '(')
        {
            at++;
        }

        var rest = narrative.Text.AsSpan(at, sentenceEnd - at);
        for (var m = 0; m < Markers.Length; m++)
        {
            if (rest.StartsWith(Markers[m], StringComparison.Ordinal))
            {
                at += Markers[m].Length;
                return (at < sentenceEnd && narrative.Text[at] is ':' or ',' ? at + 1 : at, m >= 2);
            }
        }

        return (0, false);
    }

    /// <summary>Reads and adds the parts; the place of the last number read.</summary>
    private int Check(in Sentence sentence, int whole, int start, bool divides)
    {
        parts.Clear();
        var text = narrative.Text;
        var inBrackets = text.AsSpan(numbers[whole].End, start - numbers[whole].End).Contains('(');
        var last = whole;
        var end = start;
        for (var i = whole + 1; i < numbers.Count; i++)
        {
            var number = numbers[i];
            if (number.Start < start || number.Unit == '%')
            {
                continue;
            }

            var between = text.AsSpan(end, number.Start - end);
            if (inBrackets && between.Contains(')'))
            {
                break;
            }

            if (IsBracketed(start, number.Start) && !inBrackets)
            {
                last = i;
                continue;
            }

            if (number.IsYear || number.Precision != Precision.Exact || between.Length > LongestName || !EndsItem(number.End, sentence.End))
            {
                return i;
            }

            parts.Add(number);
            (last, end) = (i, number.End);
        }

        if (parts.Count >= 2 && !text.AsSpan(end).StartsWith("等", StringComparison.Ordinal) && IsClosed(text.AsSpan(start, end - start)))
        {
            Add(sentence, numbers[whole], divides, EndsWithOther(text.AsSpan(start, parts[^1].Start - start)));
        }

        return last;
    }

    private void Add(in Sentence sentence, in Number whole, bool divides, bool others)
    {
        var unit = whole.Unit;
        decimal all = 0;
        decimal same = 0;
        foreach (var part in parts)
        {
            all += part.Value;
            same += part.Unit == unit ? part.Value : 0;
            if (all == whole.Value || same == whole.Value)
            {
                return; // what follows is about something else
            }
        }

        if (parts.Exists(p => p.Unit != unit))
        {
            return;
        }

        if (all > whole.Value || divides || others)
        {
            findings.Add(new Finding(RuleCatalogue.TextParts, Severity.Warning, [], whole.Value, all,
                $"分项之和与总数不符：{string.Join("＋", parts.Select(p => TableFigures.Plain(p.Value)))}＝{TableFigures.Plain(all)}，总数为 {TableFigures.Plain(whole.Value)}",
                [narrative.Evidence(sentence)]));
        }
    }

    /// <summary>「…71条，」: after its number an item ends, but for a percentage.</summary>
    private bool EndsItem(int end, int sentenceEnd)
    {
        var rest = narrative.Text.AsSpan(end, sentenceEnd - end);
        return rest.IsEmpty || rest[0] is ',' or '、' or ';' or ')' or '(' or '。' or '和' or '及' || rest.StartsWith("占", StringComparison.Ordinal);
    }

    private bool IsBracketed(int start, int position)
    {
        var depth = 0;
        foreach (var c in narrative.Text.AsSpan(start, position - start))
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }

        return depth > 0;
    }

    /// <summary>False for a list that leaves things out, or that divides the same whole in two ways.</summary>
    private static bool IsClosed(ReadOnlySpan<char> list)
    {
        foreach (var word in Open)
        {
            if (list.Has(word))
            {
                return false;
            }
        }

        var divisions = 0;
        foreach (var division in Divisions)
        {
            foreach (var word in division)
            {
                if (list.Has(word))
                {
                    divisions++;
                    break;
                }
            }
        }

        return divisions <= 1;
    }

    private static bool EndsWithOther(ReadOnlySpan<char> words)
    {
        Phrase.TakeAllEnd(ref words, ["类信息", "政府信息", "信息", "事项", "方面", "类", "共", "有", "的"]);
        return words.EndsWith("其他", StringComparison.Ordinal) || words.EndsWith("其它", StringComparison.Ordinal);
    }
}
