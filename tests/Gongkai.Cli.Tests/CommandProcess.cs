using System.Diagnostics;
using System.Text;

namespace Gongkai.Cli.Tests;

/// <summary>What one run of the command came to.</summary>
internal sealed record CommandRun(int ExitCode, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs the real command as a process of its own.</summary>
internal static class CommandProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The program, as built beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "gongkai.exe" : "gongkai");

    /// <summary>Runs it and waits for its end.</summary>
    public static CommandRun Run(params string[] arguments) => RunWithInput([], null, arguments);

    /// <summary>Runs it in a folder.</summary>
    public static CommandRun RunIn(string folder, params string[] arguments) => RunWithInput([], folder, arguments);

    /// <summary>Runs it with bytes on its standard input.</summary>
    public static CommandRun RunWithInput(byte[] input, string? folder, params string[] arguments) => RunProgram(Program, input, folder, arguments);

    /// <summary>Runs any program, for what only a shell can show.</summary>
    public static CommandRun RunProgram(string program, byte[] input, string? folder, params string[] arguments)
    {
        using var process = Start(program, folder, arguments);
        using var output = new MemoryStream();
        var copying = process.StandardOutput.BaseStream.CopyToAsync(output);
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The command may end without reading what it is given.
        }

        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} has not ended after {Limit}.");
        }

        Task.WaitAll(copying, error);
        return new CommandRun(process.ExitCode, output.ToArray(), error.Result);
    }

    /// <summary>Starts a program whose streams the test holds.</summary>
    public static Process Start(string program, string? folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
            WorkingDirectory = folder ?? "",
        };
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath);
        return Process.Start(start)!;
    }
}
