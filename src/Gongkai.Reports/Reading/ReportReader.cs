using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading;

/// <summary>The report that was read, or why it could not be.</summary>
/// <param name="Report">The report; null when there is a problem.</param>
/// <param name="Problem">Why not; null when there is a report.</param>
public sealed record ReadResult(AnnualReport? Report, UnreadableDocument? Problem);

/// <summary>Reads an annual report from whatever it was published as: web page, text, Word, PDF, or Gongkai's own JSON, CSV and xlsx.</summary>
public static class ReportReader
{
    /// <summary>Reads a whole file in memory. What it is follows from its bytes, not from its name.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">Its name or address, for <see cref="AnnualReport.Source"/>.</param>
    /// <param name="limits">Bounds of size and time; the defaults if null.</param>
    /// <param name="ct">Cancels the reading.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string? name = null, ReadLimits? limits = null, CancellationToken ct = default)
    {
        limits ??= new ReadLimits();
        try
        {
            return new ReadResult(ReadOrThrow(bytes, name, limits, ct), null);
        }
        catch (UnreadableDocumentException unreadable)
        {
            return new ReadResult(null, unreadable.Problem);
        }
    }

    private static AnnualReport ReadOrThrow(ReadOnlyMemory<byte> bytes, string? name, ReadLimits limits, CancellationToken ct)
    {
        if (bytes.Length > limits.MaxBytes)
        {
            throw new UnreadableDocumentException("too-large", $"文件有 {bytes.Length >> 20} MB，超过 {limits.MaxBytes >> 20} MB 的上限。请只提交年度报告本身。");
        }

        if (bytes.Length == 0)
        {
            throw new UnreadableDocumentException("empty", "文件是空的。请确认已下载完整后再试。");
        }

        var text = TextDecoding.Decode(bytes.Span);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new UnreadableDocumentException("empty", "文件里没有文字。请确认已下载完整后再试。");
        }

        if (!HtmlReader.LooksLikeHtml(text))
        {
            return ReportInterpreter.Interpret(PlainTextReader.Read(text, name));
        }

        var report = ReportInterpreter.Interpret(HtmlReader.Read(text, name, limits, includeHidden: false, ct));

        // Some sites keep the text in an element that a script makes visible.
        return report.Sections.Count == 0
            ? ReportInterpreter.Interpret(HtmlReader.Read(text, name, limits, includeHidden: true, ct))
            : report;
    }
}
