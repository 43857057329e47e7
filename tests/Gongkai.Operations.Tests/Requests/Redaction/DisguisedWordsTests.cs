using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Gongkai.Domain.Requests.Redaction;
using Gongkai.Operations.Requests.Redaction;
using Gongkai.Testing;

namespace Gongkai.Operations.Tests.Requests.Redaction;

/// <summary>Words and pictures that are there though the officer or a search does not see them: other code points, cells, flat fonts, crops, layers.</summary>
public sealed class DisguisedWordsTests
{
    [Fact]
    public async Task Characters_that_look_the_same_are_the_same_word()
    {
        // Kangxi radicals, radicals of the supplement, compatibility forms, selectors of variants, other dots and dashes.
        foreach (var (marked, disguises) in ((string, string[])[])
        [
            ("高立文", ["⾼⽴⽂", "高\uFE00立文", "高\uDB40\uDD00立文", "高\u2060立\u3164文"]),
            ("马长青", ["⻢⻓⻘", "马⻓青"]),
            ("金林李", ["\uF90A\uF9F4\uF9E1"]),
            ("甲某·乙某", ["甲某•乙某", "甲某・乙某", "甲某‧乙某"]),
            ("000-0000", ["000‑0000", "０００－００００", "000—0000"]),
        ])
        {
            foreach (var disguise in disguises)
            {
                var file = new WordFile();
                file.Body.Append(WordFile.Paragraph($"申请人{marked}")).Append(WordFile.Paragraph($"又名{disguise}。"));
                var copy = await RedactedAsync(file.ToArray(), [new WordsMark(marked, RedactionReason.PersonalPrivacy)]);
                copy.Report.Marks[0].Count.ShouldBe(2, disguise);
                TextOf(copy.Bytes).ShouldBe("申请人■■■■〔15-2〕又名■■■■〔15-2〕。");
            }
        }
    }

    [Fact]
    public async Task A_number_written_with_one_digit_in_each_cell_is_found_and_longer_cells_stay_apart()
    {
        static string Row(params string[] cells) => $"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{string.Concat(cells.Select(c => $"<w:tc>{WordFile.Paragraph(c)}</w:tc>"))}</w:tr></w:tbl>";
        var file = new WordFile();
        file.Body.Append(WordFile.Paragraph("身份证号000119")).Append(Row("号码", "0", "0", "0", "1", "1", "9", "备注")).Append(Row("000", "119")).Append(Row("姓名", "张", "", "某 ", "一"));
        var copy = await RedactedAsync(file.ToArray(), [new WordsMark("000119", RedactionReason.PersonalPrivacy), new WordsMark("张某一", RedactionReason.PersonalPrivacy)]);

        copy.Report.Marks.Select(m => m.Count).ShouldBe([2, 1]);
        TextOf(copy.Bytes).ShouldBe("身份证号■■■■〔15-2〕号码■■■■〔15-2〕备注000119姓名■■■■〔15-2〕");
    }

