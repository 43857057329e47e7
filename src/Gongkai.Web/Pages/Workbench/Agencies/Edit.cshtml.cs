using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Dossiers;
using Gongkai.Web.Accounts;
using Gongkai.Web.Agencies;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Agencies;

/// <summary>登记、修改机关: one form for both.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
internal sealed class AgencyEditModel(CurrentOfficer current, AgencyQueries queries, SaveAgency saveAgency, DossierQueries dossiers) : PageModel
{
    /// <summary>The agency; null while it is new.</summary>
    public Agency? Agency { get; private set; }

    /// <summary>What was entered.</summary>
    [BindProperty]
    public AgencyForm Form { get; set; } = new();

    /// <summary>Why nothing was saved.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>The agencies below which it may stand.</summary>
    public IReadOnlyList<AgencyTreeRow> Parents { get; private set; } = [];

    /// <summary>The agencies that may have taken over.</summary>
    public IReadOnlyList<AgencyTreeRow> Successors { get; private set; } = [];

    /// <summary>What was done with it.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    /// <summary>True where it is the root of a tree and stays so.</summary>
    public bool MayBeRoot => Agency is { ParentId: null };

    /// <summary>True for its administrators.</summary>
    public bool MayEdit => Agency?.Place is not { } place || current.Value.Administers(place);

    /// <summary>What others see of it.</summary>
    public IEnumerable<(string Name, string? Value)> Facts => Agency is not { } a ? [] :
    [
        ("简称", a.ShortName), ("层级", a.Level?.Name()), ("类型", a.Kind?.Name()), ("统一社会信用代码", a.CreditCode), ("网站", a.SiteName), ("域名", a.Domain), ("公开工作机构", a.OfficeName),
        ("办公地址", a.OfficeAddress), ("办公时间", a.OfficeHours), ("联系电话", a.OfficeTelephone), ("传真", a.OfficeFax), ("电子邮箱", a.OfficeEmail), ("行政复议机关", a.ReconsiderationBody), ("管辖法院", a.Court),
    ];

    /// <summary>Shows the form, filled in or empty.</summary>
    public async Task<IActionResult> OnGetAsync(long? id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        Form = Agency is null ? new() : AgencyForm.Of(Agency);
        return Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(long? id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        var outcome = await saveAgency.ExecuteAsync(
            new(Form.ToProfile(), Form.ParentId)
            {
                Id = id,
                By = current.Value,
                Version = Form.Version,
                SupersededById = Form.SupersededById,
                SupersededOn = Form.SupersededOn,
            },
            ct);
        if (outcome.Failed)
        {
            Problems = outcome.Problems;
            Response.StatusCode = Problems.ToStatus();
            return Page();
        }

        TempData["Done"] = id is null ? "已登记。" : "已保存。";
        return Redirect($"/workbench/agencies/{outcome.Value}");
    }

    private async Task<bool> LoadAsync(long? id, CancellationToken ct)
    {
        if (id is { } known)
        {
            Agency = await queries.FindAsync(known, ct);
            if (Agency?.Place is not { } place || !current.Value.Sees(place))
            {
                return false;
            }

            Timeline = await dossiers.TimelineAsync($"agency/{known}", ct);
        }

        var seen = await queries.TreeAsync(null, null, ct);
        Successors = [.. seen.Where(a => a.Id != id)];
        Parents = [.. seen.Where(a => a.Id == Agency?.ParentId || (current.Value.Administers(a.Place) && (Agency?.Place is not { } own || !a.Place.IsAtOrBelow(own))))];
        return id is not null || current.Value.Grants.Any(g => g.Role == StaffRole.Administrator);
    }
}
