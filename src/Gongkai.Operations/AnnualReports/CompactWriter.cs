using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Operations.AnnualReports;

/// <summary>Writes numbers and strings one after the other in few bytes; <see cref="CompactReader"/> reads them in the same order.</summary>
internal sealed class CompactWriter
{
    private const int CompressionQuality = 4;
    private const int CompressionWindow = 18;

    private readonly ArrayBufferWriter<byte> buffer = new(4096);

    public void Count(int value)
    {
        var rest = (uint)value;
        while (rest >= 0x80)
        {
            Byte((byte)(rest | 0x80));
            rest >>= 7;
        }

        Byte((byte)rest);
    }

    /// <summary>A whole number that may be negative but is near zero.</summary>
    public void Signed(int value) => Count(value << 1 ^ value >> 31);

    public void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Count(length);
        Encoding.UTF8.GetBytes(value, buffer.GetSpan(length));
        buffer.Advance(length);
    }

    public void OptionalText(string? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is not null)
        {
            Text(value);
        }
    }

    public void OptionalCount(int? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is { } number)
        {
            Count(number);
        }
    }

    public void OptionalDate(DateOnly? value) => OptionalCount(value?.DayNumber);

    /// <summary>A decimal with its trailing zeros: 1087.30 stays 1087.30.</summary>
    public void Decimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Byte((byte)(bits[3] >> 16 & 0xFF | (bits[3] < 0 ? 0x80 : 0)));
        Count(bits[0]);
        Count(bits[1]);
        Count(bits[2]);
    }

    public void OptionalDecimal(decimal? value)
    {
        Byte(value is null ? (byte)0 : (byte)1);
        if (value is { } number)
        {
            Decimal(number);
        }
    }

    public void Items<T>(IReadOnlyList<T> items, Action<T> write)
    {
        Count(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    /// <summary>What was written, compressed, after the encoding's version.</summary>
    public byte[] ToArray(byte version)
    {
        var header = new CompactWriter();
        header.Byte(version);
        header.Count(buffer.WrittenCount);
        var start = header.buffer.WrittenCount;
        var result = new byte[start + BrotliEncoder.GetMaxCompressedLength(buffer.WrittenCount)];
        header.buffer.WrittenSpan.CopyTo(result);
        if (!BrotliEncoder.TryCompress(buffer.WrittenSpan, result.AsSpan(start), out var written, CompressionQuality, CompressionWindow))
        {
            throw new InvalidOperationException("The compressor gave up within its own bound");
        }

        return result[..(start + written)];
    }
}

/// <summary>Reads what <see cref="CompactWriter"/> wrote.</summary>
internal sealed class CompactReader
{
    private readonly byte[] buffer;
    private int position;

    /// <exception cref="InvalidDataException">The bytes are of another version, cut off or damaged.</exception>
    public CompactReader(ReadOnlySpan<byte> bytes, byte version)
    {
        var stored = bytes.IsEmpty ? (byte)0 : bytes[0];
        if (stored != version)
        {
            throw new InvalidDataException($"Stored in version {stored}, version {version} expected");
        }

        buffer = bytes[1..].ToArray();
        var length = Count();
        var unpacked = new byte[length];
        if (!BrotliDecoder.TryDecompress(buffer.AsSpan(position), unpacked, out var written) || written != length)
        {
            throw new InvalidDataException("A stored report is damaged");
        }

        (buffer, position) = (unpacked, 0);
    }

    public int Count()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = Byte();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (int)value;
            }
        }

        throw new InvalidDataException("A stored number has no end");
    }

    public int Signed()
    {
        var value = (uint)Count();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    public byte Byte() => position < buffer.Length ? buffer[position++] : throw new InvalidDataException("A stored report ends too early");

    public string Text()
    {
        var length = Count();
        if (length < 0 || length > buffer.Length - position)
        {
            throw new InvalidDataException("A stored text ends too early");
        }

        var text = Encoding.UTF8.GetString(buffer, position, length);
        position += length;
        return text;
    }

    public string? OptionalText() => Byte() == 0 ? null : Text();

    public int? OptionalCount() => Byte() == 0 ? null : Count();

    public DateOnly? OptionalDate() => OptionalCount() is { } day ? DateOnly.FromDayNumber(day) : null;

    public decimal Decimal()
    {
        var scale = Byte();
        return new decimal(Count(), Count(), Count(), (scale & 0x80) != 0, (byte)(scale & 0x7F));
    }

    public decimal? OptionalDecimal() => Byte() == 0 ? null : Decimal();

    public T[] Items<T>(Func<T> read)
    {
        var items = new T[Count()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = read();
        }

        return items;
    }
}
