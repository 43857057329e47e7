namespace Gongkai.Reports.Reading.Documents;

/// <summary>Tables: rows, cells, and what merges them.</summary>
internal sealed partial class DocxReader
{
    private DocxTable ReadTable()
    {
        if (++nesting > MaxNesting)
        {
            throw DocumentProblems.TooDeep(MaxNesting);
        }

        fields.Reset();
        var table = new DocxTable([], []);
        ReadRows(table);
        nesting--;
        return table;
    }

    private void ReadRows(DocxTable table)
    {
        var depth = element.Enter();
        while (element.Next(depth))
        {
            switch (element.Name)
            {
                case "tblGrid":
                    var grid = element.Enter();
                    while (element.Next(grid))
                    {
                        if (element.Name == "gridCol")
                        {
                            table.Widths.Add(int.TryParse(element.Attribute("w"), out var width) ? width : 0);
                        }
                    }

                    break;
                case "tr":
                    var row = new Row();
                    ReadRow(row);
                    if (!row.Deleted && row.Cells.Count > 0)
                    {
                        table.Rows.Add(row.Cells);
                    }

                    break;
                case "sdt" or "sdtContent" or "customXml":
                    ReadRows(table);
                    break;
            }
        }
    }

    private void ReadRow(Row row)
    {
        var depth = element.Enter();
        while (element.Next(depth))
        {
            switch (element.Name)
            {
                case "trPr":
                    var inner = element.Enter();
                    while (element.Next(inner))
                    {
                        row.Deleted |= element.Name == "del";
                        if (element.Name == "gridBefore" && int.TryParse(element.Attribute("val"), out var before) && before is > 0 and < MaxColumns)
                        {
                            row.Cells.Add(new DocxCell(0, before, Continues: false, []));
                        }
                    }

                    break;
                case "tc":
                    budget.Cell();
                    ReadCell(row);
                    break;
                case "sdt" or "sdtContent" or "customXml":
                    ReadRow(row);
                    break;
            }
        }
    }

    private void ReadCell(Row row)
    {
        var (span, continues, joinsLeft) = (1, false, false);
        var flow = new Flow();
        var depth = element.Enter();
        if (++nesting > MaxNesting)
        {
            throw DocumentProblems.TooDeep(MaxNesting);
        }

        while (element.Next(depth))
        {
            switch (element.Name)
            {
                case "tcPr":
                    var properties = element.Enter();
                    while (element.Next(properties))
                    {
                        switch (element.Name)
                        {
                            case "gridSpan":
                                span = int.TryParse(element.Attribute("val"), out var columns) ? Math.Clamp(columns, 1, MaxColumns) : 1;
                                break;
                            case "vMerge":
                                continues = element.Attribute("val") != "restart";
                                break;
                            case "hMerge":
                                joinsLeft = element.Attribute("val") != "restart";
                                break;
                        }
                    }

                    break;
                case "p":
                    ReadParagraph(flow);
                    break;
                case "tbl":
                    flow.End();
                    flow.Blocks.Add(ReadTable());
                    break;
                case "sdt":
                    ReadStructuredTag(flow);
                    break;
                case "customXml" or "ins" or "moveTo":
                    ReadBlocks(flow);
                    break;
                case "AlternateContent":
                    EnterFirstChoice(() => ReadBlocks(flow));
                    break;
            }
        }

        flow.End();
        nesting--;
        if (joinsLeft && row.Cells.Count > 0)
        {
            var left = row.Cells[^1];
            row.Cells[^1] = left with { Span = left.Span + span, Blocks = [.. left.Blocks, .. flow.Blocks] };
        }
        else if (row.Cells.Count < MaxColumns)
        {
            row.Cells.Add(new DocxCell(row.Cells.Count == 0 ? 0 : row.Cells[^1].End, span, continues, flow.Blocks));
        }
    }

    private sealed class Row
    {
        public List<DocxCell> Cells { get; } = [];

        public bool Deleted { get; set; }
    }
}
