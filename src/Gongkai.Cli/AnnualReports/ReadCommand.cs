using System.CommandLine;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Reports.Writing;

namespace Gongkai.Cli.AnnualReports;

/// <summary><c>gongkai report read</c>: a report as data.</summary>
internal static class ReadCommand
{
    public static Command Build(StandardStreams streams)
    {
        var files = ReportCommand.FilesArgument();
        var format = ReportCommand.FormatOption();
        var command = new DocumentedCommand("read", "读取年度报告，输出其中的数据；每个数说明是原文写明、未填、还原还是不能确定。")
        {
            Examples =
            [
                ("gongkai report read 年报.html", "读一份，输出给人看"),
                ("gongkai report read 年报.docx --format json", "输出为 JSON"),
                ("curl -s 网址 | gongkai report read -", "从标准输入读"),
                ("gongkai report read 年报/ -f json > 年报.jsonl", "整个文件夹，每行一份"),
            ],
            ExitCodes = "0 全部读取；2 有文件不能读取（原因见标准错误，其余文件照常输出）",
        };
        command.Add(files);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var chosen = ReportCommand.FormatOf(parsed, format);
            return new ReportBatch(streams, chosen, (report, file, output, pretty) =>
            {
                if (chosen == OutputFormat.Json)
                {
                    ReportJson.Write(report, output, pretty);
                }
                else
                {
                    output.Write(StandardStreams.Encode(ReportText.Format(report, file.Name)));
                }

                return [];
            }).Run(InputFiles.Expand(parsed.GetRequiredValue(files)));
        });
        return command;
    }
}
