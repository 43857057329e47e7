using System.Text;
using Gongkai.Domain.Requests.Redaction;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Operations.Requests.Redaction;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Documents;
using Gongkai.Testing;

namespace Gongkai.Operations.Tests.Requests.Redaction;

public sealed class PixelRedactionTests
{
    private const string Secret = "张某一";

    [ProgramFact("pdftoppm", "soffice")]
    public async Task Which_words_were_hidden_makes_no_difference_to_a_single_byte_of_the_copy()
    {
        var copies = new List<byte[]>();
        foreach (var (name, number) in ((string, string)[])[(Secret, "000000190001010017"), ("李某二", "000000190212310028")])
        {
            var pdf = Printed($"申请人{name}（身份证号{number}）于2024年3月申请，{name[..1]} {name[1..]}的电话000-1234。", $"甲乙丙丁戊己庚辛{name}壬癸");
            RedactionMark[] marks = [new WordsMark(name, RedactionReason.PersonalPrivacy), new WordsMark(number, RedactionReason.PersonalPrivacy)];
            var copy = await RedactedAsync(pdf, marks);
            copy.Report.Marks.Select(m => m.Count).ShouldBe([3, 1]);
            Scanner.Find(copy.Bytes, name).ShouldBeNull();
            Scanner.Find(copy.Bytes, number).ShouldBeNull();
            copies.Add(copy.Bytes);
        }

        copies[1].ShouldBe(copies[0]);
    }

    [ProgramFact("pdftoppm", "soffice")]
    public async Task The_letters_beside_hidden_words_can_still_be_read()
    {
        var pdf = Printed("甲乙丙张某一丁戊己");
        var preview = (await Redactor.PagesAsync(new RedactionInput(pdf, "a.pdf"), [new WordsMark(Secret, RedactionReason.PersonalPrivacy)], 1, 5, default)).Value;
        var hidden = preview.Pages[0].Places.ShouldHaveSingleItem().Rectangle;
        foreach (var (beside, isLeft) in ((string, bool)[])[("甲乙丙", true), ("丁戊己", false)])
        {
            var other = (await Redactor.PagesAsync(new RedactionInput(pdf, "a.pdf"), [new WordsMark(beside, RedactionReason.PersonalPrivacy)], 1, 5, default)).Value.Pages[0].Places.ShouldHaveSingleItem().Rectangle;
            var overlap = isLeft ? other.Right - hidden.Left : hidden.Right - other.Left;
            (overlap / (other.Right - other.Left)).ShouldBeLessThan(0.1);
        }
    }

