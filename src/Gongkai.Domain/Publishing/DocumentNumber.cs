using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongkai.Domain.Publishing;

/// <summary>发文字号: 机关代字 + 〔year〕 + serial + 号 (GB/T 9704-2012 §7.2), 「国办发〔2017〕47号」; or a running number of orders, 「第711号」.</summary>
/// <param name="Prefix">机关代字; empty for an order's running number.</param>
/// <param name="Year">The year; null for a running number.</param>
/// <param name="Serial">From 1.</param>
public sealed partial record DocumentNumber(string Prefix, int? Year, int Serial)
{
    /// <summary>Reads the official form only; null for anything else. What is wrong with a near miss is told by the content checks.</summary>
    public static DocumentNumber? Parse(string text)
    {
        if (Form().Match(text) is { Success: true } match)
        {
            return new(match.Groups["prefix"].Value, Number(match.Groups["year"]), Number(match.Groups["serial"]));
        }

        return Running().Match(text) is { Success: true } order ? new("", null, Number(order.Groups["serial"])) : null;
    }

    /// <summary>Any bracket style, blanks and full-width digits, made official; null when no number can be read.</summary>
    public static DocumentNumber? ParseLoosely(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => c switch
        {
            '[' or '［' or '(' or '（' or '【' or '〖' => '〔',
            ']' or '］' or ')' or '）' or '】' or '〗' => '〕',
            >= '０' and <= '９' => (char)(c - '０' + '0'),
            _ => c,
        })).Replace("〕第", "〕", StringComparison.Ordinal).Replace("〕0", "〕", StringComparison.Ordinal);
        return Parse(plain) ?? Parse(plain + "号");
    }

    /// <inheritdoc />
    public override string ToString() => Year is { } year
        ? string.Create(CultureInfo.InvariantCulture, $"{Prefix}〔{year}〕{Serial}号")
        : string.Create(CultureInfo.InvariantCulture, $"第{Serial}号");

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<prefix>\p{IsCJKUnifiedIdeographs}{1,15})〔(?<year>(?:19|20)[0-9]{2})〕(?<serial>[1-9][0-9]{0,4})号$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("^第(?<serial>[1-9][0-9]{0,4})号$", RegexOptions.CultureInvariant)]
    private static partial Regex Running();
}
