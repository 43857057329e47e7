using System.Buffers.Binary;
using System.Text;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>The directory of an OLE compound file ([MS-CFB]), read only as far as it takes to tell what the file is.</summary>
internal sealed class CompoundFile(ReadOnlyMemory<byte> bytes)
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;

    /// <summary>Sectors of a directory that are followed; 4,096 hold at least 16,000 entries, an Office file has some dozen.</summary>
    private const int MaxDirectorySectors = 4096;

    /// <summary>The eight bytes at the start.</summary>
    public static ReadOnlySpan<byte> Magic => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>What the streams in it make it.</summary>
    public Carrier Kind()
    {
        var streams = Streams();
        if (streams.ContainsKey("EncryptedPackage") || streams.ContainsKey("EncryptionInfo"))
        {
            return Carrier.EncryptedOffice;
        }

        if (streams.TryGetValue("WordDocument", out var word))
        {
            return IsEncryptedWord(word) ? Carrier.EncryptedBinaryWord : Carrier.BinaryWord;
        }

        return streams.ContainsKey("Workbook") || streams.ContainsKey("Book") ? Carrier.BinarySpreadsheet
            : streams.ContainsKey("PowerPoint Document") ? Carrier.BinarySlides
            : Carrier.OtherCompound;
    }

    /// <summary>Bit 8 of the flags in the file information block ([MS-DOC] FibBase.fEncrypted).</summary>
    private bool IsEncryptedWord(uint firstSector)
    {
        const int Flags = 0x0A;
        var at = Offset(firstSector) + Flags;
        return at + 2 <= bytes.Length && (BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[(int)at..]) & 0x0100) != 0;
    }

    private Dictionary<string, uint> Streams()
    {
        var streams = new Dictionary<string, uint>(StringComparer.Ordinal);
        if (bytes.Length < HeaderLength || SectorShift is not (9 or 12))
        {
            return streams;
        }

        var sector = UInt32(48);
        for (var n = 0; n < MaxDirectorySectors && Offset(sector) + SectorLength <= bytes.Length; n++)
        {
            for (var entry = Offset(sector); entry < Offset(sector) + SectorLength; entry += EntryLength)
            {
                var raw = bytes.Span.Slice((int)entry, EntryLength);
                var length = BinaryPrimitives.ReadUInt16LittleEndian(raw[64..]);
                if (length is > 2 and <= 64)
                {
                    streams.TryAdd(Encoding.Unicode.GetString(raw[..(length - 2)]), BinaryPrimitives.ReadUInt32LittleEndian(raw[116..]));
                }
            }

            sector = Next(sector);
        }

        return streams;
    }

    private int SectorShift => BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[30..]);

    private int SectorLength => 1 << SectorShift;

    private long Offset(uint sector) => (sector + 1L) << SectorShift;

    /// <summary>The sector that follows in its chain, through the first 109 sectors of the allocation table: enough for the directory of any file of a few megabytes.</summary>
    private uint Next(uint sector)
    {
        const int HeaderTable = 76;
        var perSector = SectorLength / 4;
        var table = sector / (uint)perSector;
        if (table >= 109)
        {
            return uint.MaxValue;
        }

        var at = Offset(UInt32(HeaderTable + 4 * (int)table)) + 4 * (sector % (uint)perSector);
        return at + 4 <= bytes.Length ? UInt32((int)at) : uint.MaxValue;
    }

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[at..]);
}
