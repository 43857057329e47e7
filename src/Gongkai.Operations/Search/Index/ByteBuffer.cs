namespace Gongkai.Operations.Search.Index;

/// <summary>Bytes that grow, and numbers of variable length: seven bits a byte, low ones first, the high bit set on all but the last.</summary>
internal sealed class ByteBuffer
{
    private const int LongestNumber = 5;

    private byte[] bytes = new byte[256];

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>Begins anew.</summary>
    public void Clear() => Length = 0;

    /// <summary>Appends a number.</summary>
    public void WriteNumber(uint value)
    {
        Reserve(LongestNumber);
        while (value >= 0x80)
        {
            bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        bytes[Length++] = (byte)value;
    }

    /// <summary>Appends bytes.</summary>
    public void Write(ReadOnlySpan<byte> more)
    {
        Reserve(more.Length);
        more.CopyTo(bytes.AsSpan(Length));
        Length += more.Length;
    }

    private void Reserve(int more)
    {
        if (Length + more > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more));
        }
    }
}
