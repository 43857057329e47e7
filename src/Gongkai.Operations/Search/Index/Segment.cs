using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace Gongkai.Operations.Search.Index;

/// <summary>The index is not what was written: it is to be made anew.</summary>
public sealed class DamagedIndexException(string message) : IOException(message);

/// <summary>
/// A segment on the disk, mapped into memory: what is not used costs none. It is in use as long as somebody holds it
/// (<see cref="Hold"/>, <see cref="LetGo"/>), then unmapped and, if no longer wanted, deleted.
/// </summary>
internal sealed unsafe class Segment
{
    private readonly MemoryMappedFile mapping;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly Footer footer;
    private readonly string path;
    private int holders = 1;

    /// <summary>Maps a file and checks it against its sum.</summary>
    /// <param name="path">The file.</param>
    /// <param name="number">Its number in the index.</param>
    /// <param name="length">Its length; null for a file that was just written.</param>
    /// <param name="sum">Its sum; null for a file that was just written.</param>
    public Segment(string path, int number, long? length = null, uint? sum = null)
    {
        (this.path, Number) = (path, number);
        var info = new FileInfo(path);
        if (!info.Exists || info.Length < sizeof(Footer) || (length ?? info.Length) != info.Length)
        {
            throw new DamagedIndexException($"{info.Name}: missing or of wrong length");
        }

        Length = info.Length;
        mapping = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        view = mapping.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            footer = Unsafe.ReadUnaligned<Footer>(start + Length - sizeof(Footer));
            Sum = SumOf(start, Length);
            if ((sum ?? Sum) != Sum || footer.Magic != SegmentFormat.Magic || footer.Version != SegmentFormat.Version)
            {
                throw new DamagedIndexException($"{info.Name}: not what was written");
            }

            using var stream = new UnmanagedMemoryStream(At(Section.Values), LengthOf(Section.Values));
            using var reader = new BinaryReader(stream);
            Values = SegmentValues.Read(reader);
        }
        catch
        {
            Unmap();
            throw;
        }
    }

    /// <summary>Its number, in its file name.</summary>
    public int Number { get; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>Over all bytes.</summary>
    public uint Sum { get; }

    /// <summary>Documents, deleted ones included.</summary>
    public int Documents => footer.Documents;

    /// <summary>What the records name by ordinal.</summary>
    public SegmentValues Values { get; }

    /// <summary>The records by ordinal.</summary>
    public ReadOnlySpan<DocRecord> Records => new(At(Section.Documents), Documents);

    /// <summary>The terms in ascending order, and a last one that only says where things end.</summary>
    public ReadOnlySpan<TermRecord> Terms => new(At(Section.Terms), (int)(LengthOf(Section.Terms) / sizeof(TermRecord)));

    private ReadOnlySpan<int> ById => new(At(Section.ById), Documents);

    /// <summary>The file of a segment.</summary>
    public static string FileName(int number) => $"{number:D6}.segment";

    /// <summary>Keeps it mapped; false when it is gone already.</summary>
    public bool Hold()
    {
        for (var seen = Volatile.Read(ref holders); seen > 0; seen = Volatile.Read(ref holders))
        {
            if (Interlocked.CompareExchange(ref holders, seen + 1, seen) == seen)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last to let go unmaps it.</summary>
    public void LetGo()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            Unmap();
        }
    }

    /// <summary>Deletes the file. What is mapped stays readable until it is let go; where the system refuses, the next start deletes.</summary>
    public void Delete()
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows does not delete what is mapped; SearchIndex.Open removes what its manifest does not name.
            return;
        }
    }

    /// <summary>The place of a term in <see cref="Terms"/>; -1 when no document has it.</summary>
    public int Find(uint term)
    {
        var terms = Terms[..^1];
        var (low, high) = (0, terms.Length - 1);
        while (low <= high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            var found = terms[middle].Term;
            if (found == term)
            {
                return middle;
            }

            (low, high) = found < term ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>The ordinal of a document; -1 when it is not here.</summary>
    public int OrdinalOf(long id)
    {
        var byId = ById;
        var records = Records;
        var (low, high) = (0, byId.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = records[byId[middle]].Id < id ? (middle + 1, high) : (low, middle);
        }

        return low < byId.Length && records[byId[low]].Id == id ? byId[low] : -1;
    }

    /// <summary>Where a term's postings begin.</summary>
    public byte* PostingsOf(in TermRecord term) => At(Section.Postings) + term.Postings;

    /// <summary>Where a term's positions begin.</summary>
    public byte* PositionsOf(in TermRecord term) => At(Section.Positions) + term.Positions;

    private static uint SumOf(byte* bytes, long length)
    {
        const int Piece = 1 << 20;
        var sum = 0u;
        for (var done = 0L; done < length; done += Piece)
        {
            sum = Checksum.Of(new ReadOnlySpan<byte>(bytes + done, (int)Math.Min(Piece, length - done)), sum);
        }

        return sum;
    }

    private byte* At(Section section) => start + Offset(section);

    private long Offset(Section section)
    {
        fixed (long* offsets = footer.Offsets)
        {
            return offsets[(int)section];
        }
    }

    private long LengthOf(Section section)
    {
        fixed (long* lengths = footer.Lengths)
        {
            return lengths[(int)section];
        }
    }

    private void Unmap()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        mapping.Dispose();
    }
}
