using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Checking;
using Gongkai.Reports.Reading;
using Gongkai.Testing;

namespace Gongkai.Bench;

/// <summary>A saved page: what we do to it, beside what a general HTML parser takes to build its tree and stop there.</summary>
public class SavedPageBenchmarks
{
    private readonly byte[] page = SavedPage.Make();

    [Benchmark(Baseline = true, Description = "AngleSharp parse only")]
    public object ParseOnly()
    {
        using var stream = new MemoryStream(page);
        return new HtmlParser().ParseDocument(stream);
    }

    [Benchmark(Description = "read")]
    public AnnualReport Read() => ReportReader.Read(page, "page.html").Report!;

    [Benchmark(Description = "read + check")]
    public IReadOnlyList<Finding> ReadAndCheck() => ReportChecker.Check(ReportReader.Read(page, "page.html").Report!);
}

/// <summary>A flattened text of 10 KB, one cell a line, columns lost.</summary>
public class FlattenedTextBenchmarks
{
    private readonly byte[] text = File.ReadAllBytes(SampleFiles.Paths[1]);

    [Benchmark(Baseline = true, Description = "read")]
    public AnnualReport Read() => ReportReader.Read(text, "001.txt").Report!;

    [Benchmark(Description = "read + check")]
    public IReadOnlyList<Finding> ReadAndCheck() => ReportChecker.Check(ReportReader.Read(text, "001.txt").Report!);
}

/// <summary>A Word document, for comparison.</summary>
public class WordBenchmarks
{
    private readonly byte[] document = ReportRendering.Documents[0].Render(GeneratedReport.From(ReportFormat.Format2021, 7).Report);

    [Benchmark(Description = "read + check")]
    public IReadOnlyList<Finding> ReadAndCheck() => ReportChecker.Check(ReportReader.Read(document, "report.docx").Report!);
}
