using System.Diagnostics;
using Xunit;

namespace Gongkai.Testing;

/// <summary>A fact that needs a program which ./test installs; without it the fact is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    /// <summary>A fact about what a program makes of our files.</summary>
    /// <param name="programs">The programs that must be on the search path.</param>
    public ProgramFactAttribute(params string[] programs)
    {
        Programs = programs;
        if (programs.FirstOrDefault(p => External.Find(p) is null) is { } absent)
        {
            Skip = $"{absent} is not installed; ./test installs it.";
        }
    }

    /// <summary>The programs.</summary>
    public IReadOnlyList<string> Programs { get; }
}

/// <summary>Runs other programs on files of a folder that is removed with this object.</summary>
public sealed class External : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("gongkai-test-").FullName;

    /// <summary>Where a program is; null when it is not on the search path.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Converts a file with LibreOffice and returns the bytes of what it made; what it complains of is an error.</summary>
    public byte[] Convert(byte[] file, string fromEnding, string toEnding, string? filter = null)
    {
        File.WriteAllBytes(Path.Combine(Folder, "report." + fromEnding), file);
        var output = Directory.CreateDirectory(Path.Combine(Folder, "converted")).FullName;
        Run("soffice", "--headless", $"-env:UserInstallation=file://{Folder}/profile", "--convert-to", filter is null ? toEnding : $"{toEnding}:{filter}", "--outdir", output, Path.Combine(Folder, "report." + fromEnding));
        return File.ReadAllBytes(Path.Combine(output, "report." + toEnding));
    }

    /// <summary>Prints a page to PDF with Chromium.</summary>
    public byte[] Print(byte[] page)
    {
        var (html, pdf) = (Path.Combine(Folder, "report.html"), Path.Combine(Folder, "report.pdf"));
        File.WriteAllBytes(html, page);
        Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", $"--user-data-dir={Folder}/chromium", "--no-pdf-header-footer", "--print-to-pdf=" + pdf, "file://" + html);
        return File.ReadAllBytes(pdf);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} took longer than {Longest}.");
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.Result}");
        }
    }
}
