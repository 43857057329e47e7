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

    /// <summary>What another officer saved meanwhile where it differs from what is typed here: the field's name and its text. Empty when nobody was first.</summary>
    public IReadOnlyList<(string Name, string Text)> Theirs { get; private set; } = [];

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
        if (!saved.Failed)
        {
            return LocalRedirect($"/workbench/letters/{id}");
        }

        if (saved.Problems.Any(p => p.Code == LetterProblems.Changed.Code) && Found is { Row.Status: LetterStatus.Draft, Letter: { } letter })
        {
            // Told what was saved first, the officer may save again over it: the form is bound to what is there now.
            Form.Version = Found.Row.Version;
            Theirs = LetterForm.Of(letter, Found.Row.Version).Unlike(Form, letter.Kind, letter.Answer);
        }

        return Again(saved.Problems);
    }

    private async Task FieldsAsync(CancellationToken ct) => Fields = new(Found.Row.Kind, Found.Row.Answer, Form, await Letters.BodiesAsync(Found.Case.Agency, ct));
}
