using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Reading.Data;

/// <summary>Numbers the lines of a report whose text comes from a data file: what is read back can be quoted by line like any document.</summary>
internal sealed class ReportText
{
    private readonly List<string> lines = [];

    /// <summary>All lines so far; line n is at index n − 1.</summary>
    public IReadOnlyList<string> Lines => lines;

    /// <summary>Adds one line and returns its number.</summary>
    public int Add(string line)
    {
        lines.Add(line);
        return lines.Count;
    }

    /// <summary>Lengthens the last line and returns it.</summary>
    public string Extend(string more) => lines[^1] += more;

    /// <summary>Adds the lines of a text; an empty text has none.</summary>
    public IReadOnlyList<TextLine> AddAll(string? text) =>
        string.IsNullOrEmpty(text) ? [] : [.. text.Split('\n').Select(l => l.TrimEnd('\r')).Select(l => new TextLine(Add(l), l))];

    /// <summary>Adds a section with its heading.</summary>
    public ReportSection AddSection(string heading, string? kind, string? text)
    {
        var line = Add(heading);
        return new ReportSection(heading, line, SectionNames.Parse(kind, heading), AddAll(text));
    }
}
