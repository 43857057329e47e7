using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>What a stretch of narrative counts.</summary>
internal enum Topic : byte
{
    /// <summary>It cannot be told.</summary>
    Unknown,

    /// <summary>依申请公开: applications.</summary>
    Requests,

    /// <summary>行政复议.</summary>
    Review,

    /// <summary>行政诉讼.</summary>
    Litigation,

    /// <summary>行政复议 and 行政诉讼 in one breath.</summary>
    Remedies,

    /// <summary>Letters, hotlines, proposals, posts: nothing that a table holds.</summary>
    Elsewhere,
}

/// <summary>One sentence of the narrative: from the end of the one before to 。！？ or the end of the paragraph.</summary>
/// <param name="Start">Its first character in <see cref="Narrative.Text"/>.</param>
/// <param name="End">The place after its last character.</param>
/// <param name="Paragraph">The number of its paragraph, from 0.</param>
/// <param name="Section">The part of the report it stands in; null before the first one and in parts that the form does not know.</param>
/// <param name="Topic">What the heading above it, or at its head, speaks of.</param>
internal readonly record struct Sentence(int Start, int End, int Paragraph, SectionKind? Section, Topic Topic);

/// <summary>
/// The report's own words, made ready for reading: blanks dropped, full-width forms folded, hard-wrapped lines joined, cut into
/// sentences. Every place leads back to the line it came from and to the words as written.
/// </summary>
internal sealed class Narrative
{
    private readonly string raw;
    private readonly int[] origin;
    private readonly List<(int Start, int Line)> lines;

    internal Narrative(string raw, string text, int[] origin, List<(int Start, int Line)> lines, IReadOnlyList<Sentence> sentences)
    {
        (this.raw, Text, this.origin, this.lines, Sentences) = (raw, text, origin, lines, sentences);
    }

    /// <summary>The folded text; a line feed ends each paragraph.</summary>
    public string Text { get; }

    /// <summary>The sentences in order.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>The narrative of a report: preamble and parts, without tables.</summary>
    public static Narrative Of(AnnualReport report)
    {
        var length = Length(report.Preamble);
        foreach (var section in report.Sections)
        {
            length += Length(section.Body);
        }

        var builder = new NarrativeBuilder(length);
        builder.Add(report.Preamble, null);
        foreach (var section in report.Sections)
        {
            builder.Add(section.Body, section.Kind);
        }

        return builder.Build();

        static int Length(IReadOnlyList<TextLine> lines)
        {
            var length = 0;
            for (var i = 0; i < lines.Count; i++)
            {
                length += lines[i].Text.Length + 1;
            }

            return length;
        }
    }

    /// <summary>The folded words of a sentence.</summary>
    public ReadOnlySpan<char> this[in Sentence sentence] => Text.AsSpan(sentence.Start, sentence.End - sentence.Start);

    /// <summary>The line that a place came from; 0 when unknown.</summary>
    public int LineAt(int position)
    {
        var at = origin[position];
        var (low, high) = (0, lines.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = lines[middle].Start <= at ? (middle, high) : (low, middle - 1);
        }

        return lines[low].Line;
    }

    /// <summary>The words as written between two places of the folded text.</summary>
    public string Quote(int start, int end) =>
        end <= start ? "" : raw[origin[start]..(origin[end - 1] + 1)].Replace("\n", "", StringComparison.Ordinal).Trim();

    /// <summary>A sentence as evidence: the quotation and its line.</summary>
    public Evidence Evidence(in Sentence sentence) => Evidence(sentence.Start, sentence.End);

    /// <summary>A stretch of the text as evidence.</summary>
    public Evidence Evidence(int start, int end)
    {
        var line = LineAt(start);
        return new Evidence(line > 0 ? line : null, Quote(start, end));
    }
}
