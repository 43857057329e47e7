using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Answers;

/// <summary>转主动公开: a draft of what a case has released.</summary>
[Authorize(Policies.Staff)]
internal sealed class PublishAnswerModel(RequestCases cases, PublishAnswer publish, CurrentOfficer officer) : PageModel
{
    /// <summary>The title of the document.</summary>
    [BindProperty]
    public string? DocumentTitle { get; set; }

    /// <summary>Its text.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The files to attach.</summary>
    [BindProperty]
    public IReadOnlyList<long> Chosen { get; set; } = [];

    /// <summary>True when they were looked through.</summary>
    [BindProperty]
    public bool IsChecked { get; set; }

    /// <summary>The case.</summary>
    public long Id { get; private set; }

    /// <summary>Its number.</summary>
    public string Number { get; private set; } = "";

    /// <summary>What speaks for it.</summary>
    public AnswerSuggestion Suggestion { get; private set; } = null!;

    /// <summary>What was released.</summary>
    public IReadOnlyList<CaseFile> Files { get; private set; } = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is not { } subject)
        {
            return NotFound();
        }

        (DocumentTitle, Chosen) = (subject, [.. Files.Select(f => f.Id)]);
        return Page();
    }

    /// <summary>Makes the draft.</summary>
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken ct)
    {
        if (await LoadAsync(id, ct) is null)
        {
            return NotFound();
        }

        var outcome = await publish.ExecuteAsync(new(id, DocumentTitle?.Trim() ?? "", Text ?? "", Chosen, IsChecked), officer.Value, ct);
        if (!outcome.Failed)
        {
            return LocalRedirect($"/workbench/documents/{outcome.Value}");
        }

        Problems = outcome.Problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<string?> LoadAsync(long id, CancellationToken ct)
    {
        if (await cases.FindAsync(id, officer.Value, ct) is not ({ } found, RequestSight.Person) || await publish.SuggestAsync(id, officer.Value, ct) is not { } suggestion)
        {
            return null;
        }

        (Id, Number, Suggestion, Files) = (id, found.Request.Number, suggestion, await publish.FilesAsync(id, ct));
        return found.Request.Subject;
    }
}
