namespace Gongkai.Domain.Publishing.Checks;

/// <summary>Hides personal data where a finding quotes them.</summary>
internal static class Masking
{
    /// <summary>The first and last characters with asterisks for those between; never more than half of it in clear.</summary>
    public static string Mask(ReadOnlySpan<char> words, int head, int tail)
    {
        if ((head + tail) * 2 > words.Length)
        {
            (head, tail) = (Math.Min(1, words.Length), 0);
        }

        return $"{words[..head]}{new string('*', words.Length - head - tail)}{words[(words.Length - tail)..]}";
    }
}
