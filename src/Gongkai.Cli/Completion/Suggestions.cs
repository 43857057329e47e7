using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using Gongkai.Cli.Terminal;

namespace Gongkai.Cli.Completion;

/// <summary>Answers a shell that asks what could stand at its cursor: <c>gongkai [suggest:15] "gongkai report "</c>.</summary>
internal sealed class Suggestions(SuggestDirective directive, StandardStreams streams) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var line = parseResult.Tokens.LastOrDefault(t => t.Type != System.CommandLine.Parsing.TokenType.Directive)?.Value ?? "";
        var position = parseResult.GetResult(directive) is { Values: [var value] } && int.TryParse(value, out var stated) ? Math.Clamp(stated, 0, line.Length) : line.Length;
        var wantsOptions = line[..position].Split(' ')[^1].StartsWith('-');
        var completions = parseResult.RootCommandResult.Command.Parse(line).GetCompletions(position)
            .Select(c => c.InsertText ?? c.Label).Where(c => wantsOptions ? c.StartsWith("--", StringComparison.Ordinal) : c[0] is not ('-' or '/'));
        streams.Write(string.Concat(completions.Select(c => c + "\n")));
        return ExitCode.Success;
    }
}
