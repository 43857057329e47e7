using System.CommandLine;
using System.Data.Common;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Operations;
using Gongkai.Operations.Data;
using Gongkai.Operations.Data.Backup;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Cli.Data;

/// <summary><c>gongkai backup</c> and <c>gongkai restore</c>.</summary>
internal static class BackupCommands
{
    public static Command Backup(StandardStreams streams)
    {
        var path = new Argument<string>("备份文件") { Description = "要写的 ZIP 文件；已有同名文件时不覆盖" };
        var command = new DocumentedCommand("backup", "备份：不停机，把整个数据库（含文件）按同一时刻的状态写成一个 ZIP 文件。主密钥不在其中，须另行保管。")
        {
            Examples = [("gongkai backup 2026-11-22.zip", "备份 data/gongkai.db")],
            ExitCodes = "0 已备份；2 没有备份，原因见提示",
        };
        command.Add(path);
        return command.OnDatabase(streams, async (services, parsed, ct) => await TryAsync(streams, async () =>
        {
            var file = parsed.GetValue(path)!;
            await services.GetRequiredService<BackupArchive>().TakeAsync(file, ct);
            streams.Write($"已备份到 {file}（{new FileInfo(file).Length / 1024:N0} KB）。主密钥不在备份中，请另行保管。\n");
        }));
    }

    public static Command Restore(StandardStreams streams)
    {
        var path = new Argument<string>("备份文件") { Description = "gongkai backup 写的 ZIP 文件" };
        var command = new DocumentedCommand("restore", "恢复：把备份恢复成一个新的数据库，随后自动升级到本程序的结构。")
        {
            Examples = [("gongkai restore 2026-11-22.zip -d data/gongkai.db", "恢复为 data/gongkai.db，该文件须不存在")],
            ExitCodes = "0 已恢复；2 没有恢复，原因见提示",
        };
        var option = DatabaseCommand.Option();
        command.Add(path);
        command.Add(option);
        command.SetAction(async (parsed, ct) => await TryAsync(streams, async () =>
        {
            await using var services = new ServiceCollection().AddLogging()
                .AddGongkaiOperations(DatabaseCommand.SettingsOf(parsed.GetValue(option)), DatabaseCommand.KeySettings()).BuildServiceProvider();
            var manifest = await services.GetRequiredService<BackupArchive>().RestoreAsync(parsed.GetValue(path)!, ct);
            await services.GetRequiredService<SchemaUpgrader>().UpgradeAsync(ct);
            streams.Write($"已恢复 {manifest.TakenAt.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm} 的备份。请把当时的主密钥放回原处，再运行 gongkai verify 核验。\n");
        }));
        return command;
    }

    private static async Task<int> TryAsync(StandardStreams streams, Func<Task> work)
    {
        try
        {
            await work();
            return ExitCode.Success;
        }
        catch (Exception e) when (e is BackupException or DbException)
        {
            streams.Complain("gongkai：" + e.Message);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            streams.Complain("gongkai：没有找到文件或文件夹，请核对路径。");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            streams.Complain("gongkai：文件不能读写：" + e.Message);
        }

        return ExitCode.CouldNotRead;
    }
}
