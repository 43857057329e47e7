using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.AnnualReports;

public partial class DocumentationTests
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    /// <summary>The samples in the guide are quotations: whoever changes the code is told to change the guide.</summary>
    [Fact]
    public void The_samples_in_the_guide_to_adding_a_rule_stand_in_the_code()
    {
        var code = string.Concat(
            new[] { "src/Gongkai.Domain/AnnualReports", "tests/Gongkai.Domain.Tests/AnnualReports" }
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs")).Select(File.ReadAllText));
        var samples = Samples().Matches(File.ReadAllText(Path.Combine(Root, "docs/adding-a-rule.md"))).Select(m => m.Groups[1].Value).ToArray();
        samples.Length.ShouldBe(4);
        samples.ShouldAllBe(s => code.Contains(s));
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Gongkai.slnx")) ? folder : FindRoot(Path.GetDirectoryName(folder.TrimEnd('/', '\\')) ?? throw new InvalidOperationException("no solution above the tests"));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Samples();
}
