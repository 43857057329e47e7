using System.CommandLine;
using Gongkai.Cli.Data;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Operations.Agencies;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Cli.Agencies;

/// <summary><c>gongkai agency</c>: agencies as a CSV file, in and out.</summary>
internal static class AgencyCommand
{
    public static Command Build(StandardStreams streams) => new DocumentedCommand("agency", "机关：批量登记、导出。")
    {
        Import(streams),
        Export(streams),
    };

    private static DocumentedCommand Import(StandardStreams streams)
    {
        var file = new Argument<string>("文件") { Description = $"CSV 文件，- 表示标准输入；第一行为标题，可用的列：{string.Join('、', AgencyCsv.Headings)}" };
        var command = new DocumentedCommand("import", "批量登记机关：按全称对应，已有的修改，没有的登记；全部行都没有问题才导入。")
        {
            Examples = [("gongkai agency import 机关.csv", "登记一个县的全部机关"), ("gongkai agency export | gongkai agency import - -d 另一个.db", "搬到另一个数据库")],
            ExitCodes = "0 已导入；1 文件里有问题，什么也没有导入；2 文件或数据库不能用",
        };
        command.Add(file);
        return command.OnDatabase(
            streams,
            async (services, parsed, ct) =>
            {
                if (await ReadAsync(parsed.GetRequiredValue(file), streams, ct) is not { } bytes)
                {
                    return ExitCode.CouldNotRead;
                }

                var (imported, problems) = await services.GetRequiredService<ImportAgencies>().ExecuteAsync(bytes, by: null, ct);
                foreach (var problem in problems)
                {
                    streams.Complain($"第 {problem.Line} 行{(problem.Name.Length > 0 ? $"（{problem.Name}）" : "")}：{problem.Problem.Text}");
                }

                if (imported is null)
                {
                    streams.Complain($"gongkai：没有导入，共 {problems.Count} 个问题。");
                    return ExitCode.FoundErrors;
                }

                streams.Write($"已导入：新登记 {imported.Added} 个，修改 {imported.Changed} 个，没有变化 {imported.Unchanged} 个。\n");
                return ExitCode.Success;
            },
            mayCreate: true);
    }

    private static DocumentedCommand Export(StandardStreams streams) => new DocumentedCommand("export", "把登记的机关写成 CSV（标准输出），改好后可以再导入。")
    {
        Examples = [("gongkai agency export > 机关.csv", "导出全部机关")],
    }.OnDatabase(streams, async (services, _, ct) =>
    {
        streams.Write(AgencyCsv.Write(await services.GetRequiredService<AgencyQueries>().RowsAsync(seenBy: null, ct)));
        return ExitCode.Success;
    });

    private static async Task<byte[]?> ReadAsync(string name, StandardStreams streams, CancellationToken ct)
    {
        try
        {
            await using var input = name == "-" ? Console.OpenStandardInput() : File.OpenRead(name);
            using var bytes = new MemoryStream();
            await input.CopyToAsync(bytes, ct);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            streams.Complain($"gongkai：不能读取 {name}：{e.Message}");
            return null;
        }
    }
}
