namespace Gongkai.Testing;

/// <summary>The five real reports that come with the source, as text files.</summary>
public static class SampleFiles
{
    /// <summary>The folder of the source tree.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The paths of the five files, by name.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. Directory.GetFiles(Path.Combine(Root, "samples", "reports"), "*.txt").Order(StringComparer.Ordinal)];

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Gongkai.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run within the source tree.");
        }

        return folder;
    }
}
