using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Gongkai.Cli.Accounts;
using Gongkai.Cli.Agencies;
using Gongkai.Cli.AnnualReports;
using Gongkai.Cli.Completion;
using Gongkai.Cli.Data;
using Gongkai.Cli.Deadlines;
using Gongkai.Cli.Dossiers;
using Gongkai.Cli.Help;
using Gongkai.Cli.Publishing;
using Gongkai.Cli.Search;
using Gongkai.Cli.Terminal;

namespace Gongkai.Cli;

/// <summary>What the process answers with.</summary>
internal static class ExitCode
{
    /// <summary>Done; <c>check</c>: no finding of grade error.</summary>
    public const int Success = 0;

    /// <summary><c>check</c>: at least one finding of grade error.</summary>
    public const int FoundErrors = 1;

    /// <summary>A file could not be read, or the command was not understood.</summary>
    public const int CouldNotRead = 2;

    /// <summary>A fault of the program itself (sysexits: EX_SOFTWARE).</summary>
    public const int Fault = 70;

    /// <summary>Stopped by Ctrl+C (128 + SIGINT).</summary>
    public const int Interrupted = 130;

    /// <summary>Whoever read our output is gone (128 + SIGPIPE).</summary>
    public const int OutputClosed = 141;
}

/// <summary>The command <c>gongkai</c>: its tree of commands, and what happens at its edge.</summary>
internal static class CommandLine
{
    /// <summary>Runs one invocation.</summary>
    public static int Run(string[] args)
    {
        using var streams = new StandardStreams();
        try
        {
            var root = Build(streams);
            var parsed = root.Parse(args);
            if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
            {
                return Complain(streams, parsed);
            }

            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (OutputClosedException)
        {
            return ExitCode.OutputClosed;
        }
        catch (CannotWriteException e)
        {
            streams.Complain("gongkai：" + e.Message);
            return ExitCode.CouldNotRead;
        }
        catch (OperationCanceledException)
        {
            streams.Complain("gongkai：已中断。");
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (!ProgramFault.WantsTrace)
        {
            streams.Complain("gongkai：" + ProgramFault.Describe(e));
            return ExitCode.Fault;
        }
    }

    /// <summary>The tree of commands.</summary>
    public static RootCommand Build(StandardStreams streams)
    {
        var root = new RootCommand("公开（Gongkai）：政府信息公开平台的命令行——年度报告的读取、检查、比较、汇总和生成，平台的安装、备份和核验。")
        {
            ReportCommand.Build(streams),
            VerifyCommand.Build(streams),
            KeysCommand.Build(streams),
            BackupCommands.Backup(streams),
            BackupCommands.Restore(streams),
            AgencyCommand.Build(streams),
            CalendarCommand.Build(streams),
            AccountCommand.Build(streams),
            ImportCommand.Build(streams),
            SearchCommand.Build(streams),
            CompletionCommand.Build(streams),
        };
        var help = new ChineseHelp(streams);
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption:
                    (option.Description, option.Action) = ("显示帮助", help);
                    break;
                case VersionOption:
                    (option.Description, option.Action) = ("显示版本", new ShowVersion(streams));
                    break;
                default:
                    break;
            }
        }

        foreach (var directive in root.Directives.OfType<SuggestDirective>())
        {
            directive.Action = new Suggestions(directive, streams);
        }

        var helpInstead = new ChineseHelp(streams) { ForgivesMistakes = false };
        root.Action = helpInstead;
        foreach (var group in root.Subcommands.Where(c => c.Subcommands.Count > 0))
        {
            group.Action = helpInstead;
        }

        return root;
    }

    private static int Complain(StandardStreams streams, ParseResult parsed)
    {
        foreach (var mistake in ParseMistakes.Of(parsed).Distinct())
        {
            streams.Complain("gongkai：" + mistake);
        }

        streams.Complain($"用法见：{ChineseHelp.PathOf(parsed.CommandResult)} --help");
        return ExitCode.CouldNotRead;
    }

    private sealed class ShowVersion(StandardStreams streams) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            streams.Write($"gongkai {typeof(CommandLine).Assembly.GetName().Version?.ToString(3)}\n");
            return ExitCode.Success;
        }
    }
}
