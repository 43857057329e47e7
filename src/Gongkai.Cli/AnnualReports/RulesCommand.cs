using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Domain.AnnualReports;
using Gongkai.Reports.Writing;

namespace Gongkai.Cli.AnnualReports;

/// <summary><c>gongkai report rules</c>: the rule catalogue, as declared.</summary>
internal static class RulesCommand
{
    public static Command Build(StandardStreams streams)
    {
        var format = ReportCommand.FormatOption("输出格式：text（默认）或 json");
        var id = new Argument<string?>("规则编号") { Description = "只看这一条规则", Arity = ArgumentArity.ZeroOrOne };
        id.CompletionSources.Add(_ => RuleCatalogue.All.Select(r => new System.CommandLine.Completions.CompletionItem(r.Id)));
        var command = new DocumentedCommand("rules", "列出全部检查规则：编号、级别、含义、依据和处理建议。")
        {
            Examples = [("gongkai report rules", "全部规则"), ("gongkai report rules R3.balance", "一条规则"), ("gongkai report rules -f json", "输出为 JSON")],
        };
        command.Add(id);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var rules = RuleCatalogue.All;
            if (parsed.GetValue(id) is { } asked)
            {
                if (RuleCatalogue.Find(asked) is not { } rule)
                {
                    streams.Complain($"gongkai：没有编号为 {asked} 的规则；用 gongkai report rules 查看全部。");
                    return ExitCode.CouldNotRead;
                }

                rules = [rule];
            }

            if (ReportCommand.FormatOf(parsed, format) == OutputFormat.Json)
            {
                streams.Write(Json(rules));
            }
            else
            {
                streams.Write(Text(rules));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static string Text(IReadOnlyList<Rule> rules)
    {
        var text = new StringBuilder();
        foreach (var family in rules.GroupBy(r => r.Family))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(NameOf(family.Key)).Append('\n');
            foreach (var rule in family)
            {
                text.Append($"\n  {rule.Id}  {rule.Severity.InChinese()}  {rule.Title}\n")
                    .Append($"        含义：{rule.Meaning}\n")
                    .Append($"        依据：{rule.Basis}\n")
                    .Append($"        建议：{rule.Advice}\n");
            }
        }

        return text.ToString();
    }

    private static ReadOnlySpan<byte> Json(IReadOnlyList<Rule> rules)
    {
        var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var rule in rules)
            {
                json.WriteStartObject();
                json.WriteString("id", rule.Id);
                json.WriteString("family", rule.Family.ToString());
                json.WriteString("severity", ReportJson.Name(rule.Severity));
                json.WriteString("title", rule.Title);
                json.WriteString("meaning", rule.Meaning);
                json.WriteString("basis", rule.Basis);
                json.WriteString("advice", rule.Advice);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
        return output.GetBuffer().AsSpan(0, (int)output.Length);
    }

    private static string NameOf(RuleFamily family) => family switch
    {
        RuleFamily.Balance => "表内勾稽",
        RuleFamily.Form => "格式",
        RuleFamily.TextAgainstTable => "文表一致",
        RuleFamily.TextAgainstText => "前后一致",
        RuleFamily.Law => "法律与引用",
        RuleFamily.AcrossYears => "跨年核对",
        RuleFamily.AcrossRegion => "地区核对",
    };
}
