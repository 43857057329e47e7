namespace Gongkai.Domain.Agencies;

/// <summary>统一社会信用代码 (GB 32100-2015): 17 characters of digits and capitals without I, O, S, V, Z, and a check character.</summary>
public sealed record CreditCode
{
    /// <summary>Characters of a code.</summary>
    public const int Length = 18;

    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int Modulus = 31;

    private CreditCode(string value) => Value = value;

    /// <summary>The 18 characters.</summary>
    public string Value { get; }

    /// <summary>The code as written; null when it has not the form, or the check character is not the one of the others.</summary>
    public static CreditCode? Parse(string? text)
    {
        if (text?.Trim().ToUpperInvariant() is not { Length: Length } code)
        {
            return null;
        }

        return CheckCharacter(code.AsSpan(0, Length - 1)) is { } check && check == code[^1] ? new CreditCode(code) : null;
    }

    /// <summary>The check character of 17 characters: weights are the powers of 3 modulo 31; null when a character is none of the code's.</summary>
    public static char? CheckCharacter(ReadOnlySpan<char> first17)
    {
        var (sum, weight) = (0, 1);
        foreach (var c in first17)
        {
            var value = Characters.IndexOf(c, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            sum += value * weight;
            weight = weight * 3 % Modulus;
        }

        return Characters[(Modulus - (sum % Modulus)) % Modulus];
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
