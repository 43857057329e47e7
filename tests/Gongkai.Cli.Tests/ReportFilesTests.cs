using System.Text;
using System.Text.Json;
using Gongkai.Testing;
using Shouldly;
using Xunit;

namespace Gongkai.Cli.Tests;

/// <summary>Reading and checking files: what is printed, where, and what the exit code says.</summary>
public sealed class ReportFilesTests : IDisposable
{
    private static readonly string WithError = SampleFiles.Paths.Single(p => p.Contains("001_", StringComparison.Ordinal));
    private static readonly string WithoutError = SampleFiles.Paths.Single(p => p.Contains("002_", StringComparison.Ordinal));
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_single_file_read_as_JSON_is_one_object_over_several_lines()
    {
        var run = CommandProcess.Run("report", "read", WithError, "--format", "json");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldStartWith("{\n");
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("schema").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("source").GetString().ShouldBe(Path.GetFileName(WithError));
        json.RootElement.GetProperty("agency").GetString().ShouldBe("咸安区人民政府");
        json.RootElement.GetProperty("requests").GetProperty("received")[6].GetInt32().ShouldBe(97);
        json.RootElement.GetProperty("active").GetProperty("feesWan").GetDecimal().ShouldBe(1087.31m);
    }

    [Fact]
    public void A_report_with_an_error_gives_exit_code_1_and_its_findings()
    {
        var text = CommandProcess.Run("report", "check", WithError);
        var json = CommandProcess.Run("report", "check", WithError, "-f", "json");

        text.ExitCode.ShouldBe(1);
        text.Output.ShouldContain("错误  T.outcome");
        text.Output.ShouldContain("不予公开或无法提供54件");
        text.Output.ShouldContain("应为 39，实为 54");
        text.Output.ShouldContain("建议：");
        json.ExitCode.ShouldBe(1);
        using var document = JsonDocument.Parse(json.Output);
        document.RootElement.GetProperty("report").GetProperty("year").GetInt32().ShouldBe(2024);
        document.RootElement.GetProperty("findings").EnumerateArray().ShouldContain(f => f.GetProperty("severity").GetString() == "error");
    }

    [Fact]
    public void A_report_without_an_error_gives_exit_code_0()
    {
        var run = CommandProcess.Run("report", "check", WithoutError);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldNotContain("  错误  ");
    }

    [Fact]
    public void A_file_that_cannot_be_read_gives_exit_code_2_and_stops_no_other()
    {
        var empty = folder.Add("空.html", []);
        var run = CommandProcess.Run("report", "check", empty, WithError, folder["没有.txt"], "--format", "json");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain($"gongkai：{empty}：文件是空的");
        run.Error.ShouldContain("没有.txt：没有这个文件");
        run.OutputLines.Length.ShouldBe(3);
        var lines = run.OutputLines.Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        lines[0].GetProperty("problem").GetProperty("code").GetString().ShouldBe("empty");
        lines[1].GetProperty("report").GetProperty("agency").GetString().ShouldBe("咸安区人民政府");
        lines[2].GetProperty("problem").GetProperty("code").GetString().ShouldBe("no-such-file");
    }

