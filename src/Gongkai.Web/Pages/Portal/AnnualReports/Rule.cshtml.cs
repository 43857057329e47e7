using Gongkai.Domain.AnnualReports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.AnnualReports;

/// <summary>One rule of the catalogue.</summary>
[AllowAnonymous]
internal sealed class RuleModel : PageModel
{
    /// <summary>The rule.</summary>
    public Rule Rule { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public IActionResult OnGet(string id)
    {
        if (RuleCatalogue.Find(id) is not { } rule)
        {
            return NotFound();
        }

        Rule = rule;
        return Page();
    }
}
