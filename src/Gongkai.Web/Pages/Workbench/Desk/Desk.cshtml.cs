using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Requests;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Desk;

/// <summary>我的工作台: what waits for the officer, by what is to be done with it.</summary>
[Authorize(Policies.Staff)]
internal sealed class DeskModel(DeskQueries queries, RequestDesk requests, RemedyQueries remedies, DraftQueries reports, CurrentOfficer officer, TimeProvider clock) : PageModel
{
    private const int RemedyDays = 30;
    private const int MostRemedies = 50;
    private const int UrgentDays = 2;

    /// <summary>A part of the desk.</summary>
    /// <param name="Key">Its key.</param>
    /// <param name="Heading">Its heading.</param>
    /// <param name="Hint">What is to be done.</param>
    /// <param name="Items">What waits.</param>
    internal sealed record Part(string Key, string Heading, string Hint, IReadOnlyList<DeskItem> Items);

    /// <summary>The parts that hold something, the most urgent first.</summary>
    public IReadOnlyList<Part> Parts { get; private set; } = [];

    /// <summary>The applications that wait, by agency.</summary>
    public IReadOnlyList<RequestDeskPart> Requests { get; private set; } = [];

    /// <summary>Reconsiderations and lawsuits with a date that is near.</summary>
    public IReadOnlyList<RemedyDue> Remedies { get; private set; } = [];

    /// <summary>True where one of them is due within days, or overdue; else applications come first.</summary>
    public bool RemediesFirst => Remedies.Any(r => r.On <= Today.AddDays(UrgentDays));

    /// <summary>Annual reports that are not public yet, with the day that the law sets.</summary>
    public IReadOnlyList<FilingRow> Reports { get; private set; } = [];

    /// <summary>The date in China.</summary>
    public DateOnly Today { get; } = ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>True for those who may begin documents somewhere.</summary>
    public bool MayWrite => officer.Value.Grants.Any(g => DocumentActs.WritingRoles.Contains(g.Role));

    /// <summary>True for those who register applications somewhere.</summary>
    public bool MayRegister => officer.Value.Grants.Any(g => g.Role == StaffRole.DisclosureOffice);

    /// <summary>What stands on top.</summary>
    public string Greeting => Parts.Count == 0 && Requests.Count == 0 && Remedies.Count == 0 && Reports.Count == 0
        ? $"{officer.Value.Name}，目前没有等您办理的事项。"
        : $"{officer.Value.Name}，今天是{Today:yyyy年M月d日}，以下事项等您办理，越靠上越急。";

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken ct)
    {
        Requests = await requests.ShowAsync(officer.Value, ct);
        Remedies = await remedies.DueAsync(officer.Value, Today.AddDays(RemedyDays), MostRemedies, ct);
        Reports = await reports.OwedAsync(officer.Value, Today, ct);
        var desk = await queries.ShowAsync(officer.Value, ct);
        Part[] all =
        [
            new("sign", "等我审签", "点开后看内容和问题，签署或退回。", desk.ToSign),
            new("complete", "紧急发布后待补审", "已经对外公开，须按期补齐其余审核环节。", desk.ToComplete),
            new("publish", "等我发布", "审核已完成，请发布或归档。", desk.ToPublish),
            new("due", "临近或超过公开期限", "期限从成文日期起算。", desk.DueSoon),
            new("owed", "欠缺政策解读", "点开文件后用“起草解读”，解读与文件自动相互关联。", desk.InterpretationsOwed),
            new("drafts", "我的草稿", "改好后送审。", desk.Drafts),
            new("way", "我送审的", "正在审核，不用您办理；需要修改的可以撤回。", desk.OnTheWay),
            new("scheduled", "已定时发布", "到时间自动发布，不用办理。", desk.Scheduled),
            new("dead-links", "链接打不开", "连续两天打不开的链接。点开文件看是哪些，用“更正”改掉或者删去。", desk.DeadLinks),
            new("evaluate", "有效期即将届满", "评估后决定继续有效、修改或者废止，在“规范性文件”中登记。", desk.ToEvaluate),
        ];
        Parts = [.. all.Where(p => p.Items.Count > 0)];
    }
}