    [ProgramFact("pdftoppm")]
    public async Task Nothing_but_pixels_is_in_the_copy_of_a_pdf()
    {
        var pdf = new PlainPdf();
        var utf16 = Convert.ToHexString([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Secret)]);
        pdf.Add($"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/OpenAction<</S/JavaScript/JS<{utf16}>>>/Names<</EmbeddedFiles<</Names[(a)7 0 R]>>>>/Outlines 9 0 R>>");
        pdf.Add("<</Type/Pages/Count 1/Kids[3 0 R]>>");
        pdf.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents<{utf16}>>>]>>");
        pdf.Stream("", "BT /F 20 Tf 100 700 Td (Secret Open) Tj 3 Tr 0 -50 Td (Secret) Tj ET"u8.ToArray());
        pdf.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        pdf.Stream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes($"<x>{Secret}</x>"));
        pdf.Add($"<</Type/Filespec/F(a)/UF<{utf16}>/EF<</F 8 0 R>>>>");
        pdf.Stream("/Type/EmbeddedFile", Encoding.UTF8.GetBytes(Secret));
        pdf.Add($"<</Type/Outlines/Title<{utf16}>>>");
        pdf.Add($"<</Author<{utf16}>/Title<{utf16}>>>");
        var file = pdf.ToArray("/Info 10 0 R");
        Scanner.Find(file, Secret).ShouldNotBeNull();
        Scanner.Find(file, "Secret").ShouldNotBeNull();

        var copy = await RedactedAsync(file, [new WordsMark("secret", RedactionReason.StateSecret), new WordsMark(Secret, RedactionReason.PersonalPrivacy)]);
        copy.Report.Marks[0].Count.ShouldBe(2);
        copy.Report.NotFound.ShouldBe([1]);
        Scanner.Find(copy.Bytes, "Secret").ShouldBeNull();
        Scanner.Find(copy.Bytes, Secret).ShouldBeNull();
        var text = Encoding.Latin1.GetString(copy.Bytes);
        foreach (var name in (string[])["/Info", "/Metadata", "/Annots", "/JavaScript", "/EmbeddedFiles", "/Outlines", "/Font"])
        {
            text.ShouldNotContain(name);
        }

        using var poppler = new Poppler(copy.Bytes, Budget());
        poppler.Words(10).ShouldHaveSingleItem().Words.ShouldBeEmpty();
        poppler.Words(10)[0].Width.ShouldBe(600, 0.01);
    }

    [ProgramFact("pdftoppm")]
    public async Task A_page_that_is_turned_or_cut_is_covered_in_the_right_place()
    {
        foreach (var page in (string[])["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox[50 100 500 750]", "/CropBox[50 100 500 750]/Rotate 90"])
        {
            // Two words of one width: if the box lay elsewhere, the copies would differ.
            var copies = new List<byte[]>();
            foreach (var word in (string[])["Secret", "terceS"])
            {
                copies.Add((await RedactedAsync(PlainPdf.Page("Hello " + word, page), [new WordsMark(word, RedactionReason.StateSecret)])).Bytes);
            }

            copies[1].ShouldBe(copies[0], page);
            var plain = (await RedactedAsync(PlainPdf.Page("Hello Secret", page), [new RectangleMark(1, 0, 0, 0.01, 0.01, RedactionReason.StateSecret)])).Bytes;
            Ink(plain).ShouldBeGreaterThan(Ink((await RedactedAsync(PlainPdf.Page("", page), [new RectangleMark(1, 0, 0, 0.01, 0.01, RedactionReason.StateSecret)])).Bytes), page);
        }
    }

    [ProgramFact("pdftoppm")]
    public async Task A_rectangle_is_black_with_its_label_and_the_rest_is_as_it_was()
    {
        var raster = new Raster(200, 100, [.. Enumerable.Range(0, 200 * 100 * 3).Select(n => (byte)(n % 251))]);
        var copy = await RedactedAsync(PngFile.Write(raster), [new RectangleMark(1, 0.25, 0.25, 0.75, 0.75, RedactionReason.TradeSecret)]);

        copy.Kind.ShouldBe(FileKind.Png);
        var painted = PngFile.Read(copy.Bytes, 1_000_000);
        for (var y = 0; y < 100; y++)
        {
            for (var x = 0; x < 200; x++)
            {
                var at = 3 * (y * 200 + x);
                if (x is >= 49 and < 151 && y is >= 24 and < 76)
                {
                    painted.Rgb[at].ShouldBeOneOf((byte)0, (byte)255);
                }
                else
                {
                    painted.Rgb.AsSpan(at, 3).SequenceEqual(raster.Rgb.AsSpan(at, 3)).ShouldBeTrue($"{x},{y}");
                }
            }
        }

        Enumerable.Range(0, 200 * 100).Count(n => n % 200 is >= 49 and < 151 && n / 200 is >= 24 and < 76 && painted.Rgb[3 * n] == 255).ShouldBeInRange(20, 2000);
    }

    [ProgramFact("pdftoppm")]
    public async Task What_a_camera_notes_is_not_in_the_copy_and_the_picture_stands_upright()
    {
        var raster = new Raster(40, 20, [.. Enumerable.Repeat((byte)200, 40 * 20 * 3)]);
        byte[] photo;
        using (var pdf = new PixelPdf())
        {
            pdf.Add(raster, 40, 20);
            using var poppler = new Poppler(pdf.ToArray(), Budget());
            photo = poppler.RenderJpeg();
        }

        byte[] exif = [.. "Exif\0\0MM\0*\0\0\0\b\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(Secret)];
        byte[] noted = [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. photo[2..]];
        Scanner.Find(noted, Secret).ShouldNotBeNull();

        var copy = await RedactedAsync(noted, [new RectangleMark(1, 0, 0, 0.5, 0.5, RedactionReason.PersonalPrivacy)]);
        copy.Kind.ShouldBe(FileKind.Jpeg);
        Scanner.Find(copy.Bytes, Secret).ShouldBeNull();
        copy.Bytes.AsSpan().IndexOf("Exif"u8).ShouldBe(-1);
        var header = JpegPicture.Read(copy.Bytes, 1_000_000);
        (header.Width, header.Height).ShouldBe((20, 40));
    }

    [ProgramFact("pdftoppm")]
    public async Task Scanned_pages_are_named_since_words_cannot_be_found_on_them()
    {
        using var pdf = new PixelPdf();
        pdf.Add(new Raster(30, 30, [.. Enumerable.Range(0, 2700).Select(n => (byte)n)]), 300, 300);
        pdf.Add(new Raster(30, 30, [.. Enumerable.Repeat((byte)255, 2700)]), 300, 300);

        var copy = await RedactedAsync(pdf.ToArray(), [new WordsMark(Secret, RedactionReason.PersonalPrivacy)]);
        copy.Report.NotFound.ShouldBe([0]);
        copy.Report.PagesWithoutText.ShouldBe([1]);
    }

    [ProgramFact("pdftoppm")]
    public async Task The_check_of_the_copy_finds_what_should_not_be_there()
    {
        var clean = await RedactedAsync(PlainPdf.Page("Hello"), [new RectangleMark(1, 0, 0, 1, 1, RedactionReason.StateSecret)]);
        var check = new OutputCheck([Secret], Budget());
        check.WhyNot(FileKind.Pdf, clean.Bytes).ShouldBeNull();
        check.WhyNot(FileKind.Pdf, PlainPdf.Page("Hello"))!.Code.ShouldBe("redaction.unexpected");
        check.WhyNot(FileKind.Pdf, [.. clean.Bytes, .. Encoding.UTF8.GetBytes("%" + Secret)])!.Code.ShouldBe("redaction.still-there");

        var file = new WordFile();
        file.Body.Append(WordFile.Paragraph("张某")).Append($"<w:p>{WordFile.Run("张")}{WordFile.Run("某 一")}</w:p>");
        check.WhyNot(FileKind.Docx, file.ToArray())!.Code.ShouldBe("redaction.still-there");
    }

    [Fact]
    public void Pictures_of_every_colour_type_are_read_as_they_look()
    {
        foreach (var (depth, type, row, expected) in ((byte, byte, byte[], byte[])[])
        [
            (8, 2, [1, 2, 3], [1, 2, 3]),
            (8, 6, [10, 20, 30, 255], [10, 20, 30]),
            (8, 6, [10, 20, 30, 0], [255, 255, 255]),
            (8, 0, [77], [77, 77, 77]),
            (8, 4, [77, 255], [77, 77, 77]),
            (1, 0, [0x80], [255, 255, 255]),
            (2, 0, [0x40], [85, 85, 85]),
            (16, 0, [5, 9], [5, 5, 5]),
            (16, 2, [1, 9, 2, 9, 3, 9], [1, 2, 3]),
        ])
        {
            using var packed = new MemoryStream();
            using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            {
                zlib.Write([0, .. row]);
            }

            packed.Position = 0;
            new PngPixels(1, 1, depth, type, [], []).Read(packed, isInterlaced: false).Rgb.ShouldBe(expected);
        }
    }

    private static ReadBudget Budget() => new(new ReadLimits(), default);

    /// <summary>A page with a line of text, and another in a cell so narrow that it breaks within words.</summary>
    private static byte[] Printed(string line, string? inCell = null)
    {
        static string Paragraph(string text) => $"<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Noto Sans CJK SC\" w:hAnsi=\"Noto Sans CJK SC\" w:eastAsia=\"Noto Sans CJK SC\"/><w:sz w:val=\"24\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>";
        var file = new WordFile();
        file.Body.Append(Paragraph(line));
        if (inCell is not null)
        {
            file.Body.Append($"<w:tbl><w:tblPr><w:tblW w:w=\"1500\" w:type=\"dxa\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"1500\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w=\"1500\" w:type=\"dxa\"/></w:tcPr>{Paragraph(inCell)}</w:tc></w:tr></w:tbl>");
        }

        using var programs = new External();
        return programs.Convert(file.ToArray(), "docx", "pdf");
    }

    private static long Ink(byte[] pdf)
    {
        using var poppler = new Poppler(pdf, Budget());
        return poppler.Render(1, 400).Rgb.Sum(b => 255L - b);
    }

    private static async Task<RedactedFile> RedactedAsync(byte[] file, RedactionMark[] marks)
    {
        var outcome = await Redactor.RedactAsync(new RedactionInput(file, "附件"), marks, default);
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value;
    }
}
