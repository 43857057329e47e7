namespace Gongkai.Domain.Publishing.Checks;

/// <summary>Plain text to be checked: lines end with a line feed, the cells of a table row are parted by tabs.</summary>
/// <param name="Text">The text.</param>
/// <param name="Place">What it is the text of; findings stand at character ranges within it.</param>
public sealed record SourceText(string Text, ContentPlace Place)
{
    /// <summary>A finding at a range of this text.</summary>
    internal ContentFinding Found(ContentRule rule, int start, int length, string message, string? quoted = null, string? suggestion = null) =>
        new(rule, Place with { Start = start, Length = length }, quoted ?? Text.Substring(start, length), message) { Suggestion = suggestion };

    /// <summary>The lines, and within table rows the cells, without the blanks around them.</summary>
    internal IEnumerable<(int Start, int Length)> Pieces()
    {
        for (var at = 0; at <= Text.Length;)
        {
            var end = Text.AsSpan(at).IndexOfAny('\n', '\t');
            end = end < 0 ? Text.Length : at + end;
            var (start, stop) = (at, end);
            while (start < stop && char.IsWhiteSpace(Text[start]))
            {
                start++;
            }

            while (stop > start && char.IsWhiteSpace(Text[stop - 1]))
            {
                stop--;
            }

            if (stop > start)
            {
                yield return (start, stop - start);
            }

            at = end + 1;
        }
    }

    /// <summary>What stands before a place in the same line, at most so many characters.</summary>
    internal ReadOnlySpan<char> Before(int start, int atMost)
    {
        var from = Math.Max(0, start - atMost);
        var before = Text.AsSpan(from, start - from);
        return before[(before.LastIndexOf('\n') + 1)..];
    }
}
