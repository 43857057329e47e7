using System.Diagnostics;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>What one file may still cost: time, unpacked bytes, table cells.</summary>
internal sealed class ReadBudget(ReadLimits limits, CancellationToken ct)
{
    private const int StepsBetweenLooks = 4096;
    private readonly long started = Stopwatch.GetTimestamp();
    private long unpacked;
    private int cells;
    private int steps;

    public ReadLimits Limits => limits;

    /// <summary>Time left; zero when it is up.</summary>
    public TimeSpan TimeLeft => limits.MaxTime - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } left ? left : TimeSpan.Zero;

    /// <summary>Called once per unit of work, thousands of times a millisecond.</summary>
    public void Step()
    {
        if (++steps % StepsBetweenLooks == 0)
        {
            Look();
        }
    }

    /// <summary>Stops when the caller has cancelled or the time is up.</summary>
    public void Look()
    {
        ct.ThrowIfCancellationRequested();
        if (TimeLeft == TimeSpan.Zero)
        {
            throw DocumentProblems.TooSlow(limits.MaxTime);
        }
    }

    public void Unpacked(long bytes)
    {
        unpacked += bytes;
        if (unpacked > limits.MaxUnpackedBytes)
        {
            throw DocumentProblems.UnpacksTooLarge(limits.MaxUnpackedBytes);
        }
    }

    public void Cell()
    {
        if (++cells > limits.MaxCells)
        {
            throw DocumentProblems.TooManyCells(limits.MaxCells);
        }
    }

    public CancellationToken Token => ct;
}
