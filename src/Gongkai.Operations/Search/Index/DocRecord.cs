using System.Runtime.InteropServices;

namespace Gongkai.Operations.Search.Index;

/// <summary>What filters, facets and ranking need of a document; fixed length, one after the other in a segment, by ordinal.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct DocRecord
{
    /// <summary>No effective date: since ever.</summary>
    public const int Always = int.MinValue;

    /// <summary>No end of a term.</summary>
    public const int Never = int.MaxValue;

    /// <summary>The document's key.</summary>
    public long Id;

    /// <summary>Of all that was taken in; equal for equal documents.</summary>
    public ulong Fingerprint;

    /// <summary>Day numbers, as <see cref="DateOnly.DayNumber"/> counts.</summary>
    public int PublishedDay, EffectiveDay, ExpiresDay;

    /// <summary>Characters of the folded body.</summary>
    public int BodyLength;

    /// <summary>Ordinals in the segment's lists of values.</summary>
    public int Agency, Column, Kind, Topic;

    /// <summary>Characters of the folded title, numbers and the gaps between them; positions below it belong to the head.</summary>
    public ushort HeadLength;

    /// <summary>The year of publication.</summary>
    public ushort Year;

    /// <summary>The stated <see cref="SearchValidity"/>.</summary>
    public byte Stated;

    /// <summary>The validity on a day.</summary>
    public readonly SearchValidity ValidityOn(int day) =>
        (SearchValidity)Stated is var stated && stated is not (SearchValidity.InForce or SearchValidity.Amended) ? stated
        : ExpiresDay < day ? SearchValidity.Expired
        : EffectiveDay > day ? SearchValidity.NotYetInForce
        : stated;
}
