using Gongkai.Reports.Reading;

namespace Gongkai.Reports.Tests.Documents;

/// <summary>A table with its spans spread out: every place of the grid has the text of the cell that covers it.</summary>
internal static class Grid
{
    public static SourceTable[] Tables(this SourceDocument document) => [.. document.Blocks.OfType<SourceTable>()];

    public static string[] Paragraphs(this SourceDocument document) => [.. document.Blocks.OfType<SourceParagraph>().Select(p => p.Text)];

    public static string[][] Expand(this SourceTable table)
    {
        var grid = new List<SortedDictionary<int, string>>();
        for (var r = 0; r < table.Rows.Count; r++)
        {
            while (grid.Count <= r)
            {
                grid.Add([]);
            }

            var column = 0;
            foreach (var cell in table.Rows[r].Cells)
            {
                while (grid[r].ContainsKey(column))
                {
                    column++;
                }

                for (var down = 0; down < cell.RowSpan; down++)
                {
                    if (grid.Count <= r + down)
                    {
                        grid.Add([]);
                    }

                    for (var right = 0; right < cell.ColSpan; right++)
                    {
                        grid[r + down].Add(column + right, cell.Text);
                    }
                }
            }
        }

        return [.. grid.Select(r => r.Values.ToArray())];
    }
}
