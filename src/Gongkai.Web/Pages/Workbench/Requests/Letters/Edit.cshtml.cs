using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests.Letters;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Requests.Letters;

/// <summary>修改文书: the fields of a draft.</summary>
[Authorize(Policies.Staff)]
internal sealed class EditLetterModel(LetterCases letters, DraftLetter draft, CurrentOfficer officer) : LetterPage(letters, officer)
{
    /// <summary>What is filled in.</summary>
    [BindProperty]
    public LetterForm Form { get; set; } = new();

    /// <summary>The fields of the form.</summary>
    public LetterFields Fields { get; private set; } = null!;

    /// <summary>Shows the draft.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || Found.Row.Status != LetterStatus.Draft || !DraftLetter.MayDraft(By, Found.Case.Place))
        {
            return NotFound();
        }

        Form = LetterForm.Of(Found.Letter!, Found.Row.Version);
        await FieldsAsync(ct);
        return Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return NotFound();
        }

        await FieldsAsync(ct);
        var saved = await draft.SaveAsync(id, Form.Version, Form.To(Found.Row.Kind, Found.Row.Answer), By, ct);
        return saved.Failed ? Again(saved.Problems) : LocalRedirect($"/workbench/letters/{id}");
    }

    private async Task FieldsAsync(CancellationToken ct) => Fields = new(Found.Row.Kind, Found.Row.Answer, Form, await Letters.BodiesAsync(Found.Case.Agency, ct));
}