    [Fact]
    public void A_single_file_that_cannot_be_read_leaves_standard_output_empty()
    {
        var run = CommandProcess.Run("report", "read", folder.Add("noise.pdf", [.. Enumerable.Range(0, 500).Select(i => (byte)(i * 37))]), "-f", "json");

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith("gongkai：");
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public void Results_come_in_the_order_of_the_files_whatever_each_takes()
    {
        var names = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            names.Add(folder.Add($"{i:D3}.txt", i % 7 == 0 ? "不是年报"u8.ToArray() : File.ReadAllBytes(SampleFiles.Paths[i % 5])));
        }

        var run = CommandProcess.Run("report", "read", folder.Path, "-f", "json");

        run.OutputLines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("source").GetString()).ShouldBe(names.Select(Path.GetFileName));
    }

    [Fact]
    public void Folders_and_patterns_name_files_and_sources_are_told_apart_by_their_folder()
    {
        folder.Add("甲/年报.txt", File.ReadAllBytes(WithError));
        folder.Add("乙/深/年报.txt", File.ReadAllBytes(WithoutError));
        folder.Add("乙/说明.css", "td { }"u8.ToArray());

        Sources(folder.Path).ShouldBe(["乙/深/年报.txt", "甲/年报.txt"], ignoreOrder: true);
        Sources(folder["**/年报.txt"]).ShouldBe(["乙/深/年报.txt", "甲/年报.txt"], ignoreOrder: true);
        Sources(folder["甲/*.tx?"]).ShouldBe(["年报.txt"]);

        static IEnumerable<string?> Sources(string name)
        {
            var run = CommandProcess.Run("report", "read", name, "-f", "json");
            run.ExitCode.ShouldBe(0);
            var objects = run.Output.StartsWith("{\n", StringComparison.Ordinal) ? [run.Output] : run.OutputLines;
            return objects.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("source").GetString()).ToArray();
        }
    }

    [Fact]
    public void A_pattern_without_a_match_and_a_folder_without_reports_are_told()
    {
        Directory.CreateDirectory(folder["空"]);

        CommandProcess.Run("report", "read", folder["*.html"]).ShouldSatisfyAllConditions(r => r.ExitCode.ShouldBe(2), r => r.Error.ShouldContain("没有文件与这个通配符匹配"));
        CommandProcess.Run("report", "read", folder["空"]).ShouldSatisfyAllConditions(r => r.ExitCode.ShouldBe(2), r => r.Error.ShouldContain("文件夹里没有年度报告文件"));
    }

    [Fact]
    public void Standard_input_is_read_where_a_dash_stands()
    {
        var run = CommandProcess.RunWithInput(File.ReadAllBytes(WithError), null, "report", "check", "-");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldStartWith("咸安区人民政府　2024年");
        CommandProcess.RunWithInput([], null, "report", "read", "-").Error.ShouldContain("标准输入：文件是空的");
    }

    [Fact]
    public void A_batch_ends_with_a_summary_and_shows_no_progress_in_a_pipe()
    {
        var run = CommandProcess.Run(["report", "check", .. SampleFiles.Paths]);

        run.Output.ShouldContain("汇总：共 5 个文件，读取 5 份，不能读取 0 个；");
        run.Output.ShouldContain("规则  ");
        run.Output.ShouldNotContain("\e[");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public void A_terminal_sees_progress_and_colours()
    {
        var log = folder["terminal.log"];
        CommandProcess.RunProgram("/usr/bin/script", [], null, "-qec", $"{CommandProcess.Program} report check {FolderOfSamples()}", log);

        var seen = File.ReadAllText(log);
        seen.ShouldContain("░");
        seen.ShouldContain("\e[1;31m错误\e[0m");

        static string FolderOfSamples() => Path.GetDirectoryName(SampleFiles.Paths[0])!;
    }

    [Fact]
    public void A_file_larger_than_the_limit_is_refused_by_its_length()
    {
        using (var huge = File.Create(folder["huge.html"]))
        {
            huge.SetLength(200L << 20);
        }

        var run = CommandProcess.Run("report", "check", folder["huge.html"]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("文件有 200 MB，超过上限 32 MB");
    }

    [Fact]
    public void When_the_reader_of_the_output_leaves_the_batch_ends_without_a_word()
    {
        for (var i = 0; i < 200; i++)
        {
            folder.Add($"{i:D3}.txt", File.ReadAllBytes(WithError));
        }

        var run = CommandProcess.RunProgram("/bin/bash", [], null, "-c", $"'{CommandProcess.Program}' report read '{folder.Path}' -f json | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}");

        run.Output.Trim().ShouldBe("141");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public void Ctrl_C_ends_a_batch_with_a_sentence_and_exit_code_130()
    {
        for (var i = 0; i < 500; i++)
        {
            folder.Add($"{i:D3}.txt", File.ReadAllBytes(WithError));
        }

        // Sent after the first result; the pipe holds only a few of those that follow, so the batch is still under way.
        // Where the tests themselves run with interrupts ignored, as in the background of a script, the command must not inherit it.
        using var process = CommandProcess.Start("/usr/bin/env", null, "--default-signal=INT", CommandProcess.Program, "report", "read", folder.Path, "-f", "json");
        var lines = new List<string?> { process.StandardOutput.ReadLine() };
        CommandProcess.RunProgram("/bin/kill", [], null, "-INT", $"{process.Id}").ExitCode.ShouldBe(0);
        while (process.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        process.WaitForExit(TimeSpan.FromSeconds(30)).ShouldBeTrue();
        process.ExitCode.ShouldBe(130);
        process.StandardError.ReadToEnd().ShouldContain("已中断，500 个文件中完成了");
        lines.Count.ShouldBeLessThan(500);
        lines.ShouldAllBe(l => l!.EndsWith('}'));
    }

    [Fact]
    public void Last_years_report_is_held_against_this_years()
    {
        var previous = folder.Add("2023.txt", Encoding.UTF8.GetBytes(File.ReadAllText(WithError).Replace("2024", "2023", StringComparison.Ordinal)));

        var alone = CommandProcess.Run("report", "check", WithError);
        var together = CommandProcess.Run("report", "check", WithError, "--previous", previous);

        alone.Output.ShouldNotContain("  Y.");
        together.Output.ShouldContain("  Y.");
        CommandProcess.Run("report", "check", WithError, WithoutError, "--previous", previous).ShouldSatisfyAllConditions(
            r => r.ExitCode.ShouldBe(2), r => r.Error.ShouldContain("--previous 只能用于检查单个文件"));
    }
}
