using System.CommandLine;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Checking;
using Gongkai.Reports.Writing;

namespace Gongkai.Cli.AnnualReports;

/// <summary><c>gongkai report check</c>: a report against every rule.</summary>
internal static class CheckCommand
{
    public static Command Build(StandardStreams streams)
    {
        var files = ReportCommand.FilesArgument();
        var format = ReportCommand.FormatOption();
        var previous = new Option<string>("--previous")
        {
            Description = "同一机关上一年的年度报告，用于核对结转数和增减幅度（只用于检查单个文件）",
            HelpName = "文件",
        };
        var command = new DocumentedCommand("check", "检查年度报告：表内勾稽、格式、文表一致、前后一致、引用与法定内容。")
        {
            Examples =
            [
                ("gongkai report check 年报.html", "检查一份"),
                ("gongkai report check 2024.html --previous 2023.html", "连同上年核对"),
                ("gongkai report check '年报/**/*.html'", "检查许多份，末尾有汇总表"),
                ("gongkai report check 年报/ -f json > 结果.jsonl", "输出为 JSON，每行一份"),
            ],
            ExitCodes = "0 没有错误；1 至少一处错误；2 有文件不能读取（原因见标准错误，其余文件照常检查）",
        };
        command.Add(files);
        command.Add(format);
        command.Add(previous);
        command.SetAction(parsed =>
        {
            var expanded = InputFiles.Expand(parsed.GetRequiredValue(files));
            AnnualReport? lastYear = null;
            if (parsed.GetValue(previous) is { } previousName)
            {
                if (expanded.Count != 1)
                {
                    streams.Complain("gongkai：--previous 只能用于检查单个文件。");
                    return ExitCode.CouldNotRead;
                }

                lastYear = ReportFiles.ReadOrComplain(previousName, streams);
                if (lastYear is null)
                {
                    return ExitCode.CouldNotRead;
                }
            }

            return Check(streams, ReportCommand.FormatOf(parsed, format), new CheckContext { Previous = lastYear }, expanded);
        });
        return command;
    }

    private static int Check(StandardStreams streams, OutputFormat format, CheckContext context, IReadOnlyList<InputFile> files)
    {
        var colours = streams.Colours;
        return new ReportBatch(streams, format, (report, file, output, pretty) =>
        {
            var findings = ReportChecker.Check(report, context);
            if (format == OutputFormat.Json)
            {
                ReportJson.Write(report, findings, output, pretty);
            }
            else
            {
                output.Write(StandardStreams.Encode(FindingText.Format(report, file.Name, findings, colours)));
            }

            return findings;
        })
        { Checks = true }.Run(files);
    }
}
