using System.Numerics;
using System.Runtime.InteropServices;

namespace Gongkai.Operations.Search.Index;

/// <summary>Tells damage from soundness; no protection against intent, which could change the index's sums as well.</summary>
internal static class Checksum
{
    /// <summary>CRC-32C, by eight bytes at a time.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var sum = ~before;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            sum = BitOperations.Crc32C(sum, word);
        }

        foreach (var rest in bytes[(bytes.Length & ~7)..])
        {
            sum = BitOperations.Crc32C(sum, rest);
        }

        return ~sum;
    }

    /// <summary>A mixing hash of a text, for fingerprints.</summary>
    public static ulong Mix(ulong hash, ReadOnlySpan<char> text)
    {
        hash = Mix(hash, (ulong)text.Length);
        var words = MemoryMarshal.Cast<char, ulong>(text);
        foreach (var word in words)
        {
            hash = Mix(hash, word);
        }

        foreach (var c in text[(words.Length * 4)..])
        {
            hash = Mix(hash, c);
        }

        return hash;
    }

    /// <summary>Mixes in a number.</summary>
    public static ulong Mix(ulong hash, ulong value)
    {
        var high = Math.BigMul(hash ^ value, 0x9E3779B97F4A7C15UL, out var low);
        return high ^ low ^ 0xD6E8FEB86659FD93UL;
    }
}
