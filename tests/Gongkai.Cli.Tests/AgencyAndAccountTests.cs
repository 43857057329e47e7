using System.Text;
using Shouldly;
using Xunit;

namespace Gongkai.Cli.Tests;

public sealed class AgencyAndAccountTests : IDisposable
{
    private const string County = "全称,上级机关,层级,类型\n青山县人民政府,,县级,人民政府\n青山县财政局,青山县人民政府,县级,政府部门\n";

    private readonly TemporaryFolder folder = new();

    private string Database => Path.Combine(folder.Path, "gongkai.db");

    [Fact]
    public void A_county_is_set_up_in_one_command_and_its_first_administrator_in_a_second()
    {
        var imported = CommandProcess.RunWithInput(Encoding.UTF8.GetBytes(County), null, "agency", "import", "-", "-d", Database);
        (imported.ExitCode, imported.Output).ShouldBe((0, "已导入：新登记 2 个，修改 0 个，没有变化 0 个。\n"), imported.Error);

        var added = CommandProcess.Run("account", "add", "wang.xiaohong", "-n", "王小红", "-a", "青山县人民政府", "--administrator", "-d", Database);
        added.ExitCode.ShouldBe(0, added.Error);
        added.Output.ShouldMatch("首次口令（只显示这一次，登录后必须换掉）：([A-Za-z0-9]{4}-){3}[A-Za-z0-9]{4}\n");

        var again = CommandProcess.Run("account", "add", "wang.xiaohong", "-a", "qsxczj", "-d", Database);
        (again.ExitCode, again.Output).ShouldBe((1, ""));
        again.Error.ShouldContain("这个用户名已有人使用");

        CommandProcess.Run("account", "reset-password", "wang.xiaohong", "-d", Database).Output.ShouldContain("新的首次口令");
        CommandProcess.Run("account", "close", "nobody", "-d", Database).ExitCode.ShouldBe(1);
        CommandProcess.Run("verify", "-d", Database).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void What_is_wrong_with_a_file_is_told_line_by_line_and_what_goes_out_comes_in_again()
    {
        var refused = CommandProcess.RunWithInput(Encoding.UTF8.GetBytes(County + "青山县税务局,没有的县,县,政府部门\n"), null, "agency", "import", "-", "-d", Database);
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("第 4 行（青山县税务局）");
        refused.Error.ShouldContain("共 2 个问题");

        CommandProcess.RunWithInput(Encoding.UTF8.GetBytes(County), null, "agency", "import", "-", "-d", Database).ExitCode.ShouldBe(0);
        var exported = CommandProcess.Run("agency", "export", "-d", Database);
        var other = Path.Combine(folder.Path, "other.db");
        CommandProcess.RunWithInput(exported.OutputBytes, null, "agency", "import", "-", "-d", other).Output.ShouldContain("新登记 2 个");
        CommandProcess.Run("agency", "export", "-d", other).OutputBytes.ShouldBe(exported.OutputBytes);
    }

    [Fact]
    public void A_password_that_is_handed_in_is_held_to_the_rules_and_never_shown()
    {
        CommandProcess.RunWithInput(Encoding.UTF8.GetBytes(County), null, "agency", "import", "-", "-d", Database).ExitCode.ShouldBe(0);
        string[] command = ["account", "add", "li.hong", "-a", "青山县财政局", "-r", "reviewer", "--type-password", "-d", Database];

        CommandProcess.RunWithInput(Encoding.UTF8.GetBytes("short\n"), null, command).Error.ShouldContain("口令至少");
        var added = CommandProcess.RunWithInput(Encoding.UTF8.GetBytes("rain on seven roofs\n"), null, command);
        (added.ExitCode, added.Output).ShouldBe((0, "已建好。第一次登录时必须换掉口令。\n"), added.Error);
    }

    [Fact]
    public void A_years_holidays_are_announced_for_all_agencies_with_the_notice_they_rest_on()
    {
        CommandProcess.RunWithInput(Encoding.UTF8.GetBytes(County), null, "agency", "import", "-", "-d", Database).ExitCode.ShouldBe(0);
        var notice = Path.Combine(folder.Path, "2027.csv");
        File.WriteAllText(notice, "日期,名称,是否放假\n2027-01-01,元旦,是\n2027-01-03,元旦,不知道\n");
        var refused = CommandProcess.Run("calendar", "announce", notice, "--source", "通知", "-d", Database);
        (refused.ExitCode, refused.Output).ShouldBe((1, ""));
        refused.Error.ShouldContain("第3行");

        File.WriteAllText(notice, "日期,名称,是否放假\n2027-01-01,元旦,是\n2027-01-03,元旦,否\n");
        var announced = CommandProcess.Run("calendar", "announce", notice, "--source", "国务院办公厅关于2027年部分节假日安排的通知", "-d", Database);
        (announced.ExitCode, announced.Output).ShouldBe((0, "已登记 2 天，重新计算了 0 件在办申请的期限。\n"), announced.Error);
        CommandProcess.Run("calendar", "announce", "没有的.csv", "--source", "通知", "-d", Database).ExitCode.ShouldBe(2);
    }

    public void Dispose() => folder.Dispose();
}
