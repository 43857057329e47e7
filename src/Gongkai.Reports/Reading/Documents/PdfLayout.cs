namespace Gongkai.Reports.Reading.Documents;

/// <summary>Puts what stands on the pages into reading order: paragraphs joined, tables whole.</summary>
internal static class PdfLayout
{
    public static SourceDocument Read(IReadOnlyList<PdfPage> pages, string? name, string? title, ReadBudget budget)
    {
        var tables = new List<List<PdfTable>>();
        var lines = new List<List<PdfLine>>();
        foreach (var page in pages)
        {
            budget.Look();
            var (found, others) = RuledTables.Find(page, budget);
            tables.Add(found);
            lines.Add(PdfLines.Of(others));
        }

        PdfRunningHeads.Remove(pages, lines);
        var document = new SourceDocumentBuilder();
        var content = new List<(PdfLine? Line, List<IReadOnlyList<SourceCell>>? Rows)>();
        var waiting = new List<PdfLine>();
        PdfTable? open = null;
        var height = 0d;
        for (var p = 0; p < pages.Count; p++)
        {
            var atTop = true;
            foreach (var (line, table) in InOrder(lines[p], tables[p]))
            {
                if (line is not null)
                {
                    Close();
                    waiting.Add(line.Lower(height));
                }
                else if (table is not null && open is not null && atTop && PdfPageBreaks.GoesOn(open, table))
                {
                    open = PdfPageBreaks.Join(open, table);
                }
                else
                {
                    Close();
                    AddLines();
                    open = table;
                }

                atTop = false;
            }

            height += pages[p].Height;
        }

        Close();
        AddLines();
        var paragraphs = new PdfParagraphs([.. content.Select(c => c.Line).OfType<PdfLine>()], document);
        foreach (var (line, rows) in content)
        {
            if (line is not null)
            {
                paragraphs.Add(line);
            }
            else if (rows is not null)
            {
                paragraphs.End();
                document.Table(rows);
            }
        }

        paragraphs.End();
        return document.IsEmpty ? throw DocumentProblems.ScannedPdf() : document.Build(name, title);

        void Close()
        {
            if (open is not null)
            {
                content.Add((null, open.Rows()));
                open = null;
            }
        }

        void AddLines()
        {
            content.AddRange(AlignedTables.Split(waiting));
            waiting.Clear();
        }
    }

    private static IEnumerable<(PdfLine? Line, PdfTable? Table)> InOrder(List<PdfLine> lines, List<PdfTable> tables) =>
        lines.Select(l => (At: l.Middle, Line: (PdfLine?)l, Table: (PdfTable?)null))
            .Concat(tables.Select(t => (At: t.Top, Line: (PdfLine?)null, Table: (PdfTable?)t)))
            .OrderBy(i => i.At)
            .Select(i => (i.Line, i.Table));
}
