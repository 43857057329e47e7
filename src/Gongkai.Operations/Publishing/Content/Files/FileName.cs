using System.Text;

namespace Gongkai.Operations.Publishing.Content.Files;

/// <summary>Names of uploaded files, made safe to show and to store.</summary>
public static class FileName
{
    /// <summary>Characters of a name, extension included.</summary>
    public const int Longest = 120;

    private static readonly string[] Reserved =
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => (string[])[$"COM{n}", $"LPT{n}"])];

    /// <summary>The name without folders, control characters, marks that turn text round, and characters no system takes; never empty.</summary>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (rune.Value == 0xFFFD || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.PrivateUse or System.Globalization.UnicodeCategory.OtherNotAssigned or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator)
            {
                continue;
            }

            kept.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' or '%' or '#' or ';' or '&' ? "_" : rune.ToString());
        }

        var clean = kept.ToString().Normalize(NormalizationForm.FormC).TrimStart(' ', '　').TrimEnd(' ', '.', '　');
        var dot = clean.LastIndexOf('.');
        var (stem, extension) = dot >= 0 ? (clean[..dot].Trim(' ', '.'), clean[dot..].ToLowerInvariant()) : (clean, "");
        if (stem.Length == 0)
        {
            stem = "附件";
        }

        if (Reserved.Contains(stem.Split('.')[0], StringComparer.OrdinalIgnoreCase))
        {
            stem = "_" + stem;
        }

        var room = Longest - Math.Min(extension.Length, 16);
        if (stem.Length > room)
        {
            stem = stem[..(char.IsHighSurrogate(stem[room - 1]) ? room - 1 : room)];
        }

        return stem + (extension.Length > 16 ? "" : extension);
    }

    /// <summary>The extension in lower case with its point; empty without one.</summary>
    public static string ExtensionOf(string name) => name.LastIndexOf('.') is > 0 and var dot ? name[dot..].ToLowerInvariant() : "";
}
