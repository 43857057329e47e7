using System.CommandLine;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;

namespace Gongkai.Cli.AnnualReports;

/// <summary><c>gongkai report merge</c>: the reports of a region's agencies as one.</summary>
internal static class MergeCommand
{
    private static readonly string[] Formats = ["text", "json", "csv", "xlsx", "html", "docx"];

    public static Command Build(StandardStreams streams)
    {
        var files = ReportCommand.FilesArgument();
        var format = new Option<string?>("--format", "-f") { Description = "text（默认）、json、csv、xlsx、html 或 docx；不写时由输出文件名的后缀决定", HelpName = "格式" };
        format.AcceptOnlyFromAmong(Formats);
        var expected = new Option<string?>("--expected") { Description = "应报送的机关名单，每行一个；用于列出缺报的", HelpName = "文件" };
        var parent = new Option<string?>("--parent") { Description = "上级政府自己的年度报告，用于与各机关合计核对；不计入合计", HelpName = "文件" };
        var year = new Option<int?>("--year") { Description = "汇总的年度；不写时取报告最多的年度", HelpName = "年" };
        var agency = new Option<string>("--agency") { Description = "汇总报告的名称", HelpName = "名称", DefaultValueFactory = _ => "汇总" };
        var output = ReportCommand.OutputOption("输出文件；不写时输出到标准输出");
        var command = new DocumentedCommand("merge", "把一个地区各机关的年度报告汇总为一份：谁已报、谁缺报，每个合计由哪些数加成。")
        {
            Examples =
            [
                ("gongkai report merge 各局/", "汇总一个文件夹"),
                ("gongkai report merge 各局/ --expected 名单.txt --parent 县政府.html", "列出缺报的，并与县政府报告核对"),
                ("gongkai report merge 各局/ --agency 某县 -o 汇总.xlsx", "写成工作簿"),
            ],
            ExitCodes = "0 已汇总；2 有文件不能读取（原因见标准错误，其余照常汇总），或没有一份可汇总",
        };
        command.Add(files);
        command.Add(format);
        command.Add(expected);
        command.Add(parent);
        command.Add(year);
        command.Add(agency);
        command.Add(output);
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(output);
            var chosen = parsed.GetValue(format) ?? (target is null ? "text" : Path.GetExtension(target).TrimStart('.'));
            if (!Formats.Contains(chosen) && chosen is not "txt")
            {
                streams.Complain($"gongkai：不知道要写成什么格式，请用 --format 指定 {string.Join('、', Formats)} 之一。");
                return ExitCode.CouldNotRead;
            }

            if (target is null && streams.OutputIsTerminal && chosen is "docx" or "xlsx")
            {
                streams.Complain("gongkai：这种格式不能显示在终端上，请用 --output 指定输出文件。");
                return ExitCode.CouldNotRead;
            }

            if (ReadList(parsed.GetValue(expected), streams) is not { } agencies)
            {
                return ExitCode.CouldNotRead;
            }

            AnnualReport? above = null;
            if (parsed.GetValue(parent) is { } parentName && (above = ReportFiles.ReadOrComplain(parentName, streams)) is null)
            {
                return ExitCode.CouldNotRead;
            }

            var (reports, unread) = ReportFiles.ReadAll(InputFiles.Expand(parsed.GetRequiredValue(files)), streams);
            if ((parsed.GetValue(year) ?? MostCommonYear(reports)) is not { } chosenYear)
            {
                streams.Complain("gongkai：没有一份报告看得出年度，无法汇总；可用 --year 指定。");
                return ExitCode.CouldNotRead;
            }

            var merged = RegionMerge.Merge(reports, chosenYear, agencies);
            if (merged.Reports.Count == 0)
            {
                streams.Complain($"gongkai：没有一份 {chosenYear} 年度的报告可以汇总。");
                return ExitCode.CouldNotRead;
            }

            var report = merged.ToReport(parsed.GetRequiredValue(agency));
            var findings = new List<Finding>();
            RegionChecks.Check(merged, above, findings);
            var written = Write(merged, report, findings, chosen, target is null && streams.Colours);
            if (target is null)
            {
                streams.Write(written);
            }
            else
            {
                OutputFile.Write(target, stream => stream.Write(written));
            }

            return unread == 0 ? ExitCode.Success : ExitCode.CouldNotRead;
        });
        return command;
    }

    private static byte[] Write(MergedReport merged, AnnualReport report, List<Finding> findings, string format, bool colours)
    {
        if (format is "text" or "txt")
        {
            return StandardStreams.Encode(MergeText.Format(merged, report, findings, colours));
        }

        if (format == "json")
        {
            return ComparisonJson.Of(merged, report, findings);
        }

        using var output = new MemoryStream();
        ReportWriter.Write(report, findings, ReportFileFormats.Parse(format)!.Value, output);
        return output.ToArray();
    }

    private static int? MostCommonYear(IReadOnlyList<AnnualReport> reports) =>
        reports.Select(r => r.Year).OfType<int>().CountBy(y => y).OrderByDescending(c => c.Value).ThenByDescending(c => c.Key).Select(c => (int?)c.Key).FirstOrDefault();

    /// <summary>The names of a list, empty where none is given; null where it cannot be read, which is said.</summary>
    private static IReadOnlyList<string>? ReadList(string? path, StandardStreams streams)
    {
        if (path is null)
        {
            return [];
        }

        try
        {
            return [.. File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            streams.Complain($"gongkai：不能读取名单 {path}：{(e is FileNotFoundException or DirectoryNotFoundException ? "没有这个文件。" : e.Message)}");
            return null;
        }
    }
}
