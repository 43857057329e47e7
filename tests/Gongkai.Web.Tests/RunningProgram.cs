using System.Diagnostics;
using System.Text.RegularExpressions;
using Gongkai.Operations;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Web.Tests;

/// <summary>The real program as a process of its own on a database of a test; it can be killed in the middle of its work.</summary>
internal sealed partial class RunningProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly string address;
    private readonly string folder;
    private readonly Task<string> rest;

    private RunningProgram(Process process, string address, string folder) =>
        (this.process, this.address, this.folder, rest) = (process, address, folder, process.StandardOutput.ReadToEndAsync()); // what nobody reads would stop it

    /// <summary>Starts it; it listens when this returns.</summary>
    public static async Task<RunningProgram> StartAsync(EmptyDatabase database, MasterKeySettings keys)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-program-").FullName;
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0", "--contentRoot", Path.Combine(Portal.Root, "src", "Gongkai.Web")]) { RedirectStandardOutput = true };
        foreach (var (key, value) in ((string, string)[])
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("Database__Provider", database.Provider), ("Database__ConnectionString", database.ConnectionString), ("Gongkai__MasterKey", keys.MasterKey!),
            ("Gongkai__SignInsPerMinute", "100000"), ("Gongkai__ApplicantPostsPerMinute", "100000"), ("Search__Folder", folder), ("Seed__Folder", folder),
        ])
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                return new(process, match.Value, folder);
            }
        }

        throw new InvalidOperationException("The program ended before it listened: " + string.Join('\n', said));
    }

    /// <summary>The operations on the same database, for what a test prepares and looks at.</summary>
    public static ServiceProvider Operations(EmptyDatabase database, MasterKeySettings keys) => new ServiceCollection()
        .AddGongkaiOperations(new DatabaseSettings { Provider = database.Provider, ConnectionString = database.ConnectionString }, keys)
        .BuildServiceProvider();

    /// <summary>A browser without scripts, with cookies of its own.</summary>
    public Visitor Visit() => new(new HttpClient { BaseAddress = new Uri(address) });

    /// <summary>Lets a browser that had an earlier program before it send to this one; it keeps its cookies.</summary>
    public Visitor Visit(System.Net.CookieContainer cookies) => new(new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = new Uri(address) });

    /// <summary>SIGKILL: nothing is put in order.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await rest;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Listening();
}
