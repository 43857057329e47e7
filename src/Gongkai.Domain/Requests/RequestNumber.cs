using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongkai.Domain.Requests;

/// <summary>登记编号: the year of registration and a serial of its agency, <c>2026-00097</c>.</summary>
/// <param name="Year">The year.</param>
/// <param name="Serial">From 1.</param>
public sealed partial record RequestNumber(int Year, int Serial)
{
    private const long Years = 1_000_000_000;

    /// <summary>Year and serial as one number, <c>2026000000097</c>: in its order numbers follow each other, which as texts they do not beyond five digits.</summary>
    public long Order => FirstOrderOf(Year) + Serial;

    /// <summary>What all orders of a year are greater than; those of the year before are smaller.</summary>
    public static long FirstOrderOf(int year) => year * Years;

    /// <summary>The number of an <see cref="Order"/>.</summary>
    public static RequestNumber OfOrder(long order) => new((int)(order / Years), (int)(order % Years));

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Serial:00000}");

    /// <summary>Reads one; null when it is none. Blanks and full-width digits are forgiven.</summary>
    public static RequestNumber? Parse(string? text) =>
        text is not null && Form().Match(string.Concat(text.Trim().Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c))) is { Success: true } match
            ? new(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
            : null;

    [GeneratedRegex("^((?:19|20)[0-9]{2})[-－—–]0*([1-9][0-9]{0,8})$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
