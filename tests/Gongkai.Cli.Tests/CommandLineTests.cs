using System.Text.Json;
using Gongkai.Domain.AnnualReports;
using Shouldly;
using Xunit;

namespace Gongkai.Cli.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("report", "read")]
    [InlineData("report", "check")]
    [InlineData("report", "compare")]
    [InlineData("report", "merge")]
    [InlineData("report", "write")]
    [InlineData("report", "rules")]
    [InlineData("completion")]
    public void Every_command_explains_itself_in_Chinese_with_examples(params string[] command)
    {
        var run = CommandProcess.Run([.. command, "--help"]);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("用法：\n  gongkai " + string.Join(' ', command));
        run.Output.ShouldContain("示例：");
        run.Output.ShouldNotContain("Usage");
    }

    [Fact]
    public void Called_with_nothing_it_shows_its_help()
    {
        var run = CommandProcess.Run();

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("命令：");
        run.Output.ShouldContain("report");
    }

    [Theory]
    [InlineData("不认识命令或参数 chek，是否要用 check？", "report", "chek")]
    [InlineData("不认识选项 --fromat，是否要用 --format？", "report", "check", "a.txt", "--fromat", "json")]
    [InlineData("--format 不能用 xml，可以用 json、text。", "report", "check", "a.txt", "--format", "xml")]
    [InlineData("选项 --format 后面缺少<格式>。", "report", "check", "a.txt", "--format")]
    [InlineData("缺少<文件>。", "report", "check")]
    [InlineData("没有编号为 R9.none 的规则", "report", "rules", "R9.none")]
    public void A_mistake_on_the_command_line_is_named_in_Chinese(string said, params string[] arguments)
    {
        var run = CommandProcess.Run(arguments);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain(said);
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public void The_rules_are_those_of_the_catalogue()
    {
        var text = CommandProcess.Run("report", "rules");
        var json = CommandProcess.Run("report", "rules", "--format", "json");

        text.ExitCode.ShouldBe(0);
        json.ExitCode.ShouldBe(0);
        using var rules = JsonDocument.Parse(json.Output);
        rules.RootElement.EnumerateArray().Select(r => r.GetProperty("id").GetString()).ShouldBe(RuleCatalogue.All.Select(r => r.Id));
        foreach (var rule in RuleCatalogue.All)
        {
            text.Output.ShouldContain($"{rule.Id}  ");
            text.Output.ShouldContain(rule.Advice);
        }
    }

    [Fact]
    public void One_rule_can_be_asked_for()
    {
        var run = CommandProcess.Run("report", "rules", "R3.balance", "-f", "json");

        using var rules = JsonDocument.Parse(run.Output);
        var rule = rules.RootElement.EnumerateArray().ShouldHaveSingleItem();
        rule.GetProperty("id").GetString().ShouldBe("R3.balance");
        rule.GetProperty("severity").GetString().ShouldBe("error");
    }

    [Theory]
    [InlineData("bash", "complete -o filenames -F _gongkai gongkai")]
    [InlineData("zsh", "compdef _gongkai gongkai")]
    [InlineData("fish", "complete -c gongkai")]
    public void Completion_scripts_are_printed_for_each_shell(string shell, string holds) =>
        CommandProcess.Run("completion", shell).Output.ShouldContain(holds);

    [Fact]
    public void Completion_offers_the_subcommands() =>
        CommandProcess.Run("[suggest:15]", "gongkai report ").OutputLines.ShouldBe(["check", "compare", "merge", "read", "rules", "write"], ignoreOrder: true);

    [Fact]
    public void Bash_completes_a_command_and_an_option()
    {
        Complete("report ch").ShouldBe("check");
        Complete("report check --for").ShouldBe("--format");

        static string Complete(string typed)
        {
            var script = $$"""
                source <("{{CommandProcess.Program}}" completion bash)
                COMP_LINE="gongkai {{typed}}" COMP_POINT={{"gongkai ".Length + typed.Length}} COMP_WORDS=("{{CommandProcess.Program}}" {{typed}}) COMP_CWORD={{typed.Split(' ').Length}}
                _gongkai; echo "${COMPREPLY[*]}"
                """;
            return CommandProcess.RunProgram("/bin/bash", [], null, "-c", script).Output.Trim();
        }
    }

    [Fact]
    public void Output_is_UTF8_without_a_byte_order_mark()
    {
        var run = CommandProcess.Run("report", "rules");

        run.OutputBytes.AsSpan().StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }).ShouldBeFalse();
        run.Output.ShouldNotContain("�");
    }
}
