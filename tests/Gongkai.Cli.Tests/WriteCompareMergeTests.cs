using System.Text;
using System.Text.Json;
using Gongkai.Testing;
using Shouldly;
using Xunit;

namespace Gongkai.Cli.Tests;

/// <summary>Writing, comparing and merging from the command line.</summary>
public sealed class WriteCompareMergeTests : IDisposable
{
    private static readonly string Sample = SampleFiles.Paths.Single(p => p.Contains("001_", StringComparison.Ordinal));
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("html")]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("json")]
    public void What_is_written_reads_back_with_the_same_numbers(string format)
    {
        var written = folder["年报." + format];
        var run = CommandProcess.Run("report", "write", Sample, "-o", written);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        Requests(written).ShouldBe(Requests(Sample));
    }

    [Fact]
    public void Without_an_output_file_the_official_form_goes_to_standard_output()
    {
        var run = CommandProcess.Run("report", "write", Sample);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldStartWith("<!DOCTYPE html>");
        run.Output.ShouldContain("行政规范性文件");
    }

    [Fact]
    public void Many_files_are_written_into_a_folder()
    {
        var run = CommandProcess.Run(["report", "write", .. SampleFiles.Paths, "-f", "csv", "-o", folder["数据"]]);

        run.ExitCode.ShouldBe(0);
        Directory.GetFiles(folder["数据"]).Select(Path.GetFileName).ShouldBe(SampleFiles.Paths.Select(p => Path.GetFileNameWithoutExtension(p) + ".csv"), ignoreOrder: true);
        CommandProcess.Run(["report", "write", .. SampleFiles.Paths]).Error.ShouldContain("请用 --output 指定输出文件夹");
    }

    [Fact]
    public void What_was_read_is_never_written_over()
    {
        var file = folder.Add("年报.html", Encoding.UTF8.GetBytes(CommandProcess.Run("report", "write", Sample).Output));
        var before = File.ReadAllBytes(file);

        var run = CommandProcess.Run("report", "write", file, "-o", file);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("就是输入文件");
        File.ReadAllBytes(file).ShouldBe(before);
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_told()
    {
        var blocked = folder.Add("file", [1]);

        var run = CommandProcess.Run("report", "write", Sample, "-o", Path.Combine(blocked, "年报.html"));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("不能写入");
        CommandProcess.Run("report", "write", Sample, "-o", folder["年报.odt"]).Error.ShouldContain("不知道要写成什么格式");
    }

    [Fact]
    public void Two_reports_are_compared_cell_by_cell()
    {
        var other = folder.Add("2025.txt", Encoding.UTF8.GetBytes(File.ReadAllText(Sample).Replace("2024", "2025", StringComparison.Ordinal).Replace("59113", "60000", StringComparison.Ordinal)));

        var text = CommandProcess.Run("report", "compare", Sample, other);
        var json = CommandProcess.Run("report", "compare", Sample, other, "-f", "json");

        text.ExitCode.ShouldBe(0);
        text.Output.ShouldContain("不同 1 格");
        text.Output.ShouldContain("+887");
        using var document = JsonDocument.Parse(json.Output);
        var cell = document.RootElement.GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("cell").GetString() == "active.licensing");
        cell.GetProperty("left").GetProperty("value").GetDecimal().ShouldBe(59113);
        cell.GetProperty("right").GetProperty("value").GetDecimal().ShouldBe(60000);
        cell.GetProperty("change").GetDecimal().ShouldBe(887);
        document.RootElement.GetProperty("sharedText").GetDecimal().ShouldBeGreaterThan(0.95m);
    }

    [Fact]
    public void Several_reports_stand_in_one_table()
    {
        var json = CommandProcess.Run(["report", "compare", .. SampleFiles.Paths.Take(3), "-f", "json"]);

        json.ExitCode.ShouldBe(0);
        using var document = JsonDocument.Parse(json.Output);
        document.RootElement.GetProperty("reports").GetArrayLength().ShouldBe(3);
        document.RootElement.GetProperty("cells").EnumerateArray().ShouldAllBe(c => c.GetProperty("values").GetArrayLength() == 3);
        CommandProcess.Run("report", "compare", Sample).Error.ShouldContain("至少要两份");
    }

    [Fact]
    public void A_region_is_merged_with_its_coverage_and_its_parts()
    {
        folder.Add("局/a.txt", Encoding.UTF8.GetBytes(File.ReadAllText(Sample).Replace("咸安区人民政府", "咸安区民政局", StringComparison.Ordinal)));
        folder.Add("局/b.txt", Encoding.UTF8.GetBytes(File.ReadAllText(Sample).Replace("咸安区人民政府", "咸安区教育局", StringComparison.Ordinal)));
        var expected = folder.Add("名单.txt", "咸安区民政局\n咸安区教育局\n\n咸安区水利局\n"u8.ToArray());

        var text = CommandProcess.Run("report", "merge", folder["局"], "--expected", expected, "--agency", "咸安区");
        var json = CommandProcess.Run("report", "merge", folder["局"], "--expected", expected, "-f", "json");

        text.ExitCode.ShouldBe(0);
        text.Output.ShouldContain("汇总了 2 份，未计入 0 份，缺报 1 家");
        text.Output.ShouldContain("缺报：咸安区水利局");
        text.Output.ShouldContain("公开率");
        using var document = JsonDocument.Parse(json.Output);
        document.RootElement.GetProperty("report").GetProperty("requests").GetProperty("received")[6].GetInt32().ShouldBe(194);
        var received = document.RootElement.GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("cell").GetString() == "requests.received[6]");
        received.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("value").GetDecimal()).ShouldBe([97, 97]);
    }

    [Fact]
    public void A_list_that_is_not_there_is_told()
    {
        var run = CommandProcess.Run("report", "merge", Sample, "--expected", folder["名单.txt"]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("不能读取名单");
    }

    private static string Requests(string file)
    {
        var run = CommandProcess.Run("report", "read", file, "-f", "json");
        run.ExitCode.ShouldBe(0, run.Error);
        using var document = JsonDocument.Parse(run.Output);
        return JsonSerializer.Serialize(document.RootElement.GetProperty("requests")) + JsonSerializer.Serialize(document.RootElement.GetProperty("active"));
    }
}