    [Fact]
    public async Task What_Word_cuts_off_a_picture_is_not_in_the_copy()
    {
        // Four pixels: the lower left one is all that is shown.
        var picture = PngFile.Write(new Raster(2, 2, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
        foreach (var (shown, expected) in ((string, byte[]?)[])
        [
            ("<a:srcRect t=\"50000\" r=\"50000\"/>", [7, 8, 9]),
            ("<a:srcRect t=\"50%\" r=\"50%\" l=\"-10%\"/>", [7, 8, 9]),
            ("<a:srcRect t=\"60000\" b=\"60000\"/>", null),
            ("<a:srcRect t=\"none\"/>", null),
        ])
        {
            var file = new WordFile();
            file.Body.Append(WordFile.Paragraph("张某一")).Append($"<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"{file.Add("media/1.png", "image", picture)}\"/>{shown}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
            PixelsOf(await ReleasedAsync(file)).ShouldBe(expected, shown);
        }

        var old = new WordFile();
        old.Body.Append(WordFile.Paragraph("张某一")).Append($"<w:p><w:r><w:pict><v:shape><v:imagedata r:id=\"{old.Add("media/1.png", "image", picture)}\" croptop=\".5\" cropright=\"32768f\"/></v:shape></w:pict></w:r></w:p>");
        PixelsOf(await ReleasedAsync(old)).ShouldBe([7, 8, 9]);
    }

    [Fact]
    public async Task A_picture_that_is_hidden_or_may_be_covered_is_not_given_out()
    {
        const string Box = "<w:p><w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:prstGeom prst=\"{0}\"/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>";
        foreach (var (properties, beside, isGiven) in ((string, string, bool)[])
        [
            ("", "", true),
            ("", Box.Replace("{0}", "line", StringComparison.Ordinal), true),
            ("", Box.Replace("{0}", "rect", StringComparison.Ordinal), false),
            ("", "<w:p><w:r><w:pict><v:rect style=\"position:absolute;left:0\" fillcolor=\"black\"/></w:pict></w:r></w:p>", false),
            ("hidden=\"1\"", "", false),
        ])
        {
            var file = new WordFile();
            var id = file.Add("media/1.png", "image", PngFile.Write(new Raster(1, 1, [7, 8, 9])));
            file.Body.Append(WordFile.Paragraph("张某一")).Append(beside).Append($"<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"a\" {properties}/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"{id}\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
            PixelsOf(await ReleasedAsync(file)).ShouldBe(isGiven ? [7, 8, 9] : null, properties + beside);
        }
    }

    [ProgramFact("pdftoppm", "soffice")]
    public async Task A_name_that_wraps_in_a_cell_is_hidden_although_other_cells_are_read_in_between()
    {
        var copies = new List<byte[]>();
        foreach (var name in (string[])["欧阳某某一", "司徒某某二"])
        {
            var pdf = Printed($"关于{name}的信息", ["身份证号", name, "这里是一段比较长的说明文字用来与旁边的格子交错"]);
            var copy = await RedactedAsync(pdf, [new WordsMark(name, RedactionReason.PersonalPrivacy)]);
            copy.Report.Marks[0].Count.ShouldBe(2);
            copies.Add(copy.Bytes);
        }

        copies[1].ShouldBe(copies[0]);
    }

    [ProgramFact("pdftoppm", "soffice")]
    public async Task A_font_that_lies_about_the_height_of_its_letters_does_not_make_the_box_flat()
    {
        var copies = new List<byte[]>();
        foreach (var name in (string[])["张某一", "李某二"])
        {
            var pdf = Encoding.Latin1.GetString(Printed($"甲乙丙{name}丁戊己", []));
            var flat = System.Text.RegularExpressions.Regex.Replace(pdf, @"/(Ascent|Descent) (-?)(\d+)", m => $"/{m.Groups[1]} {m.Groups[2]}{new string('0', m.Groups[3].Length - 1)}9");
            flat.ShouldNotBe(pdf);
            copies.Add((await RedactedAsync(Encoding.Latin1.GetBytes(flat), [new WordsMark(name, RedactionReason.PersonalPrivacy)])).Bytes);
        }

        copies[1].ShouldBe(copies[0]);
    }

    [ProgramFact("pdftoppm")]
    public async Task A_scan_with_a_printed_number_is_named_among_the_pages_whose_words_cannot_be_found()
    {
        foreach (var (side, isNamed) in ((int, bool)[])[(300, true), (60, false)])
        {
            var pdf = new PlainPdf();
            pdf.Add("<</Type/Catalog/Pages 2 0 R>>");
            pdf.Add("<</Type/Pages/Count 1/Kids[3 0 R]>>");
            pdf.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>/Contents 4 0 R>>");
            pdf.Stream("", Encoding.ASCII.GetBytes($"q {side} 0 0 {side} 100 300 cm/I Do Q BT /F 20 Tf 300 30 Td (3) Tj ET"));
            pdf.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
            pdf.Stream("/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray", [10, 90, 90, 10]);
            var copy = await RedactedAsync(pdf.ToArray(), [new RectangleMark(1, 0.9, 0.9, 1, 1, RedactionReason.PersonalPrivacy)]);
            copy.Report.PagesWithoutText.ShouldBe(isNamed ? [1] : []);
        }
    }

    [ProgramFact("pdftoppm")]
    public async Task The_copy_of_a_scan_has_a_name_that_tells_nothing()
    {
        var copy = await Redactor.RedactAsync(new RedactionInput(PngFile.Write(new Raster(9, 9, new byte[243])), "张某一的身份证.png"), [new RectangleMark(1, 0, 0, 1, 1, RedactionReason.PersonalPrivacy)], default);
        copy.Value.FileName.ShouldBe("答复附件.png");
        var file = new WordFile();
        file.Body.Append(WordFile.Paragraph("张某一"));
        (await Redactor.RedactAsync(new RedactionInput(file.ToArray(), "张某一.docx"), [new ParagraphsMark(1, 1, RedactionReason.PersonalPrivacy)], default)).Value.FileName.ShouldBe("答复附件.docx");
    }

    private static byte[] Printed(string line, string[] cells)
    {
        static string Paragraph(string text) => $"<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Noto Sans CJK SC\" w:hAnsi=\"Noto Sans CJK SC\" w:eastAsia=\"Noto Sans CJK SC\"/><w:sz w:val=\"24\"/></w:rPr><w:t>{text}</w:t></w:r></w:p>";
        var file = new WordFile();
        file.Body.Append(Paragraph(line));
        if (cells.Length > 0)
        {
            file.Body.Append($"<w:tbl><w:tblPr><w:tblW w:w=\"3600\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>{string.Concat(cells.Select(_ => "<w:gridCol w:w=\"1200\"/>"))}</w:tblGrid><w:tr>")
                .Append(string.Concat(cells.Select(c => $"<w:tc><w:tcPr><w:tcW w:w=\"1200\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>{Paragraph(c)}</w:tc>"))).Append("</w:tr></w:tbl>");
        }

        using var programs = new External();
        return programs.Convert(file.ToArray(), "docx", "pdf");
    }

    private static async Task<RedactedFile> RedactedAsync(byte[] file, RedactionMark[] marks)
    {
        var outcome = await Redactor.RedactAsync(new RedactionInput(file, "附件"), marks, default);
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value;
    }

    private static async Task<byte[]> ReleasedAsync(WordFile file) =>
        (await Redactor.RedactAsync(new RedactionInput(file.ToArray(), "附件.docx") { KeepsPictures = true }, [new WordsMark("张某一", RedactionReason.PersonalPrivacy)], default)).Value.Bytes;

    private static byte[]? PixelsOf(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        if (zip.Entries.SingleOrDefault(e => e.FullName.StartsWith("word/media/", StringComparison.Ordinal)) is not { } entry)
        {
            return null;
        }

        using var content = new MemoryStream();
        using (var packed = entry.Open())
        {
            packed.CopyTo(content);
        }

        return PngFile.Read(content.ToArray(), 100).Rgb;
    }

    private static string TextOf(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        return XDocument.Load(part).Root!.Value;
    }
}
