using System.Runtime.InteropServices;

namespace Gongkai.Operations.Search.Index;

/// <summary>
/// A segment is one file that is never changed: postings, positions, terms, documents, documents by id, values, then a footer with
/// the places of these sections.
/// A term is two neighbouring characters of a folded field (first in the high half), or one character of a head (high half 0).
/// Its postings are blocks of <see cref="BlockSize"/> documents; for each document the distance from the one before, whether the
/// term stands in the head, and how often it stands. Its positions, in the same order, are distances from 0 for each document; there are
/// none for single characters. A term in more than one block begins with a table of <see cref="SkipEntry"/>.
/// </summary>
internal static class SegmentFormat
{
    /// <summary>Changes with any change of the layout.</summary>
    public const int Version = 1;

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

    /// <summary>The term of two neighbouring characters.</summary>
    public static uint Pair(char first, char second) => ((uint)first << 16) | second;

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
