namespace Gongkai.Reports.Reading.Documents;

/// <summary>What the properties of a paragraph say about its number and its end.</summary>
internal sealed class DocxParagraphProperties
{
    public string Style { get; set; } = "";

    public string? Numbering { get; set; }

    public int? Level { get; set; }

    public bool MarkDeleted { get; set; }

    /// <summary>Its own numbering, else its style's; number 0 takes the style's away.</summary>
    public (string? Numbering, int Level) Number(DocxStyles styles)
    {
        var inherited = styles.Numbering(Style);
        var number = Numbering ?? inherited.Numbering;
        return (number == "0" ? null : number, Level ?? inherited.Level);
    }
}
