using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Gongkai.Domain.Dossiers;

/// <summary>What one entry of a dossier (卷宗) says. Once written it is neither changed nor removed.</summary>
/// <param name="AgencyId">The agency whose chain it belongs to.</param>
/// <param name="Sequence">Its place in that chain, from 1 without gaps.</param>
/// <param name="Case">The case, <c>document/17</c>.</param>
/// <param name="Act">What was done, <c>document.signed</c>.</param>
/// <param name="ActorId">The account of who did it; null for the system itself.</param>
/// <param name="ActorName">The name at the time; 「系统」 for the system.</param>
/// <param name="At">When; kept to the millisecond.</param>
/// <param name="Reason">Why; null when none was asked for.</param>
/// <param name="Detail">Before and after as JSON; null without. Never personal data.</param>
/// <param name="Sealed">Personal data of the entry, encrypted with the case's own key; null without.</param>
public sealed record DossierRecord(
    long AgencyId, long Sequence, string Case, string Act, long? ActorId, string ActorName, DateTimeOffset At, string? Reason, string? Detail, ReadOnlyMemory<byte>? Sealed);

/// <summary>
/// The chain of an agency's entries: each entry's hash covers the entry and the hash before it, so that no entry can be
/// changed, removed or put in between without all later hashes showing it. Sealed data enter as they are stored: destroying
/// their key erases them and leaves the chain whole.
/// </summary>
public static class DossierChain
{
    /// <summary>The hash before the first entry of a chain.</summary>
    public static ReadOnlyMemory<byte> Start { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>SHA-256 over the hash before and every field with its length, so that no two records give the same bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> previous, DossierRecord record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Add(hash, record.AgencyId);
        Add(hash, record.Sequence);
        Add(hash, record.Case);
        Add(hash, record.Act);
        Add(hash, record.ActorId ?? -1);
        Add(hash, record.ActorName);
        Add(hash, record.At.ToUnixTimeMilliseconds());
        Add(hash, record.Reason);
        Add(hash, record.Detail);
        Add(hash, record.Sealed is { } bytes ? bytes.Span : default, record.Sealed is not null);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, string? text) => Add(hash, text is null ? default : Encoding.UTF8.GetBytes(text), text is not null);

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> bytes, bool isThere)
    {
        Add(hash, isThere ? bytes.Length : -1L);
        hash.AppendData(bytes);
    }
}
