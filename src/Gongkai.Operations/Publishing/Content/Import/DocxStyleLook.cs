using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Operations.Publishing.Content.Import;

/// <summary>How a paragraph looks by its own properties and those of its style.</summary>
internal sealed class DocxStyleLook(MainDocumentPart main)
{
    private const int DeepestStyles = 12;

    private readonly Dictionary<string, Style> styles = main.StyleDefinitionsPart?.Styles?.Elements<Style>().Where(s => s.StyleId?.Value is not null)
        .GroupBy(s => s.StyleId!.Value!).ToDictionary(g => g.Key, g => g.First()) ?? [];

    /// <summary>What counts of it.</summary>
    /// <param name="HeadingLevel">From 1; null for text.</param>
    /// <param name="Alignment">As CSS says it; null for the default.</param>
    /// <param name="IsIndented">The first line is indented.</param>
    /// <param name="StyleId">Its style.</param>
    public readonly record struct Look(int? HeadingLevel, string? Alignment, bool IsIndented, string? StyleId);

    public Look Of(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties;
        var id = own?.ParagraphStyleId?.Val?.Value;
        int? level = own?.OutlineLevel?.Val?.Value is { } outline and < 9 ? outline + 1 : null;
        var justification = own?.Justification?.Val?.Value;
        var indentation = own?.Indentation;
        var style = id;
        for (var depth = 0; style is not null && depth < DeepestStyles && styles.TryGetValue(style, out var known); depth++)
        {
            level ??= known.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } inherited and < 9 ? inherited + 1 : LevelByName(known.StyleName?.Val?.Value);
            justification ??= known.StyleParagraphProperties?.Justification?.Val?.Value;
            indentation ??= known.StyleParagraphProperties?.Indentation;
            style = known.BasedOn?.Val?.Value;
        }

        var alignment = justification switch
        {
            JustificationValues.Center => "center",
            JustificationValues.Right or JustificationValues.End => "right",
            _ => null,
        };
        return new(level is <= 5 ? level : null, alignment, alignment is null && IsPositive(indentation?.FirstLineChars?.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), indentation?.FirstLine?.Value), id);
    }

    private static bool IsPositive(params ReadOnlySpan<string?> amounts)
    {
        foreach (var amount in amounts)
        {
            if (int.TryParse(amount, out var twips) && twips > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int? LevelByName(string? name) =>
        name is not null && (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("标题 ", StringComparison.Ordinal)) && name[^1] is >= '1' and <= '9' and var digit ? digit - '0' : null;
}
