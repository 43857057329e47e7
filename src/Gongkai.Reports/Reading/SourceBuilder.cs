using System.Text;

namespace Gongkai.Reports.Reading;

/// <summary>Collects paragraphs and tables in reading order and numbers their lines.</summary>
internal sealed class SourceBuilder(ReadLimits limits)
{
    private readonly List<SourceBlock> blocks = [];
    private readonly List<string> lines = [];
    private readonly StringBuilder line = new();
    private int cells;

    /// <summary>One paragraph; an empty one is left out.</summary>
    public void AddParagraph(string text)
    {
        if (text.Length > 0)
        {
            lines.Add(text);
            blocks.Add(new SourceParagraph(lines.Count, text));
        }
    }

    /// <summary>A table, one line for each row.</summary>
    /// <exception cref="UnreadableDocumentException">There are more cells than any report has.</exception>
    public void AddTable(List<List<SourceCell>> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var table = new SourceRow[rows.Count];
        var first = lines.Count + 1;
        for (var r = 0; r < rows.Count; r++)
        {
            cells += rows[r].Count;
            if (cells > limits.MaxCells)
            {
                throw new UnreadableDocumentException("too-many-cells", $"表格超过 {limits.MaxCells} 个单元格，不像年度报告。请只上传年度报告正文所在的文件或网页。");
            }

            lines.Add(OnOneLine(rows[r]));
            table[r] = new SourceRow(lines.Count, rows[r]);
        }

        blocks.Add(new SourceTable(first, table));
    }

    private string OnOneLine(List<SourceCell> row)
    {
        line.Clear();
        for (var c = 0; c < row.Count; c++)
        {
            line.Append(c > 0 ? " | " : "").Append(row[c].Text);
        }

        return line.Replace('\n', ' ').ToString();
    }

    /// <summary>The content of a table that turned out to be layout.</summary>
    public void AddAsParagraphs(IEnumerable<IReadOnlyList<SourceCell>> rows, IReadOnlyList<SourceCell> openRow)
    {
        foreach (var row in rows.Append(openRow))
        {
            foreach (var cell in row)
            {
                foreach (var paragraph in cell.Text.Split('\n'))
                {
                    AddParagraph(paragraph);
                }
            }
        }
    }

    /// <summary>The document.</summary>
    public SourceDocument Build(string? name, string? title, DateOnly? publishedOn) =>
        new() { Name = name, Title = title, PublishedOn = publishedOn, Blocks = blocks, Lines = lines };
}
