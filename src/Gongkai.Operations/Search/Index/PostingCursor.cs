using System.Numerics;
using System.Runtime.Intrinsics;

namespace Gongkai.Operations.Search.Index;

/// <summary>Walks the documents of a term in ascending order, block by block, and gives the positions in the one it stands on.</summary>
internal sealed unsafe class PostingCursor
{
    /// <summary>Behind the last document.</summary>
    public const int End = int.MaxValue;

    private readonly SkipEntry* skips;
    private readonly byte* postings;
    private readonly byte* positions;
    private readonly int blocks;
    private readonly int[] documents = new int[SegmentFormat.BlockSize];
    private readonly int[] counts = new int[SegmentFormat.BlockSize];
    private int block = -1;
    private int inBlock;
    private int at;
    private byte* nextPositions;
    private int positionsAt;

    /// <summary>Stands on the term's first document.</summary>
    public PostingCursor(Segment segment, in TermRecord term)
    {
        Documents = term.Documents;
        blocks = (term.Documents + SegmentFormat.BlockSize - 1) / SegmentFormat.BlockSize;
        var start = segment.PostingsOf(term);
        skips = (SkipEntry*)start;
        postings = start + ((blocks - 1) * sizeof(SkipEntry));
        positions = segment.PositionsOf(term);
        Load(0);
    }

    /// <summary>How many documents there are.</summary>
    public int Documents { get; }

    /// <summary>The document it stands on; <see cref="End"/> behind the last.</summary>
    public int Document { get; private set; }

    /// <summary>How often the term stands in the document.</summary>
    public int Count => counts[at] >> 1;

    /// <summary>Whether it stands in its head.</summary>
    public bool InHead => (counts[at] & 1) != 0;

    /// <summary>Goes to the next document.</summary>
    public int Next()
    {
        if (++at < inBlock)
        {
            return Document = documents[at];
        }

        if (block + 1 < blocks)
        {
            Load(block + 1);
            return Document;
        }

        return Document = End;
    }

    /// <summary>Goes to the first document that is not before the given one.</summary>
    public int SkipTo(int document)
    {
        if (document <= Document)
        {
            return Document;
        }

        if (document > documents[inBlock - 1])
        {
            var (low, high) = (block + 1, blocks - 1);
            if (low > high)
            {
                at = inBlock;
                return Document = End;
            }

            // The last block has no entry: it is the one when no other reaches so far.
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = skips[middle].LastDocument < document ? (middle + 1, high) : (low, middle);
            }

            Load(low);
        }

        while (documents[at] < document)
        {
            if (++at == inBlock)
            {
                return Document = End;
            }
        }

        return Document = documents[at];
    }

    /// <summary>Where the positions in the document begin, encoded.</summary>
    public byte* Positions()
    {
        if (positionsAt < at)
        {
            var numbers = 0;
            for (; positionsAt < at; positionsAt++)
            {
                numbers += counts[positionsAt] >> 1;
            }

            nextPositions = Skip(nextPositions, numbers);
        }

        return nextPositions;
    }

    /// <summary>The encoded positions in the document.</summary>
    public ReadOnlySpan<byte> EncodedPositions()
    {
        var begin = Positions();
        return new ReadOnlySpan<byte>(begin, (int)(Skip(begin, Count) - begin));
    }

    /// <summary>Reads a number and moves behind it.</summary>
    public static uint ReadNumber(ref byte* p)
    {
        uint value = *p++;
        if (value < 0x80)
        {
            return value;
        }

        value &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            uint next = *p++;
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    // A number ends with a byte whose high bit is not set: sixteen bytes are looked at together. Behind the positions stand other
    // sections of the file, so that reading a little too far is reading what is there.
    private static byte* Skip(byte* p, int numbers)
    {
        while (numbers >= Vector128<byte>.Count)
        {
            numbers -= Vector128<byte>.Count - BitOperations.PopCount(Vector128.Load(p).ExtractMostSignificantBits());
            p += Vector128<byte>.Count;
        }

        while (numbers > 0)
        {
            numbers -= *p++ < 0x80 ? 1 : 0;
        }

        return p;
    }

    private void Load(int which)
    {
        var before = which == 0 ? new SkipEntry { LastDocument = -1 } : skips[which - 1];
        var p = postings + before.NextPostings;
        nextPositions = positions + before.NextPositions;
        positionsAt = 0;
        (block, at) = (which, 0);
        inBlock = Math.Min(SegmentFormat.BlockSize, Documents - (which * SegmentFormat.BlockSize));
        var document = before.LastDocument;
        for (var i = 0; i < inBlock; i++)
        {
            var posting = ReadNumber(ref p);
            document += (int)(posting >> SegmentFormat.DistanceShift);
            documents[i] = document;
            var count = (posting & SegmentFormat.Once) != 0 ? 1 : (int)ReadNumber(ref p);
            counts[i] = (count << 1) | ((posting & SegmentFormat.InHead) != 0 ? 1 : 0);
        }

        Document = documents[0];
    }
}
