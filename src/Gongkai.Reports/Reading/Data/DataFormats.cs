using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading.Documents;

namespace Gongkai.Reports.Reading.Data;

/// <summary>The files that hold a report as data, written by <see cref="Writing.ReportWriter"/>: nothing has to be understood, only read.</summary>
internal static class DataFormats
{
    /// <summary>Reads a data file; null when the bytes are none, so that another reader may try.</summary>
    /// <exception cref="UnreadableDocumentException">It is a data file, but broken or of another kind of data.</exception>
    public static AnnualReport? TryRead(ReadOnlyMemory<byte> bytes, string? name, ReadLimits limits)
    {
        if (bytes.Length > limits.MaxBytes)
        {
            throw new UnreadableDocumentException("file.tooLarge", $"文件超过 {limits.MaxBytes >> 20} MB，年度报告不会这么大，请确认选对了文件。");
        }

        return IsJson(bytes.Span) ? JsonReports.Read(bytes, name)
            : CsvReports.IsOne(bytes.Span) ? CsvReports.Read(bytes, name)
            : bytes.Span.StartsWith("PK"u8) && CarrierDetection.Detect(bytes) == Carrier.Xlsx ? WorkbookReports.Read(bytes, name, limits)
            : null;
    }

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith("\uFEFF"u8) ? bytes["\uFEFF"u8.Length..] : bytes;
        text = text.TrimStart(" \t\r\n"u8);
        return text.Length > 0 && text[0] == '{' && !text.StartsWith("{\\rtf"u8);
    }
}
