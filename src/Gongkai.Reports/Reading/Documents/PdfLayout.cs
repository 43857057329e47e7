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
        var paragraphs = new PdfParagraphs(lines, document);
        PdfTable? open = null;
        for (var p = 0; p < pages.Count; p++)
        {
            var atTop = true;
            paragraphs.NextPage();
            foreach (var (line, table) in InOrder(lines[p], tables[p]))
            {
                if (table is not null)
                {
                    paragraphs.End();
                    if (open is not null && atTop && PdfPageBreaks.GoesOn(open, table))
                    {
                        open = PdfPageBreaks.Join(open, table);
                    }
                    else
                    {
                        Close();
                        open = table;
                    }
                }
                else if (line is not null)
                {
                    Close();
                    paragraphs.Add(line);
                }

                atTop = false;
            }
        }

        Close();
        paragraphs.End();
        return document.IsEmpty ? throw DocumentProblems.ScannedPdf() : document.Build(name, title);

        void Close()
        {
            if (open is not null)
            {
                document.Table(open.Rows());
                open = null;
            }
        }
    }

    private static IEnumerable<(PdfLine? Line, PdfTable? Table)> InOrder(List<PdfLine> lines, List<PdfTable> tables) =>
        lines.Select(l => (At: l.Middle, Line: (PdfLine?)l, Table: (PdfTable?)null))
            .Concat(tables.Select(t => (At: t.Top, Line: (PdfLine?)null, Table: (PdfTable?)t)))
            .OrderBy(i => i.At)
            .Select(i => (i.Line, i.Table));
}
