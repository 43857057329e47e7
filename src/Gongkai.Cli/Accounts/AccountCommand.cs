using System.CommandLine;
using Gongkai.Cli.Data;
using Gongkai.Cli.Help;
using Gongkai.Cli.Terminal;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Cli.Accounts;

/// <summary><c>gongkai account</c>: what the operator at the machine does with accounts, the first administrator's above all.</summary>
internal static class AccountCommand
{
    public static Command Build(StandardStreams streams) => new DocumentedCommand("account", "账号：新增（包括第一个系统管理员）、重设口令、停用、恢复。")
    {
        Add(streams),
        Password(streams),
        Manage(streams, "close", "停用账号：不能再登录，所有登录立即结束。", "已停用。", async (manage, id, ct) => (await manage.CloseAsync(null, id, ct)).Problems),
        Manage(streams, "open", "恢复停用或锁定的账号。", "已恢复。", async (manage, id, ct) => (await manage.OpenAsync(null, id, ct)).Problems),
        Manage(streams, "remove-two-step", "取消丢失的两步登录。", "已取消，所有登录已结束。", async (manage, id, ct) => (await manage.RemoveTwoStepAsync(null, id, ct)).Problems),
    };

    private static DocumentedCommand Add(StandardStreams streams)
    {
        var user = UserArgument();
        var name = new Option<string?>("--name", "-n") { Description = "姓名；不写时与用户名相同", HelpName = "姓名" };
        var agency = new Option<string>("--agency", "-a") { Description = "所在机关的全称或网址简称", HelpName = "机关", Required = true };
        var administrator = new Option<bool>("--administrator") { Description = "授予系统管理员角色" };
        var roles = new Option<string[]>("--role", "-r") { Description = "授予的角色，可以重复：" + string.Join('、', StaffRoles.All.Select(r => $"{r.Key()}（{r.Name()}）")), HelpName = "角色" };
        roles.AcceptOnlyFromAmong([.. StaffRoles.All.Select(r => r.Key())]);
        var typed = new Option<bool>("--type-password") { Description = "从标准输入读首次口令（一行），而不是生成一个" };
        var command = new DocumentedCommand("add", "新增账号。首次口令生成并只显示一次，本人第一次登录时必须换掉；口令从不写在命令行上。")
        {
            Examples =
            [
                ("gongkai account add wang.xiaohong -n 王小红 -a 青山县人民政府 --administrator", "第一个系统管理员"),
                ("gongkai account add li.hong -n 李红 -a qsxczj -r section-officer -r reviewer", "两个角色"),
            ],
            ExitCodes = "0 已建好；1 有问题，没有建；2 数据库不能用",
        };
        foreach (var option in (Option[])[name, agency, administrator, roles, typed])
        {
            command.Add(option);
        }

        command.Add(user);
        return command.OnDatabase(streams, async (services, parsed, ct) =>
        {
            var tree = await services.GetRequiredService<AgencyQueries>().TreeAsync(seenBy: null, search: null, ct);
            var wanted = parsed.GetRequiredValue(agency);
            if (tree.FirstOrDefault(a => a.Name == wanted || a.Slug == wanted) is not { } found)
            {
                streams.Complain($"gongkai：没有登记“{wanted}”。{(tree.Count == 0 ? "请先登记机关：gongkai agency import 机关.csv" : "已登记的有：" + string.Join('、', tree.Take(5).Select(a => a.Name)) + (tree.Count > 5 ? " 等。" : "。"))}");
                return ExitCode.FoundErrors;
            }

            var granted = (parsed.GetValue(roles) ?? []).Select(r => StaffRoles.Parse(r)!.Value).Concat(parsed.GetValue(administrator) ? [StaffRole.Administrator] : []).ToList();
            var password = parsed.GetValue(typed) ? TypedPassword(streams) : null;
            var outcome = await services.GetRequiredService<AddAccount>().ExecuteAsync(
                new(parsed.GetRequiredValue(user), parsed.GetValue(name) ?? parsed.GetRequiredValue(user), found.Id, granted) { Password = password }, ct);
            if (Complain(streams, outcome.Problems))
            {
                return ExitCode.FoundErrors;
            }

            streams.Write(password is null
                ? $"已建好。首次口令（只显示这一次，登录后必须换掉）：{outcome.Value.Password}\n"
                : "已建好。第一次登录时必须换掉口令。\n");
            return ExitCode.Success;
        });
    }

    private static DocumentedCommand Password(StandardStreams streams)
    {
        var user = UserArgument();
        var command = new DocumentedCommand("reset-password", "重设口令：生成一个，只显示一次；所有登录立即结束，本人登录后必须换掉它。")
        {
            Examples = [("gongkai account reset-password wang.xiaohong", "")],
        };
        command.Add(user);
        return command.OnDatabase(streams, async (services, parsed, ct) =>
        {
            var outcome = await IdOfAsync(services, parsed.GetRequiredValue(user), ct) is { } id
                ? await services.GetRequiredService<ManageAccount>().ResetPasswordAsync(null, id, ct)
                : AccountProblems.Unknown;
            if (Complain(streams, outcome.Problems))
            {
                return ExitCode.FoundErrors;
            }

            streams.Write($"新的首次口令（只显示这一次）：{outcome.Value}\n");
            return ExitCode.Success;
        });
    }

    private static DocumentedCommand Manage(StandardStreams streams, string verb, string description, string done, Func<ManageAccount, long, CancellationToken, Task<IReadOnlyList<Problem>>> act)
    {
        var user = UserArgument();
        var command = new DocumentedCommand(verb, description) { Examples = [($"gongkai account {verb} wang.xiaohong", "")] };
        command.Add(user);
        return command.OnDatabase(streams, async (services, parsed, ct) =>
        {
            var problems = await IdOfAsync(services, parsed.GetRequiredValue(user), ct) is { } id
                ? await act(services.GetRequiredService<ManageAccount>(), id, ct)
                : [AccountProblems.Unknown];
            if (Complain(streams, problems))
            {
                return ExitCode.FoundErrors;
            }

            streams.Write(done + "\n");
            return ExitCode.Success;
        });
    }

    private static Argument<string> UserArgument() => new("用户名") { Description = "登录用的用户名" };

    private static Task<long?> IdOfAsync(IServiceProvider services, string user, CancellationToken ct) => services.GetRequiredService<AccountQueries>().IdOfAsync(user, ct);

    private static string TypedPassword(StandardStreams streams)
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? "";
        }

        streams.Error.Write("首次口令（输入时不显示）：");
        var password = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                password.Length = Math.Max(0, password.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                password.Append(key.KeyChar);
            }
        }

        streams.Error.WriteLine();
        return password.ToString();
    }

    private static bool Complain(StandardStreams streams, IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            streams.Complain("gongkai：" + problem.Text);
        }

        return problems.Count > 0;
    }
}
