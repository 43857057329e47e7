using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace Gongkai.Cli.Help;

/// <summary>What is wrong with a command line, in Chinese; the parser's own sentences are English.</summary>
internal static class ParseMistakes
{
    /// <summary>One sentence for each mistake.</summary>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        foreach (var token in parsed.UnmatchedTokens)
        {
            yield return Unknown(token, parsed.CommandResult.Command);
        }

        foreach (var error in parsed.Errors)
        {
            var sentence = error.SymbolResult switch
            {
                ArgumentResult argument when OptionsAmong(argument).FirstOrDefault() is { } token => Unknown(token, parsed.CommandResult.Command),
                ArgumentResult argument => About(argument),
                OptionResult option => About(option),
                CommandResult command => Missing(command),
                _ => null,
            };
            if (sentence is not null)
            {
                yield return sentence;
            }
        }
    }

    /// <summary>Where any name is taken for a file, a mistyped option would be too: this makes it a mistake. A file of such a name is written <c>./--name</c>.</summary>
    public static void RefuseOptions(ArgumentResult argument)
    {
        foreach (var token in OptionsAmong(argument))
        {
            argument.AddError(token);
        }
    }

    private static IEnumerable<string> OptionsAmong(ArgumentResult argument) =>
        argument.Tokens.Select(t => t.Value).Where(v => v.Length > 1 && v[0] == '-');

    private static string Unknown(string token, Command command)
    {
        var isOption = token.StartsWith('-');
        var names = isOption ? command.Options.Where(o => !o.Hidden).Select(o => o.Name) : command.Subcommands.Select(c => c.Name);
        var near = names.Where(n => Distance(n, token) <= 2).Order().FirstOrDefault();
        return $"不认识{(isOption ? "选项" : "命令或参数")} {token}{(near is null ? "" : $"，是否要用 {near}？")}";
    }

    private static string About(ArgumentResult result)
    {
        if (result.Tokens.Count == 0)
        {
            return result.Parent is OptionResult option ? About(option) : $"缺少<{result.Argument.Name}>。";
        }

        return NotAccepted(result.Parent is OptionResult parent ? parent.Option.Name : $"<{result.Argument.Name}>", result.Tokens, result.Argument.GetCompletions(CompletionContext.Empty));
    }

    private static string About(OptionResult result) => result.Tokens.Count switch
    {
        0 => $"选项 {result.Option.Name} 后面缺少<{result.Option.HelpName ?? "值"}>。",
        _ => NotAccepted(result.Option.Name, result.Tokens, result.Option.GetCompletions(CompletionContext.Empty)),
    };

    private static string NotAccepted(string name, IReadOnlyList<Token> tokens, IEnumerable<CompletionItem> allowed)
    {
        var values = string.Join("、", allowed.Select(a => a.Label));
        return $"{name} 不能用 {string.Join(' ', tokens.Select(t => t.Value))}{(values.Length == 0 ? "" : $"，可以用 {values}")}。";
    }

    private static string? Missing(CommandResult result)
    {
        var missing = result.Command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > (result.GetResult(a)?.Tokens.Count ?? 0)).Select(a => $"<{a.Name}>").ToList();
        return missing.Count == 0 ? null : $"缺少{string.Join('、', missing)}。";
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
