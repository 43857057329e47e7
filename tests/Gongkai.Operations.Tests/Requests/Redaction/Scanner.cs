using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Operations.Tests.Requests.Redaction;

/// <summary>
/// Looks for words in a file the way a curious receiver would, with nothing of the redaction's own code: raw, unzipped, inflated at every
/// place that could begin a packed stream, in several encodings, as hexadecimal strings, as entities, with tags taken out.
/// </summary>
internal static partial class Scanner
{
    private static readonly Encoding[] Encodings = [Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!];

    /// <summary>Where the word is, or nothing.</summary>
    public static string? Find(byte[] file, string word)
    {
        if (In(file, word) is { } raw)
        {
            return "raw: " + raw;
        }

        if (file is [(byte)'P', (byte)'K', ..])
        {
            using var zip = new ZipArchive(new MemoryStream(file));
            foreach (var entry in zip.Entries)
            {
                using var content = new MemoryStream();
                using (var packed = entry.Open())
                {
                    packed.CopyTo(content);
                }

                if ((Find(content.ToArray(), word) ?? In(Encoding.UTF8.GetBytes(entry.FullName), word)) is { } found)
                {
                    return $"{entry.FullName}: {found}";
                }
            }
        }

        for (var at = 0; at + 2 < file.Length; at++)
        {
            if (file[at] == 0x78 && file[at + 1] is 0x01 or 0x5E or 0x9C or 0xDA && Inflated(file, at) is { } content && In(content, word) is { } packed)
            {
                return $"packed at {at}: {packed}";
            }
        }

        return null;
    }

    private static string? In(byte[] bytes, string word)
    {
        foreach (var encoding in Encodings)
        {
            var pattern = encoding.GetBytes(word);
            if (pattern.Length > 3 && bytes.AsSpan().IndexOf(pattern) >= 0)
            {
                return encoding.WebName;
            }

            foreach (var hex in (string[])[Convert.ToHexString(pattern), Convert.ToHexStringLower(pattern)])
            {
                if (bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(hex)) >= 0)
                {
                    return "hexadecimal " + encoding.WebName;
                }
            }
        }

        var text = Encoding.UTF8.GetString(bytes);
        return text.Contains('<', StringComparison.Ordinal) && WebUtility.HtmlDecode(Tags().Replace(text, "")).Contains(word, StringComparison.OrdinalIgnoreCase) ? "text without tags" : null;
    }

    private static byte[]? Inflated(byte[] file, int at)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(file, at, file.Length - at), CompressionMode.Decompress);
            using var content = new MemoryStream();
            zlib.CopyTo(content);
            return content.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
