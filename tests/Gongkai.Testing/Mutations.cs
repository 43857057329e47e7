using System.Text;

namespace Gongkai.Testing;

/// <summary>
/// Damage as it happens to files on their way: cut off, bytes flipped, lines lost or doubled, markup torn, digits changed,
/// encodings confused. The same seed does the same damage.
/// </summary>
public static class Mutations
{
    private static readonly (string Name, Func<byte[], Random, byte[]> Apply)[] All =
    [
        ("cut", (b, r) => b[..r.Next(b.Length + 1)]),
        ("cut out", CutOut),
        ("bytes flipped", FlipBytes),
        ("lines dropped", OnLines((lines, r) => lines.RemoveAt(r.Next(lines.Count)))),
        ("lines doubled", OnLines((lines, r) => lines.Insert(r.Next(lines.Count), lines[r.Next(lines.Count)]))),
        ("lines swapped", OnLines(SwapLines)),
        ("lines joined", OnLines(JoinLines)),
        ("digits changed", OnText(ChangeDigits)),
        ("blanks lost", OnText((t, r) => RemoveSome(t, r, char.IsWhiteSpace))),
        ("bars lost", OnText((t, r) => RemoveSome(t, r, c => c is '|' or '<' or '>' or '"'))),
        ("tags torn", OnText(TearTags)),
        ("long number", OnText((t, r) => t.Insert(r.Next(t.Length + 1), new string((char)('0' + r.Next(10)), r.Next(1, 60))))),
        ("NUL bytes", OnText((t, r) => t.Insert(r.Next(t.Length + 1), new string('\0', r.Next(1, 5))))),
        ("GB18030", (b, _) => Encoding.GetEncoding("GB18030").GetBytes(Encoding.UTF8.GetString(b))),
        ("UTF-16", (b, r) => (r.Next(2) == 0 ? Encoding.Unicode : Encoding.BigEndianUnicode) is var e ? [.. e.GetPreamble(), .. e.GetBytes(Encoding.UTF8.GetString(b))] : b),
    ];

    static Mutations() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The names of all kinds of damage.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(m => m.Name)];

    /// <summary>Damages a file in one to four ways.</summary>
    /// <param name="original">The file, in UTF-8 where it is text.</param>
    /// <param name="seed">Decides what is done and where.</param>
    public static byte[] Damage(byte[] original, int seed)
    {
        var random = new Random(seed);
        var bytes = original;
        for (var times = random.Next(1, 5); times > 0 && bytes.Length > 0; times--)
        {
            bytes = All[random.Next(All.Length)].Apply(bytes, random);
        }

        return bytes;
    }

    private static byte[] CutOut(byte[] bytes, Random random)
    {
        var start = random.Next(bytes.Length);
        var length = random.Next(Math.Min(bytes.Length - start, 2000) + 1);
        return [.. bytes[..start], .. bytes[(start + length)..]];
    }

    private static byte[] FlipBytes(byte[] bytes, Random random)
    {
        var changed = bytes.ToArray();
        for (var times = random.Next(1, 20); times > 0; times--)
        {
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        }

        return changed;
    }

    private static Func<byte[], Random, byte[]> OnText(Func<string, Random, string> change) =>
        (bytes, random) => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bytes), random));

    private static Func<byte[], Random, byte[]> OnLines(Action<List<string>, Random> change) => OnText((text, random) =>
    {
        var lines = text.Split('\n').ToList();
        for (var times = random.Next(1, 6); times > 0 && lines.Count > 0; times--)
        {
            change(lines, random);
        }

        return string.Join('\n', lines);
    });

    private static void SwapLines(List<string> lines, Random random)
    {
        var (a, b) = (random.Next(lines.Count), random.Next(lines.Count));
        (lines[a], lines[b]) = (lines[b], lines[a]);
    }

    private static void JoinLines(List<string> lines, Random random)
    {
        var at = random.Next(lines.Count);
        if (at + 1 < lines.Count)
        {
            lines[at] += lines[at + 1];
            lines.RemoveAt(at + 1);
        }
    }

    private static string ChangeDigits(string text, Random random)
    {
        var digits = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i])).ToArray();
        if (digits.Length == 0)
        {
            return text;
        }

        var changed = text.ToCharArray();
        for (var times = random.Next(1, 8); times > 0; times--)
        {
            changed[digits[random.Next(digits.Length)]] = (char)('0' + random.Next(10));
        }

        return new string(changed);
    }

    private static string RemoveSome(string text, Random random, Func<char, bool> which)
    {
        var share = random.NextDouble() / 2;
        return string.Concat(text.Where(c => !which(c) || random.NextDouble() > share));
    }

    private static string TearTags(string text, Random random)
    {
        var changed = new StringBuilder(text);
        for (var times = random.Next(1, 10); times > 0; times--)
        {
            var at = changed.ToString().IndexOf('<', random.Next(changed.Length + 1));
            if (at < 0)
            {
                changed.Insert(random.Next(changed.Length + 1), "<td><table><tr rowspan=\"-1\" colspan=\"99999\">");
                continue;
            }

            switch (random.Next(4))
            {
                case 0:
                    changed.Remove(at, Math.Min(changed.Length - at, random.Next(1, 12)));
                    break;
                case 1:
                    changed.Insert(at, "</td>");
                    break;
                case 2:
                    changed.Insert(at, "<table><tr><td rowspan=\"70000\">");
                    break;
                default:
                    changed.Insert(at, "<!--");
                    break;
            }
        }

        return changed.ToString();
    }
}
