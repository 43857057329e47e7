using System.Text;

namespace Gongkai.Reports.Reading;

/// <summary>Bytes to text. What the bytes are decides, not what a page declares: pages declare GBK and hold UTF-8, and the other way round.</summary>
public static class TextDecoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Lazy<Encoding> Gb18030 = new(() => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!);

    /// <summary>Decodes by byte order mark, else as UTF-8 if the bytes are valid UTF-8, else as GB18030, which contains GBK and GB2312.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            return Encoding.UTF8.GetString(bytes[3..]);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(bytes[2..]);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        }

        if (Utf16WithoutMark(bytes) is { } utf16)
        {
            return utf16.GetString(bytes);
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return StrictUtf8.GetString(bytes);
        }

        return LooksLikeDamagedUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Gb18030.Value.GetString(bytes);
    }

    // Chinese in UTF-16 has few zero bytes, but its tags, digits and line feeds have one each, nearly all on one side.
    private static UnicodeEncoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 2048)];
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        return even + odd < sample.Length / 20 || even + odd < 8 ? null
            : odd > 4 * even ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : even > 4 * odd ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : null;
    }

    // UTF-8 with a few damaged bytes stays UTF-8: the bulk of its lead bytes are followed by what they announce.
    private static bool LooksLikeDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            if (bytes[i] is >= 0xE0 and < 0xF0 && i + 2 < bytes.Length && (bytes[i + 1] & 0xC0) == 0x80 && (bytes[i + 2] & 0xC0) == 0x80)
            {
                good++;
                i += 2;
            }
            else
            {
                bad++;
            }
        }

        return good > 8 * bad;
    }
}
