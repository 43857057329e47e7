using System.Text.Json;
using Gongkai.Cli.Terminal;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Reading;

namespace Gongkai.Cli.AnnualReports;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One object for a single file, one object a line for several.</summary>
    Json,
}

/// <summary>Puts one report into what is printed for it.</summary>
/// <param name="report">The report that was read.</param>
/// <param name="file">The file it came from.</param>
/// <param name="output">Receives UTF-8.</param>
/// <param name="pretty">True for a JSON object over several lines.</param>
/// <returns>The findings that the summary counts; empty for a command that checks nothing.</returns>
internal delegate IReadOnlyList<Finding> ReportRendering(AnnualReport report, InputFile file, Stream output, bool pretty);

/// <summary>
/// Reads files one by one or side by side and prints what a command makes of each, in the order they were named.
/// A file that cannot be read is told on standard error and stops no other.
/// </summary>
internal sealed class ReportBatch(StandardStreams streams, OutputFormat format, ReportRendering render)
{
    /// <summary>True where a blank line stands between the texts of two files.</summary>
    public bool SeparatesResults { get; init; } = true;

    /// <summary>True for a command whose summary speaks of findings.</summary>
    public bool Checks { get; init; }

    /// <summary>Runs through all files.</summary>
    /// <returns>The exit code of the command.</returns>
    public int Run(IReadOnlyList<InputFile> files)
    {
        var summary = new BatchSummary(Checks);
        if (files.Count == 1)
        {
            Print(Handle(files[0], single: true, CancellationToken.None), summary);
            return summary.ExitCode;
        }

        using var interruption = new Interruption();
        var progress = streams.ShowProgress(files.Count);
        var results = OrderedWork.Run(files, (file, ct) => Handle(file, single: false, ct), () => summary.ShowOn(progress), interruption.Token);
        try
        {
            foreach (var result in results)
            {
                Print(result, summary);
                summary.ShowOn(progress);
            }
        }
        catch (OperationCanceledException)
        {
            streams.Complain($"gongkai：已中断，{files.Count:N0} 个文件中完成了 {summary.Files:N0} 个。");
            return ExitCode.Interrupted;
        }

        progress?.Hide();
        if (format == OutputFormat.Text)
        {
            streams.Write(summary.Format());
        }
        else if (streams.ErrorIsTerminal)
        {
            streams.Complain(summary.Format());
        }

        return summary.ExitCode;
    }

    private void Print(FileResult result, BatchSummary summary)
    {
        summary.Add(result);
        if (result.Problem is { } problem)
        {
            streams.Complain($"gongkai：{result.File.Name}：{problem.Text}");
        }

        if (result.Output.Length > 0)
        {
            streams.Write(result.Output);
        }
    }

    private FileResult Handle(InputFile file, bool single, CancellationToken ct)
    {
        try
        {
            var (report, problem) = ReportFiles.Read(file, ct);
            if (report is null)
            {
                return Unread(file, problem!, single);
            }

            using var output = new MemoryStream();
            var findings = render(report, file, output, single);
            if (format == OutputFormat.Text && !single && SeparatesResults)
            {
                output.WriteByte((byte)'\n');
            }

            return new FileResult(file, output.ToArray(), null)
            {
                Agency = report.Agency,
                Year = report.Year,
                Findings = [.. findings.Select(f => (f.Rule, f.Severity))],
            };
        }
        catch (CannotWriteException e)
        {
            return Unread(file, new UnreadableDocument("not-written", e.Message), single);
        }
        catch (Exception e) when (e is not OperationCanceledException && !ProgramFault.WantsTrace)
        {
            // A fault of ours in one file must not cost the other 9,999 their results; it is told, and the exit code says so.
            return Unread(file, new UnreadableDocument("fault", ProgramFault.Describe(e)), single);
        }
    }

    /// <summary>Among the lines of a batch, a file without a report has its line too.</summary>
    private FileResult Unread(InputFile file, UnreadableDocument problem, bool single)
    {
        if (single || format != OutputFormat.Json)
        {
            return new FileResult(file, [], problem);
        }

        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("source", file.Source);
            json.WriteStartObject("problem");
            json.WriteString("code", problem.Code);
            json.WriteString("message", problem.Text);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.Write(StandardStreams.Encode("\n"));
        return new FileResult(file, output.ToArray(), problem);
    }
}
