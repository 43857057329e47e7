using System.Collections.Concurrent;
using System.Threading.Channels;
using Gongkai.Reports.Checking;
using Gongkai.Reports.Reading;

namespace Gongkai.Web.AnnualReports;

/// <summary>
/// The check-ups under way and those just ended, in memory and bounded: so many waiting, so many bytes, so many kept, for so long.
/// Nothing is written anywhere.
/// </summary>
internal sealed class CheckUps(TimeProvider clock)
{
    /// <summary>Bytes of one file, as the readers take it.</summary>
    public static readonly long MaxBytes = new ReadLimits().MaxBytes;

    /// <summary>How long an ended check-up can be looked at.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private const int MaxWaiting = 32;
    private const int MaxKept = 200;
    private const long MaxBytesHeld = 160L << 20;

    private readonly ConcurrentDictionary<string, CheckUp> all = new(StringComparer.Ordinal);
    private readonly Channel<CheckUp> waiting = Channel.CreateBounded<CheckUp>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Those that wait for their turn.</summary>
    public ChannelReader<CheckUp> Waiting => waiting.Reader;

    /// <summary>The check-up of a name; null when there is none or it has been forgotten.</summary>
    public CheckUp? Find(string id)
    {
        ForgetOld();
        return all.GetValueOrDefault(id);
    }

    /// <summary>How many stand before a waiting one.</summary>
    public int Before(CheckUp checkUp) => all.Values.Count(c => !c.HasEnded && c.At < checkUp.At);

    /// <summary>Takes a file on; null when too much is under way already.</summary>
    public CheckUp? Begin(UploadedFile file, UploadedFile? previous)
    {
        ForgetOld();
        var checkUp = new CheckUp(file, previous, clock.GetUtcNow());
        if (all.Values.Sum(c => c.Size) + checkUp.Size > MaxBytesHeld)
        {
            ForgetEnded(checkUp.Size);
        }

        if (all.Values.Sum(c => c.Size) + checkUp.Size > MaxBytesHeld || !waiting.Writer.TryWrite(checkUp))
        {
            return null;
        }

        all[checkUp.Id] = checkUp;
        return checkUp;
    }

    /// <summary>Forgets one at once.</summary>
    public void Forget(CheckUp checkUp) => all.TryRemove(checkUp.Id, out _);

    private void ForgetOld()
    {
        var limit = clock.GetUtcNow() - Kept;
        foreach (var (id, checkUp) in all)
        {
            if (checkUp.HasEnded && checkUp.At < limit)
            {
                all.TryRemove(id, out _);
            }
        }

        foreach (var checkUp in all.Values.Where(c => c.HasEnded).OrderByDescending(c => c.At).Skip(MaxKept))
        {
            all.TryRemove(checkUp.Id, out _);
        }
    }

    /// <summary>Makes room by forgetting the oldest of the ended ones.</summary>
    private void ForgetEnded(long bytes)
    {
        foreach (var checkUp in all.Values.Where(c => c.HasEnded).OrderBy(c => c.At))
        {
            if (bytes <= 0)
            {
                return;
            }

            all.TryRemove(checkUp.Id, out _);
            bytes -= checkUp.Size;
        }
    }
}

/// <summary>Works the check-ups off, as many at a time as there are processors.</summary>
internal sealed partial class CheckUpWorker(CheckUps checkUps, ILogger<CheckUpWorker> logger) : BackgroundService
{
    private static readonly UnreadableDocument Broken =
        new("internal", "读取这个文件时系统出现故障，已经记录。请换一种格式（例如另存为网页、Word 或纯文本）再试，或把文件名和时间告诉管理员。");

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));

    private async Task WorkAsync(CancellationToken ct)
    {
        await foreach (var checkUp in checkUps.Waiting.ReadAllAsync(ct))
        {
            try
            {
                Run(checkUp, ct);
                LogEnded(checkUp.Id[..8], checkUp.Stage, checkUp.Problem?.Code ?? "", checkUp.Size);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The file is a visitor's: a bug that it brings to light must not stop the others. It is logged in full.
                LogBroken(e, checkUp.Id[..8]);
                checkUp.End(Broken);
            }
        }
    }

    private static void Run(CheckUp checkUp, CancellationToken ct)
    {
        checkUp.Reach(CheckUpStage.Reading);
        var read = ReportReader.Read(checkUp.File.Bytes, checkUp.File.Name, null, ct);
        if (read.Report is not { } report)
        {
            checkUp.End(read.Problem!);
            return;
        }

        var previous = checkUp.Previous is { } file ? ReportReader.Read(file.Bytes, file.Name, null, ct) : null;
        checkUp.Reach(CheckUpStage.Checking);
        var findings = ReportChecker.Check(report, new CheckContext { Previous = previous?.Report });
        checkUp.End(report, previous?.Report, previous?.Problem, findings);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "check-up {Id} ended: {Stage} {Code} {Size} bytes")]
    private partial void LogEnded(string id, CheckUpStage stage, string code, long size);

    [LoggerMessage(Level = LogLevel.Error, Message = "check-up {Id} broke")]
    private partial void LogBroken(Exception exception, string id);
}
