using System.Text;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Documents;
using static Gongkai.Reports.Tests.Documents.WordFile;

namespace Gongkai.Reports.Tests.Documents;

public sealed class Files_that_cannot_be_read
{
    private static UnreadableDocument Problem(byte[] bytes, ReadLimits? limits = null) =>
        Should.Throw<UnreadableDocumentException>(() => DocumentFormats.TryRead(bytes, "x", limits ?? new ReadLimits(), CancellationToken.None)).Problem;

    [Theory]
    [InlineData("", "empty")]
    [InlineData("20200D0A", "empty")]
    [InlineData("EFBBBF", "empty")]
    [InlineData("FFD8FFE000104A464946", "image")]
    [InlineData("89504E470D0A1A0A", "image")]
    [InlineData("424D000000000000", "image")]
    [InlineData("526172211A0700", "archive")]
    [InlineData("377ABCAF271C0004", "archive")]
    [InlineData("1F8B0800000000000003", "archive")]
    [InlineData("7F454C4602010100", "binary")]
    [InlineData("0000000000000000", "binary")]
    [InlineData("504B0304140000000800", "damaged")]
    public void Bytes_that_are_no_document_are_named_for_what_they_are(string hex, string code)
    {
        var problem = Problem(Convert.FromHexString(hex));

        problem.Code.ShouldBe(code);
        problem.Text.ShouldMatch("[\u4e00-\u9fff]{4}");
    }

    [Theory]
    [InlineData("Workbook", "spreadsheet")]
    [InlineData("PowerPoint Document", "slides")]
    [InlineData("EncryptedPackage", "encrypted")]
    [InlineData("Something", "binary")]
    public void Compound_files_are_told_apart_by_their_streams(string stream, string code) => Problem(Compound(stream)).Code.ShouldBe(code);

    [Fact]
    public void A_binary_Word_file_with_a_password_says_so()
    {
        var file = Compound("WordDocument");
        file[1024 + 0x0B] |= 1;

        Problem(file).Text.ShouldContain("密码");
        CarrierDetection.Detect(Compound("WordDocument")).ShouldBe(Carrier.BinaryWord);
    }

    [Theory]
    [InlineData("xl/workbook.xml", Carrier.Xlsx)]
    [InlineData("ppt/presentation.xml", Carrier.Pptx)]
    [InlineData("word/document.xml", Carrier.Docx)]
    [InlineData("other.xml", Carrier.Archive)]
    internal void Zips_are_told_apart_by_their_parts(string part, Carrier carrier) =>
        CarrierDetection.Detect(Zip(("[Content_Types].xml", []), (part, []))).ShouldBe(carrier);

    [Fact]
    public void A_zip_of_reports_asks_to_be_unpacked() => Problem(Zip(("report.html", "<p>"u8.ToArray()))).Text.ShouldContain("先解压");

