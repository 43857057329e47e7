using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Requests;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Requests;

/// <summary>更正登记. The form holds the personal data: opening it is recorded like showing them.</summary>
[Authorize(Policies.Staff)]
internal sealed class EditRequestModel(RequestQueries queries, ShowApplicant show, EditRegistration edit, CurrentOfficer officer, TimeProvider clock) : RequestPage(queries, officer, clock)
{
    /// <summary>What was entered.</summary>
    [BindProperty]
    public ApplicationForm Form { get; set; } = new();

    /// <summary>The version that the officer saw.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Remark { get; set; }

    /// <summary>Why it cannot be done; null when it can.</summary>
    public Problem? Refusal => WhyNot(RequestAct.EditRegistration);

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !SeesPerson)
        {
            return NotFound();
        }

        if (Refusal is null)
        {
            var shown = await show.ExecuteAsync(id, By, ct);
            if (shown.Failed)
            {
                return NotFound();
            }

            (Form, Version) = (ApplicationForm.Of(Item.Request.Facts.Receipt, Item.Request.Subject, shown.Value), Item.Request.Version);
        }

        return Page();
    }

    /// <summary>Corrects.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !SeesPerson)
        {
            return NotFound();
        }

        var done = await edit.ExecuteAsync(new(id, Version, By) { Remark = Remark }, new(Form.Receipt(Today), Form.ToApplication(), Form.Subject ?? ""), ct);
        if (done.Failed)
        {
            Version = VersionAfter(done.Problems, Version);
            return Again(done.Problems);
        }

        TempData["Done"] = "已更正登记。";
        return RedirectToPage("Case", new { id });
    }
}
