using System.Text.RegularExpressions;

namespace Gongkai.Architecture.Tests;

public sealed partial class TreeTests
{
    private const int LongestFile = 700;

    // Folders are named after what the law knows, not after kinds of code.
    private static readonly string[] NamesThatSayNothing =
        ["Controllers", "Services", "Helpers", "Dtos", "Common", "Utils", "Utilities", "Managers", "Models", "ViewModels", "Repositories", "Misc", "Shared.Kernel"];

    [Fact]
    public void No_folder_is_named_after_a_kind_of_code() =>
        Repository.Files.Where(f => !f.Contains("/vendor/")).SelectMany(f => f.Split('/')[..^1]).Distinct().Intersect(NamesThatSayNothing, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();

    [Fact]
    public void No_path_of_a_machine_and_no_registry_stands_in_a_file() =>
        Found(MachinePath()).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_for_later() =>
        Found(LeftForLater(), f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal) || f.EndsWith(".sql", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void No_file_of_code_is_too_long_to_find_ones_way_in() =>
        Repository.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).Where(f => Repository.Read(f).Count(c => c == '\n') > LongestFile).ShouldBeEmpty();

    [Fact]
    public void The_project_has_its_licence_and_its_scripts_can_be_run()
    {
        Repository.Files.ShouldContain("LICENSE");
        foreach (var script in (string[])["run", "test", ".ci/run", "gongkai", "tests/pg.sh"])
        {
            Repository.Read(script).ShouldStartWith("#!/usr/bin/env bash\n");
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(Path.Combine(Repository.Root, script)).ShouldBe(File.GetUnixFileMode(Path.Combine(Repository.Root, "run")), script);
                (File.GetUnixFileMode(Path.Combine(Repository.Root, script)) & UnixFileMode.UserExecute).ShouldNotBe(UnixFileMode.None, script);
            }
        }
    }

    private static IEnumerable<string> Found(Regex what, Func<string, bool>? where = null) =>
        Repository.TextFiles.Where(where ?? (_ => true)).SelectMany(f => what.Matches(Repository.Read(f)).Select(m => $"{f}: {m.Value}"));

    [GeneratedRegex(@"(?<![\w.:/>*-])/(work|farm|root|home)/[\w.]|https?://[a-z0-9.]*(nuget|npmjs|debian)\.")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|NotImplemented" + @"Exception)\b")]
    private static partial Regex LeftForLater();
}
