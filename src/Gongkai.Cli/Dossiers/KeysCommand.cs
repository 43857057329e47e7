using System.CommandLine;
using Gongkai.Cli.Data;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Operations.Dossiers;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Cli.Dossiers;

/// <summary><c>gongkai keys</c>: the master keys.</summary>
internal static class KeysCommand
{
    public static Command Build(StandardStreams streams) => new DocumentedCommand("keys", "主密钥：生成、轮换。")
    {
        NewKey(streams),
        Rotate(streams),
    };

    private static DocumentedCommand NewKey(StandardStreams streams)
    {
        var id = new Argument<string>("编号") { Description = "新密钥的编号，例如 k2", Arity = ArgumentArity.ExactlyOne };
        var command = new DocumentedCommand("new", "生成一行新的主密钥，放到密钥文件的第一行，旧的留在下面，然后运行 gongkai keys rotate。")
        {
            Examples = [("gongkai keys new k2", "打印一行 k2:…")],
        };
        command.Add(id);
        command.Validators.Add(result =>
        {
            if (result.GetValue(id) is { } value && (value.Length == 0 || value.Contains(':', StringComparison.Ordinal)))
            {
                result.AddError("编号不能为空，也不能有冒号。");
            }
        });
        command.SetAction(parsed => streams.Write(MasterKeys.NewLine(parsed.GetValue(id)!)));
        return command;
    }

    private static DocumentedCommand Rotate(StandardStreams streams) => new DocumentedCommand("rotate", "轮换主密钥：把所有案卷的密钥改由密钥文件第一行的主密钥保护。可以随时中断，再运行时接着做。")
    {
        Examples = [("gongkai keys rotate", "轮换 data/gongkai.db 的密钥")],
    }.OnDatabase(streams, async (services, _, ct) =>
    {
        streams.Write($"完成：{await services.GetRequiredService<RotateMasterKey>().ExecuteAsync(ct)} 个案卷密钥改由 {services.GetRequiredService<Lazy<MasterKeys>>().Value.CurrentId} 保护，旧的主密钥可以封存。\n");
        return ExitCode.Success;
    });
}