    [Theory]
    [InlineData("<!DOCTYPE html><p>政府信息公开", Carrier.Html)]
    [InlineData("{\"schema\":1}", Carrier.Json)]
    [InlineData("{\\rtf1 text}", Carrier.Rtf)]
    [InlineData("一、总体情况\n1 | 2", Carrier.Text)]
    [InlineData("BM 是这样开头的文字", Carrier.Text)]
    [InlineData("<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">", Carrier.WordXml)]
    internal void Text_is_told_apart_in_every_encoding(string text, Carrier carrier)
    {
        CarrierDetection.Detect(Encoding.UTF8.GetBytes(text)).ShouldBe(carrier);
        CarrierDetection.Detect((byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]).ShouldBe(carrier);
    }

    [Fact]
    public void Text_in_two_bytes_a_character_is_text()
    {
        const string Report = "长沙市雨花区民政局2017年政府信息公开工作年度报告\r\n一、总体情况 1 2 3\r\n";
        CarrierDetection.Detect((byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Report)]).ShouldBe(Carrier.Text);
        CarrierDetection.Detect(Encoding.Unicode.GetBytes(Report)).ShouldBe(Carrier.Text);
        CarrierDetection.Detect(Encoding.BigEndianUnicode.GetBytes(Report)).ShouldBe(Carrier.Text);
    }

    [Fact]
    public void Ten_megabytes_of_garbage_are_refused_at_once()
    {
        var garbage = new byte[10 << 20];
        new Random(7).NextBytes(garbage);

        Problem(garbage).Code.ShouldBe("binary");
    }

    [Fact]
    public void A_file_beyond_the_limit_is_refused_unread() => Problem(new byte[1001], new ReadLimits { MaxBytes = 1000 }).Code.ShouldBe("too-large");

    [Fact]
    public void A_bomb_is_stopped_by_what_it_declares_and_by_what_comes_out()
    {
        var limits = new ReadLimits { MaxUnpackedBytes = 1 << 20 };
        var bomb = Of(P(new string('一', 1 << 20)));
        bomb.Length.ShouldBeLessThan(1 << 16);
        Problem(bomb, limits).Code.ShouldBe("unpacks-too-large");

        // The same with a lie about its size in the directory.
        var liar = (byte[])bomb.Clone();
        foreach (var at in Everywhere(liar, "word/document.xml"u8))
        {
            if (at >= 46 && liar.AsSpan(at - 46).StartsWith("PK\x01\x02"u8))
            {
                BitConverter.TryWriteBytes(liar.AsSpan(at - 46 + 24), 500);
            }
        }

        Problem(liar, limits).Code.ShouldBeOneOf("unpacks-too-large", "damaged");
    }

    [Fact]
    public void A_bomb_of_many_small_parts_is_stopped()
    {
        var parts = Enumerable.Range(0, 12_000).Select(n => ($"word/{n}.xml", Array.Empty<byte>())).ToArray();

        Problem(Zip(parts)).Code.ShouldBe("too-many-parts");
    }

    [Fact]
    public void Entities_are_not_expanded()
    {
        var bomb = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document xmlns:w=\"x\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"u8.ToArray();

        Problem(Zip(("[Content_Types].xml", []), ("word/document.xml", bomb))).Code.ShouldBe("damaged");
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var tables = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 100)) + P("x") + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 100));
        var wrappers = string.Concat(Enumerable.Repeat("<w:ins>", 100_000));

        Problem(Of(tables)).Code.ShouldBe("too-deep");
        Problem(Of(wrappers)).Code.ShouldBe("too-deep");
    }

    [Fact]
    public void A_hundred_thousand_cells_beyond_the_limit_are_refused()
    {
        var row = Row([.. Enumerable.Repeat(Cell("1"), 50)]);

        Problem(Of(Table([.. Enumerable.Repeat(row, 2000)])), new ReadLimits { MaxCells = 90_000 }).Code.ShouldBe("too-many-cells");
    }

    [Fact]
    public void A_document_without_text_says_so() => Problem(Of(P("") + Table(Row(Cell(""), Cell(""))))).Code.ShouldBe("no-text");

    [Fact]
    public void Every_cut_of_a_Word_file_is_damaged()
    {
        var file = Of(P("一、总体情况") + Table(Row(Cell("规章"), Cell("0"))));
        for (var length = 4; length < file.Length - 1; length += 7)
        {
            Problem(file[..length]).Code.ShouldBe("damaged", $"{length} bytes");
        }
    }

    [Fact]
    public void Mutated_Word_files_are_read_or_refused_but_never_break()
    {
        var random = new Random(42);
        var file = Of(P("一、总体情况", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") + Table(Row(Cell("规章", merge: "restart"), Cell("0", span: 2)), Row(Cell("", merge: "continue"), Cell("1"))),
            "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
        var read = 0;
        for (var n = 0; n < 3000; n++)
        {
            var mutated = (byte[])file.Clone();
            for (var m = random.Next(1, 6); m > 0; m--)
            {
                mutated[random.Next(4, mutated.Length)] = (byte)random.Next(256);
            }

            try
            {
                read += DocumentFormats.TryRead(mutated, "x", new ReadLimits(), CancellationToken.None) is null ? 0 : 1;
            }
            catch (UnreadableDocumentException e)
            {
                e.Problem.Text.ShouldNotBeEmpty();
            }
        }

        read.ShouldBeInRange(1, 2999);
    }

    [Fact]
    public void Time_and_cancellation_end_the_reading()
    {
        var file = Of(string.Concat(Enumerable.Repeat(P("一段文字"), 20_000)));

        Problem(file, new ReadLimits { MaxTime = TimeSpan.FromTicks(1) }).Code.ShouldBe("too-slow");
        Should.Throw<OperationCanceledException>(() => DocumentFormats.TryRead(file, "x", new ReadLimits(), new CancellationToken(canceled: true)));
    }

    private static List<int> Everywhere(byte[] bytes, ReadOnlySpan<byte> what)
    {
        var found = new List<int>();
        for (var at = 0; at + what.Length <= bytes.Length; at++)
        {
            if (bytes.AsSpan(at).StartsWith(what))
            {
                found.Add(at);
            }
        }

        return found;
    }

    /// <summary>The least compound file: a header, one directory sector with a root and one stream, and that stream's first sector.</summary>
    private static byte[] Compound(string stream)
    {
        var file = new byte[512 * 4];
        CompoundFile.Magic.CopyTo(file);
        file[30] = 9;
        BitConverter.TryWriteBytes(file.AsSpan(76), 2u);
        Entry("Root Entry", 512, 0);
        Entry(stream, 512 + 128, 1);
        file.AsSpan(512 * 3, 512).Fill(0xFF);
        return file;

        void Entry(string name, int at, uint sector)
        {
            Encoding.Unicode.GetBytes(name).CopyTo(file, at);
            BitConverter.TryWriteBytes(file.AsSpan(at + 64), (ushort)(2 * name.Length + 2));
            BitConverter.TryWriteBytes(file.AsSpan(at + 116), sector);
        }
    }
}
