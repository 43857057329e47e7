using System.Numerics;

namespace Gongkai.Operations.Search.Index;

/// <summary>A segment and which of its documents are no longer there; never changed, another view takes its place.</summary>
internal sealed class SegmentView(Segment segment, ulong[] deleted)
{
    /// <summary>The segment.</summary>
    public Segment Segment => segment;

    /// <summary>A bit for each document, set when it is deleted or replaced.</summary>
    public ulong[] Deleted => deleted;

    /// <summary>How many are deleted.</summary>
    public int DeletedDocuments { get; } = deleted.Sum(BitOperations.PopCount);

    /// <summary>How many are there.</summary>
    public int LiveDocuments => segment.Documents - DeletedDocuments;

    /// <summary>A view of a segment with nothing deleted.</summary>
    public static SegmentView Of(Segment segment) => new(segment, NothingDeleted(segment.Documents));

    /// <summary>Bits for so many documents, none set.</summary>
    public static ulong[] NothingDeleted(int documents) => new ulong[(documents + 63) / 64];

    /// <summary>Whether a document is there.</summary>
    public bool IsLive(int ordinal) => (deleted[ordinal >> 6] >> ordinal & 1) == 0;

    /// <summary>The view after more deletions.</summary>
    public SegmentView Without(IReadOnlyCollection<int> ordinals)
    {
        var bits = (ulong[])deleted.Clone();
        foreach (var ordinal in ordinals)
        {
            bits[ordinal >> 6] |= 1UL << ordinal;
        }

        return new SegmentView(segment, bits);
    }
}
