using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>Builds a <see cref="Narrative"/> line by line in one pass.</summary>
internal sealed class NarrativeBuilder(int length)
{
    /// <summary>A line of at least this length that stops in mid-sentence was broken by the page, not by its author.</summary>
    private const int WrappedLine = 30;

    /// <summary>A first sentence no longer than this can be a heading.</summary>
    private const int HeadingLength = 30;

    /// <summary>A line without ordinal and full stop, no longer than this, is a heading.</summary>
    private const int BareHeadingLength = 20;

    private readonly char[] raw = new char[length];
    private readonly char[] text = new char[length + 1];
    private readonly int[] origin = new int[length + 1];
    private readonly List<(int Start, int Line)> lines = [];
    private readonly List<Sentence> sentences = new(length / 40 + 8);
    private int rawLength;
    private int textLength;
    private int paragraphStart;
    private int paragraph;
    private Topic topic;

    /// <summary>Adds the lines of one part.</summary>
    public void Add(IReadOnlyList<TextLine> part, SectionKind? section)
    {
        topic = TopicOf(section);
        for (var i = 0; i < part.Count; i++)
        {
            Append(part[i]);
            if (i + 1 == part.Count || !IsWrapped(part[i].Text, part[i + 1].Text))
            {
                EndParagraph(section);
            }
        }
    }

    /// <summary>What was built.</summary>
    public Narrative Build()
    {
        if (lines.Count == 0)
        {
            lines.Add((0, 0));
        }

        return new Narrative(new string(raw, 0, rawLength), new string(text, 0, textLength), origin, lines, sentences);
    }

    private static Topic TopicOf(SectionKind? section) => section switch
    {
        SectionKind.Requests => Topic.Requests,
        SectionKind.Remedies => Topic.Remedies,
        _ => Topic.Unknown,
    };

    private static bool IsWrapped(string line, string next) =>
        line.Length >= WrappedLine && !"。！？；：!?;:.…）)".Contains(line[^1], StringComparison.Ordinal) && !StartsAnItem(next);

    /// <summary>True for a line that begins with 一、 （一） 1. 1、 1） 第一 or a bullet.</summary>
    private static bool StartsAnItem(ReadOnlySpan<char> line)
    {
        if (line.Length < 2)
        {
            return false;
        }

        if (line[0] is '(' or '（' or '第' or '•' or '●' or '·' or '-' or '①')
        {
            return true;
        }

        var i = 0;
        while (i < line.Length && i < 3 && (char.IsAsciiDigit(line[i]) || "一二三四五六七八九十".Contains(line[i], StringComparison.Ordinal)))
        {
            i++;
        }

        return i > 0 && i < line.Length && line[i] is '、' or '.' or '．' or ')' or '）' or ',' or '，' or '是';
    }

    private void Append(TextLine line)
    {
        lines.Add((rawLength, line.Line));
        foreach (var c in line.Text)
        {
            raw[rawLength] = c;
            if (!char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF'))
            {
                text[textLength] = Fold(c);
                origin[textLength++] = rawLength;
            }

            rawLength++;
        }

        raw[rawLength++] = '\n';
    }

    private static char Fold(char c) => c switch
    {
        < '\u0100' => c,
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '﹪' => '%',
        '“' or '”' or '＂' => '"',
        _ => c,
    };

    private void EndParagraph(SectionKind? section)
    {
        if (textLength == paragraphStart)
        {
            return;
        }

        ReadOnlySpan<char> words = text.AsSpan(paragraphStart, textLength - paragraphStart);
        var canBeHeading = StartsAnItem(words) || (words.Length <= BareHeadingLength && words[^1] != '。');
        var start = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is '。' or '!' or '?' || i == words.Length - 1)
            {
                if (start == 0 && canBeHeading)
                {
                    ReadHeading(words[..(i + 1)], section);
                }

                sentences.Add(new Sentence(paragraphStart + start, paragraphStart + i + 1, paragraph, section, topic));
                start = i + 1;
            }
        }

        text[textLength] = '\n';
        origin[textLength] = rawLength - 1;
        textLength++;
        paragraphStart = textLength;
        paragraph++;
    }

    private void ReadHeading(ReadOnlySpan<char> sentence, SectionKind? section)
    {
        if (sentence.Length > HeadingLength && sentence[..HeadingLength].IndexOf(':') is var colon and > 0)
        {
            sentence = sentence[..colon];
        }

        if (sentence.Length > HeadingLength)
        {
            return;
        }

        var review = sentence.Contains("复议", StringComparison.Ordinal);
        var litigation = sentence.Contains("诉讼", StringComparison.Ordinal);
        topic = review && litigation ? Topic.Remedies
            : review ? Topic.Review
            : litigation ? Topic.Litigation
            : sentence.Contains("依申请", StringComparison.Ordinal) || sentence.Contains("公开申请", StringComparison.Ordinal) ? Topic.Requests
            : TopicOf(section);
    }
}
