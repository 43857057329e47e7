using System.Text;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Documents;
using Gongkai.Testing;

namespace Gongkai.Reports.Tests.Documents;

public sealed class Pdf_files_that_cannot_be_read
{
    private const string Password = "writer_pdf_Export:{\"EncryptFile\":{\"type\":\"boolean\",\"value\":\"true\"},\"DocumentOpenPassword\":{\"type\":\"string\",\"value\":\"geheim\"}}";

    private static readonly byte[] Minimal = Pdf("BT /F 12 Tf 50 700 Td (Annual report 2024) Tj ET");

    [Needs("soffice", "pdftotext")]
    public void A_password_is_told()
    {
        var docx = WordFile.Of(WordFile.P("一、总体情况"));

        Problem(Programs.Convert(docx, ".docx", ".pdf", Password)).Code.ShouldBe("encrypted");
    }

    [Needs("chromium", "pdftotext")]
    public void A_scan_is_told()
    {
        const string Drawing = "<canvas id='c' width='600' height='800'></canvas><script>const p=document.getElementById('c').getContext('2d');p.font='20px serif';p.fillText('政府信息公开工作年度报告',20,40);</script>";

        Problem(Programs.Print("<meta charset='utf-8'><style>@page{margin:0}</style>" + Drawing)).Code.ShouldBe("scanned");
    }

    [Needs("pdftotext")]
    public void A_page_without_any_word_is_a_scan_and_a_page_with_words_is_read()
    {
        Problem(Pdf("")).Code.ShouldBe("scanned");
        DocumentFormats.TryRead(Minimal, "x", new ReadLimits(), CancellationToken.None)!.Lines.ShouldBe(["Annual report 2024"]);
    }

    [Needs("pdftotext")]
    public void Rubbish_behind_a_header_is_damaged()
    {
        var rubbish = new byte[1 << 20];
        new Random(3).NextBytes(rubbish);
        "%PDF-1.7\n"u8.CopyTo(rubbish);

        Problem(rubbish).Code.ShouldBe("damaged");
        Problem("%PDF-1.4\n"u8.ToArray()).Code.ShouldBe("damaged");
    }

    [Needs("pdftotext")]
    public void The_time_is_up_when_it_is_up() =>
        Problem(Minimal, new ReadLimits { MaxTime = TimeSpan.FromTicks(1) }).Code.ShouldBe("too-slow");

    [Needs("pdftotext")]
    public void Too_many_pages_are_refused() => Problem(Pdf("BT /F 12 Tf (page) Tj ET", pages: 302)).Code.ShouldBe("too-many-pages");

    [Needs("pdftotext")]
    public void No_file_stays_behind()
    {
        static int Folders() => Directory.GetDirectories(Path.GetTempPath(), "gongkai-*").Length;
        Problem("%PDF-1.4\n"u8.ToArray());
        var before = Folders();
        for (var n = 0; n < 5; n++)
        {
            Problem("%PDF-1.4\n"u8.ToArray());
        }

        // Other tests make and remove folders beside; they leave none either.
        Folders().ShouldBeLessThan(before + 5);
    }

    [Needs("soffice", "pdftotext")]
    public void Cut_and_changed_files_are_read_or_refused_but_never_break()
    {
        var report = GeneratedReport.From(ReportFormat.Format2021, 30).Report;
        var pdf = Programs.Convert(ReportRendering.Documents[0].Render(report), ".docx", ".pdf");
        var random = new Random(11);
        for (var n = 0; n < 30; n++)
        {
            var changed = n % 2 == 0 ? pdf[..random.Next(10, pdf.Length)] : (byte[])pdf.Clone();
            for (var m = 0; n % 2 == 1 && m < 20; m++)
            {
                changed[random.Next(10, changed.Length)] = (byte)random.Next(256);
            }

            var result = ReportReader.Read(changed, "x.pdf");
            (result.Problem is null).ShouldNotBe(result.Report is null);
            result.Problem?.Text.ShouldMatch("[\u4e00-\u9fff]{4}");
        }
    }

    private static UnreadableDocument Problem(byte[] file, ReadLimits? limits = null) =>
        Should.Throw<UnreadableDocumentException>(() => DocumentFormats.TryRead(file, "x.pdf", limits ?? new ReadLimits(), CancellationToken.None)).Problem;

    /// <summary>The least PDF: a font, pages, and what is drawn on each.</summary>
    private static byte[] Pdf(string content, int pages = 1)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        void Add(string value)
        {
            offsets.Add(file.Length);
            file.Append(offsets.Count).Append(" 0 obj\n").Append(value).Append("\nendobj\n");
        }

        Add("<</Type/Catalog/Pages 2 0 R>>");
        Add($"<</Type/Pages/Count {pages}/Kids[{string.Join(' ', Enumerable.Range(0, pages).Select(n => $"{n + 5} 0 R"))}]>>");
        Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        Add($"<</Length {content.Length}>>\nstream\n{content}\nendstream");
        for (var n = 0; n < pages; n++)
        {
            Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>");
        }

        var start = file.Length;
        file.Append($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(o => file.Append($"{o:D10} 00000 n \n"));
        file.Append($"trailer\n<</Size {offsets.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
