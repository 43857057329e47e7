using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading.Data;
using Gongkai.Reports.Reading.Documents;

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

        if (DataFormats.TryRead(bytes, name, limits) is { } data)
        {
            return data;
        }

        if (DocumentFormats.TryRead(bytes, name, limits, ct) is { } document)
        {
            return Recognised(ReportInterpreter.Interpret(document));
        }

        var text = TextDecoding.Decode(bytes.Span);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new UnreadableDocumentException("empty", "文件里没有文字。请确认已下载完整后再试。");
        }

        if (!HtmlReader.LooksLikeHtml(text))
        {
            return Recognised(ReportInterpreter.Interpret(PlainTextReader.Read(text, name)));
        }

        var report = ReportInterpreter.Interpret(HtmlReader.Read(text, name, limits, includeHidden: false, ct));

        // Some sites keep the text in an element that a script makes visible.
        return IsReport(report) ? report : Recognised(ReportInterpreter.Interpret(HtmlReader.Read(text, name, limits, includeHidden: true, ct)));
    }

    private static AnnualReport Recognised(AnnualReport report) =>
        IsReport(report)
            ? report
            : throw new UnreadableDocumentException(
                "not-a-report", "没有认出年度报告：既没有法定表格，也没有“总体情况”等各部分标题。请确认提交的是政府信息公开工作年度报告的正文页或文件，而不是列表页、附件说明或其他文章。");

    private static bool IsReport(AnnualReport report) =>
        report.Title is not null || report.Sections.Count(s => s.Kind is not null) >= 2
        || report.Has(TableKind.Active) || report.Has(TableKind.Requests) || report.Has(TableKind.Remedies);
}
