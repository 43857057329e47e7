namespace Gongkai.Reports.Reading.Data;

/// <summary>A line of a <see cref="CsvTable"/>.</summary>
/// <param name="Line">The line of the file it begins on, from 1.</param>
/// <param name="Values">Its fields by heading, trimmed; empty where it ends early.</param>
public sealed record CsvRow(int Line, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>A field; null when it is empty or there is no such heading.</summary>
    public string? this[string heading] => Values.GetValueOrDefault(heading) is { Length: > 0 } value ? value : null;
}

/// <summary>A CSV file (RFC 4180) whose first line holds headings. Blank lines do not count.</summary>
/// <param name="Headings">The headings, trimmed.</param>
/// <param name="Rows">The lines below.</param>
public sealed record CsvTable(IReadOnlyList<string> Headings, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>Reads a text. Either the table or why there is none.</summary>
    public static (CsvTable? Table, UnreadableDocument? Problem) Read(string text)
    {
        try
        {
            var lines = new CsvLines(text.TrimStart('\uFEFF'));
            if (lines.Next() is not { } first)
            {
                return (null, new("csv.empty", "文件是空的：第一行应是标题行。"));
            }

            var headings = first.Select(h => h.Trim()).ToList();
            var rows = new List<CsvRow>();
            while (lines.Next() is { } fields)
            {
                if (!fields.All(string.IsNullOrWhiteSpace))
                {
                    rows.Add(new(lines.Line, headings.Index().DistinctBy(h => h.Item).ToDictionary(h => h.Item, h => h.Index < fields.Length ? fields[h.Index].Trim() : "")));
                }
            }

            return (new(headings, rows), null);
        }
        catch (UnreadableDocumentException e)
        {
            return (null, e.Problem);
        }
    }
}
