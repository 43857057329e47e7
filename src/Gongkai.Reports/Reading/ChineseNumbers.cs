using System.Globalization;

namespace Gongkai.Reports.Reading;

/// <summary>Years, months and days in Arabic or Chinese digits.</summary>
internal static class ChineseNumbers
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>「2024」 or 「二〇二四」; null when it is no year.</summary>
    public static int? Year(string text)
    {
        var year = 0;
        foreach (var c in text)
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : c is '○' or '零' or 'O' or 'Ｏ' or 'o' ? 0 : Digits.IndexOf(c);
            if (digit < 0 || year > 999)
            {
                return null;
            }

            year = (year * 10) + digit;
        }

        return year is >= 2000 and < 2100 ? year : null;
    }

    /// <summary>「15」 or 「十五」, below one hundred; null when it is none.</summary>
    public static int? Small(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var arabic))
        {
            return arabic;
        }

        var ten = text.IndexOf('十');
        if (ten < 0)
        {
            return text.Length == 1 && Digits.IndexOf(text[0]) is > 0 and var unit ? unit : null;
        }

        var tens = ten == 0 ? 1 : Digits.IndexOf(text[0]);
        var units = ten == text.Length - 1 ? 0 : Digits.IndexOf(text[ten + 1]);
        return tens > 0 && units >= 0 ? (tens * 10) + units : null;
    }
}
