using System.Text;
using Gongkai.Domain.Requests.Redaction;
using Gongkai.Operations.Requests.Redaction;
using Gongkai.Testing;

namespace Gongkai.Operations.Tests.Requests.Redaction;

public sealed class HostileFileTests
{
    private static readonly RedactionMark[] Name = [new WordsMark("张某一", RedactionReason.PersonalPrivacy)];

    [Fact]
    public async Task A_file_that_unpacks_to_more_than_it_may_is_given_up()
    {
        var file = new WordFile();
        file.Body.Append(WordFile.Paragraph(new string('甲', 400_000)));
        (await CodeAsync(file.ToArray(), new RedactionLimits { MaxUnpackedBytes = 1_000_000 })).ShouldBe("redaction.bomb");
    }

    [Fact]
    public async Task A_document_type_is_refused_and_nothing_is_fetched()
    {
        var file = new WordFile();
        file.Loose("word/document.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>");
        (await CodeAsync(file.ToArray())).ShouldBe("redaction.damaged");
    }

    [Fact]
    public async Task Elements_nested_without_end_are_given_up()
    {
        var file = new WordFile();
        file.Body.Append(string.Concat(Enumerable.Repeat("<w:customXml>", 5000))).Append(WordFile.Paragraph("甲")).Append(string.Concat(Enumerable.Repeat("</w:customXml>", 5000)));
        (await CodeAsync(file.ToArray())).ShouldBe("redaction.bomb");
    }

    [Fact]
    public async Task What_is_no_file_of_a_known_kind_is_refused_with_advice()
    {
        (await CodeAsync("just text"u8.ToArray())).ShouldBe("redaction.kind");
        (await CodeAsync([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3])).ShouldBe("redaction.damaged");
        (await CodeAsync([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0])).ShouldBe("redaction.damaged");
        (await CodeAsync([.. "PK\x03\x04"u8, 0, 0, 0])).ShouldBe("redaction.damaged");
        (await CodeAsync([0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("EncryptedPackage")])).ShouldBe("redaction.encrypted");
        (await CodeAsync(new byte[2000], new RedactionLimits { MaxBytes = 1000 })).ShouldBe("redaction.too-large");
    }

    [ProgramFact("pdftoppm")]
    public async Task Broken_pdfs_and_those_with_too_many_pages_are_refused()
    {
        (await CodeAsync("%PDF-1.7 nothing more"u8.ToArray())).ShouldBe("redaction.damaged");
        (await CodeAsync(PlainPdf.Page("Hello"), new RedactionLimits { MaxPages = 0 })).ShouldBe("redaction.too-many-pages");
        (await CodeAsync(PlainPdf.Page("Hello"), new RedactionLimits { MaxTime = TimeSpan.Zero })).ShouldBe("redaction.too-slow");
    }

    [ProgramFact("pdftoppm", "soffice")]
    public async Task A_pdf_with_a_password_is_refused()
    {
        var file = new WordFile();
        file.Body.Append(WordFile.Paragraph("甲乙"));
        using var programs = new External();
        var locked = programs.Convert(file.ToArray(), "docx", "pdf", """writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}""");
        (await CodeAsync(locked)).ShouldBe("redaction.encrypted");
    }

    [ProgramFact("pdftoppm")]
    public async Task A_page_as_large_as_a_field_is_drawn_no_larger_than_others()
    {
        var outcome = await Redactor.RedactAsync(new RedactionInput(PlainPdf.Page("Hello", "/CropBox[0 0 14000 14000]/MediaBox[0 0 14000 14000]"), "a.pdf"), Name, default);
        outcome.Problems.ShouldBeEmpty();
        outcome.Value.Bytes.Length.ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public async Task Marks_that_make_no_sense_are_refused()
    {
        var file = new WordFile();
        file.Body.Append(WordFile.Paragraph("甲乙"));
        async Task<string> Code(params RedactionMark[] marks) => (await Redactor.RedactAsync(new RedactionInput(file.ToArray(), "a.docx"), marks, default)).Problems.ShouldHaveSingleItem().Code;

        (await Code()).ShouldBe("redaction.no-marks");
        (await Code(new WordsMark(" 甲 ", RedactionReason.StateSecret))).ShouldBe("redaction.words.short");
        (await Code(new RectangleMark(1, 0.5, 0.5, 0.4, 0.6, RedactionReason.StateSecret))).ShouldBe("redaction.rectangle");
        (await Code(new RectangleMark(1, double.NaN, 0, 1, 1, RedactionReason.StateSecret))).ShouldBe("redaction.rectangle");
        (await Code(new RectangleMark(1, 0, 0, 1, 1, RedactionReason.StateSecret))).ShouldBe("redaction.rectangle.docx");
    }

    [Fact]
    public void Every_reason_has_a_label_of_its_own_that_the_boxes_can_show()
    {
        var reasons = Enum.GetValues<RedactionReason>();
        reasons.Select(r => r.Label()).Distinct().Count().ShouldBe(reasons.Length);
        reasons.Select(r => r.Label()).ShouldAllBe(l => l.All(c => char.IsAsciiDigit(c) || c == '-'));
    }

    private static async Task<string> CodeAsync(byte[] file, RedactionLimits? limits = null) =>
        (await Redactor.RedactAsync(new RedactionInput(file, "附件") { Limits = limits ?? new() }, Name, default)).Problems.ShouldHaveSingleItem().Code;
}
