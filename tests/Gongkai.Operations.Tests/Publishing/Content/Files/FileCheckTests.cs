using Gongkai.Operations.Publishing.Content.Files;
using static Gongkai.Operations.Tests.Publishing.Content.Files.MadeFiles;

namespace Gongkai.Operations.Tests.Publishing.Content.Files;

public sealed class FileCheckTests
{
    private const string Core = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy></cp:coreProperties>""";
    private const string App = """<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>C:\模板\Normal.dotm</Template><Company>某公司</Company></Properties>""";

    private static string[] Codes(FileKind kind, byte[] bytes) => [.. FileChecks.Find(kind, "附件.x", bytes).Select(f => f.Rule.Code)];

    public static TheoryData<FileKind, byte[], string[]> Files => new()
    {
        { FileKind.Jpeg, Jpeg(Exif((0x8825, 8), (0x010F, 1))), ["file.location", "file.picture-details"] },
        { FileKind.Jpeg, Jpeg(Exif((0x0112, 6))), [] },
        { FileKind.Jpeg, Jpeg(), [] },
        { FileKind.Png, Png(3, 2, ("tEXt", Text("Author\0x"))), ["file.picture-details"] },
        { FileKind.Png, Png(3, 2, ("eXIf", Exif((0x8825, 8))[10..])), ["file.location"] },
        { FileKind.Png, Png(), [] },
        { FileKind.Pdf, Pdf("3 0 obj<</Author(Zhang San)/Producer(x)>>endobj"), ["file.properties"] },
        { FileKind.Pdf, Pdf("3 0 obj<</Author<FEFF5F204E09>>>endobj"), ["file.properties"] },
        { FileKind.Pdf, Pdf("3 0 obj<</Type/EmbeddedFile>>endobj"), ["file.embedded"] },
        { FileKind.Pdf, Pdf(), [] },
        { FileKind.Docx, Docx("<w:p/>", ("docProps/core.xml", Core)), ["file.properties", "file.properties"] },
        { FileKind.Docx, Docx("<w:p/>", ("docProps/app.xml", App)), ["file.properties", "file.properties"] },
        { FileKind.Docx, Docx("<w:p><w:ins w:id=\"1\"><w:r><w:t>增</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"), ["file.tracked-changes"] },
        { FileKind.Docx, Docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"), ["file.hidden-text"] },
        { FileKind.Docx, Docx("<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>明</w:t></w:r></w:p>"), [] },
        { FileKind.Docx, Docx("<w:p/>", ("word/comments.xml", "<w:comments xmlns:w=\"x\"><w:comment/></w:comments>")), ["file.comments"] },
        { FileKind.Docx, Docx("<w:p/>", ("word/comments.xml", "<w:comments xmlns:w=\"x\"/>")), [] },
        { FileKind.Docx, Docx("<w:p/>", ("word/embeddings/oleObject1.bin", "x")), ["file.embedded"] },
        { FileKind.Docx, Docx(), [] },
        { FileKind.Xlsx, Xlsx("""<sheet name="公开" sheetId="1"/><sheet name="底稿" sheetId="2" state="hidden"/>"""), ["file.hidden-sheet"] },
        { FileKind.Xlsx, Xlsx("""<sheet name="底稿" sheetId="2" state="veryHidden"/>"""), ["file.hidden-sheet"] },
        { FileKind.Xlsx, Xlsx(rows: """<row r="1" hidden="1"><c><v>1</v></c></row>"""), ["file.hidden-cells"] },
        { FileKind.Xlsx, Xlsx(), [] },
    };

    [Theory, MemberData(nameof(Files))]
    public void What_a_file_carries_unseen_is_found(FileKind kind, byte[] bytes, string[] codes) => Codes(kind, bytes).ShouldBe(codes);

    [Fact]
    public void A_finding_names_the_attachment_and_what_it_says()
    {
        var finding = FileChecks.Find(FileKind.Pdf, "通知.pdf", Pdf("3 0 obj<</Author<FEFF5F204E09>>>endobj")).ShouldHaveSingleItem();
        (finding.Place.Name, finding.Quoted).ShouldBe(("通知.pdf", "张三"));
    }

    [Fact]
    public void A_clean_copy_shows_the_same_and_carries_nothing()
    {
        (FileKind Kind, byte[] Bytes)[] files =
        [
            (FileKind.Docx, Docx("<w:p><w:r><w:t>正文</w:t></w:r></w:p>", ("docProps/core.xml", Core), ("docProps/app.xml", App))),
            (FileKind.Xlsx, Xlsx(more: ("docProps/core.xml", Core))),
            (FileKind.Jpeg, Jpeg(Exif((0x8825, 8), (0x0112, 6), (0x010F, 1)), [0xFF, 0xFE, 0, 4, 65, 66])),
            (FileKind.Png, Png(3, 2, ("tEXt", Text("Author\0x")), ("gAMA", [0, 0, 1, 0]))),
        ];
        foreach (var (kind, bytes) in files)
        {
            Codes(kind, bytes).ShouldNotBeEmpty(kind.ToString());
            var copy = CleanCopy.Of(kind, bytes)!;
            Codes(kind, copy).ShouldBeEmpty(kind.ToString());
            UploadInspection.Inspect("a" + kind.Extensions()[0], copy).Value.Kind.ShouldBe(kind);
            FileText.Read(kind, copy, CancellationToken.None).ShouldBe(FileText.Read(kind, bytes, CancellationToken.None));
        }

        // Which way up it is stays.
        var jpeg = CleanCopy.Of(FileKind.Jpeg, files[2].Bytes)!;
        jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]).ShouldBeGreaterThan(0);
        CleanCopy.Of(FileKind.Pdf, Pdf()).ShouldBeNull();
    }

    [Fact]
    public void The_words_of_files_are_read()
    {
        FileText.Read(FileKind.Text, Text("通知"), CancellationToken.None).ShouldBe("通知");
        FileText.Read(FileKind.Docx, Docx("<w:p><w:r><w:t>第一段</w:t></w:r></w:p><w:p><w:r><w:t>第二段</w:t></w:r></w:p>"), CancellationToken.None).ShouldBe("第一段\n第二段");
        FileText.Read(FileKind.Xlsx, Xlsx(), CancellationToken.None).ShouldBe("张三\t5\t\n");
        FileText.Read(FileKind.Ofd, Zip(("OFD.xml", "<x/>"), ("Doc_0/Pages/Page_0/Content.xml", "<p><TextObject><TextCode>版式</TextCode></TextObject></p>")), CancellationToken.None).ShouldBe("版式\n");
        FileText.Read(FileKind.Zip, Zip(("表.xlsx", "x")), CancellationToken.None).ShouldBe("表.xlsx");
        FileText.Read(FileKind.Png, Png(), CancellationToken.None).ShouldBeNull();
    }
}
