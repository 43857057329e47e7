using System.CommandLine;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;

namespace Gongkai.Cli.AnnualReports;

/// <summary><c>gongkai report</c>: annual reports as files.</summary>
internal static class ReportCommand
{
    public static Command Build(StandardStreams streams) =>
        new DocumentedCommand("report", "政府信息公开工作年度报告：读取、检查、比较、汇总、生成。")
        {
            ReadCommand.Build(streams),
            CheckCommand.Build(streams),
            CompareCommand.Build(streams),
            MergeCommand.Build(streams),
            WriteCommand.Build(streams),
            RulesCommand.Build(streams),
        };

    /// <summary>The files a command works on.</summary>
    public static Argument<string[]> FilesArgument()
    {
        var argument = new Argument<string[]>("文件")
        {
            Description = "年度报告（网页、文本、docx、pdf、json、csv、xlsx 等）；可用文件夹、通配符（*、?、**），- 表示标准输入",
            Arity = ArgumentArity.OneOrMore,
        };
        argument.Validators.Add(ParseMistakes.RefuseOptions);
        return argument;
    }

    /// <summary><c>--format text|json</c>.</summary>
    public static Option<string> FormatOption(string description = "输出格式：text（默认）或 json；多个文件时 json 每行一份")
    {
        var option = new Option<string>("--format", "-f")
        {
            Description = description,
            HelpName = "格式",
            DefaultValueFactory = _ => "text",
        };
        option.AcceptOnlyFromAmong("text", "json");
        return option;
    }

    /// <summary><c>--output FILE</c>.</summary>
    public static Option<string?> OutputOption(string description) => new("--output", "-o") { Description = description, HelpName = "路径" };

    /// <summary>What the option asks for.</summary>
    public static OutputFormat FormatOf(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) == "json" ? OutputFormat.Json : OutputFormat.Text;
}
