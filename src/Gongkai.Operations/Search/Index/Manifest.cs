using System.Runtime.InteropServices;
using Gongkai.Operations.Search.Text;

namespace Gongkai.Operations.Search.Index;

/// <summary>What an index consists of; replaced as a whole with every commit, so that a crash leaves the one before.</summary>
/// <param name="Place">How far it has followed.</param>
/// <param name="IsComplete">False while it is made anew from the rows.</param>
/// <param name="NextNumber">The next segment's number.</param>
/// <param name="Segments">Its segments.</param>
internal sealed record Manifest(IndexPlace Place, bool IsComplete, int NextNumber, IReadOnlyList<Manifest.Entry> Segments)
{
    private const string Name = "manifest";
    private const ulong Magic = 0x3154_4E4D_5353_4B47;

    // An index made by other rules is not this program's.
    private const int Version = (SegmentFormat.Version * 1000) + TextFolding.Version;

    /// <summary>A segment.</summary>
    /// <param name="Number">In its file name.</param>
    /// <param name="Length">Bytes.</param>
    /// <param name="Sum">Over its bytes.</param>
    /// <param name="Deleted">A bit for each document.</param>
    public sealed record Entry(int Number, long Length, uint Sum, ulong[] Deleted);

    /// <summary>Reads the manifest of a folder; null when there is none.</summary>
    /// <exception cref="DamagedIndexException">It is not what was written, or written by other rules.</exception>
    public static Manifest? Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 16 || MemoryMarshal.Read<uint>(bytes.AsSpan(^4..)) != Checksum.Of(bytes.AsSpan(..^4)))
        {
            throw new DamagedIndexException("manifest: not what was written");
        }

        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (reader.ReadUInt64() != Magic || reader.ReadInt32() != Version)
        {
            throw new DamagedIndexException("manifest: written by another version");
        }

        var place = new IndexPlace(reader.ReadInt64(), reader.ReadInt64());
        var (isComplete, next) = (reader.ReadBoolean(), reader.ReadInt32());
        var segments = new Entry[reader.ReadInt32()];
        for (var i = 0; i < segments.Length; i++)
        {
            var (number, length, sum) = (reader.ReadInt32(), reader.ReadInt64(), reader.ReadUInt32());
            segments[i] = new(number, length, sum, MemoryMarshal.Cast<byte, ulong>(reader.ReadBytes(reader.ReadInt32() * sizeof(ulong))).ToArray());
        }

        return new(place, isComplete, next, segments);
    }

    /// <summary>Replaces the manifest of a folder; it is on the disk when this returns.</summary>
    public void Write(string folder)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write(Place.Sequence);
            writer.Write(Place.DocumentId);
            writer.Write(IsComplete);
            writer.Write(NextNumber);
            writer.Write(Segments.Count);
            foreach (var segment in Segments)
            {
                writer.Write(segment.Number);
                writer.Write(segment.Length);
                writer.Write(segment.Sum);
                writer.Write(segment.Deleted.Length);
                writer.Write(MemoryMarshal.AsBytes<ulong>(segment.Deleted));
            }

            writer.Write(Checksum.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        }

        var path = Path.Combine(folder, Name);
        using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
        {
            bytes.WriteTo(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
    }
}
