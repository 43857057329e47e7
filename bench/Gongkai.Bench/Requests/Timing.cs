using System.Diagnostics;

namespace Gongkai.Bench.Requests;

/// <summary>Prints what something costs as a row of a table, beside the first thing that was measured in the same run.</summary>
/// <param name="processor">The processor time spent so far by the program that does the work.</param>
internal sealed class Timing(Func<TimeSpan> processor)
{
    /// <summary>The heading of the table.</summary>
    public const string Heading = "| | p50 ms | p95 ms | processor ms | times the first |\n|---|---|---|---|---|";

    private const int Warm = 20;
    private double? baseline;

    /// <summary>Measures.</summary>
    /// <param name="name">What.</param>
    /// <param name="times">How often.</param>
    /// <param name="work">Does it, the given time.</param>
    public async Task MeasureAsync(string name, int times, Func<int, Task> work)
    {
        for (var i = 0; i < Math.Min(Warm, times); i++)
        {
            await work(i);
        }

        var elapsed = new double[times];
        var before = processor();
        for (var i = 0; i < times; i++)
        {
            var from = Stopwatch.GetTimestamp();
            await work(i);
            elapsed[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }

        var spent = (processor() - before).TotalMilliseconds / times;
        Array.Sort(elapsed);
        var middle = elapsed[times / 2];
        baseline ??= middle;
        Console.WriteLine($"| {name} | {middle:0.0} | {elapsed[times * 95 / 100]:0.0} | {spent:0.0} | {middle / baseline:0.0} |");
    }
}
