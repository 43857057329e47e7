using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Sections;
using Gongkai.Web.Accounts;
using Gongkai.Web.Remedies;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Remedies;

/// <summary>更正登记, 作废.</summary>
[Authorize(Policies.Staff)]
internal sealed class EditModel(RemedyQueries queries, SectionQueries sections, RecordRemedy record, CurrentOfficer officer, TimeProvider clock) : RemedyPageModel(officer, clock)
{
    /// <summary>The remedy.</summary>
    public FoundRemedy Item { get; private set; } = null!;

    /// <summary>Its number.</summary>
    public long Id => Item.Remedy.Id;

    /// <summary>What is typed.</summary>
    [BindProperty]
    public RemedyForm Form { get; set; } = new();

    /// <summary>Why.</summary>
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>The form.</summary>
    public RemedyFormView View { get; private set; } = null!;

    /// <summary>True when it may be made void.</summary>
    public bool MayVoid => Item.Standing.WhyNot(RemedyAct.Void, By) is null;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is not { } page)
        {
            return NotFound();
        }

        Form = RemedyForm.Of(Item.Remedy, page.Request?.Number);
        await FurnishAsync(ct);
        return Page();
    }

    /// <summary>Puts right.</summary>
    public async Task<IActionResult> OnPostAsync(long id, int version, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is null)
        {
            return NotFound();
        }

        await FurnishAsync(ct);
        var outcome = await record.EditAsync(id, version, Form.ToRegistration(Today), Reason ?? "", By, ct);
        return outcome.Failed ? Again(outcome.Problems) : RedirectToPage("Show", new { id });
    }

    /// <summary>Makes void.</summary>
    public async Task<IActionResult> OnPostVoidAsync(long id, int version, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is not { } page)
        {
            return NotFound();
        }

        var outcome = await record.VoidAsync(id, version, Reason ?? "", By, ct);
        if (!outcome.Failed)
        {
            return RedirectToPage("Show", new { id });
        }

        Form = RemedyForm.Of(Item.Remedy, page.Request?.Number);
        await FurnishAsync(ct);
        return Again(outcome.Problems);
    }

    private async Task<RemedyPage?> LoadAsync(long id, CancellationToken ct)
    {
        if (await queries.ShowAsync(id, By, ct) is not { Found.Sight: RequestSight.Person } page || page.Found.Standing.WhyNot(RemedyAct.Edit, By) is not null)
        {
            return null;
        }

        Item = page.Found;
        return page;
    }

    private async Task FurnishAsync(CancellationToken ct)
    {
        var remedy = Item.Remedy;
        Form.Level = remedy.Facts.Last.Level;
        View = new(Form, remedy.Kind, true, Today, await sections.OfAgencyAsync(remedy.AgencyId, ct),
            remedy.Kind == RemedyKind.Lawsuit ? await queries.ReconsiderationsAsync(remedy.AgencyId, ct) : []);
    }
}
