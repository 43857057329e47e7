namespace Gongkai.Domain.Publishing.Checks;

/// <summary>
/// Finds numbers as people write them: in ASCII or full-width digits, in groups parted by blanks or hyphens,
/// with invisible characters between. A number is made of whole groups, so that nothing is found inside a longer one.
/// </summary>
internal static class DigitRuns
{
    /// <summary>Groups that one number may be written in; 「4 3 0 1 …」 has one for each digit.</summary>
    private const int MostGroups = 20;

    /// <summary>Digits standing together.</summary>
    private readonly record struct Group(int Start, int End, int FirstDigit, int Digits);

    /// <summary>A number.</summary>
    /// <param name="Digits">Its digits in ASCII; an X at the end stands for the check digit ten of an identity number.</param>
    /// <param name="Start">Where it begins in the text.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Groups">How many digits stand in each of its groups.</param>
    public readonly record struct Number(string Digits, int Start, int End, IReadOnlyList<int> Groups);

    /// <summary>Every row of one or more whole groups whose digits number between the bounds, the longest of those that begin alike first.</summary>
    public static IEnumerable<Number> Find(string text, int fewest, int most)
    {
        var groups = new List<Group>();
        var digits = new List<char>();
        for (var i = 0; i < text.Length;)
        {
            if (Digit(text[i]) is null)
            {
                i++;
                continue;
            }

            groups.Clear();
            digits.Clear();
            i = ReadRun(text, i, groups, digits);
            for (var first = 0; first < groups.Count; first++)
            {
                for (var last = Math.Min(groups.Count, first + MostGroups) - 1; last >= first; last--)
                {
                    var from = groups[first].FirstDigit;
                    var length = groups[last].FirstDigit + groups[last].Digits - from;
                    if (length >= fewest && length <= most)
                    {
                        yield return new(new string([.. digits[from..(from + length)]]), groups[first].Start, groups[last].End, [.. groups[first..(last + 1)].Select(g => g.Digits)]);
                    }
                }
            }
        }
    }

    /// <summary>Reads groups with at most two blanks or one hyphen between them; where the run ends.</summary>
    private static int ReadRun(string text, int at, List<Group> groups, List<char> digits)
    {
        while (true)
        {
            var (start, first) = (at, digits.Count);
            var end = at;
            for (; at < text.Length; at++)
            {
                if (Digit(text[at]) is { } digit)
                {
                    digits.Add(digit);
                    end = at + 1;
                }
                else if (!IsInvisible(text[at]))
                {
                    break;
                }
            }

            if (digits.Count > 0 && IsClosingX(text, at))
            {
                digits.Add('X');
                end = ++at;
            }

            groups.Add(new(start, end, first, digits.Count - first));
            var next = at;
            while (next < text.Length && next - at < 3 && (IsInvisible(text[next]) || text[next] is ' ' or '\u00A0' or '\u3000' or '\u2002' or '\u2003' or '-' or '－' or '—' or '‐' or '–'))
            {
                next++;
            }

            if (next == at || next == text.Length || (Digit(text[next]) is null && !IsClosingX(text, next)))
            {
                return Math.Max(at, end);
            }

            at = next;
        }
    }

    /// <summary>X closes an identity number; as a letter of a code or a word it is followed by more.</summary>
    private static bool IsClosingX(string text, int at) =>
        at < text.Length && text[at] is 'X' or 'x' or 'Ｘ' or 'ｘ' && !(at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]));

    private static char? Digit(char c) => c switch
    {
        >= '0' and <= '9' => c,
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        _ => null,
    };

    private static bool IsInvisible(char c) => c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD';
}
