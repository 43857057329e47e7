using System.CommandLine;

namespace Gongkai.Cli.Help;

/// <summary>A command with examples for its help.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does.</param>
internal sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>Invocations and what each is for.</summary>
    public IReadOnlyList<(string Invocation, string Purpose)> Examples { get; init; } = [];

    /// <summary>What the exit codes mean; null where they mean nothing special.</summary>
    public string? ExitCodes { get; init; }
}
