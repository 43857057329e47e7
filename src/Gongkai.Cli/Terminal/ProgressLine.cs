using System.Diagnostics;

namespace Gongkai.Cli.Terminal;

/// <summary>One line on a terminal that says how far a batch is; it makes way for what is written beside it.</summary>
internal sealed class ProgressLine(TextWriter error, int total)
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan shownAt = -Interval;
    private bool shown;

    /// <summary>Draws the line anew, at most ten times a second.</summary>
    /// <param name="done">Files finished.</param>
    /// <param name="errors">Files with findings of grade error.</param>
    /// <param name="unread">Files that could not be read.</param>
    public void Show(int done, int errors, int unread)
    {
        if (clock.Elapsed - shownAt < Interval)
        {
            return;
        }

        shownAt = clock.Elapsed;
        var filled = (int)((long)done * BarWidth / total);
        var perSecond = done / Math.Max(0.001, clock.Elapsed.TotalSeconds);
        error.Write($"\r\e[K{new string('█', filled)}{new string('░', BarWidth - filled)} {done:N0}/{total:N0}  有错误 {errors:N0}  不能读取 {unread:N0}  每秒 {perSecond:N0} 份");
        shown = true;
    }

    /// <summary>Takes the line away.</summary>
    public void Hide()
    {
        if (shown)
        {
            error.Write("\r\e[K");
            shown = false;
        }
    }
}
