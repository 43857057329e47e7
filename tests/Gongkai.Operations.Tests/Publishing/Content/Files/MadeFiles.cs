using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Gongkai.Operations.Tests.Publishing.Content.Files;

/// <summary>Small files of each kind, made byte by byte so that a test can break them where it wants.</summary>
internal static class MadeFiles
{
    public const string Relationships = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">""";

    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Pdf(string inside = "") => Text($"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n{inside}\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Text(content));
            }
        }

        return stream.ToArray();
    }

    public static byte[] Docx(string body = "<w:p><w:r><w:t>正文</w:t></w:r></w:p>", params (string Name, string Content)[] more) => Zip(
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
        ("_rels/.rels", Relationships + """<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ("word/document.xml", $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {W} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>{body}</w:body></w:document>"),
        .. more,
    ]);

    public static byte[] Xlsx(string sheets = """<sheet name="名单" sheetId="1"/>""", string rows = """<row r="1"><c r="A1" t="inlineStr"><is><t>张三</t></is></c><c r="B1"><v>5</v></c></row>""", params (string Name, string Content)[] more) => Zip(
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""),
        ("_rels/.rels", Relationships + "</Relationships>"),
        ("xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets>{sheets}</sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"),
        .. more,
    ]);

    public static byte[] Jpeg(params byte[][] segments) =>
        [0xFF, 0xD8, .. segments.SelectMany(s => s), 0xFF, 0xC0, 0, 11, 8, 0, 16, 0, 32, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0xD9];

    /// <summary>An Exif segment in the byte order of Motorola with one entry for each tag.</summary>
    public static byte[] Exif(params (ushort Tag, ushort Value)[] entries)
    {
        byte[] tiff = [.. "MM\0*\0\0\0\b"u8, 0, (byte)entries.Length, .. entries.SelectMany(e => (byte[])[(byte)(e.Tag >> 8), (byte)e.Tag, 0, 3, 0, 0, 0, 1, (byte)(e.Value >> 8), (byte)e.Value, 0, 0]), 0, 0, 0, 0];
        var length = tiff.Length + 8;
        return [0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. "Exif\0\0"u8, .. tiff];
    }

    public static byte[] Png(int width = 3, int height = 2, params (string Type, byte[] Content)[] chunks)
    {
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. chunks.SelectMany(c => Chunk(c.Type, c.Content)), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", [])];
    }

    public static byte[] Gif() => [.. "GIF89a"u8, 4, 0, 5, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 4, 0, 5, 0, 0, 2, 0, 0, 0x3B];

    public static byte[] Webp() => [.. "RIFF"u8, 26, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 7, 0, 0, 0, 0, 0, 0];

    /// <summary>A compound file whose directory holds these streams.</summary>
    public static byte[] Compound(params string[] streams)
    {
        var file = new byte[512 * 3];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file);
        file[30] = 9;
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(48), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(76), 0);
        file.AsSpan(512, 512).Fill(0xFF);
        for (var n = 0; n < streams.Length; n++)
        {
            var name = Encoding.Unicode.GetBytes(streams[n]);
            name.CopyTo(file, 1024 + 128 * n);
            file[1024 + 128 * n + 64] = (byte)(name.Length + 2);
        }

        return file;
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(type), .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        return chunk;
    }
}
