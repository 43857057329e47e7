using System.Globalization;

namespace Gongkai.Domain.AnnualReports.Writing;

/// <summary>Puts figures and texts together as the form prints them (国办公开办函〔2021〕30号).</summary>
public static class ReportLayout
{
    /// <summary>The title of an agency's report.</summary>
    public static string Title(string agency, int year) => $"{agency}{year}年政府信息公开工作年度报告";

    /// <summary>The report.</summary>
    /// <param name="agency">The agency's name.</param>
    /// <param name="year">The year.</param>
    /// <param name="cells">The cells.</param>
    /// <param name="texts">The texts, their numbers put in.</param>
    /// <param name="publishedOn">The date of publication; null before.</param>
    public static AnnualReport Of(string agency, int year, CellValue[] cells, ReportTexts texts, DateOnly? publishedOn) => new(ReportFormat.Format2021, cells)
    {
        Agency = agency,
        Year = year,
        PeriodFrom = new DateOnly(year, 1, 1),
        PeriodTo = new DateOnly(year, 12, 31),
        PublishedOn = publishedOn,
        Title = Title(agency, year),
        Preamble =
        [
            new(0, "本报告依据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制，"
                + $"所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"),
        ],
        Sections = [.. FigureSheet.Form.Sections.Select(s => new ReportSection(s.FullHeading, 0, s.Kind, [.. Paragraphs(texts.Of(s.Kind)).Select(p => new TextLine(0, p))]))],
        Closing = [.. new[] { agency, publishedOn?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) }.OfType<string>().Select(l => new TextLine(0, l))],
    };

    private static string[] Paragraphs(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
