using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Publishing.Content.Import;
using Gongkai.Operations.Tests.Publishing.Content.Files;

namespace Gongkai.Operations.Tests.Publishing.Content;

public sealed class DocxImportTests
{
    private const string Official = """
        <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>某县人民政府文件</w:t></w:r></w:p>
        <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>某政发〔2024〕5号</w:t></w:r></w:p>
        <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>关于做好某项</w:t></w:r></w:p>
        <w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>工作的通知</w:t></w:r></w:p>
        <w:p><w:r><w:t>各乡镇人民政府：</w:t></w:r></w:p>
        <w:p><w:pPr><w:ind w:firstLineChars="200" w:firstLine="640"/></w:pPr><w:r><w:t xml:space="preserve">现将有关事项通知如下。 </w:t></w:r><w:del w:id="1"><w:r><w:delText>删去的</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>增加的</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏的</w:t></w:r></w:p>
        <w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>一、总体要求</w:t></w:r></w:p>
        <w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>某县人民政府</w:t></w:r></w:p>
        <w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>二〇二四年五月十二日</w:t></w:r></w:p>
        <w:p><w:r><w:t>（此件公开发布）</w:t></w:r></w:p>
        """;

    private static ImportedDraft Read(string body) => DocxImport.Read("通知.docx", MadeFiles.Docx(body)).Value;

    [Fact]
    public void An_official_document_becomes_a_draft_with_its_form_filled_in()
    {
        var draft = Read(Official);
        (draft.Title, draft.DocumentNumber, draft.IssuedBy, draft.IssuedOn, draft.Publicity)
            .ShouldBe(("关于做好某项工作的通知", "某政发〔2024〕5号", "某县人民政府", new DateOnly(2024, 5, 12), Publicity.Proactive));
        draft.Html.ShouldBe("""
            <p class="align-center">某县人民政府文件</p>
            <p class="align-center">某政发〔2024〕5号</p>
            <p>各乡镇人民政府：</p>
            <p class="indent">现将有关事项通知如下。 增加的</p>
            <h2>一、总体要求</h2>
            <p class="align-right">某县人民政府</p>
            <p class="align-right">二〇二四年五月十二日</p>
            <p>（此件公开发布）</p>
            """);
        draft.Notes.Count.ShouldBe(2);
    }

    [Fact]
    public void What_is_not_plainly_there_stays_open()
    {
        var draft = Read("<w:p><w:r><w:t>只有一段话，2024年5月1日开会。</w:t></w:r></w:p>");
        (draft.Title, draft.DocumentNumber, draft.IssuedBy, draft.IssuedOn, draft.Publicity).ShouldBe((null, null, null, null, null));
        draft.Html.ShouldBe("<p>只有一段话，2024年5月1日开会。</p>");
    }

    [Fact]
    public void Merged_cells_and_repeated_head_rows_stay()
    {
        var draft = Read("""
            <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>数</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """);
        draft.Html.ShouldBe("""
            <table><thead><tr><th colspan="2" scope="col">项目</th>
            <th scope="col">数</th>
            </tr>
            </thead>
            <tbody><tr><td rowspan="2">甲</td>
            <td>乙</td>
            <td>1</td>
            </tr>
            <tr><td>丙</td>
            <td>2</td>
            </tr>
            </tbody>
            </table>
            """);
    }

    [Fact]
    public void Numbers_that_Word_counts_are_written_out_and_plain_ones_become_lists()
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.ChineseCounting }, new LevelText { Val = "%1、" }) { LevelIndex = 0 }) { AbstractNumberId = 1 },
                new AbstractNum(new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Decimal }, new LevelText { Val = "%1." }) { LevelIndex = 0 }) { AbstractNumberId = 2 },
                new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 },
                new NumberingInstance(new AbstractNumId { Val = 2 }) { NumberID = 2 });
            static Paragraph Item(int list, string text) => new(
                new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = list })), new Run(new Text(text)));
            main.Document = new Document(new Body([.. Enumerable.Range(1, 11).Select(n => Item(1, "款")), Item(2, "甲"), Item(2, "乙")]));
        }

        var html = DocxImport.Read("a.docx", stream.ToArray()).Value.Html;
        html.ShouldStartWith("<p>一、款</p>\n<p>二、款</p>");
        html.ShouldContain("<p>十一、款</p>\n<ol><li>甲</li>\n<li>乙</li>\n</ol>");
    }

    [Fact]
    public void Pictures_come_along_with_their_descriptions_and_are_put_where_they_are_stored()
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            var part = main.AddImagePart(ImagePartType.Png, "p1");
            part.FeedData(new MemoryStream(MadeFiles.Png()));
            main.Document = new Document { InnerXml = """
                <w:body xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="图" descr="水系图"/>
                <a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>
                <a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:body>
                """ };
        }

        var draft = DocxImport.Read("a.docx", stream.ToArray()).Value;
        var picture = draft.Pictures.ShouldHaveSingleItem();
        (picture.Name, picture.Alt).ShouldBe(("图1.png", "水系图"));
        draft.WithPictures(_ => "/images/7/abc").ShouldBe("<p><img src=\"/images/7/abc\" alt=\"水系图\"></p>");
        draft.WithPictures(_ => null).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_no_Word_file_or_a_broken_one_is_refused_with_advice()
    {
        DocxImport.Read("a.pdf", MadeFiles.Pdf()).Problems.Single().Code.ShouldBe("import.not-word");
        DocxImport.Read("a.docx", MadeFiles.Docx("<w:p>")).Problems.Single().Code.ShouldBe("file.damaged");
        DocxImport.Read("a.docx", MadeFiles.Docx("", ("word/vbaProject.bin", "x"))).Problems.Single().Code.ShouldBe("file.macro");
    }

    [Fact]
    public void Hostile_text_in_a_Word_file_stays_text() =>
        Read("<w:p><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</w:t></w:r></w:p>").Html
            .ShouldBe("<p>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</p>");
}
