using System.Globalization;

namespace Gongkai.Domain.Requests.Letters;

/// <summary>How letters write dates and sentences.</summary>
internal static class LetterWords
{
    /// <summary>「2026年8月1日」 (GB/T 9704-2012).</summary>
    public static string Long(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>The same for a date that may be missing.</summary>
    public static string? Long(DateOnly? date) => date is { } day ? Long(day) : null;

    /// <summary>Without the mark at its end, so that a sentence can go on.</summary>
    public static string Unended(string text) => text.TrimEnd('。', '；', ';', '.', ' ', '\n', '\r');
}
