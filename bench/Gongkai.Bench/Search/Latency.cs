namespace Gongkai.Bench.Search;

/// <summary>How long questions of one class took.</summary>
internal sealed class Latency(string name)
{
    private readonly List<double> milliseconds = [];
    private long hits;

    /// <summary>The class.</summary>
    public string Name => name;

    /// <summary>Of all questions, in milliseconds.</summary>
    public double P95 => At(0.95);

    /// <summary>The middle.</summary>
    public double P50 => At(0.5);

    /// <summary>Notes one.</summary>
    public void Add(TimeSpan took, long total)
    {
        milliseconds.Add(took.TotalMilliseconds);
        hits += total;
    }

    /// <summary>As a row of a table.</summary>
    public string Row(Latency? baseline) =>
        $"| {name} | {hits / Math.Max(1, milliseconds.Count):N0} | {P50:0.00} | {P95:0.00} | {At(0.99):0.00} | {(baseline is null ? "" : $"{baseline.P50:0.00}")} | {(baseline is null ? "" : $"{baseline.P50 / P50:0.0}")} |";

    private double At(double share) => milliseconds.Order().ElementAt(Math.Min(milliseconds.Count - 1, (int)(milliseconds.Count * share)));
}
