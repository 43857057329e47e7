using System.Globalization;

namespace Gongkai.Domain.Returns;

/// <summary>
/// Amounts of returns as whole numbers, so that sums are exact on every database: 件 for decisions, 分 (a hundredth of a yuan)
/// for charges.
/// </summary>
public static class ReturnAmount
{
    /// <summary>分 in one 元.</summary>
    public const long FenPerYuan = 100;

    /// <summary>分 in one 万元.</summary>
    public const long FenPerTenThousandYuan = 1_000_000;

    // 1,000 亿元 in a month, or as many decisions: more is a slip of the pen.
    private const decimal Largest = 10_000_000_000_000m;

    /// <summary>Reads what somebody typed, 「1,087.30」, in the unit that he named.</summary>
    /// <param name="text">The number.</param>
    /// <param name="kind">What is returned.</param>
    /// <param name="unit">The unit; null where none was named.</param>
    public static Outcome<long> Parse(string text, ReturnKind kind, ReturnUnit? unit)
    {
        if (unit is not { } named || (named == ReturnUnit.Count) != (kind.Unit() == ReturnUnit.Count))
        {
            return ReturnProblems.Unit(kind);
        }

        if (!decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
        {
            return ReturnProblems.NoNumber(text);
        }

        var amount = number * (named switch
        {
            ReturnUnit.Count => 1,
            ReturnUnit.Yuan => FenPerYuan,
            ReturnUnit.TenThousandYuan => FenPerTenThousandYuan,
        });
        return amount != decimal.Truncate(amount) ? ReturnProblems.TooFine(text, named)
            : amount > Largest ? ReturnProblems.TooLarge(text)
            : (long)amount;
    }

    /// <summary>The number in a unit.</summary>
    public static decimal In(this ReturnUnit unit, long amount) => unit switch
    {
        ReturnUnit.Count => amount,
        ReturnUnit.Yuan => amount / (decimal)FenPerYuan,
        ReturnUnit.TenThousandYuan => amount / (decimal)FenPerTenThousandYuan,
    };

    /// <summary>The number as people read it: 「12」, 「1087.3」 (万元).</summary>
    public static string Text(ReturnKind kind, long amount) => kind.Unit().In(amount).ToString("0.######", CultureInfo.InvariantCulture);
}
