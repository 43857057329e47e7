using System.Globalization;

namespace Gongkai.Reports.Checking;

/// <summary>How exactly a number is stated.</summary>
internal enum Precision : byte
{
    /// <summary>97件.</summary>
    Exact,

    /// <summary>200余条, 超过200条: not less than this.</summary>
    AtLeast,

    /// <summary>约200条, 近200条.</summary>
    About,
}

/// <summary>A number with its unit in the folded text.</summary>
/// <param name="Start">Where it begins, with 约 or 近 before it.</param>
/// <param name="End">The place after its unit.</param>
/// <param name="Value">Its value; 万 and 亿 are worked in.</param>
/// <param name="Precision">How exact it is.</param>
/// <param name="Unit">The unit's character: 件, 条, 元, %; 年 for a year; a blank without one.</param>
/// <param name="Decimals">Digits after the point.</param>
internal readonly record struct Number(int Start, int End, decimal Value, Precision Precision, char Unit, int Decimals)
{
    /// <summary>True for a calendar year.</summary>
    public bool IsYear => Unit == '年';

    /// <summary>True for a whole number of things that an application or a case can be counted in.</summary>
    public bool IsCount => Unit is '件' or '份' or '条' or '宗' or '起' or '次' or '项' or '个' or '例' or '笔' or '人' && Decimals == 0;
}

/// <summary>Finds the numbers in a stretch of folded text: Arabic and Chinese digits, thousands separators, 余 多 近 约.</summary>
internal static class NumberScanner
{
    private const string Units = "件份条宗起次项个例篇部期人场本类家元户批页字册幅张名笔";
    private const string ChineseDigits = "零〇一二三四五六七八九十百千两";

    /// <summary>Units that a Chinese numeral must have to be a count: 一个, 一项, 一次 are mostly figures of speech.</summary>
    private const string ChineseUnits = "件份起宗例";

