namespace Gongkai.Reports.Reading.Documents;

/// <summary>A paragraph or a table of a Word document, before lines are numbered.</summary>
internal abstract record DocxBlock;

/// <summary>A paragraph; line feeds where its author broke the line.</summary>
internal sealed record DocxParagraph(string Text) : DocxBlock;

/// <summary>A cell on the grid of its table.</summary>
/// <param name="Start">The grid column where it begins, from 0.</param>
/// <param name="Span">Grid columns covered.</param>
/// <param name="Continues">True when it is the lower part of the cell above.</param>
/// <param name="Blocks">What stands in it.</param>
internal sealed record DocxCell(int Start, int Span, bool Continues, List<DocxBlock> Blocks)
{
    public int End => Start + Span;

    public bool HoldsTable => Blocks.Exists(b => b is DocxTable);
}

/// <summary>A table as Word has it.</summary>
/// <param name="Widths">The widths of the grid columns in twips; may be empty or wrong.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record DocxTable(List<int> Widths, List<List<DocxCell>> Rows) : DocxBlock
{
    /// <summary>Edges nearer than this are the same edge, drawn by a trembling hand: 2 mm in twips.</summary>
    private const int Trembling = 113;

    /// <summary>Adds the table, or what a table that only places things holds.</summary>
    public void AddTo(SourceDocumentBuilder document)
    {
        if (Rows.TrueForAll(r => r.Count <= 1))
        {
            // A frame around text, or a column of lines.
            foreach (var cell in Rows.SelectMany(r => r))
            {
                AddBlocks(cell.Blocks, document);
            }

            return;
        }

        var columns = Columns();
        var pending = new List<List<DocxCell>>();
        var lifted = new List<DocxTable>();
        foreach (var row in Rows)
        {
            if (!row.Exists(c => c.HoldsTable))
            {
                pending.Add(row);
            }
            else if (OnlyPlaces(row))
            {
                AddRows(pending, columns, document);
                row.ForEach(c => AddBlocks(c.Blocks, document));
            }
            else
            {
                pending.Add([.. row.Select(c => c with { Blocks = WithoutTables(c.Blocks, lifted) })]);
            }
        }

        AddRows(pending, columns, document);
        lifted.ForEach(t => t.AddTo(document));
    }

    private static void AddBlocks(List<DocxBlock> blocks, SourceDocumentBuilder document)
    {
        foreach (var block in blocks)
        {
            if (block is DocxTable table)
            {
                table.AddTo(document);
            }
            else if (block is DocxParagraph paragraph)
            {
                document.Paragraph(paragraph.Text);
            }
        }
    }

    /// <summary>A row places things when the tables in it are more than the row itself has beside them.</summary>
    private static bool OnlyPlaces(List<DocxCell> row)
    {
        var own = row.Count(c => !c.HoldsTable && c.Blocks.Exists(b => b is DocxParagraph { Text.Length: > 0 }));
        var within = row.SelectMany(c => c.Blocks).OfType<DocxTable>().Sum(t => t.Rows.Sum(r => r.Count));
        return own == 0 || within > 2 * row.Count;
    }

    /// <summary>The paragraphs of a cell; a table of one filled cell is only a frame and gives its text, others are set aside.</summary>
    private static List<DocxBlock> WithoutTables(List<DocxBlock> blocks, List<DocxTable> setAside)
    {
        var paragraphs = new List<DocxBlock>();
        foreach (var block in blocks)
        {
            if (block is not DocxTable table)
            {
                paragraphs.Add(block);
                continue;
            }

            var filled = table.Rows.SelectMany(r => r).Where(c => c.HoldsTable || TextOf(c.Blocks).Length > 0).ToList();
            if (filled.Count == 1)
            {
                paragraphs.AddRange(WithoutTables(filled[0].Blocks, setAside));
            }
            else if (filled.Count > 1)
            {
                setAside.Add(table);
            }
        }

        return paragraphs;
    }

    private static string TextOf(List<DocxBlock> blocks) =>
        string.Join('\n', blocks.OfType<DocxParagraph>().SelectMany(p => p.Text.Split('\n')).Select(l => l.Trim()).Where(l => l.Length > 0));

    private static void AddRows(List<List<DocxCell>> rows, int[] columns, SourceDocumentBuilder document)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var table = new List<List<SourceCell>>(rows.Count);
        var open = new Dictionary<(int Start, int End), (int Row, int Index)>();
        for (var r = 0; r < rows.Count; r++)
        {
            var cells = new List<SourceCell>(rows[r].Count);
            var stillOpen = new Dictionary<(int Start, int End), (int Row, int Index)>();
            foreach (var cell in rows[r])
            {
                var edges = (columns[cell.Start], columns[cell.End]);
                if (cell.Continues && open.TryGetValue(edges, out var above))
                {
                    var upper = table[above.Row];
                    upper[above.Index] = upper[above.Index] with { RowSpan = upper[above.Index].RowSpan + 1 };
                    stillOpen[edges] = above;
                }
                else
                {
                    stillOpen[edges] = (r, cells.Count);
                    cells.Add(new SourceCell(cell.Continues ? "" : TextOf(cell.Blocks), Math.Max(1, edges.Item2 - edges.Item1)));
                }
            }

            open = stillOpen;
            table.Add(cells);
        }

        document.Table(table);
        rows.Clear();
    }

    /// <summary>
    /// The column that each edge of the grid belongs to. Edges that no cell uses, and edges a hair apart that no cell stands between,
    /// make no column: rows that a user dragged into line would otherwise fall out of it.
    /// </summary>
    private int[] Columns()
    {
        var cells = Rows.SelectMany(r => r).ToList();
        var last = cells.Count == 0 ? 0 : cells.Max(c => c.End);
        var used = new bool[last + 1];
        foreach (var cell in cells)
        {
            used[cell.Start] = used[cell.End] = true;
        }

        var columns = new int[last + 1];
        var placed = Widths.Count >= last && Widths.TrueForAll(w => w > 0);
        var (column, groupStart, distance) = (0, 0, 0);
        for (var edge = 1; edge <= last; edge++)
        {
            distance += placed ? Widths[edge - 1] : 0;
            if (used[edge])
            {
                var same = placed && distance < Trembling && !cells.Exists(c => c.Start >= groupStart && c.End <= edge);
                if (!same)
                {
                    (column, groupStart, distance) = (column + 1, edge, 0);
                }
            }

            columns[edge] = column;
        }

        return columns;
    }
}
