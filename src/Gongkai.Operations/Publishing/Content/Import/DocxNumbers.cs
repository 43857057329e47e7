using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Gongkai.Operations.Publishing.Content.Import;

/// <summary>The numbers that Word counts itself (一、 （一） 1. •), as they are printed.</summary>
internal sealed class DocxNumbers(MainDocumentPart main)
{
    private const int Levels = 9;

    private readonly Numbering? numbering = main.NumberingDefinitionsPart?.Numbering;
    private readonly Dictionary<int, int[]> counters = [];

    /// <summary>A number as printed, with its level from 0.</summary>
    public readonly record struct Label(string Text, int Level);

    /// <summary>The label of a paragraph; null for one that has none. Counts on, so it is asked once for each paragraph in order.</summary>
    public Label? LabelOf(Paragraph paragraph, string? styleId)
    {
        var properties = paragraph.ParagraphProperties?.NumberingProperties ?? OfStyle(styleId);
        if (properties?.NumberingId?.Val?.Value is not { } id || id == 0
            || numbering?.Elements<NumberingInstance>().FirstOrDefault(n => n.NumberID?.Value == id) is not { AbstractNumId.Val.Value: var abstractId }
            || numbering.Elements<AbstractNum>().FirstOrDefault(a => a.AbstractNumberId?.Value == abstractId) is not { } definition)
        {
            return null;
        }

        var level = Math.Clamp(properties.NumberingLevelReference?.Val?.Value ?? 0, 0, Levels - 1);
        if (definition.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level) is not { } shape)
        {
            return null;
        }

        if (!counters.TryGetValue(abstractId, out var counts))
        {
            counts = counters[abstractId] = new int[Levels];
        }

        counts[level] = counts[level] == 0 ? shape.StartNumberingValue?.Val?.Value ?? 1 : counts[level] + 1;
        Array.Clear(counts, level + 1, Levels - level - 1);
        if (shape.NumberingFormat?.Val?.Value == NumberFormatValues.Bullet)
        {
            return new("•", level);
        }

        var text = shape.LevelText?.Val?.Value ?? "";
        for (var n = 0; n < Levels; n++)
        {
            var format = definition.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == n)?.NumberingFormat?.Val?.Value;
            text = text.Replace($"%{n + 1}", Number(Math.Max(1, counts[n]), format), StringComparison.Ordinal);
        }

        return text.Trim().Length == 0 ? null : new(text.Trim(), level);
    }

    private NumberingProperties? OfStyle(string? styleId) =>
        styleId is null ? null : main.StyleDefinitionsPart?.Styles?.Elements<Style>().FirstOrDefault(s => s.StyleId?.Value == styleId)?.StyleParagraphProperties?.NumberingProperties;

    private static string Number(int number, NumberFormatValues? format) => format switch
    {
        NumberFormatValues.ChineseCounting or NumberFormatValues.ChineseCountingThousand or NumberFormatValues.JapaneseCounting or NumberFormatValues.TaiwaneseCounting or NumberFormatValues.TaiwaneseCountingThousand => Chinese(number),
        NumberFormatValues.LowerLetter => ((char)('a' + (number - 1) % 26)).ToString(),
        NumberFormatValues.UpperLetter => ((char)('A' + (number - 1) % 26)).ToString(),
        NumberFormatValues.DecimalEnclosedCircle or NumberFormatValues.DecimalEnclosedCircleChinese when number <= 20 => ((char)('①' + number - 1)).ToString(),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Chinese(int number)
    {
        const string Digits = "零一二三四五六七八九";
        return number switch
        {
            < 10 => Digits[number].ToString(),
            < 20 => "十" + (number == 10 ? "" : Digits[number % 10]),
            < 100 => Digits[number / 10] + "十" + (number % 10 == 0 ? "" : Digits[number % 10]),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };
    }
}
