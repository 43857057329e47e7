using System.Text;
using Gongkai.Cli.Terminal;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Cli.AnnualReports;

/// <summary>What a batch came to: totals, the rules that found most, the files that need a person.</summary>
/// <param name="checks">True where files are checked, so that findings are counted even when there are none.</param>
internal sealed class BatchSummary(bool checks)
{
    private const int FilesListed = 30;
    private const int RulesListed = 15;
    private const int NameWidth = 44;
    private readonly Dictionary<Rule, (int Findings, int Files)> byRule = [];
    private readonly List<FileResult> listed = [];
    private readonly int[] findings = new int[3];
    private int unread;
    private int withErrors;
    private int toList;

    /// <summary>Files finished.</summary>
    public int Files { get; private set; }

    /// <summary>The exit code that the files seen so far come to: unread before errors before none.</summary>
    public int ExitCode => unread > 0 ? Cli.ExitCode.CouldNotRead : withErrors > 0 ? Cli.ExitCode.FoundErrors : Cli.ExitCode.Success;

    /// <summary>Counts a file.</summary>
    public void Add(FileResult result)
    {
        Files++;
        foreach (var (_, severity) in result.Findings)
        {
            findings[(int)severity]++;
        }

        foreach (var group in result.Findings.GroupBy(f => f.Rule))
        {
            var (count, files) = byRule.GetValueOrDefault(group.Key);
            byRule[group.Key] = (count + group.Count(), files + 1);
        }

        var hasErrors = result.Count(Severity.Error) > 0;
        unread += result.Problem is null ? 0 : 1;
        withErrors += hasErrors ? 1 : 0;
        if (result.Problem is not null || hasErrors)
        {
            toList++;
            if (listed.Count < FilesListed)
            {
                listed.Add(result with { Output = [] });
            }
        }
    }

    /// <summary>Draws the progress so far.</summary>
    public void ShowOn(ProgressLine? progress) => progress?.Show(Files, withErrors, unread);

    /// <summary>The summary for people.</summary>
    public string Format()
    {
        var text = new StringBuilder();
        text.Append($"\n汇总：共 {Files:N0} 个文件，读取 {Files - unread:N0} 份，不能读取 {unread:N0} 个")
            .Append(checks ? $"；有错误的 {withErrors:N0} 份。错误 {findings[(int)Severity.Error]:N0}，警告 {findings[(int)Severity.Warning]:N0}，提示 {findings[(int)Severity.Info]:N0}。\n" : "。\n");
        if (byRule.Count > 0)
        {
            var rules = new TextTable(new("规则"), new("名称"), new("级别"), new("处数", Right: true), new("份数", Right: true));
            foreach (var (rule, (count, files)) in byRule.OrderByDescending(r => r.Value.Files).ThenBy(r => r.Key.Id, StringComparer.Ordinal).Take(RulesListed))
            {
                rules.Add(rule.Id, rule.Title, rule.Severity.InChinese(), $"{count:N0}", $"{files:N0}");
            }

            text.Append('\n').Append(rules.Format());
            AppendRest(byRule.Count - RulesListed, "条规则");
        }

        if (listed.Count > 0)
        {
            var files = new TextTable(new("文件"), new("机关"), new("年度"), new("错误", Right: true), new("警告", Right: true), new("提示", Right: true));
            foreach (var file in listed)
            {
                string Number(Severity severity) => file.Problem is null ? $"{file.Count(severity):N0}" : "";
                files.Add(
                    DisplayWidth.Cut(file.File.Path, NameWidth),
                    file.Problem is null ? DisplayWidth.Cut(file.Agency ?? "（未写明）", NameWidth) : "不能读取",
                    file.Year?.ToString() ?? "",
                    Number(Severity.Error),
                    Number(Severity.Warning),
                    Number(Severity.Info));
            }

            text.Append('\n').Append(files.Format());
            AppendRest(toList - listed.Count, "个文件");
        }

        return text.ToString();

        void AppendRest(int more, string what)
        {
            if (more > 0)
            {
                text.Append($"……另有 {more:N0} {what}\n");
            }
        }
    }
}
