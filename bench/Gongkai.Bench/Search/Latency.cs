using System.Diagnostics;

namespace Gongkai.Bench.Search;

/// <summary>How long questions of one class took: elapsed, and on a processor, which others on the machine hardly change.</summary>
internal sealed class Latency(string name)
{
    private readonly List<double> elapsed = [];
    private readonly List<double> processor = [];
    private long hits;

    /// <summary>The heading of the table.</summary>
    public const string Heading = "| class | hits | p50 ms | p95 ms | p99 ms | processor p50 | p95 | FTS5 processor p50 | times |\n|---|---|---|---|---|---|---|---|---|";

    /// <summary>Elapsed, in milliseconds: the middle.</summary>
    public double P50 => At(elapsed, 0.5);

    /// <summary>Elapsed, in milliseconds: all but one in twenty.</summary>
    public double P95 => At(elapsed, 0.95);

    /// <summary>Does something that gives a number of hits, and notes how long it took.</summary>
    public void Measure(Func<long> question)
    {
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        hits += question();
        elapsed.Add(clock.Elapsed.TotalMilliseconds);
        processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }

    /// <summary>As a row of the table.</summary>
    public string Row(Latency? baseline) =>
        $"| {name} | {hits / Math.Max(1, elapsed.Count):N0} | {P50:0.00} | {P95:0.00} | {At(elapsed, 0.99):0.00} | {At(processor, 0.5):0.00} | {At(processor, 0.95):0.00} | "
        + (baseline is null ? " |  |" : $"{At(baseline.processor, 0.5):0.00} | {At(baseline.processor, 0.5) / Math.Max(0.01, At(processor, 0.5)):0.0} |");

    private static double At(List<double> values, double share) => values.Order().ElementAt(Math.Min(values.Count - 1, (int)(values.Count * share)));
}
