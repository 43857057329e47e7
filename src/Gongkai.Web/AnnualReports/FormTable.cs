using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;

namespace Gongkai.Web.AnnualReports;

/// <summary>One printed cell as a page writes it.</summary>
/// <param name="Printed">Its label or value, and its spans.</param>
/// <param name="Scope">What a label heads, in HTML's words; null for a value.</param>
/// <param name="Anchor">An id of its own where value cells name it as their heading; null without one.</param>
/// <param name="Headings">The ids of the headings of a value, where position alone does not tell them; null otherwise.</param>
internal sealed record PageCell(OfficialCell Printed, string? Scope, string? Anchor = null, string? Headings = null);

/// <summary>A statutory table for a page: the form as printed, with what a screen reader needs to read it cell by cell.</summary>
/// <param name="Columns">How many columns it has.</param>
/// <param name="Head">The rows of headings at the top.</param>
/// <param name="Body">The other rows.</param>
internal sealed record FormTable(int Columns, IReadOnlyList<IReadOnlyList<PageCell>> Head, IReadOnlyList<IReadOnlyList<PageCell>> Body)
{
    /// <summary>The table of a report, rows that it should have and has not included; null when the report has no cell of it.</summary>
    public static FormTable? Of(AnnualReport report, TableKind kind)
    {
        if (OfficialTable.Of(report, kind, withMissingRows: true) is not { } table)
        {
            return null;
        }

        var head = table.Rows.Take(table.HeaderRows).Select(r => r.Select(c => new PageCell(c, c.ColSpan > 1 ? "colgroup" : "col")).ToList());
        var body = table.Rows.Skip(table.HeaderRows);
        return new FormTable(table.Widths.Count, [.. head], kind == TableKind.Active ? Blocks(body) : [.. body.Select(r => r.Select(Plain).ToList())]);
    }

    private static PageCell Plain(OfficialCell cell) => new(cell, cell.IsLabel ? cell.RowSpan > 1 ? "rowgroup" : "row" : null);

    /// <summary>
    /// Table two has headings in its middle, a new set for each block; so each of its values names the headings it has.
    /// </summary>
    private static List<IReadOnlyList<PageCell>> Blocks(IEnumerable<IReadOnlyList<OfficialCell>> rows)
    {
        var result = new List<IReadOnlyList<PageCell>>();
        var block = 0;
        foreach (var row in rows)
        {
            if (row.All(c => c.IsLabel))
            {
                block += row.Count == 1 ? 1 : 0;
                result.Add([.. row.Select((c, i) => row.Count == 1 ? new PageCell(c, "colgroup") : new PageCell(c, "col", $"h-{block}-{i}"))]);
            }
            else
            {
                var heading = $"h-{block}-r{result.Count}";
                result.Add([.. row.Select((c, i) => c.IsLabel ? new PageCell(c, "row", heading) : new PageCell(c, null, null, $"{heading} h-{block}-{i}"))]);
            }
        }

        return result;
    }
}
