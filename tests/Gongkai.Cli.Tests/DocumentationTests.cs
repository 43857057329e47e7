using System.Text.Json;
using System.Text.RegularExpressions;
using Gongkai.Cli.Terminal;
using Gongkai.Domain.AnnualReports;
using Gongkai.Testing;
using Shouldly;
using Xunit;

namespace Gongkai.Cli.Tests;

/// <summary>What the documents say is so.</summary>
public partial class DocumentationTests
{
    private static readonly string Root = SampleFiles.Root;

    public static TheoryData<string> Documents => [.. Directory.GetFiles(Root, "*.md").Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)).Append(Path.Combine(Root, "bench", "README.md")).Select(p => Path.GetRelativePath(Root, p))];

    [Theory, MemberData(nameof(Documents))]
    public void Every_link_leads_to_a_file(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, document))!;
        var missing = Link().Matches(File.ReadAllText(Path.Combine(Root, document))).Select(m => m.Groups[1].Value)
            .Where(target => !target.StartsWith("http", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target)));

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_command_is_in_the_document_of_the_command()
    {
        var text = File.ReadAllText(Path.Combine(Root, "docs", "cli.md"));
        using var streams = new StandardStreams();
        Leaves(CommandLine.Build(streams), "gongkai").Where(command => !Regex.IsMatch(text, $"^{command.Replace(" ", " +")} ", RegexOptions.Multiline)).ShouldBeEmpty();

        static IEnumerable<string> Leaves(System.CommandLine.Command command, string path) => command.Subcommands.Count == 0
            ? [path]
            : command.Subcommands.SelectMany(c => Leaves(c, $"{path} {c.Name}"));
    }

    [Fact]
    public void Every_term_is_defined_where_the_table_says()
    {
        var terms = Term().Matches(File.ReadAllText(Path.Combine(Root, "docs", "terms.md"))).ToList();

        terms.Count.ShouldBeGreaterThan(30);
        foreach (var term in terms)
        {
            var (name, file) = (term.Groups[1].Value, Path.Combine(Root, term.Groups[2].Value));
            File.Exists(file).ShouldBeTrue(file);
            Regex.IsMatch(File.ReadAllText(file), $@"\b(class|record|struct|enum) {name}\b|^    {name},$", RegexOptions.Multiline).ShouldBeTrue($"{name} in {file}");
        }
    }

    [Fact]
    public void Every_path_among_the_terms_is_in_the_form()
    {
        foreach (var path in Regex.Matches(File.ReadAllText(Path.Combine(Root, "docs", "terms.md")), @"\| `(requests\.[a-zA-Z.]+?)(\.\*)?` \|").Select(m => m.Groups[1].Value))
        {
            ReportForm.Format2021.Rows.ShouldContain(r => r.Key == path || r.Key.StartsWith(path + ".", StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public void The_JSON_shown_is_JSON_and_has_the_fields_that_are_printed()
    {
        var blocks = Regex.Matches(File.ReadAllText(Path.Combine(Root, "docs", "json.md")), "```json\n(.*?)```", RegexOptions.Singleline).Select(m => JsonDocument.Parse(m.Groups[1].Value).RootElement).ToList();
        var sample = SampleFiles.Paths[1];

        using var check = JsonDocument.Parse(CommandProcess.Run("report", "check", sample, "-f", "json").Output);
        using var compared = JsonDocument.Parse(CommandProcess.Run("report", "compare", sample, SampleFiles.Paths[0], "-f", "json").Output);
        using var merged = JsonDocument.Parse(CommandProcess.Run("report", "merge", sample, "-f", "json").Output);
        var unread = JsonDocument.Parse(CommandProcess.Run("report", "read", "没有.html", "也没有.html", "-f", "json").OutputLines[0]).RootElement;

        Shown(blocks, "schema").ShouldBeSubsetOf(Fields(check.RootElement.GetProperty("report")));
        Shown(blocks, "rule").ShouldBeSubsetOf(Fields(check.RootElement.GetProperty("findings")[0]));
        Shown(blocks, "problem").ShouldBe(Fields(unread), ignoreOrder: true);
        Shown(blocks, "layoutsDiffer").ShouldBe(Fields(compared.RootElement), ignoreOrder: true);
        Shown(blocks, "merged").ShouldBe(Fields(merged.RootElement), ignoreOrder: true);

        static IEnumerable<string> Fields(JsonElement element) => element.EnumerateObject().Select(p => p.Name).ToArray();
        static IEnumerable<string> Shown(List<JsonElement> blocks, string field) => Fields(blocks.Single(b => b.TryGetProperty(field, out _)));
    }

    [Fact]
    public void Every_outcome_row_and_state_is_in_the_JSON_document()
    {
        var text = File.ReadAllText(Path.Combine(Root, "docs", "json.md"));

        foreach (var row in ReportForm.Format2021.RowsOf(TableKind.Requests).Where(r => r.Key.StartsWith("requests.outcomes.", StringComparison.Ordinal)))
        {
            text.ShouldContain($"`{row.Key["requests.outcomes.".Length..]}`");
        }

        foreach (var state in Enum.GetValues<CellState>())
        {
            text.ShouldContain($"`{Reports.Writing.ReportJson.Name(state)}`");
        }
    }

    [Theory]
    [InlineData("read")]
    [InlineData("check")]
    [InlineData("compare")]
    [InlineData("merge")]
    [InlineData("write")]
    [InlineData("rules")]
    public void Every_option_of_a_command_is_in_the_document_of_the_command_line(string command)
    {
        var section = Regex.Match(File.ReadAllText(Path.Combine(Root, "docs", "cli.md")), $"^## {command}$(.*?)^## ", RegexOptions.Singleline | RegexOptions.Multiline).Groups[1].Value;
        var options = Regex.Matches(CommandProcess.Run("report", command, "--help").Output.Split("示例：")[0], @"(?<![\w-])--[a-z-]+").Select(m => m.Value).Distinct().Except(["--help"]).ToList();

        options.ShouldNotBeEmpty();
        options.ShouldAllBe(o => section.Contains($"`{o}", StringComparison.Ordinal));
        Regex.Matches(section, "`(--[a-z-]+)").Select(m => m.Groups[1].Value).Distinct().ShouldBeSubsetOf(options);
    }

    [GeneratedRegex(@"\]\(([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\| `(\w+)` \| (src/\S+) \|")]
    private static partial Regex Term();
}