    /// <summary>All numbers with a unit, percentages and years between two places, in order.</summary>
    public static void Scan(string text, int start, int end, List<Number> numbers)
    {
        numbers.Clear();
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                i = ReadDigits(text, i, start, end, numbers) - 1;
            }
            else if (c is >= '一' and <= '龟' or '〇' && ChineseDigits.Contains(c, StringComparison.Ordinal))
            {
                i = ReadChinese(text, i, start, end, numbers) - 1;
            }
        }
    }

    private static int ReadDigits(string text, int i, int start, int end, List<Number> numbers)
    {
        var at = i;
        var decimals = 0;
        while (i < end && (char.IsAsciiDigit(text[i]) || IsSeparator(text, i, at, end)))
        {
            i++;
        }

        if (i + 1 < end && text[i] == '.' && char.IsAsciiDigit(text[i + 1]))
        {
            var point = i++;
            while (i < end && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            decimals = i - point - 1;
            if (i < end && text[i] == '.')
            {
                return i;
            }
        }

        var after = i < end ? text[i] : '\n';
        var before = at > start ? text[at - 1] : '\n';
        if (char.IsAsciiLetter(before) || before is '第' or '〔' or '[' or '.' || i - at > 15
            || !decimal.TryParse(text.AsSpan(at, i - at), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value))
        {
            return i;
        }

        if (after == '年')
        {
            if (i - at == 4 && value is >= 1990 and <= 2100)
            {
                numbers.Add(new Number(at, i + 1, value, Precision.Exact, '年', 0));
            }

            return i + 1;
        }

        if (IsRange(text, at, i, start, end))
        {
            return i;
        }

        if (after == '%')
        {
            numbers.Add(new Number(at, i + 1, value, Precision.Exact, '%', decimals));
            return i + 1;
        }

        return Finish(text, at, i, start, end, value, decimals, Units, numbers);
    }

    private static int ReadChinese(string text, int i, int start, int end, List<Number> numbers)
    {
        var at = i;
        while (i < end && ChineseDigits.Contains(text[i], StringComparison.Ordinal))
        {
            i++;
        }

        var before = at > start ? text[at - 1] : '\n';
        if (before is '第' or '同' or '每' or '某' or '之' || i - at > 8 || ChineseValue(text.AsSpan(at, i - at)) is not { } value)
        {
            return i;
        }

        return i + 1 < end && text[i] == '件' && text[i + 1] == '事' ? i : Finish(text, at, i, start, end, value, 0, ChineseUnits, numbers);
    }

    private static int Finish(string text, int at, int i, int start, int end, decimal value, int decimals, string units, List<Number> numbers)
    {
        var precision = Precision.Exact;
        if (i < end && text[i] is '万' or '亿')
        {
            (value, decimals) = (value * (text[i] == '万' ? 10_000 : 100_000_000), 0);
            i++;
        }

        if (i < end && text[i] is '余' or '多' or '几')
        {
            precision = Precision.AtLeast;
            i++;
        }

        if (i >= end || !units.Contains(text[i], StringComparison.Ordinal))
        {
            return i;
        }

        var unit = text[i++];
        if (i < end && text[i] == '余')
        {
            precision = Precision.AtLeast;
            i++;
        }

        if (i < end && text[i] == '次' && unit is '件' or '条' or '人' or '篇')
        {
            i++;
        }

        var rest = text.AsSpan(i, end - i);
        if (rest.StartsWith("以上", StringComparison.Ordinal))
        {
            precision = Precision.AtLeast;
        }
        else if (rest.StartsWith("左右", StringComparison.Ordinal) || rest.StartsWith("以下", StringComparison.Ordinal) || rest.StartsWith("以内", StringComparison.Ordinal))
        {
            precision = Precision.About;
        }

        var head = text.AsSpan(start, at - start);
        if (head.EndsWith("约", StringComparison.Ordinal) || head.EndsWith("近", StringComparison.Ordinal))
        {
            (precision, at) = (Precision.About, at - 1);
        }
        else if (head.EndsWith("超过", StringComparison.Ordinal))
        {
            (precision, at) = (Precision.AtLeast, at - 2);
        }
        else if (head.EndsWith("超", StringComparison.Ordinal) || head.EndsWith("逾", StringComparison.Ordinal))
        {
            (precision, at) = (Precision.AtLeast, at - 1);
        }

        numbers.Add(new Number(at, i, value, precision, unit, decimals));
        return i;
    }

    /// <summary>A comma between digits groups them when exactly three digits follow it.</summary>
    private static bool IsSeparator(string text, int i, int at, int end)
    {
        if (text[i] != ',' || (i - at > 3 && text[i - 4] != ','))
        {
            return false;
        }

        var digits = 0;
        while (i + 1 + digits < end && char.IsAsciiDigit(text[i + 1 + digits]))
        {
            digits++;
        }

        return digits == 3;
    }

    /// <summary>3-5件, 3至5件: neither end is a count.</summary>
    private static bool IsRange(string text, int at, int i, int start, int end) =>
        (i + 1 < end && text[i] is '-' or '~' or '—' or '至' or '/' or '到' && char.IsAsciiDigit(text[i + 1]))
        || (at - 1 > start && text[at - 1] is '-' or '~' or '—' or '至' or '/' && char.IsAsciiDigit(text[at - 2]));

    private static decimal? ChineseValue(ReadOnlySpan<char> digits)
    {
        decimal total = 0;
        decimal pending = -1;
        foreach (var c in digits)
        {
            var digit = c is '两' ? 2 : c is '〇' ? 0 : "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
            if (digit >= 0)
            {
                if (pending > 0)
                {
                    return null;
                }

                pending = digit;
                continue;
            }

            var weight = c switch { '十' => 10, '百' => 100, _ => 1000 };
            total += (pending <= 0 ? 1 : pending) * weight;
            pending = -1;
        }

        return total + Math.Max(pending, 0);
    }
}
