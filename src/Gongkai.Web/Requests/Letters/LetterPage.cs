using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Requests.Letters;

/// <summary>A page about one letter: loads it for the officer.</summary>
internal abstract class LetterPage(LetterCases letters, CurrentOfficer officer) : PageModel
{
    /// <summary>The letter.</summary>
    public LetterCase Found { get; private set; } = null!;

    /// <summary>What kept an act from being done.</summary>
    public IReadOnlyList<Problem> Problems { get; protected set; } = [];

    /// <summary>Who acts.</summary>
    public Officer By => officer.Value;

    /// <summary>Finds letters.</summary>
    protected LetterCases Letters => letters;

    /// <summary>Loads the letter; false when there is none for this officer, or it was erased.</summary>
    protected async Task<bool> LoadAsync(long id, CancellationToken ct)
    {
        if (await letters.FindAsync(id, By, ct) is not { Letter: not null } found)
        {
            return false;
        }

        Found = found;
        return true;
    }

    /// <summary>Shows the page again with the problems.</summary>
    protected PageResult Again(IReadOnlyList<Problem> problems)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
