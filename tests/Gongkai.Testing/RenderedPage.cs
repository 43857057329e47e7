using System.Net;
using System.Text;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;

namespace Gongkai.Testing;

/// <summary>How a page is marked up.</summary>
internal sealed record PageStyle
{
    /// <summary>The declared encoding.</summary>
    public string Charset { get; init; } = "utf-8";

    /// <summary>The element of a label.</summary>
    public string LabelTag { get; init; } = "td";

    /// <summary>The markup of an encoded label.</summary>
    public Func<string, string> Label { get; init; } = l => l;

    /// <summary>The markup of an encoded value.</summary>
    public Func<string, string> Value { get; init; } = v => v;

    /// <summary>What stands around the article.</summary>
    public Func<string, string> Frame { get; init; } = b => b;

    /// <summary>The row after which table three goes on in a second table; 0 for never.</summary>
    public int SplitAfter { get; init; }
}

/// <summary>Marks a report up as the sites of agencies do.</summary>
internal static class RenderedPage
{
    public static string Of(AnnualReport report, PageStyle style)
    {
        var body = new StringBuilder();
        body.AppendLine($"<h1>{Encoded(report.Title!)}</h1>");
        Paragraphs(body, report.Preamble);
        foreach (var section in report.Sections)
        {
            body.AppendLine($"<p><strong>{Encoded(section.Heading)}</strong></p>");
            Paragraphs(body, section.Body);
            if (RenderedText.TableOf(section.Kind) is { } kind && OfficialTable.Of(report, kind) is { } table)
            {
                foreach (var part in kind == TableKind.Requests && style.SplitAfter > 0 ? Split(table, style.SplitAfter) : [table.Rows])
                {
                    Table(body, part, style);
                }
            }
        }

        Paragraphs(body, report.Closing);
        return $"""
            <!DOCTYPE html>
            <html><head><meta http-equiv="Content-Type" content="text/html; charset={style.Charset}">
            <title>{Encoded(report.Title!)}_政府信息公开年报</title>
            </head><body>
            {style.Frame(body.ToString())}
            </body></html>
            """;
    }

    private static void Paragraphs(StringBuilder body, IReadOnlyList<TextLine> lines)
    {
        foreach (var line in lines)
        {
            body.AppendLine($"<p style=\"text-indent:2em\">{Encoded(line.Text)}</p>");
        }
    }

    private static void Table(StringBuilder body, IReadOnlyList<IReadOnlyList<OfficialCell>> rows, PageStyle style)
    {
        body.AppendLine("<table border=\"1\" cellspacing=\"0\"><tbody>");
        foreach (var row in rows)
        {
            body.Append("<tr>");
            foreach (var cell in row)
            {
                var tag = cell.IsLabel ? style.LabelTag : "td";
                var spans = (cell.ColSpan > 1 ? $" colspan=\"{cell.ColSpan}\"" : "") + (cell.RowSpan > 1 ? $" rowspan=\"{cell.RowSpan}\"" : "");
                var text = Encoded(cell.Text);
                body.Append($"<{tag}{spans}>{(cell.IsLabel ? style.Label(text) : style.Value(text))}</{tag}>");
            }

            body.AppendLine("</tr>");
        }

        body.AppendLine("</tbody></table>");
    }

    /// <summary>Cuts a table after a row: a label that reached over the cut is printed again in the second part, which has no head.</summary>
    private static IReadOnlyList<IReadOnlyList<OfficialCell>>[] Split(OfficialTable table, int after)
    {
        var upper = table.Rows.Take(after).Select((row, r) => row.Select(c => c with { RowSpan = Math.Min(c.RowSpan, after - r) }).ToArray()).ToArray();
        var reaching = table.Rows.Take(after).SelectMany((row, r) => row.Where(c => r + c.RowSpan > after).Select(c => c with { RowSpan = r + c.RowSpan - after }));
        var lower = table.Rows.Skip(after).ToArray();
        lower[0] = [.. reaching, .. lower[0]];
        return [upper, lower];
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
