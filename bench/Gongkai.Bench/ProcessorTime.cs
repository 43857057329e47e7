using AngleSharp.Html.Parser;
using Gongkai.Reports.Checking;
using Gongkai.Reports.Reading;
using Gongkai.Testing;

namespace Gongkai.Bench;

/// <summary>
/// The same work in processor time instead of elapsed time, case after case in turn: what others do on the machine then hardly
/// shows, and the ratios can be trusted where BenchmarkDotNet's milliseconds cannot.
/// </summary>
internal static class ProcessorTime
{
    private const int WarmUps = 400;
    private const int Rounds = 15;
    private const int EachRound = 40;

    /// <summary>Measures and prints.</summary>
    public static void Print()
    {
        var page = SavedPage.Make();
        var text = File.ReadAllBytes(SampleFiles.Paths[1]);
        (string Name, Action Run)[] cases =
        [
            ($"page of {page.Length / 1024} KB: AngleSharp parse only", () => new HtmlParser().ParseDocument(new MemoryStream(page))),
            ("page: read", () => ReportReader.Read(page, "page.html")),
            ("page: read + check", () => ReportChecker.Check(ReportReader.Read(page, "page.html").Report!)),
            ($"text of {text.Length / 1024.0:0.0} KB: read", () => ReportReader.Read(text, "001.txt")),
            ("text: read + check", () => ReportChecker.Check(ReportReader.Read(text, "001.txt").Report!)),
        ];
        foreach (var (_, run) in cases)
        {
            for (var i = 0; i < WarmUps; i++)
            {
                run();
            }
        }

        var times = cases.Select(_ => new List<double>()).ToArray();
        var allocated = new long[cases.Length];
        for (var round = 0; round < Rounds; round++)
        {
            for (var c = 0; c < cases.Length; c++)
            {
                var bytes = GC.GetAllocatedBytesForCurrentThread();
                var before = Environment.CpuUsage.TotalTime;
                for (var i = 0; i < EachRound; i++)
                {
                    cases[c].Run();
                }

                times[c].Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / EachRound);
                allocated[c] = (GC.GetAllocatedBytesForCurrentThread() - bytes) / EachRound;
            }
        }

        var parse = Median(times[0]);
        for (var c = 0; c < cases.Length; c++)
        {
            var ratio = cases[c].Name.StartsWith("page", StringComparison.Ordinal) ? $"{Median(times[c]) / parse,6:0.00} × parse" : "";
            Console.WriteLine($"{cases[c].Name,-44} {Median(times[c]),7:0.00} ms of a processor {allocated[c] / 1024,6} KB allocated {ratio}");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
