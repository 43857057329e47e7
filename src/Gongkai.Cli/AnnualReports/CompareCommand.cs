using System.CommandLine;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Cli.AnnualReports;

/// <summary><c>gongkai report compare</c>: two reports side by side, or several in one table.</summary>
internal static class CompareCommand
{
    public static Command Build(StandardStreams streams)
    {
        var files = ReportCommand.FilesArgument();
        var format = ReportCommand.FormatOption("输出格式：text（默认）或 json");
        var all = new Option<bool>("--all") { Description = "比较两份时也列出相同的格" };
        var command = new DocumentedCommand("compare", "比较年度报告：两份逐格、逐段对照；三份以上并列成一张表。")
        {
            Examples =
            [
                ("gongkai report compare 2023.html 2024.html", "同一机关两年对照"),
                ("gongkai report compare 各局/*.html", "多个机关并列"),
                ("gongkai report compare 2023.html 2024.html -f json", "输出为 JSON"),
            ],
            ExitCodes = "0 已比较；2 有文件不能读取（原因见标准错误），或不足两份",
        };
        command.Add(files);
        command.Add(format);
        command.Add(all);
        command.SetAction(parsed =>
        {
            var json = ReportCommand.FormatOf(parsed, format) == OutputFormat.Json;
            var (reports, unread) = ReportFiles.ReadAll(InputFiles.Expand(parsed.GetRequiredValue(files)), streams);
            if (reports.Count < 2)
            {
                streams.Complain($"gongkai：比较至少要两份能读取的报告，现在只有 {reports.Count} 份。");
                return ExitCode.CouldNotRead;
            }

            if (reports.Count == 2)
            {
                var comparison = ReportComparison.Of(reports[0], reports[1]);
                streams.Write(json ? ComparisonJson.Of(comparison) : StandardStreams.Encode(ComparisonText.Format(comparison, parsed.GetValue(all))));
            }
            else
            {
                var table = ReportTable.Of(reports);
                streams.Write(json ? ComparisonJson.Of(table) : StandardStreams.Encode(ComparisonText.Format(table)));
            }

            return unread == 0 ? ExitCode.Success : ExitCode.CouldNotRead;
        });
        return command;
    }
}
