using System.Text;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>Puts paragraphs and tables one after the other and numbers their lines.</summary>
internal sealed class SourceDocumentBuilder
{
    private readonly List<SourceBlock> blocks = [];
    private readonly List<string> lines = [];

    public bool IsEmpty => lines.Count == 0;

    /// <summary>Adds a paragraph; each of its lines becomes one of its own, empty ones are left out.</summary>
    public void Paragraph(string text)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            if (line.Length > 0)
            {
                lines.Add(line.ToString());
                blocks.Add(new SourceParagraph(lines.Count, lines[^1]));
            }
        }
    }

    /// <summary>Adds a table, one line per row; a table without text is left out.</summary>
    public void Table(IReadOnlyList<IReadOnlyList<SourceCell>> rows)
    {
        if (rows.All(r => r.All(c => c.Text.Length == 0)))
        {
            return;
        }

        var first = lines.Count + 1;
        var numbered = new List<SourceRow>(rows.Count);
        foreach (var row in rows)
        {
            lines.Add(string.Join(" | ", row.Select(c => OnOneLine(c.Text))));
            numbered.Add(new SourceRow(lines.Count, row));
        }

        blocks.Add(new SourceTable(first, numbered));
    }

    public SourceDocument Build(string? name, string? title) => new() { Name = name, Title = title, Blocks = blocks, Lines = lines };

    /// <summary>The paragraphs of a cell in one line: no blank where Chinese goes on, one elsewhere.</summary>
    private static string OnOneLine(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\n')
            {
                line.Append(text[i]);
            }
            else if (i > 0 && i + 1 < text.Length && text[i - 1] < '\u2E80' && text[i + 1] < '\u2E80')
            {
                line.Append(' ');
            }
        }

        return line.ToString();
    }
}
