using System.IO.Enumeration;
using Gongkai.Reports.Reading;

namespace Gongkai.Cli.AnnualReports;

/// <summary>A file to read, as found from what the user named.</summary>
/// <param name="Path">Where it is, as a person would type it; <c>-</c> for standard input.</param>
/// <param name="Problem">Why there is nothing to read; null when there is.</param>
internal sealed record InputFile(string Path, UnreadableDocument? Problem = null)
{
    /// <summary>The name under which standard input is asked for.</summary>
    public const string StandardInput = "-";

    /// <summary>What the report calls its source: the path within the folder that holds all files of this run.</summary>
    public string Source { get; init; } = Path;

    /// <summary>The name for people.</summary>
    public string Name => IsStandardInput ? "标准输入" : Path;

    /// <summary>True when it comes from standard input.</summary>
    public bool IsStandardInput => Path == StandardInput;
}

/// <summary>Finds the files behind names, folders and patterns.</summary>
internal static class InputFiles
{
    /// <summary>What a folder is searched for; a file named by itself may be called anything.</summary>
    private static readonly HashSet<string> ReportExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".txt", ".md", ".htm", ".html", ".shtml", ".xhtml", ".mht", ".docx", ".doc", ".wps", ".pdf", ".json", ".csv", ".xlsx",
    };

    private static readonly EnumerationOptions Inside = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden };
    private static readonly EnumerationOptions Here = new() { RecurseSubdirectories = false, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden };

    /// <summary>The files in the order they are named; within a folder or a pattern by name.</summary>
    public static IReadOnlyList<InputFile> Expand(IReadOnlyList<string> names)
    {
        var files = new List<InputFile>();
        foreach (var name in names)
        {
            files.AddRange(Expand(name));
        }

        return WithSources(files);
    }

    private static IEnumerable<InputFile> Expand(string name)
    {
        if (name == InputFile.StandardInput || File.Exists(name))
        {
            return [new InputFile(name)];
        }

        if (Directory.Exists(name))
        {
            var found = Sorted(Directory.EnumerateFiles(name, "*", Inside).Where(f => ReportExtensions.Contains(Path.GetExtension(f))));
            return found.Count > 0 ? found.Select(f => new InputFile(f)) : [new InputFile(name, new("empty-folder", "文件夹里没有年度报告文件（txt、html、docx、pdf 等）。"))];
        }

        if (name.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            var found = Sorted(Matches(name));
            return found.Count > 0 ? found.Select(f => new InputFile(f)) : [new InputFile(name, new("no-match", "没有文件与这个通配符匹配。"))];
        }

        return [new InputFile(name, new("no-such-file", "没有这个文件，请检查路径。"))];
    }

    private static List<string> Sorted(IEnumerable<string> paths)
    {
        var sorted = paths.ToList();
        sorted.Sort(StringComparer.Ordinal);
        return sorted;
    }

    /// <summary>Matches <c>*</c> and <c>?</c> within a name and <c>**</c> over folders.</summary>
    private static IEnumerable<string> Matches(string pattern)
    {
        var segments = pattern.Split('/', '\\');
        var fixedCount = Array.FindIndex(segments, s => s.AsSpan().IndexOfAny('*', '?') >= 0);
        var root = string.Join('/', segments[..fixedCount]);
        if (root.Length == 0)
        {
            root = Path.IsPathRooted(pattern) ? "/" : ".";
        }

        var found = Matches(root, segments.AsMemory(fixedCount));
        return root == "." ? found.Select(f => Path.GetRelativePath(".", f)) : found;
    }

    private static IEnumerable<string> Matches(string folder, ReadOnlyMemory<string> segments)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var segment = segments.Span[0];
        var rest = segments[1..];
        if (segment == "**")
        {
            return rest.Length == 0
                ? Directory.EnumerateFiles(folder, "*", Inside)
                : Directory.EnumerateDirectories(folder, "*", Inside).Prepend(folder).SelectMany(f => Matches(f, rest)).Distinct();
        }

        return rest.Length == 0
            ? Directory.EnumerateFiles(folder, "*", Here).Where(f => IsMatch(segment, f))
            : Directory.EnumerateDirectories(folder, "*", Here).Where(f => IsMatch(segment, f)).SelectMany(f => Matches(f, rest));
    }

    private static bool IsMatch(string segment, string path) => FileSystemName.MatchesSimpleExpression(segment, Path.GetFileName(path.AsSpan()), ignoreCase: false);

    private static List<InputFile> WithSources(List<InputFile> files)
    {
        var common = files.Where(f => !f.IsStandardInput).Select(f => Path.GetDirectoryName(Path.GetFullPath(f.Path)) ?? "/")
            .Aggregate((string?)null, (a, b) => a is null ? b : CommonFolder(a, b));
        return common is null
            ? files
            : [.. files.Select(f => f.IsStandardInput ? f : f with { Source = Path.GetRelativePath(common, Path.GetFullPath(f.Path)).Replace('\\', '/') })];
    }

    private static string CommonFolder(string a, string b)
    {
        while (!(b == a || b.StartsWith(a.EndsWith(Path.DirectorySeparatorChar) ? a : a + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            if (Path.GetDirectoryName(a) is not { } parent)
            {
                break;
            }

            a = parent;
        }

        return a;
    }
}
