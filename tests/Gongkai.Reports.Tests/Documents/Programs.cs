using System.Diagnostics;
using System.Text;
using Gongkai.Reports.Reading.Documents;

namespace Gongkai.Reports.Tests.Documents;

/// <summary>A test that needs programs which need not be installed; without them it shows as skipped, with the reason.</summary>
internal sealed class NeedsAttribute : FactAttribute
{
    public NeedsAttribute(params string[] programs) => Skip = Programs.Missing(programs);
}

/// <summary>The same for a theory.</summary>
internal sealed class TheoryNeedsAttribute : TheoryAttribute
{
    public TheoryNeedsAttribute(params string[] programs) => Skip = Programs.Missing(programs);
}

/// <summary>The programs that make real files: a browser that prints, an office that converts.</summary>
internal static class Programs
{
    public static string? Missing(params string[] programs) =>
        programs.Where(p => ChildProcess.Find(p) is null).ToList() is { Count: > 0 } missing ? "not installed: " + string.Join(", ", missing) : null;

    /// <summary>Prints a page to PDF as a browser does, with its heads and feet.</summary>
    public static byte[] Print(string html) => InFolder("page.html", Encoding.UTF8.GetBytes(html), "page.pdf", (folder, input, output) => Run("chromium", folder,
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--user-data-dir=" + Path.Combine(folder, "profile"), "--print-to-pdf=" + output, input,
    ]));

    /// <summary>Converts a file with LibreOffice.</summary>
    public static byte[] Convert(byte[] file, string from, string to, string? filter = null) => InFolder("input" + from, file, "input" + to, (folder, input, _) => Run("soffice", folder,
    [
        "-env:UserInstallation=" + new Uri(Path.Combine(folder, "profile")).AbsoluteUri, "--headless", "--norestore", "--convert-to", to.TrimStart('.') + (filter is null ? "" : ":" + filter), "--outdir", folder, input,
    ]));

    private static byte[] InFolder(string inputName, byte[] content, string outputName, Action<string, string, string> make)
    {
        using var folder = new WorkFolder();
        var output = folder.File(outputName);
        make(folder.Path, folder.Write(inputName, content), output);
        return File.ReadAllBytes(output);
    }

    private static void Run(string program, string folder, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(ChildProcess.Find(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(program);
        }
    }
}
