namespace Gongkai.Reports.Reading;

/// <summary>Text as it was copied or scraped: its lines are the paragraphs. Tables in it are flattened and stay lines.</summary>
internal static class PlainTextReader
{
    /// <summary>Reads a text.</summary>
    public static SourceDocument Read(string text, string? name)
    {
        var lines = new List<string>();
        var blocks = new List<SourceBlock>();
        var separator = text.Contains('\n') ? '\n' : '\r';
        foreach (var range in text.AsSpan().Split(separator))
        {
            var kept = text.AsSpan(range).Trim("\r\uFEFF\f").ToString();
            lines.Add(kept);
            if (!string.IsNullOrWhiteSpace(kept))
            {
                blocks.Add(new SourceParagraph(lines.Count, kept));
            }
        }

        return new SourceDocument { Name = name, Blocks = blocks, Lines = lines };
    }
}
