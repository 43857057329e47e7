namespace Gongkai.Domain;

/// <summary>Texts that people may leave blank.</summary>
public static class GivenText
{
    /// <summary>A text without blanks around it; null when nothing is left.</summary>
    public static string? Given(this string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
