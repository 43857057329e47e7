using System.CommandLine;
using Gongkai.Cli.Data;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Operations.Dossiers;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Cli.Dossiers;

/// <summary><c>gongkai verify</c>: walks the chains of all agencies.</summary>
internal static class VerifyCommand
{
    public static Command Build(StandardStreams streams) => new DocumentedCommand("verify", "核验卷宗：逐机关检查办理记录的哈希链，指出第一条对不上的记录。")
    {
        Examples = [("gongkai verify", "核验 data/gongkai.db"), ("gongkai verify -d /srv/gongkai/gongkai.db", "核验另一个数据库")],
        ExitCodes = "0 全部相符；1 有对不上的记录；2 数据库不能用",
    }.OnDatabase(streams, async (services, _, ct) =>
    {
        var (entries, chains, broken) = (0L, 0, 0);
        await foreach (var result in services.GetRequiredService<VerifyDossiers>().ExecuteAsync(ct))
        {
            chains++;
            entries += result.Entries;
            if (result.Fault is { } fault)
            {
                broken++;
                streams.Complain($"{result.AgencyName}：第 {result.At} 条{(result.Case is { } key ? $"（{key}）" : "")}{Explain(fault)}");
            }
        }

        streams.Write(broken == 0 ? $"核验完成：{chains} 个机关，{entries} 条记录，全部相符。\n" : $"核验完成：{chains} 个机关中有 {broken} 个对不上，请从备份核对上面列出的记录。\n");
        return broken == 0 ? ExitCode.Success : ExitCode.FoundErrors;
    });

    private static string Explain(ChainFault fault) => fault switch
    {
        ChainFault.HashDiffers => "内容与哈希不符，记录或它前面的记录被改动过。",
        ChainFault.EntryMissing => "不见了。",
        ChainFault.EndDiffers => "起与链尾不符，末尾的记录被删除或添加过。",
    };
}
