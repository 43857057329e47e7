namespace Gongkai.Reports.Reading.Documents;

/// <summary>A rectangle between ruling lines: a cell, with the words in it.</summary>
internal sealed class RuledArea
{
    public required int Row { get; init; }

    public required int Column { get; init; }

    public int Rows { get; set; } = 1;

    public required int Columns { get; init; }

    public List<PdfWord> Words { get; } = [];
}
