using Gongkai.Cli.Terminal;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading;

namespace Gongkai.Cli.AnnualReports;

/// <summary>Reads reports from files and standard input; what goes wrong with a file comes back as its problem.</summary>
internal static class ReportFiles
{
    private const int FirstBuffer = 1 << 16;
    private static readonly ReadLimits Limits = new();

    /// <summary>Reads one file.</summary>
    public static ReadResult Read(InputFile file, CancellationToken ct)
    {
        if (file.Problem is { } known)
        {
            return new ReadResult(null, known);
        }

        try
        {
            using var stream = file.IsStandardInput ? Console.OpenStandardInput() : new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            if (stream.CanSeek && stream.Length > Limits.MaxBytes)
            {
                return new ReadResult(null, TooLarge($"文件有 {Megabytes(stream.Length)} MB，"));
            }

            return Load(stream) is { } bytes
                ? ReportReader.Read(bytes, file.Source, Limits, ct)
                : new ReadResult(null, TooLarge("内容"));
        }
        catch (UnauthorizedAccessException)
        {
            return new ReadResult(null, new UnreadableDocument("no-permission", "没有读取这个文件的权限。"));
        }
        catch (IOException e)
        {
            return new ReadResult(null, new UnreadableDocument("io", $"读取文件失败：{e.Message}"));
        }
    }

    /// <summary>Reads one file that the command cannot do without; when it cannot be read, says so and returns null.</summary>
    public static AnnualReport? ReadOrComplain(string name, StandardStreams streams)
    {
        var file = InputFiles.Expand([name]);
        var (report, problem) = file.Count == 1 ? Read(file[0], CancellationToken.None) : new ReadResult(null, new UnreadableDocument("one-file", "这里只能指定一个文件。"));
        if (problem is not null)
        {
            streams.Complain($"gongkai：{name}：{problem.Text}");
        }

        return report;
    }

    /// <summary>Reads all files side by side and keeps their reports; those that cannot be read are told on standard error.</summary>
    /// <returns>The reports in the order of the files, and how many files gave none.</returns>
    public static (IReadOnlyList<AnnualReport> Reports, int Unread) ReadAll(IReadOnlyList<InputFile> files, StandardStreams streams)
    {
        var reports = new List<AnnualReport>();
        var done = 0;
        var progress = streams.ShowProgress(files.Count);
        using var interruption = new Interruption();
        foreach (var (file, result) in OrderedWork.Run(files, (file, ct) => (file, Read(file, ct)), ShowProgress, interruption.Token))
        {
            done++;
            if (result.Report is { } report)
            {
                reports.Add(report);
            }
            else
            {
                streams.Complain($"gongkai：{file.Name}：{result.Problem!.Text}");
            }

            ShowProgress();
        }

        progress?.Hide();
        return (reports, done - reports.Count);

        void ShowProgress() => progress?.Show(done, errors: 0, unread: done - reports.Count);
    }

    private static UnreadableDocument TooLarge(string what) =>
        new("too-large", $"{what}超过上限 {Megabytes(Limits.MaxBytes)} MB，未读取。一份年度报告远小于此，请确认选对了文件。");

    private static long Megabytes(long bytes) => (bytes + (1 << 20) - 1) >> 20;

    /// <summary>All bytes; null when there are more than the limit. A pipe does not say beforehand how many there are.</summary>
    private static ReadOnlyMemory<byte>? Load(Stream stream)
    {
        var buffer = new byte[stream.CanSeek && stream.Length > 0 ? stream.Length + 1 : FirstBuffer];
        var length = 0;
        for (int read; (read = stream.Read(buffer, length, buffer.Length - length)) > 0;)
        {
            length += read;
            if (length > Limits.MaxBytes)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(2L * length, Limits.MaxBytes + 1));
            }
        }

        return buffer.AsMemory(0, length);
    }
}
