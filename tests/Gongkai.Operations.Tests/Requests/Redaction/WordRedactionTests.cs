using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Requests.Redaction;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Operations.Requests.Redaction;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Documents;
using Gongkai.Testing;

namespace Gongkai.Operations.Tests.Requests.Redaction;

public sealed class WordRedactionTests
{
    private const string Secret = "张某一";
    private static readonly RedactionMark[] Name = [new WordsMark(Secret, RedactionReason.PersonalPrivacy)];

    // Everywhere a word can hide in a Word file, as far as we know; {0} stands for the word.
    private static readonly (string Where, Action<WordFile, string> Put)[] Places =
    [
        ("one run", (f, s) => f.Body.Append(WordFile.Paragraph($"申请人{s}，男"))),
        ("two runs", (f, s) => f.Body.Append($"<w:p>{WordFile.Run("申请人" + s[..1])}<w:proofErr w:type=\"spellStart\"/>{WordFile.Run(s[1..] + "，男")}</w:p>")),
        ("a run each, with breaks", (f, s) => f.Body.Append($"<w:p>{string.Join("<w:r><w:tab/><w:br/></w:r>", s.Select(c => WordFile.Run(c.ToString())))}</w:p>")),
        ("blanks between", (f, s) => f.Body.Append(WordFile.Paragraph(string.Join("\u3000 \u200B", s.AsEnumerable())))),
        ("two paragraphs", (f, s) => f.Body.Append(WordFile.Paragraph("申请人" + s[..1])).Append(WordFile.Paragraph(s[1..] + "，男"))),
        ("a table", (f, s) => f.Body.Append($"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid><w:tr><w:tc>{WordFile.Paragraph(s)}</w:tc></w:tr></w:tbl>")),
        ("an insertion", (f, s) => f.Body.Append($"<w:p><w:ins w:author=\"{s}\" w:id=\"1\">{WordFile.Run(s)}</w:ins></w:p>")),
        ("a deletion", (f, s) => f.Body.Append($"<w:p><w:del w:author=\"{s}\" w:id=\"1\"><w:r><w:delText>{s}</w:delText></w:r></w:del>{WordFile.Run("甲")}</w:p>")),
        ("moved text", (f, s) => f.Body.Append($"<w:p><w:moveFrom w:id=\"1\">{WordFile.Run(s)}</w:moveFrom><w:moveTo w:id=\"2\">{WordFile.Run(s)}</w:moveTo></w:p>")),
        ("former properties", (f, s) => f.Body.Append($"<w:p><w:pPr><w:pPrChange w:author=\"{s}\" w:id=\"3\"><w:pPr><w:pStyle w:val=\"{s}\"/></w:pPr></w:pPrChange></w:pPr>{WordFile.Run("甲")}</w:p>")),
        ("hidden text", (f, s) => f.Body.Append($"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{s}</w:t></w:r>{WordFile.Run("甲")}</w:p>")),
        ("a hidden style", (f, s) =>
        {
            f.Add("styles.xml", "styles", $"<w:style w:type=\"character\" w:styleId=\"{s}\"><w:name w:val=\"{s}\"/><w:rPr><w:vanish/></w:rPr></w:style>", "styles");
            f.Body.Append($"<w:p><w:r><w:rPr><w:rStyle w:val=\"{s}\"/></w:rPr><w:t>{s}</w:t></w:r>{WordFile.Run("甲")}</w:p>");
        }),
        ("a link", (f, s) => f.Body.Append($"<w:p><w:hyperlink r:id=\"{f.Link("https://example.org/" + s)}\" w:tooltip=\"{s}\">{WordFile.Run(s)}</w:hyperlink></w:p>")),
        ("a field", (f, s) => f.Body.Append($"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> AUTHOR \"{s}\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{WordFile.Run(s)}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")),
        ("a simple field", (f, s) => f.Body.Append($"<w:p><w:fldSimple w:instr=\"DOCPROPERTY {s}\">{WordFile.Run(s)}</w:fldSimple></w:p>")),
        ("a control", (f, s) => f.Body.Append($"<w:sdt><w:sdtPr><w:alias w:val=\"{s}\"/><w:tag w:val=\"{s}\"/><w:dropDownList><w:listItem w:value=\"{s}\"/></w:dropDownList></w:sdtPr><w:sdtContent>{WordFile.Paragraph(s)}</w:sdtContent></w:sdt>")),
        ("a bookmark", (f, s) => f.Body.Append($"<w:p><w:bookmarkStart w:id=\"1\" w:name=\"{s}\"/>{WordFile.Run("甲")}<w:bookmarkEnd w:id=\"1\"/></w:p>")),
        ("a comment", (f, s) =>
        {
            f.Add("comments.xml", "comments", $"<w:comment w:id=\"1\" w:author=\"{s}\">{WordFile.Paragraph(s)}</w:comment>", "comments");
            f.Body.Append($"<w:p><w:commentRangeStart w:id=\"1\"/>{WordFile.Run("甲")}<w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>");
        }),
        ("a footnote", (f, s) =>
        {
            f.Add("footnotes.xml", "footnotes", $"<w:footnote w:id=\"2\">{WordFile.Paragraph(s + "住址")}</w:footnote><w:footnote w:id=\"3\">{WordFile.Paragraph(s)}</w:footnote>", "footnotes");
            f.Body.Append($"<w:p>{WordFile.Run("甲")}<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:del w:id=\"9\"><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:del></w:p>");
        }),
        ("an endnote", (f, s) =>
        {
            f.Add("endnotes.xml", "endnotes", $"<w:endnote w:id=\"2\">{WordFile.Paragraph(s)}</w:endnote>", "endnotes");
            f.Body.Append("<w:p><w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p>");
        }),
        ("a header", (f, s) => f.Body.Append($"<w:sectPr><w:headerReference w:type=\"default\" r:id=\"{f.Add("header1.xml", "header", WordFile.Paragraph(s), "hdr")}\"/></w:sectPr>")),
        ("a footer nobody uses", (f, s) => f.Add("footer1.xml", "footer", WordFile.Paragraph(s), "ftr")),
        ("a text box", (f, s) => f.Body.Append($"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:docPr id=\"1\" name=\"{s}\" descr=\"{s}\"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{WordFile.Paragraph(s)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{WordFile.Paragraph(s)}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")),
        ("word art", (f, s) => f.Body.Append($"<w:p><w:r><w:pict><v:shape alt=\"{s}\"><v:textpath string=\"{s}\"/></v:shape></w:pict></w:r></w:p>")),
        ("a picture", (f, s) => f.Body.Append($"<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"{s}\" descr=\"{s}\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"{f.Add("media/1.png", "image", Encoding.UTF8.GetBytes(s))}\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>")),
        ("an object", (f, s) => f.Body.Append($"<w:p><w:r><w:object><v:shape><v:imagedata r:id=\"{f.Add("embeddings/1.bin", "oleObject", Encoding.Unicode.GetBytes(s))}\"/></v:shape></w:object></w:r></w:p>")),
        ("a formula", (f, s) => f.Body.Append($"<w:p><m:oMath><m:r><m:t>{s}</m:t></m:r></m:oMath></w:p>")),
        ("ruby", (f, s) => f.Body.Append($"<w:p><w:r><w:ruby><w:rt>{WordFile.Run(s)}</w:rt><w:rubyBase>{WordFile.Run(s)}</w:rubyBase></w:ruby></w:r></w:p>")),
        ("the text of a list", (f, s) =>
        {
            f.Add("numbering.xml", "numbering", $"<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{s}%1\"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"2\"><w:name w:val=\"{s}\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>", "numbering");
            f.Body.Append($"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{WordFile.Run("甲")}</w:p>");
        }),
        ("settings and properties", (f, s) =>
        {
            f.Add("settings.xml", "settings", $"<w:docVars><w:docVar w:name=\"a\" w:val=\"{s}\"/></w:docVars><w:rsids><w:rsid w:val=\"00AA\"/></w:rsids>", "settings");
            f.Loose("docProps/core.xml", $"<a>{s}</a>");
            f.Loose("docProps/custom.xml", $"<a>{s}</a>");
            f.Loose("customXml/item1.xml", $"<a>{s}</a>");
            f.Loose("word/people.xml", $"<a>{s}</a>");
            f.Loose("word/vbaProject.bin", s);
            f.Loose($"docProps/{s}.jpeg", s);
            f.Body.Append(WordFile.Paragraph("甲"));
        }),
        ("elements of another making", (f, s) => f.Body.Append($"<w:p w14:paraId=\"{s}\"><w14:secret>{s}</w14:secret><w:unknown>{s}</w:unknown><!-- {s} --><?pi {s}?>{WordFile.Run("甲")}</w:p>")),
        ("a font's name", (f, s) => f.Body.Append($"<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Arial\" w:customFont=\"{s}\"/></w:rPr><w:t>甲</w:t></w:r></w:p>")),
    ];

    [Fact]
    public async Task Wherever_in_a_Word_file_the_words_are_they_are_not_in_the_copy()
    {
        foreach (var (where, put) in Places)
        {
            var copy = await RedactedAsync(FileWith(put, Secret), Name, where);
            Scanner.Find(copy.Bytes, Secret).ShouldBeNull(where);
            TextOf(copy.Bytes).ShouldContain("本机关收到的申请", Case.Sensitive, where);
        }
    }

    [Fact]
    public async Task What_is_hidden_has_no_influence_on_a_single_byte_of_the_copy()
    {
        foreach (var (where, put) in Places.Where(p => p.Where != "a font's name"))
        {
            var copies = new List<byte[]>();
            foreach (var word in (string[])[Secret, "欧阳某某二三四"])
            {
                copies.Add((await RedactedAsync(FileWith(put, word), [new WordsMark(word, RedactionReason.PersonalPrivacy)], where)).Bytes);
            }

            copies[1].ShouldBe(copies[0], where);
        }
    }

    [Fact]
    public void Words_cut_into_runs_in_any_way_and_wrapped_in_anything_are_hidden_and_the_rest_stays() => Prop.ForAll(
        Gen.Choose(0, 6).ListOf(24).ToArbitrary(), Gen.Choose(1, 3).ListOf(24).ToArbitrary(), (wrappers, lengths) =>
        {
            const string Text = "关于张某一（身份证号000000190001010000）的信息，张某一已知。";
            var file = new WordFile();
            file.Body.Append("<w:p>");
            var at = 0;
            for (var n = 0; at < Text.Length; n++)
            {
                var length = Math.Min(lengths[n % lengths.Count], Text.Length - at);
                var run = WordFile.Run(Text.Substring(at, length));
                file.Body.Append((wrappers[n % wrappers.Count]) switch
                {
                    1 => $"<w:ins w:id=\"{n}\">{run}</w:ins>",
                    2 => $"<w:hyperlink w:anchor=\"x\">{run}</w:hyperlink>",
                    3 => $"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>",
                    4 => $"<w:smartTag>{run}</w:smartTag>",
                    5 => $"<w:fldSimple w:instr=\"QUOTE\">{run}</w:fldSimple>",
                    6 => $"<w:del w:id=\"{n}\">{WordFile.Run("张某一")}</w:del>{run}",
                    _ => run,
                });
                at += length;
            }

            file.Body.Append("</w:p>");
            RedactionMark[] marks = [.. Name, new WordsMark("０００0 00190001010000", RedactionReason.PersonalPrivacy)];
            var copy = RedactedAsync(file.ToArray(), marks, "runs").GetAwaiter().GetResult();
            TextOf(copy.Bytes).ShouldBe("关于■■■■〔15-2〕（身份证号■■■■〔15-2〕）的信息，■■■■〔15-2〕已知。");
            copy.Report.Marks.Select(m => m.Count).ShouldBe([2, 1]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task The_report_counts_and_tells_which_words_were_not_found()
    {
        var file = new WordFile();
        file.Body.Append(WordFile.Paragraph("张某一和张某一")).Append($"<w:p><w:del w:id=\"1\">{WordFile.Run("李某二")}</w:del></w:p>");
        RedactionMark[] marks = [.. Name, new WordsMark("李某二", RedactionReason.TradeSecret)];
        var report = (await RedactedAsync(file.ToArray(), marks, "report")).Report;

        report.Marks[0].Count.ShouldBe(2);
        report.NotFound.ShouldBe([1]);
        report.Removed.ShouldContain("修订中删除的内容：1 处");
    }

    [Fact]
    public async Task Whole_paragraphs_are_hidden_by_their_numbers_in_the_preview()
    {
        var file = new WordFile();
        file.Body.Append(WordFile.Paragraph("第一段")).Append("<w:p/>").Append(WordFile.Paragraph("第二段内部讨论")).Append(WordFile.Paragraph("第三段"));
        RedactionMark[] marks = [new ParagraphsMark(2, 2, RedactionReason.ProcessInformation)];

        var preview = (await Redactor.PagesAsync(new RedactionInput(file.ToArray(), "a.docx"), marks, 1, 10, default)).Value;
        preview.Paragraphs.Select(p => (p.Number, p.Text)).ShouldBe([(1, "第一段"), (2, "第二段内部讨论"), (3, "第三段")]);
        preview.Paragraphs[1].Hidden.ShouldBe([new HiddenPassage(0, 7, 0)]);
        TextOf((await RedactedAsync(file.ToArray(), marks, "paragraph")).Bytes).ShouldBe("第一段■■■■〔16-2〕第三段");
        (await Redactor.RedactAsync(new RedactionInput(file.ToArray(), "a.docx"), [new ParagraphsMark(4, 4, RedactionReason.ProcessInformation)], default)).Problems.ShouldBe([RedactionProblems.ParagraphsOutsideWord]);
    }

    [Fact]
    public async Task The_numbers_of_pages_go_on_counting()
    {
        var file = new WordFile();
        file.Body.Append(WordFile.Paragraph(Secret)).Append($"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{WordFile.Run("7")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");

        Part((await RedactedAsync(file.ToArray(), Name, "pages")).Bytes, "word/document.xml").ShouldContain("<w:fldSimple w:instr=\"PAGE\">");
    }

    [Fact]
    public async Task The_name_of_the_file_does_not_tell_either()
    {
        var file = FileWith(Places[0].Put, Secret);
        (await Redactor.RedactAsync(new RedactionInput(file, "答复张某一的附件.docx"), Name, default)).Value.FileName.ShouldBe("答复的附件.docx");
    }

    [Fact]
    public async Task Pictures_are_left_out_unless_the_officer_releases_them_and_then_painted_anew()
    {
        var picture = PngFile.Write(new Raster(2, 2, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
        byte[] withComment = [.. picture[..33], 0, 0, 0, 9, .. "tEXt"u8, .. "张某一"u8, 0, 0, 0, 0, .. picture[33..]];
        var file = FileWith((f, _) => f.Body.Append($"<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"100\" cy=\"100\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"{f.Add("media/1.png", "image", withComment)}\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"), Secret);

        TextOf((await RedactedAsync(file, Name, "left out")).Bytes).ShouldContain("〔图片略〕");
        var kept = (await Redactor.RedactAsync(new RedactionInput(file, "a.docx") { KeepsPictures = true }, Name, default)).Value;
        using var zip = new ZipArchive(new MemoryStream(kept.Bytes));
        using var entry = zip.GetEntry("word/media/image1.png")!.Open();
        using var content = new MemoryStream();
        entry.CopyTo(content);
        content.ToArray().ShouldBe(picture);
    }

    [ProgramFact("soffice")]
    public async Task Others_open_the_copy_and_read_what_was_released()
    {
        var file = new WordFile();
        file.Add("styles.xml", "styles", "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style><w:style w:type=\"table\" w:styleId=\"t\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\"/></w:tblBorders></w:tblPr></w:style>", "styles");
        foreach (var (where, put) in Places.Where(p => p.Where is not ("a hidden style" or "the text of a list" or "a picture" or "a font's name")))
        {
            put(file, Secret);
        }

        var copy = await RedactedAsync(file.ToArray(), Name, "all");
        using var programs = new External();
        using var poppler = new Poppler(programs.Convert(copy.Bytes, "docx", "pdf"), new ReadBudget(new ReadLimits(), default));
        var text = string.Concat(poppler.Words(50).SelectMany(p => p.Words).Select(w => w.Text));
        text.ShouldContain("申请人■■■■〔15-2〕，男");
        text.ShouldNotContain(Secret);
    }

    private static byte[] FileWith(Action<WordFile, string> put, string word)
    {
        var file = new WordFile();
        file.Body.Append(WordFile.Paragraph("本机关收到的申请"));
        put(file, word);
        return file.ToArray();
    }

    private static async Task<RedactedFile> RedactedAsync(byte[] file, RedactionMark[] marks, string because)
    {
        var outcome = await Redactor.RedactAsync(new RedactionInput(file, "附件.docx"), marks, default);
        outcome.Problems.ShouldBeEmpty(because);
        outcome.Value.Kind.ShouldBe(FileKind.Docx);
        return outcome.Value;
    }

    private static string Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static string TextOf(byte[] file) => System.Xml.Linq.XDocument.Parse(Part(file, "word/document.xml")).Root!.Value;
}
