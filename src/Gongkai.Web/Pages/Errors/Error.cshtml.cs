using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Errors;

/// <summary>What a visitor sees when something did not work, whatever it was.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class ErrorModel : PageModel
{
    /// <summary>The words for it.</summary>
    public ProblemText Problem { get; private set; } = ProblemText.Of(StatusCodes.Status500InternalServerError);

    /// <summary>After any failed request.</summary>
    public void OnGet(int status) => Show(status);

    /// <summary>After a failed form.</summary>
    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        Problem = ProblemText.Of(status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound);
        Response.StatusCode = Problem.Status;
    }
}
