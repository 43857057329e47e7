using System.CommandLine;
using Gongkai.Cli.Data;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Operations.Deadlines;
using Gongkai.Reports.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Cli.Deadlines;

/// <summary><c>gongkai calendar</c>: a notice of holidays for all agencies.</summary>
internal static class CalendarCommand
{
    public static Command Build(StandardStreams streams) => new DocumentedCommand("calendar", "工作日历：登记国务院办公厅的节假日安排，对所有机关有效。") { Announce(streams) };

    private static DocumentedCommand Announce(StandardStreams streams)
    {
        var file = new Argument<string>("文件") { Description = "CSV 文件，第一行为标题“日期,名称,是否放假”，以下每天一行，只列与平常的周一至周五不同的日期" };
        var source = new Option<string>("--source", "-s") { Description = "依据的通知", HelpName = "通知", Required = true };
        var command = new DocumentedCommand("announce", "登记一份节假日安排，重新计算所有在办申请的期限，记入各自的卷宗。")
        {
            Examples = [("gongkai calendar announce 2027.csv --source 国务院办公厅关于2027年部分节假日安排的通知", "登记2027年的安排")],
            ExitCodes = "0 已登记；1 文件里有问题，什么也没有登记；2 文件或数据库不能用",
        };
        command.Add(file);
        command.Add(source);
        return command.OnDatabase(streams, async (services, parsed, ct) =>
        {
            byte[] bytes;
            try
            {
                bytes = await File.ReadAllBytesAsync(parsed.GetRequiredValue(file), ct);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                streams.Complain($"gongkai：不能读取 {parsed.GetRequiredValue(file)}：{e.Message}");
                return ExitCode.CouldNotRead;
            }

            var days = CalendarNotice.Read(TextDecoding.Decode(bytes));
            var outcome = days.Failed ? null : await services.GetRequiredService<AnnounceDays>().ExecuteAsync(null, days.Value, parsed.GetRequiredValue(source), by: null, ct);
            foreach (var problem in outcome?.Problems ?? days.Problems)
            {
                streams.Complain("gongkai：" + problem.Text);
            }

            if (outcome is null or { Failed: true })
            {
                return ExitCode.FoundErrors;
            }

            streams.Write($"已登记 {outcome.Value.Days} 天，重新计算了 {outcome.Value.Count} 件在办申请的期限。\n");
            return ExitCode.Success;
        });
    }
}
