namespace Gongkai.Architecture.Tests;

/// <summary>The files of the repository, without what builds and runs leave in it.</summary>
internal static class Repository
{
    private static readonly string[] NotSources = [".git", "bin", "obj", "artifacts", "data", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts"];

    private static readonly string[] TextEndings =
        [".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".sql", ".cshtml", ".css", ".js", ".sh", ".yml", ".yaml", ".xml", ".html", ""];

    public static string Root { get; } = FindRoot();

    /// <summary>Every file, by its path from the root with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(new DirectoryInfo(Root)).Select(f => Path.GetRelativePath(Root, f.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Files written by hand or by a tool as text; third-party files served to browsers are others' work.</summary>
    public static IEnumerable<string> TextFiles => Files.Where(f => TextEndings.Contains(Path.GetExtension(f)) && !f.Contains("/vendor/") && !f.StartsWith("samples/reports/", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(d => !NotSources.Contains(d.Name)).SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Gongkai.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run within the repository");
        }

        return folder.FullName;
    }
}
