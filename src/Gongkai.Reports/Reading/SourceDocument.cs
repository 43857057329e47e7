namespace Gongkai.Reports.Reading;

/// <summary>A document as a carrier reader (web page, text, Word, PDF) hands it on: paragraphs and tables in reading order, not yet understood.</summary>
public sealed class SourceDocument
{
    /// <summary>The file name or address; null when unknown.</summary>
    public string? Name { get; init; }

    /// <summary>The title the carrier states beside the text (HTML <c>title</c>, document properties); null without one.</summary>
    public string? Title { get; init; }

    /// <summary>The date of publication the carrier states beside the text (meta <c>PubDate</c>); null without one.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Paragraphs and tables in reading order.</summary>
    public required IReadOnlyList<SourceBlock> Blocks { get; init; }

    /// <summary>The text line by line, as a person would see it: for a text file its own lines, else one per paragraph or table row (cells joined by <c> | </c>).</summary>
    public required IReadOnlyList<string> Lines { get; init; }
}

/// <summary>A paragraph or a table.</summary>
/// <param name="Line">The number in <see cref="SourceDocument.Lines"/> where it begins, from 1.</param>
public abstract record SourceBlock(int Line);

/// <summary>One paragraph: one line of text, no line feeds.</summary>
public sealed record SourceParagraph(int Line, string Text) : SourceBlock(Line);

/// <summary>A table with its rows of cells as the carrier has them, spans not yet expanded. It holds no other table.</summary>
public sealed record SourceTable(int Line, IReadOnlyList<SourceRow> Rows) : SourceBlock(Line);

/// <summary>A row; the cells covered by a span from above or from the left are not in it.</summary>
/// <param name="Line">The number in <see cref="SourceDocument.Lines"/>, from 1.</param>
/// <param name="Cells">Its cells, left to right.</param>
public sealed record SourceRow(int Line, IReadOnlyList<SourceCell> Cells);

/// <summary>A cell.</summary>
/// <param name="Text">Its text; the paragraphs within it are joined by a line feed.</param>
/// <param name="ColSpan">Columns covered, from 1.</param>
/// <param name="RowSpan">Rows covered, from 1.</param>
public readonly record struct SourceCell(string Text, int ColSpan = 1, int RowSpan = 1);
