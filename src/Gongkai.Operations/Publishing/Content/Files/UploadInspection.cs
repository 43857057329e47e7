using System.Buffers.Binary;
using System.Text;
using Gongkai.Domain;
using Gongkai.Reports.Reading;

namespace Gongkai.Operations.Publishing.Content.Files;

/// <summary>
/// Decides by its content whether a file may be stored and offered to the public. The name is only held against the content:
/// it can refuse a file, never let one in.
/// </summary>
public static class UploadInspection
{
    /// <summary>Bytes of one file.</summary>
    public const int MaxBytes = 20 << 20;

    /// <summary>The file's kind and clean name, or why it is refused.</summary>
    public static Outcome<AcceptedFile> Inspect(string name, ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.IsEmpty)
        {
            return FileProblems.Empty;
        }

        if (span.Length > MaxBytes)
        {
            return FileProblems.TooLarge;
        }

        var clean = FileName.Clean(name);
        var found = Recognise(bytes, FileName.ExtensionOf(clean));
        if (found.Failed)
        {
            return new Outcome<AcceptedFile>(found.Problems);
        }

        var file = found.Value;
        var extension = FileName.ExtensionOf(clean);
        return file.Kind.Extensions().Contains(extension) ? file with { Name = clean } : FileProblems.Mismatch(extension, file.Kind);
    }

    /// <summary>The same for a picture in a text.</summary>
    public static Outcome<AcceptedFile> InspectPicture(string name, ReadOnlyMemory<byte> bytes)
    {
        var found = Inspect(name, bytes);
        return found.Failed || found.Value.Kind.IsPicture() ? found : FileProblems.UnknownKind;
    }

    private static Outcome<AcceptedFile> Recognise(ReadOnlyMemory<byte> bytes, string extension)
    {
        var span = bytes.Span;
        return span switch
        {
            [0xFF, 0xD8, 0xFF, ..] => PictureFiles.Jpeg(span),
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PictureFiles.Png(span),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => PictureFiles.Gif(span),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => PictureFiles.Webp(span),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf(span),
            [(byte)'P', (byte)'K', 3, 4, ..] => ZipFiles.Inspect(bytes),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => CompoundFiles.Inspect(span),
            [(byte)'M', (byte)'Z', ..] when span.Contains((byte)0) => FileProblems.Program,
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..] or [(byte)'#', (byte)'!', ..] => FileProblems.Program,
            _ => Text(span, extension),
        };
    }

    /// <summary>The header first, the end mark last, nothing behind it; nothing that starts of itself.</summary>
    private static Outcome<AcceptedFile> Pdf(ReadOnlySpan<byte> span)
    {
        var end = span.LastIndexOf("%%EOF"u8);
        if (end < 0)
        {
            return FileProblems.Damaged;
        }

        if (span[(end + 5)..].Length > 1024 || PictureFiles.HidesAnother(span[(end + 5)..]) || IsMarkup(span[..Math.Min(span.Length, 1024)]))
        {
            return FileProblems.Polyglot;
        }

        if (span.IndexOf("/Encrypt "u8) >= 0 || span.IndexOf("/Encrypt\n"u8) >= 0 || span.IndexOf("/Encrypt\r"u8) >= 0)
        {
            return FileProblems.Encrypted;
        }

        return span.IndexOf("/Launch"u8) >= 0 || span.IndexOf("/JavaScript"u8) >= 0 || span.IndexOf("/JS("u8) >= 0 || span.IndexOf("/JS ("u8) >= 0
            ? FileProblems.ActiveContent
            : new AcceptedFile(FileKind.Pdf, "");
    }

    private static Outcome<AcceptedFile> Text(ReadOnlySpan<byte> span, string extension)
    {
        var isMarked = span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        var text = TextDecoding.Decode(span[..Math.Min(span.Length, 1 << 20)]);
        if ((!isMarked && span.Contains((byte)0)) || text.AsSpan().Count('\uFFFD') * 100 > text.Length || text.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\x1A')))
        {
            return FileProblems.UnknownKind;
        }

        var head = text.AsSpan(0, Math.Min(text.Length, 4096)).TrimStart("\uFEFF \t\r\n　");
        if (head.StartsWith("{\\rtf", StringComparison.Ordinal))
        {
            return FileProblems.UnknownKind;
        }

        if (head.Contains("<svg", StringComparison.OrdinalIgnoreCase))
        {
            return FileProblems.Svg;
        }

        if (IsMarkup(Encoding.UTF8.GetBytes(head.ToString())) || head.StartsWith("<?", StringComparison.Ordinal))
        {
            return FileProblems.WebPage;
        }

        return new AcceptedFile(extension == ".csv" ? FileKind.Csv : FileKind.Text, "");
    }

    /// <summary>Tags by which a browser that guesses would take it for a page.</summary>
    internal static bool IsMarkup(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        foreach (var tag in (ReadOnlySpan<string>)["<script", "<html", "<!doctype", "<body", "<iframe", "<head", "<img", "<a href", "<?php", "<form", "<style", "<svg"])
        {
            if (text.Contains(tag, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>OLE compound files: Word, Excel, PowerPoint and WPS of the binary kind, told apart by the names of their streams.</summary>
internal static class CompoundFiles
{
    private const int EntryLength = 128;
    private const int MostSectors = 4096;

    public static Outcome<AcceptedFile> Inspect(ReadOnlySpan<byte> span)
    {
        var names = Names(span);
        return names is null ? FileProblems.Damaged
            : names.Contains("EncryptedPackage") ? FileProblems.Encrypted
            : names.Contains("_VBA_PROJECT") || names.Contains("_VBA_PROJECT_CUR") || names.Contains("Macros") || names.Contains("VBA") ? FileProblems.Macro
            : names.Contains("WordDocument") ? new AcceptedFile(FileKind.Doc, "")
            : names.Contains("Workbook") || names.Contains("Book") ? new AcceptedFile(FileKind.Xls, "")
            : names.Contains("PowerPoint Document") ? new AcceptedFile(FileKind.Ppt, "")
            : FileProblems.UnknownKind;
    }

    /// <summary>The names in the directory ([MS-CFB] 2.6); null for a file whose directory cannot be read.</summary>
    private static HashSet<string>? Names(ReadOnlySpan<byte> span)
    {
        if (span.Length < 1024 || BinaryPrimitives.ReadUInt16LittleEndian(span[30..]) is not (9 or 12))
        {
            return null;
        }

        var shift = BinaryPrimitives.ReadUInt16LittleEndian(span[30..]);
        var length = 1 << shift;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var sector = BinaryPrimitives.ReadUInt32LittleEndian(span[48..]);
        for (var n = 0; n < MostSectors; n++)
        {
            var at = (sector + 1L) << shift;
            if (at + length > span.Length)
            {
                break;
            }

            for (var entry = (int)at; entry < at + length; entry += EntryLength)
            {
                var size = BinaryPrimitives.ReadUInt16LittleEndian(span[(entry + 64)..]);
                if (size is > 2 and <= 64)
                {
                    names.Add(Encoding.Unicode.GetString(span.Slice(entry, size - 2)));
                }
            }

            var table = sector / (uint)(length / 4);
            var place = table < 109 ? ((BinaryPrimitives.ReadUInt32LittleEndian(span[(76 + 4 * (int)table)..]) + 1L) << shift) + 4 * (sector % (uint)(length / 4)) : long.MaxValue;
            if (place + 4 > span.Length)
            {
                break;
            }

            sector = BinaryPrimitives.ReadUInt32LittleEndian(span[(int)place..]);
        }

        return names.Count == 0 ? null : names;
    }
}
