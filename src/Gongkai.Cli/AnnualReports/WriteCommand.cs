using System.CommandLine;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Reports.Checking;
using Gongkai.Reports.Writing;

namespace Gongkai.Cli.AnnualReports;

/// <summary><c>gongkai report write</c>: a report in the official form, or as data.</summary>
internal static class WriteCommand
{
    private static readonly string[] Formats = ["html", "docx", "xlsx", "csv", "json"];

    public static Command Build(StandardStreams streams)
    {
        var files = ReportCommand.FilesArgument();
        var format = new Option<string?>("--format", "-f") { Description = "html、docx、xlsx、csv 或 json；不写时由输出文件名的后缀决定", HelpName = "格式" };
        format.AcceptOnlyFromAmong(Formats);
        var output = ReportCommand.OutputOption("输出文件；输入有多个时为文件夹。不写时输出到标准输出");
        var withFindings = new Option<bool>("--with-findings") { Description = "连同检查结果写出（只对 xlsx 和 json）" };
        var command = new DocumentedCommand("write", "按法定格式生成年度报告（html、docx），或生成数据文件（xlsx、csv、json）。")
        {
            Examples =
            [
                ("gongkai report write 年报.json -o 年报.docx", "由数据生成公文"),
                ("gongkai report write 旧网页.html -f html -o 新网页.html", "把杂乱的网页重排为法定格式"),
                ("gongkai report write 年报/ -f csv -o 数据/", "整个文件夹，每份一个数据文件"),
                ("gongkai report write 年报.html -f xlsx --with-findings -o 核对.xlsx", "工作簿，问题写在批注里"),
            ],
            ExitCodes = "0 全部写出；2 有文件不能读取或写出（原因见标准错误）",
        };
        command.Add(files);
        command.Add(format);
        command.Add(output);
        command.Add(withFindings);
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(output);
            var chosen = parsed.GetValue(format) ?? (target is null ? "html" : Path.GetExtension(target));
            if (ReportFileFormats.Parse(chosen) is not { } fileFormat)
            {
                streams.Complain($"gongkai：不知道要写成什么格式，请用 --format 指定 {string.Join('、', Formats)} 之一。");
                return ExitCode.CouldNotRead;
            }

            return Write(streams, InputFiles.Expand(parsed.GetRequiredValue(files)), fileFormat, target, parsed.GetValue(withFindings));
        });
        return command;
    }

    private static int Write(StandardStreams streams, IReadOnlyList<InputFile> files, ReportFileFormat format, string? target, bool withFindings)
    {
        var intoFolder = target is not null && (files.Count > 1 || Directory.Exists(target) || Path.EndsInDirectorySeparator(target));
        if (files.Count > 1 && target is null)
        {
            streams.Complain("gongkai：输入有多个文件，请用 --output 指定输出文件夹。");
            return ExitCode.CouldNotRead;
        }

        if (target is null && streams.OutputIsTerminal && format is ReportFileFormat.Docx or ReportFileFormat.Xlsx)
        {
            streams.Complain("gongkai：这种格式不能显示在终端上，请用 --output 指定输出文件。");
            return ExitCode.CouldNotRead;
        }

        return new ReportBatch(streams, OutputFormat.Text, (report, file, output, pretty) =>
        {
            var findings = withFindings ? ReportChecker.Check(report) : null;
            if (target is null)
            {
                ReportWriter.Write(report, findings, format, output);
                return [];
            }

            var path = intoFolder ? Path.Combine(target, Path.ChangeExtension(file.IsStandardInput ? "report" : file.Source, format.Extension())) : target;
            OutputFile.Write(path, stream => ReportWriter.Write(report, findings, format, stream), notOver: file.Path);
            output.Write(StandardStreams.Encode($"{file.Name} → {path}\n"));
            return [];
        })
        { SeparatesResults = false }.Run(files);
    }
}
