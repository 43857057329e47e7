using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Domain.Requests.Letters;

namespace Gongkai.Reports.Writing;

/// <summary>A letter as a Word document, set as an official document (GB/T 9704—2012).</summary>
public static class LetterDocx
{
    private const int TitleLine = 20;

    /// <summary>Writes the document.</summary>
    public static void Write(LetterText letter, Stream output)
    {
        using var buffer = new MemoryStream();
        using (var package = WordprocessingDocument.Create(buffer, WordprocessingDocumentType.Document))
        {
            // The title names no applicant; nothing else of the letter stands in the properties.
            package.PackageProperties.Title = OfficialDocument.Printable(letter.Title);
            package.PackageProperties.Creator = OfficialDocument.Printable(letter.Agency);
            var main = package.AddMainDocumentPart();
            OfficialDocxStyles.AddTo(main);
            var body = new Body(Title(letter));
            if (letter.Number is { } number)
            {
                body.Append(Centred(number));
            }

            body.Append(Flush(letter.Addressee + "："));
            body.Append(letter.Paragraphs.Select(p => new Paragraph(Run(p))));
            if (letter.Attachments.Count > 0)
            {
                body.Append(new Paragraph(Run(" ")));
                body.Append(letter.Attachments.Select((a, n) => new Paragraph(Run(letter.Attachments.Count == 1 ? $"附件：{a}" : $"{(n == 0 ? "附件：" : "　　　")}{n + 1}．{a}"))));
            }

            body.Append(new Paragraph(Run(" ")), Styled(OfficialDocxStyles.Signature, letter.Agency));
            if (letter.On is { } on)
            {
                body.Append(Styled(OfficialDocxStyles.SignatureDate, on.ToString("yyyy年M月d日")));
            }

            body.Append(OfficialDocx.PageOf(main));
            main.Document = new Document(body);
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    // A title that is longer than a line is divided behind the agency's name.
    private static Paragraph Title(LetterText letter)
    {
        var isLong = letter.Title.Length > TitleLine && letter.Title.Length > letter.Agency.Length && letter.Title.StartsWith(letter.Agency, StringComparison.Ordinal);
        var title = Styled(OfficialDocxStyles.Title, isLong ? letter.Agency : letter.Title);
        if (isLong)
        {
            title.Append(new Run(new Break(), new Text(OfficialDocument.Printable(letter.Title[letter.Agency.Length..])) { Space = SpaceProcessingModeValues.Preserve }));
        }

        return title;
    }

    private static Paragraph Centred(string text) => new(new ParagraphProperties(new Indentation { FirstLineChars = 0, FirstLine = "0" }, new Justification { Val = JustificationValues.Center }), Run(text));

    private static Paragraph Flush(string text) => new(new ParagraphProperties(new Indentation { FirstLineChars = 0, FirstLine = "0" }), Run(text));

    private static Paragraph Styled(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    private static Run Run(string text) => new(new Text(OfficialDocument.Printable(text)) { Space = SpaceProcessingModeValues.Preserve });
}
