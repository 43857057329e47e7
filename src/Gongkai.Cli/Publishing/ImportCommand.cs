using System.CommandLine;
using System.Diagnostics;
using Gongkai.Cli.AnnualReports;
using Gongkai.Cli.Data;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Operations.Publishing.Import;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Cli.Publishing;

/// <summary><c>gongkai import</c>: what another system has published.</summary>
internal static class ImportCommand
{
    public static Command Build(StandardStreams streams) => new DocumentedCommand("import", "批量导入。")
    {
        Documents(streams),
    };

    private static DocumentedCommand Documents(StandardStreams streams)
    {
        var file = new Argument<string>("文件") { Description = $".csv（第一行为标题行）、.json（数组）或 .jsonl（一行一条）。字段：{string.Join('、', ImportHeadings.All.Values.Select(names => names[0]))}" };
        var agency = new Option<string>("--agency", "-a") { Description = "机关：全称、网址简称或编号；文件里可以另写它下级的机关", HelpName = "机关", Required = true };
        var refused = new Option<string?>("--refused") { Description = "未导入清单写到哪里；默认写在文件旁，扩展名 .refused.csv", HelpName = "文件" };
        var pass = new Option<bool>("--findings-pass") { Description = "含有个人信息、涉密标志等检查问题的也导入（须已逐条核对）" };
        var command = new DocumentedCommand("documents", "导入原有网站已公开的信息并公开。每条须有外部编号：中断后重新运行会接着做，不会重复。")
        {
            Examples =
            [
                ("gongkai import documents old-site.csv --agency 某县人民政府", "导入，未导入的写在 old-site.refused.csv"),
                ("gongkai import documents old-site.jsonl -a xian -d /srv/gongkai/gongkai.db", "导入另一个数据库"),
            ],
            ExitCodes = "0 全部导入或原已导入；1 有未导入的；2 不能导入；130 已中断，再运行时接着做",
        };
        command.Add(file);
        command.Add(agency);
        command.Add(refused);
        command.Add(pass);
        return command.OnDatabase(streams, async (services, parsed, ct) =>
        {
            using var interruption = new Interruption();
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct, interruption.Token);
            var progress = new Line(streams);
            var path = parsed.GetValue(file)!;
            var outcome = await services.GetRequiredService<ImportDocuments>().ExecuteAsync(
                new(path, parsed.GetValue(agency)!) { RefusedFile = parsed.GetValue(refused), FindingsPass = parsed.GetValue(pass) }, progress, stopping.Token);
            progress.End();
            if (outcome.Failed)
            {
                streams.Complain("gongkai：" + outcome.Problems[0].Text);
                return ExitCode.CouldNotRead;
            }

            var (imported, known, notTaken) = (outcome.Value.Imported, outcome.Value.Known, outcome.Value.Refused);
            streams.Write($"导入 {imported:N0} 条，原已导入 {known:N0} 条，未导入 {notTaken:N0} 条{(notTaken > 0 ? $"，原因见 {parsed.GetValue(refused) ?? Path.ChangeExtension(path, ".refused.csv")}" : "")}。\n");
            return notTaken > 0 ? ExitCode.FoundErrors : ExitCode.Success;
        });
    }

    /// <summary>How far it is: a line that renews itself on a terminal, a line now and then elsewhere.</summary>
    private sealed class Line(StandardStreams streams) : IProgress<ImportDocuments.Progress>
    {
        private static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(10);
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private TimeSpan toldAt;

        public void Report(ImportDocuments.Progress value)
        {
            var done = value.Imported + value.Known + value.Refused;
            var text = $"{value.Share:P0}  导入 {value.Imported:N0}  原已导入 {value.Known:N0}  未导入 {value.Refused:N0}  每秒 {done / clock.Elapsed.TotalSeconds:N0} 条";
            if (streams.ErrorIsTerminal)
            {
                streams.Error.Write("\r\e[K" + text);
            }
            else if (clock.Elapsed - toldAt > Elsewhere)
            {
                toldAt = clock.Elapsed;
                streams.Error.WriteLine(text);
            }
        }

        public void End()
        {
            if (streams.ErrorIsTerminal)
            {
                streams.Error.Write("\r\e[K");
            }
        }
    }
}
