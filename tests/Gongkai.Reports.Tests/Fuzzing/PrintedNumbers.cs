using System.Text;

namespace Gongkai.Reports.Tests.Fuzzing;

/// <summary>
/// The oracle of the fuzz tests: every number that a report holds must stand in the document. It looks at the characters of the
/// document alone, by rules of its own, and takes no part of the readers' word for what is a number.
/// </summary>
internal sealed class PrintedNumbers
{
    private readonly string digits;

    /// <summary>Gathers what is printed.</summary>
    /// <param name="lines">The document's text.</param>
    public PrintedNumbers(IEnumerable<string> lines)
    {
        // Runs of digits as printed; a thousands separator and blanks between two digits join them, anything else parts them.
        var text = new StringBuilder("#");
        foreach (var line in lines)
        {
            foreach (var printed in line)
            {
                var c = printed is >= '！' and <= '～' ? (char)(printed - '！' + '!') : printed;
                if (char.IsAsciiDigit(c) || c == '.')
                {
                    text.Append(c);
                }
                else if (c is not (',' or ' ' or '\u00A0' or '\u3000' or '\t' or '、'))
                {
                    text.Append('#');
                }
            }

            text.Append('#');
        }

        digits = text.ToString();
    }

    /// <summary>True when the digits of the number stand in the document in its order.</summary>
    public bool Holds(decimal value)
    {
        var amount = Math.Abs(value);
        return Stands(amount) || Stands(amount * 10_000);
    }

    private bool Stands(decimal amount) => digits.Contains(amount.ToString("0.##########"), StringComparison.Ordinal);
}
