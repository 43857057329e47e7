using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text;
using Gongkai.Cli.Terminal;

namespace Gongkai.Cli.Help;

/// <summary>The help of a command, in Chinese, with examples.</summary>
internal sealed class ChineseHelp(StandardStreams streams) : SynchronousCommandLineAction
{
    /// <summary>True where help was asked for, whatever else stands on the line; false where it is the answer to a group named alone.</summary>
    public bool ForgivesMistakes { get; init; } = true;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => ForgivesMistakes;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        streams.Write(Text(parseResult.CommandResult));
        return ExitCode.Success;
    }

    /// <summary>The command as it is typed: <c>gongkai report check</c>.</summary>
    public static string PathOf(CommandResult command)
    {
        var names = new List<string>();
        for (SymbolResult? at = command; at is CommandResult result; at = at.Parent)
        {
            names.Insert(0, result.Command is RootCommand ? "gongkai" : result.Command.Name);
        }

        return string.Join(' ', names);
    }

    private static string Text(CommandResult result)
    {
        var command = result.Command;
        var text = new StringBuilder();
        text.Append(command.Description).Append("\n\n用法：\n  ").Append(PathOf(result));
        if (command.Subcommands.Count > 0)
        {
            text.Append(" <命令>");
        }

        foreach (var argument in command.Arguments)
        {
            var more = argument.Arity.MaximumNumberOfValues > 1 ? "..." : "";
            text.Append(argument.Arity.MinimumNumberOfValues == 0 ? $" [<{argument.Name}>{more}]" : $" <{argument.Name}>{more}");
        }

        text.Append(" [选项]\n");
        Section("命令：", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? "")));
        Section("参数：", command.Arguments.Select(a => ($"<{a.Name}>", a.Description ?? "")));
        Section("选项：", Options(result).Select(o => (OptionLabel(o), o.Description ?? "")));
        if (command is DocumentedCommand documented)
        {
            Section("示例：", documented.Examples.Select(e => (e.Invocation, e.Purpose)));
            if (documented.ExitCodes is { } codes)
            {
                text.Append("\n退出码：\n  ").Append(codes).Append('\n');
            }
        }

        return text.ToString();

        void Section(string head, IEnumerable<(string Left, string Right)> rows)
        {
            var list = rows.ToList();
            if (list.Count == 0)
            {
                return;
            }

            var width = list.Max(r => DisplayWidth.Of(r.Left)) + 3;
            text.Append('\n').Append(head).Append('\n');
            foreach (var (left, right) in list)
            {
                text.Append("  ").Append(DisplayWidth.PadRight(left, width)).Append(right).Append('\n');
            }
        }
    }

    private static IEnumerable<Option> Options(CommandResult result)
    {
        for (SymbolResult? at = result; at is CommandResult command; at = at.Parent)
        {
            foreach (var option in command.Command.Options)
            {
                if (!option.Hidden && (at == result || option.Recursive))
                {
                    yield return option;
                }
            }
        }
    }

    private static string OptionLabel(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a is not ("/?" or "/h" or "-?")).Prepend(option.Name).OrderBy(n => n.Length));
        return option.HelpName is { } value ? $"{names} <{value}>" : names;
    }
}
