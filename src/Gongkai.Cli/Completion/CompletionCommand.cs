using System.CommandLine;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;

namespace Gongkai.Cli.Completion;

/// <summary><c>gongkai completion</c>: prints the script that teaches a shell to complete our commands.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _gongkai() {
          local IFS=$'\n' current="${COMP_WORDS[COMP_CWORD]}"
          COMPREPLY=( $(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$current") )
          if [[ "$current" != -* ]]; then
            COMPREPLY+=( $(compgen -f -- "$current") )
          fi
        }
        complete -o filenames -F _gongkai gongkai ./gongkai

        """;

    private const string Zsh = """
        #compdef gongkai
        _gongkai() {
          local -a words_found
          words_found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          (( ${#words_found} )) && compadd -a words_found
          [[ "${words[CURRENT]}" == -* ]] || _files
        }
        compdef _gongkai gongkai

        """;

    private const string Fish = """
        function __gongkai_complete
            set -l line (commandline -cp)
            gongkai "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c gongkai -a '(__gongkai_complete)'

        """;

    public static Command Build(StandardStreams streams)
    {
        var shell = new Argument<string>("shell") { Description = "bash、zsh 或 fish" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new DocumentedCommand("completion", "输出命令补全脚本。")
        {
            Examples =
            [
                ("source <(gongkai completion bash)", "当前 bash 会话启用补全"),
                ("gongkai completion fish > ~/.config/fish/completions/gongkai.fish", "fish 长期启用"),
            ],
        };
        command.Add(shell);
        command.SetAction(parsed =>
        {
            streams.Write(parsed.GetValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                _ => Fish,
            });
            return ExitCode.Success;
        });
        return command;
    }
}
