using System.Runtime.InteropServices;

namespace Gongkai.Operations.Search.Index;

/// <summary>
/// A segment is one file that is never changed: postings, positions, terms, documents, documents by id, values, then a footer with
/// the places of these sections.
/// A term is two neighbouring characters of a folded field (first in the high half), or one character of a head (high half 0). Where a
/// number begins with the first or ends with the second, the pair is there once more with that end marked, so that 47号 is not found in
/// 147号 and needs no look at what stands beside it.
/// Its postings are blocks of <see cref="BlockSize"/> documents; for each document the distance from the one before, whether the
/// term stands in the head, and how often it stands. Its positions, in the same order, are distances from 0 for each document; there are
/// none for single characters. A term in more than one block begins with a table of <see cref="SkipEntry"/>.
/// </summary>
internal static class SegmentFormat
{
    /// <summary>Changes with any change of the layout.</summary>
    public const int Version = 2;

    /// <summary>Documents in a block of postings.</summary>
    public const int BlockSize = 128;

    /// <summary>In a posting: the term stands in the head.</summary>
    public const uint InHead = 2;

    /// <summary>In a posting: it stands once; otherwise the count follows.</summary>
    public const uint Once = 1;

    /// <summary>In a posting: the distance begins at this bit.</summary>
    public const int DistanceShift = 2;

    /// <summary>At the very end of the file.</summary>
    public const ulong Magic = 0x3130_4745_5353_4B47;

    // Folded texts have no character of the private use area.
    private const int BeginsNumber = '\uE000';
    private const int EndsNumber = '\uE100';

    /// <summary>The term of two neighbouring characters.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="begins">Whether a number begins with the first.</param>
    /// <param name="ends">Whether a number ends with the second.</param>
    public static uint Pair(char first, char second, bool begins = false, bool ends = false) =>
        ((uint)(begins ? BeginsNumber + first : first) << 16) | (uint)(ends ? EndsNumber + second : second);

    /// <summary>The term that a text must have where a word of two characters and more has a pair: at its ends the word's numbers end too.</summary>
    public static uint PairOf(string word, int at) =>
        Pair(word[at], word[at + 1], at == 0 && char.IsAsciiDigit(word[0]), at + 2 == word.Length && char.IsAsciiDigit(word[^1]));

    /// <summary>True for terms without positions.</summary>
    public static bool IsSingle(uint term) => term <= char.MaxValue;
}

/// <summary>The sections of a segment, in their order in the file.</summary>
internal enum Section
{
    Postings,
    Positions,
    Terms,
    Documents,
    ById,
    Values,
}

/// <summary>A term's place.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct TermRecord
{
    /// <summary>The term.</summary>
    public uint Term;

    /// <summary>In how many documents it stands, deleted ones included.</summary>
    public int Documents;

    /// <summary>Where its postings and positions begin in their sections; they end where the next term's begin.</summary>
    public long Postings, Positions;
}

/// <summary>Of a block: its last document, and where the next block begins, from the begin of the term's blocks and positions.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct SkipEntry
{
    public int LastDocument;
    public int NextPostings, NextPositions;
}

/// <summary>The end of the file.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal unsafe struct Footer
{
    public const int Sections = 6;

    public fixed long Offsets[Sections];
    public fixed long Lengths[Sections];
    public int Documents;
    public int Version;
    public ulong Magic;
}
