using System.Security.Cryptography;
using System.Text;

namespace Gongkai.Operations.Accounts;

/// <summary>Secrets made by us: long and random, so that a plain hash of them tells nothing.</summary>
internal static class Secrets
{
    private const int SessionBytes = 32;
    private const int PasswordLength = 16;
    private const int RecoveryLength = 12;

    // Without those that are taken for one another.
    private const string Characters = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    private const string RecoveryCharacters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>The key of a session, as the browser keeps it.</summary>
    public static string SessionKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SessionBytes));

    /// <summary>A first password, to be told once and changed at the first sign-in.</summary>
    public static string Password() => string.Join('-', RandomNumberGenerator.GetString(Characters, PasswordLength).Chunk(4).Select(c => new string(c)));

    /// <summary>A recovery code of twelve characters in three groups.</summary>
    public static string RecoveryCode() => string.Join('-', RandomNumberGenerator.GetString(RecoveryCharacters, RecoveryLength).Chunk(4).Select(c => new string(c)));

    /// <summary>SHA-256 in hexadecimal.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
