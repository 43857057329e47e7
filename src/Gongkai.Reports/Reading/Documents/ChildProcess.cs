using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Gongkai.Reports.Reading.Documents;

/// <summary>A program run on a file in a folder of its own: no shell, no input, bounded time, memory and output.</summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>Memory a converter may use; a report needs a tenth.</summary>
    private const long MaxMemory = 1L << 30;

    /// <summary>What is kept of its complaints.</summary>
    private const int MaxErrors = 16 << 10;

    private const int MillisecondsBetweenLooks = 100;

    private readonly Process process;
    private readonly StringBuilder errors = new();

    private ChildProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        process.StandardInput.Close();
    }

    /// <summary>What it wrote to its standard error.</summary>
    public string Errors
    {
        get
        {
            lock (errors)
            {
                return errors.ToString();
            }
        }
    }

    /// <summary>The program of a name on the search path; null when it is not installed.</summary>
    public static string? Find(string name)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".com"] : [""];
        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Starts it; null when it cannot be started at all.</summary>
    public static ChildProcess? Start(string program, WorkFolder folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = folder.Path;
        start.Environment["TMPDIR"] = folder.Path;
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            return Process.Start(start) is { } process ? new ChildProcess(process) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Waits for its end, and ends it when it takes too long, too much memory, or writes more than <paramref name="maxOutput"/> bytes into <paramref name="output"/>.</summary>
    /// <returns>Its exit status; null when it was ended for memory or output.</returns>
    /// <exception cref="UnreadableDocumentException">The time is up.</exception>
    public int? Wait(ReadBudget budget, string? output = null, long maxOutput = long.MaxValue)
    {
        while (!process.WaitForExit(MillisecondsBetweenLooks))
        {
            budget.Look();
            process.Refresh();
            if (Memory() > MaxMemory || (output is not null && LengthOf(output) > maxOutput))
            {
                Dispose();
                return null;
            }
        }

        process.WaitForExit();
        return output is not null && LengthOf(output) > maxOutput ? null : process.ExitCode;
    }

    /// <summary>Ends it with all it started.</summary>
    public void Dispose()
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended between the question and the order.
        }

        process.Dispose();
    }

    /// <summary>The memory it uses; 0 once it has ended, which may be at any moment.</summary>
    private long Memory()
    {
        try
        {
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private void Keep(string? line)
    {
        lock (errors)
        {
            if (line is not null && errors.Length < MaxErrors)
            {
                errors.Append(line, 0, Math.Min(line.Length, MaxErrors)).Append('\n');
            }
        }
    }
}
