namespace Gongkai.Domain.Publishing.Checks;

/// <summary>公民身份号码 (GB 11643): region, date of birth, serial and check digit.</summary>
public static class IdentityNumber
{
    private const string CheckDigits = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>True for eighteen characters with a province, a date and the right check digit.</summary>
    public static bool IsValid(ReadOnlySpan<char> number)
    {
        if (number.Length != 18 || number[..17].ContainsAnyExceptInRange('0', '9') || !IsProvince(number) || !IsDate(number[6..14]))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Weights[i] * (number[i] - '0');
        }

        return CheckDigits[sum % 11] == number[17];
    }

    /// <summary>True for fifteen digits with a province and a date of the twentieth century; there is no check digit.</summary>
    public static bool IsValidOld(ReadOnlySpan<char> number) =>
        number.Length == 15 && !number.ContainsAnyExceptInRange('0', '9') && IsProvince(number) && IsDate($"19{number[6..12]}");

    private static bool IsProvince(ReadOnlySpan<char> number) => int.Parse(number[..2], System.Globalization.CultureInfo.InvariantCulture) switch
    {
        >= 11 and <= 15 or >= 21 and <= 23 or >= 31 and <= 37 or >= 41 and <= 46 or >= 50 and <= 54 or >= 61 and <= 65 or 71 or >= 81 and <= 83 => true,
        _ => false,
    };

    private static bool IsDate(ReadOnlySpan<char> date) =>
        date is ['1', '9', ..] or ['2', '0', ..] && DateOnly.TryParseExact(date, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);
}
