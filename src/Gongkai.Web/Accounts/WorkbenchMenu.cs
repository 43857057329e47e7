namespace Gongkai.Web.Accounts;

/// <summary>The menu of the workbench: an item stands in it as soon as its page exists. What is opened daily stands in the line, what is set up now and then under 更多.</summary>
internal sealed class WorkbenchMenu(EndpointDataSource endpoints)
{
    private static readonly (string Address, string Text)[] Items =
    [
        ("/workbench", "我的工作台"),
        ("/workbench/documents", "文件"),
        ("/workbench/catalogue", "栏目"),
        ("/workbench/register", "规范性文件"),
        ("/workbench/requests", "依申请公开"),
        ("/workbench/remedies", "复议诉讼"),
        ("/workbench/returns", "科室填报"),
        ("/workbench/annual-reports", "年度报告"),
    ];

    private static readonly (string Address, string Text)[] RareItems =
    [
        ("/workbench/sections", "科室"),
        ("/workbench/calendar", "工作日历"),
        ("/workbench/words", "词表"),
        ("/workbench/search-misses", "检索未中"),
        ("/workbench/mail", "邮件提醒"),
        ("/workbench/agencies", "机关"),
        ("/workbench/accounts", "人员"),
    ];

    private readonly Lazy<(IReadOnlyList<(string, string)> Daily, IReadOnlyList<(string, string)> Rare)> existing = new(() =>
    {
        var routes = endpoints.Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText?.Trim('/')).ToHashSet(StringComparer.Ordinal);
        return ([.. Items.Where(item => routes.Contains(item.Address))], [.. RareItems.Where(item => routes.Contains(item.Address))]);
    });

    /// <summary>The items of the line whose pages exist.</summary>
    public IReadOnlyList<(string Address, string Text)> Daily => existing.Value.Daily;

    /// <summary>The items under 更多 whose pages exist.</summary>
    public IReadOnlyList<(string Address, string Text)> Rare => existing.Value.Rare;

    /// <summary>Where one arrives after signing in.</summary>
    public string Start => Daily is [var first, ..] ? first.Address : "/account";
}
