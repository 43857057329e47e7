namespace Gongkai.Reports.Reading.Documents;

/// <summary>The text of a Word or PDF file, for whoever wants no more than its words.</summary>
public static class DocumentText
{
    /// <summary>Its lines as a person reads them, one for each paragraph or table row; or why it cannot be read.</summary>
    /// <param name="bytes">The file; a text or a web page gives a problem as well.</param>
    /// <param name="limits">Bounds of size and time.</param>
    /// <param name="ct">Cancels the reading.</param>
    public static (string? Text, UnreadableDocument? Problem) Read(ReadOnlyMemory<byte> bytes, ReadLimits limits, CancellationToken ct)
    {
        try
        {
            return DocumentFormats.TryRead(bytes, null, limits, ct) is { } document
                ? (string.Join('\n', document.Lines), null)
                : (null, new("not-a-document", "这不是 Word 或 PDF 文件。"));
        }
        catch (UnreadableDocumentException unreadable)
        {
            return (null, unreadable.Problem);
        }
    }
}
