using System.Globalization;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <summary>What the text of a cell holds.</summary>
internal enum CellTextKind
{
    Blank,
    NotApplicable,
    Number,
    Words,
}

/// <summary>The text of one table cell, understood as people write numbers.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">The number, in the unit that is written beside it.</param>
/// <param name="Unit">元 or 万元 where the cell says so; else null.</param>
/// <param name="Note">The whole text where it says more than the number; else null.</param>
internal readonly record struct CellText(CellTextKind Kind, decimal Number = 0, string? Unit = null, string? Note = null)
{
    private static readonly string[] Counters = ["万元", "元", "件次", "件", "条", "项", "宗", "个", "次", "份", "人次", "人", "起", "部", "篇", "例", "户"];

    /// <summary>Reads the text of a cell.</summary>
    public static CellText Parse(ReadOnlySpan<char> raw)
    {
        var text = Canonical.Trim(raw);
        if (text.Length == 0)
        {
            return new(CellTextKind.Blank);
        }

        if (text.Length == 1 && char.IsAsciiDigit(text[0]))
        {
            return new(CellTextKind.Number, text[0] - '0');
        }

        if (text.Length > 200)
        {
            return new(CellTextKind.Words, Note: text[..200].ToString());
        }

        Span<char> buffer = stackalloc char[text.Length];
        var n = 0;
        foreach (var c in text)
        {
            if (!Canonical.IsBlank(c))
            {
                buffer[n++] = Canonical.Half(c);
            }
        }

        ReadOnlySpan<char> packed = buffer[..n];
        if (IsNotApplicable(packed))
        {
            return new(CellTextKind.NotApplicable);
        }

        return TryNumber(packed, HasInnerBlank(text), out var number, out var rest)
            ? WithRest(number, rest, text)
            : new(CellTextKind.Words, Note: text.ToString());
    }

    /// <summary>The cell's value in the unit of its column: 「360000元」 in a column of 万元 is 36.</summary>
    public CellValue ToValue(CellUnit unit, int line)
    {
        switch (Kind)
        {
            case CellTextKind.Blank:
                return CellValue.Blank(line);
            case CellTextKind.NotApplicable:
                return new CellValue(CellState.NotApplicable, null, line);
            case CellTextKind.Words:
                return new CellValue(CellState.Unreadable, null, line, Note);
            default:
                var number = (unit, Unit) switch
                {
                    (CellUnit.TenThousandYuan, "元") => Number / 10_000m,
                    (CellUnit.Yuan, "万元") => Number * 10_000m,
                    _ => Number,
                };
                var converted = number != Number;
                return CellValue.Stated(number, line, Note ?? (converted ? Plain(Number) + Unit : null));
        }
    }

    private static string Plain(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    private static bool IsNotApplicable(ReadOnlySpan<char> text)
    {
        if (text is "无" or "不涉及" or "不适用" or "N/A" or "n/a")
        {
            return true;
        }

        foreach (var c in text)
        {
            if (c is not ('/' or '\\' or '-' or '—' or '－' or '–' or '─' or '―' or '一' or '∕' or '╱') || (c == '一' && text.Length > 1 && text[0] != text[^1]))
            {
                return false;
            }
        }

        return text.Length <= 4;
    }

    private static bool HasInnerBlank(ReadOnlySpan<char> text)
    {
        var afterDigit = false;
        var blank = false;
        foreach (var c in text)
        {
            if (Canonical.IsBlank(c))
            {
                blank = afterDigit;
                continue;
            }

            afterDigit = char.IsAsciiDigit(Canonical.Half(c));
            if (blank && afterDigit)
            {
                return true;
            }

            blank = false;
        }

        return false;
    }

    // [减|增|+|-] digits with separators, at most one decimal point. What stands behind it comes back as the rest.
    private static bool TryNumber(ReadOnlySpan<char> text, bool innerBlank, out decimal number, out ReadOnlySpan<char> rest)
    {
        number = 0;
        rest = default;
        var negative = false;
        if (text[0] is '减' or '-' or '－' or '−' or '–')
        {
            negative = true;
            text = text[(text.StartsWith("减少") ? 2 : 1)..];
        }
        else if (text[0] is '增' or '+')
        {
            text = text[(text.StartsWith("增加") ? 2 : 1)..];
        }

        if (text.Length == 0 || !char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        Span<char> digits = stackalloc char[text.Length];
        int n = 0, i = 0, sinceSeparator = 0;
        bool point = false, separated = false;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                digits[n++] = c;
                sinceSeparator++;
            }
            else if (c == ',' && !point && Thousands(text[i..]) && (separated ? sinceSeparator == 3 : sinceSeparator <= 3))
            {
                (separated, sinceSeparator) = (true, 0);
            }
            else if (c == '.' && !point && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
            {
                digits[n++] = c;
                point = true;
            }
            else
            {
                break;
            }
        }

        rest = text[i..];

        // «1 3» in one cell is two numbers or a torn one: it is not for us to say which.
        if (innerBlank)
        {
            return false;
        }

        if (n > 28 || !decimal.TryParse(digits[..n], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        number = negative ? -number : number;
        return true;
    }

    private static bool Thousands(ReadOnlySpan<char> fromSeparator) =>
        fromSeparator.Length >= 4 && char.IsAsciiDigit(fromSeparator[1]) && char.IsAsciiDigit(fromSeparator[2]) && char.IsAsciiDigit(fromSeparator[3])
        && (fromSeparator.Length == 4 || !char.IsAsciiDigit(fromSeparator[4]));

    private static CellText WithRest(decimal number, ReadOnlySpan<char> rest, ReadOnlySpan<char> whole)
    {
        string? unit = null;
        foreach (var counter in Counters)
        {
            if (rest.StartsWith(counter))
            {
                rest = rest[counter.Length..];
                unit = counter is "万元" or "元" ? counter : null;
                break;
            }
        }

        // A bare trailing mark (「13。」, 「13;」) says nothing.
        if (rest.Length == 0 || rest is "。" or "." or ";" or ",")
        {
            return new(CellTextKind.Number, number, unit);
        }

        // After the number only an aside may follow: 「8件(撤销1件)」, 「12，其中修订3件」. 「3+2」, 「20余」 and 「1-3」 are words.
        var goesOn = rest.Length > 1 && char.IsAsciiDigit(rest[1]) && rest[0] is not ('(' or '[' or '【' or '〔');
        return !goesOn && rest[0] is '(' or '[' or '【' or '〔' or ',' or ';' or '。' or '其' or '含' or '注'
            ? new(CellTextKind.Number, number, unit, whole.ToString())
            : new(CellTextKind.Words, Note: whole.ToString());
    }
}
