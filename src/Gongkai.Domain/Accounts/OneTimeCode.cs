using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Gongkai.Domain.Accounts;

/// <summary>The six digits of an authenticator (动态验证码, RFC 6238: HMAC-SHA1, steps of 30 seconds).</summary>
public static class OneTimeCode
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Bytes of a key (RFC 4226 recommends 160 bits).</summary>
    public const int KeyBytes = 20;

    /// <summary>Seconds for which a code holds.</summary>
    public const int StepSeconds = 30;

    /// <summary>Clocks may differ by so many steps.</summary>
    private const int Tolerance = 1;

    private const int Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The number of the step of an instant.</summary>
    public static long StepOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    public static string At(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // SHA-1 is what authenticators compute; as an HMAC it holds.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6");
    }

    /// <summary>The step whose code it is; null when it is none of this time, or one that was used: a code is accepted once.</summary>
    /// <param name="key">The key.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="now">The time.</param>
    /// <param name="lastStep">The step of the last code that was accepted.</param>
    public static long? StepOfCode(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long lastStep)
    {
        long? found = null;
        for (var step = StepOf(now) - Tolerance; step <= StepOf(now) + Tolerance; step++)
        {
            // No early end, and no comparison that ends early: the time tells nothing.
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(At(key, step)), System.Text.Encoding.UTF8.GetBytes(code)) && step > lastStep)
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>A key as people type it into an authenticator (RFC 4648, Base32).</summary>
    public static string ToBase32(ReadOnlySpan<byte> key)
    {
        var text = new System.Text.StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var b in key)
        {
            (buffer, bits) = ((buffer << 8) | b, bits + 8);
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32[(buffer >> bits) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        return (bits > 0 ? text.Append(Base32[(buffer << (5 - bits)) & 31]) : text).ToString();
    }

    /// <summary>What the QR code of a key says (<c>otpauth://</c>).</summary>
    public static string Address(ReadOnlySpan<byte> key, string userName, string issuer) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(userName)}?secret={ToBase32(key)}&issuer={Uri.EscapeDataString(issuer)}&digits={Digits}&period={StepSeconds}";
}
