using System.CommandLine;
using Gongkai.Cli.Data;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Operations.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Cli.Search;

/// <summary><c>gongkai search</c>: this node's index.</summary>
internal static class SearchCommand
{
    /// <summary>So many numbers of documents are listed.</summary>
    private const int Listed = 20;

    public static Command Build(StandardStreams streams) => new DocumentedCommand("search", "检索索引：重建、核验。索引由数据库里的公开信息生成，放在每台网站服务器自己的文件夹里，不用备份。")
    {
        Rebuild(streams),
        Verify(streams),
    };

    private static DocumentedCommand Rebuild(StandardStreams streams) => new DocumentedCommand("rebuild", "重建检索索引。网站在运行时由网站重建，其间照常用旧索引检索。")
    {
        Examples = [("gongkai search rebuild", "重建 data/gongkai.db 旁的索引"), ("Search__Folder=/srv/search gongkai search rebuild", "重建另一个文件夹里的索引")],
        ExitCodes = "0 已重建；2 数据库不能用",
    }.OnDatabase(streams, async (services, _, ct) =>
    {
        var documents = await services.GetRequiredService<RebuildSearch>().ExecuteAsync(new Progress(streams), ct);
        streams.Write(documents is { } count ? $"已重建：{count:N0} 件公开信息。\n" : "已由正在运行的网站重建。\n");
        return ExitCode.Success;
    });

    private static DocumentedCommand Verify(StandardStreams streams) => new DocumentedCommand("verify", "核验检索索引：逐件与数据库里的公开信息比对，列出对不上的。")
    {
        Examples = [("gongkai search verify", "核验 data/gongkai.db 旁的索引，网站可以在运行")],
        ExitCodes = "0 相符；1 有对不上的；2 没有索引、索引已损坏或数据库不能用",
    }.OnDatabase(streams, async (services, _, ct) =>
    {
        var outcome = await services.GetRequiredService<VerifySearch>().ExecuteAsync(ct);
        if (outcome.Failed)
        {
            streams.Complain("gongkai：" + outcome.Problems[0].Text);
            return ExitCode.CouldNotRead;
        }

        var result = outcome.Value;
        Report("缺少", result.Missing);
        Report("多出", result.Superfluous);
        Report("内容不同", result.Different);
        streams.Write(
            $"已比对 {result.Compared:N0} 件，索引跟到第 {result.Sequence} 次变更{(result.Behind > 0 ? $"，还有 {result.Behind} 次没有跟上（没有比对）" : "")}。"
            + (result.IsSound ? "全部相符。\n" : "请运行 gongkai search rebuild 重建。\n"));
        return result.IsSound ? ExitCode.Success : ExitCode.FoundErrors;

        void Report(string what, IReadOnlyList<long> ids)
        {
            if (ids.Count > 0)
            {
                streams.Complain($"{what} {ids.Count:N0} 件：{string.Join('、', ids.Take(Listed))}{(ids.Count > Listed ? "……" : "")}");
            }
        }
    });

    private sealed class Progress(StandardStreams streams) : IProgress<int>
    {
        public void Report(int value) => streams.Complain($"已编入 {value:N0} 件");
    }
}
