using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>The zip around an Office document: its parts as XML streams, each within the budget.</summary>
internal sealed class OfficePackage : IDisposable
{
    /// <summary>Parts of a package; Word writes a dozen, a report full of pictures some hundred.</summary>
    private const int MaxParts = 10_000;

    private readonly ZipArchive zip;
    private readonly ReadBudget budget;

    public OfficePackage(ReadOnlyMemory<byte> bytes, ReadBudget budget)
    {
        zip = OpenZip(bytes);
        this.budget = budget;
    }

    /// <summary>Opens the zip for reading, in place.</summary>
    /// <exception cref="InvalidDataException">There is no zip directory.</exception>
    public static ZipArchive OpenZip(ReadOnlyMemory<byte> bytes)
    {
        var parts = DeclaredParts(bytes.Span);
        if (parts > MaxParts)
        {
            throw DocumentProblems.TooManyParts(parts);
        }

        var array = MemoryMarshal.TryGetArray(bytes, out var segment) ? segment : new ArraySegment<byte>(bytes.ToArray());
        return new ZipArchive(new MemoryStream(array.Array!, array.Offset, array.Count, writable: false), ZipArchiveMode.Read);
    }

    /// <summary>The part of a name, as XML; null when there is none. Entities and document types are refused, nothing outside is fetched.</summary>
    public XmlReader? Open(string name)
    {
        if ((zip.GetEntry(name) ?? zip.Entries.FirstOrDefault(e => e.FullName.Equals(name, StringComparison.OrdinalIgnoreCase))) is not { } entry)
        {
            return null;
        }

        if (entry.Length > budget.Limits.MaxUnpackedBytes)
        {
            throw DocumentProblems.UnpacksTooLarge(budget.Limits.MaxUnpackedBytes);
        }

        return XmlReader.Create(new MeteredStream(entry.Open(), budget), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
            CloseInput = true,
        });
    }

    public void Dispose() => zip.Dispose();

    /// <summary>What the end record says about the number of parts, before an object is made for each of them.</summary>
    private static int DeclaredParts(ReadOnlySpan<byte> bytes)
    {
        const int TotalEntries = 10;
        const int LongestEnd = 22 + ushort.MaxValue;
        var tail = bytes[Math.Max(0, bytes.Length - LongestEnd)..];
        var end = tail.LastIndexOf("PK\x05\x06"u8);
        return end >= 0 && end + 22 <= tail.Length ? BinaryPrimitives.ReadUInt16LittleEndian(tail[(end + TotalEntries)..]) : 0;
    }

    /// <summary>Counts what really comes out of the decompressor: the declared size is only a claim.</summary>
    private sealed class MeteredStream(Stream inner, ReadBudget budget) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            budget.Unpacked(read);
            budget.Look();
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
