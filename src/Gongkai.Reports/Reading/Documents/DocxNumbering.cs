using System.Globalization;
using System.Text;
using System.Xml;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>Automatic numbering (ECMA-376 part 1, 17.9): what Word prints before a paragraph whose number is nowhere in its text.</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<string, Level[]> definitions = [];
    private readonly Dictionary<string, (string Definition, Level?[] Overrides)> numberings = [];
    private readonly Dictionary<string, int?[]> counters = [];

    /// <summary>Reads <c>numbering.xml</c>; without one nothing is numbered.</summary>
    public static DocxNumbering Read(XmlReader? xml, ReadBudget budget)
    {
        var numbering = new DocxNumbering();
        if (xml is null)
        {
            return numbering;
        }

        var element = new XmlElements(xml, budget);
        if (element.Root() is { } root)
        {
            while (element.Next(root))
            {
                switch (xml.LocalName)
                {
                    case "abstractNum":
                        numbering.ReadDefinition(element);
                        break;
                    case "num":
                        numbering.ReadNumbering(element);
                        break;
                }
            }
        }

        return numbering;
    }

    /// <summary>Counts a paragraph of this numbering and level, and says what is printed before it; empty for bullets.</summary>
    public string Count(string numbering, int level)
    {
        if (level is < 0 or >= Levels || !numberings.TryGetValue(numbering, out var found) || !definitions.TryGetValue(found.Definition, out var levels))
        {
            return "";
        }

        if (!counters.TryGetValue(found.Definition, out var counts))
        {
            counters[found.Definition] = counts = new int?[Levels];
        }

        Level At(int l) => found.Overrides[l] ?? levels[l];
        if (found.Overrides[level] is { Restarts: true } restart)
        {
            // An override counts once from its start, then goes on.
            counts[level] = restart.Start;
            found.Overrides[level] = restart with { Restarts = false };
        }
        else
        {
            counts[level] = counts[level] + 1 ?? At(level).Start;
        }

        Array.Clear(counts, level + 1, Levels - level - 1);
        var text = new StringBuilder();
        var pattern = At(level).Text;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && pattern[i + 1] is >= '1' and <= '9')
            {
                var l = pattern[++i] - '1';
                text.Append(Format(counts[l] ?? At(l).Start, At(level).Legal ? "decimal" : At(l).Format));
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        return At(level).Format is "bullet" or "none" ? "" : text.ToString();
    }

    private void ReadDefinition(XmlElements element)
    {
        var id = element.Attribute("abstractNumId");
        var levels = new Level[Levels];
        Array.Fill(levels, Level.None);
        var depth = element.Enter();
        while (element.Next(depth))
        {
            if (element.Name == "lvl" && int.TryParse(element.Attribute("ilvl"), out var l) && l is >= 0 and < Levels)
            {
                levels[l] = ReadLevel(element, Level.None);
            }
        }

        definitions[id] = levels;
    }

    private void ReadNumbering(XmlElements element)
    {
        var id = element.Attribute("numId");
        var definition = "";
        var overrides = new Level?[Levels];
        var starts = new int?[Levels];
        var depth = element.Enter();
        while (element.Next(depth))
        {
            if (element.Name == "abstractNumId")
            {
                definition = element.Attribute("val");
            }
            else if (element.Name == "lvlOverride" && int.TryParse(element.Attribute("ilvl"), out var l) && l is >= 0 and < Levels)
            {
                var inner = element.Enter();
                while (element.Next(inner))
                {
                    if (element.Name == "startOverride" && int.TryParse(element.Attribute("val"), out var start))
                    {
                        starts[l] = start;
                    }
                    else if (element.Name == "lvl")
                    {
                        overrides[l] = ReadLevel(element, Level.None);
                    }
                }
            }
        }

        if (definitions.TryGetValue(definition, out var levels))
        {
            for (var l = 0; l < Levels; l++)
            {
                if (starts[l] is { } start)
                {
                    overrides[l] = (overrides[l] ?? levels[l]) with { Start = start, Restarts = true };
                }
            }
        }

        numberings[id] = (definition, overrides);
    }

    private static Level ReadLevel(XmlElements element, Level level)
    {
        var depth = element.Enter();
        while (element.Next(depth))
        {
            level = element.Name switch
            {
                "start" => int.TryParse(element.Attribute("val"), out var start) ? level with { Start = start } : level,
                "numFmt" => level with { Format = element.Attribute("val") },
                "lvlText" => level with { Text = element.Attribute("val") },
                "isLgl" => level with { Legal = true },
                _ => level,
            };
        }

        return level;
    }

    private static string Format(int n, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "japaneseCounting" => Chinese(n, "零一二三四五六七八九", "十百千万"),
        "chineseLegalSimplified" or "ideographLegalTraditional" => Chinese(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万"),
        "ideographDigital" or "japaneseDigitalTenThousand" => string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(c => "〇一二三四五六七八九"[c - '0'])),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when n is >= 1 and <= 20 => ((char)('①' + n - 1)).ToString(),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(c => (char)('０' + c - '0'))),
        "decimalZero" => n.ToString("00", CultureInfo.InvariantCulture),
        "upperLetter" or "lowerLetter" when n is >= 1 and <= 26 => ((char)((format == "upperLetter" ? 'A' : 'a') + n - 1)).ToString(),
        "upperRoman" when n is >= 1 and < 4000 => Roman(n),
        "lowerRoman" when n is >= 1 and < 4000 => Roman(n).ToLowerInvariant(),
        _ => n.ToString(CultureInfo.InvariantCulture),
    };

    private static string Chinese(int n, string digits, string units)
    {
        if (n is <= 0 or > 9999)
        {
            return n.ToString(CultureInfo.InvariantCulture);
        }

        var text = new StringBuilder();
        var (rest, pendingZero) = (n, false);
        for (var (power, unit) = (1000, 2); power >= 1; power /= 10, unit--)
        {
            var digit = rest / power;
            rest %= power;
            if (digit == 0)
            {
                pendingZero = text.Length > 0;
                continue;
            }

            if (pendingZero)
            {
                text.Append(digits[0]);
                pendingZero = false;
            }

            // 十二, not 一十二
            if (!(power == 10 && digit == 1 && text.Length == 0))
            {
                text.Append(digits[digit]);
            }

            if (power > 1)
            {
                text.Append(units[unit]);
            }
        }

        return text.ToString();
    }

    private static string Roman(int n)
    {
        (int Value, string Sign)[] signs = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = new StringBuilder();
        foreach (var (value, sign) in signs)
        {
            for (; n >= value; n -= value)
            {
                text.Append(sign);
            }
        }

        return text.ToString();
    }

    private sealed record Level(int Start, string Format, string Text, bool Legal, bool Restarts)
    {
        public static Level None { get; } = new(1, "none", "", false, false);
    }
}
