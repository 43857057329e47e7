namespace Gongkai.Reports.Reading.Documents;

/// <summary>The formats that are read through a container rather than as text: Word, PDF, and what LibreOffice can turn into Word.</summary>
internal static class DocumentFormats
{
    /// <summary>
    /// Reads a Word, PDF, OpenDocument or RTF file; null when the bytes are text, a web page, JSON or a workbook, which have readers of their own.
    /// </summary>
    /// <exception cref="UnreadableDocumentException">The bytes are none of all these, or are damaged, locked, too large.</exception>
    public static SourceDocument? TryRead(ReadOnlyMemory<byte> bytes, string? name, ReadLimits limits, CancellationToken ct)
    {
        if (bytes.Length > limits.MaxBytes)
        {
            throw DocumentProblems.TooLarge(bytes.Length, limits.MaxBytes);
        }

        var budget = new ReadBudget(limits, ct);
        return CarrierDetection.Detect(bytes, out var what) switch
        {
            Carrier.Text or Carrier.Html or Carrier.Json or Carrier.Xlsx => null,
            Carrier.Docx => DocxReader.Read(bytes, name, budget),
            Carrier.Empty => throw DocumentProblems.Empty(),
            Carrier.EncryptedOffice or Carrier.EncryptedBinaryWord => throw DocumentProblems.Encrypted("文件"),
            Carrier.BinarySpreadsheet => throw DocumentProblems.Spreadsheet(),
            Carrier.BinarySlides or Carrier.Pptx => throw DocumentProblems.Slides(),
            Carrier.Ofd => throw DocumentProblems.Ofd(),
            Carrier.WebArchive => throw DocumentProblems.WebArchive(),
            Carrier.Image => throw DocumentProblems.Image(what),
            Carrier.Archive => throw DocumentProblems.Archive(what),
            Carrier.DamagedZip => throw DocumentProblems.DamagedWord(),
            Carrier.OtherCompound => throw DocumentProblems.Binary("无法识别的复合文件"),
            Carrier.Binary => throw DocumentProblems.Binary(what),
            Carrier.Pdf => PdfReader.Read(bytes, name, budget),
            Carrier.BinaryWord => LibreOffice.Read(bytes, ".doc", "旧版 Word 或 WPS 文件（.doc、.wps）", name, budget),
            Carrier.Odt => LibreOffice.Read(bytes, ".odt", " OpenDocument 文件（.odt）", name, budget),
            Carrier.Rtf => LibreOffice.Read(bytes, ".rtf", " RTF 文件", name, budget),
            Carrier.WordXml => LibreOffice.Read(bytes, ".xml", " Word XML 文件", name, budget),
        };
    }
}
