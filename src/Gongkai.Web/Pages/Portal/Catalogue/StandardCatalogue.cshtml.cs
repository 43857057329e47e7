using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.Catalogue;

/// <summary>标准目录: by field, what is to be public, and the documents that answer it.</summary>
[AllowAnonymous]
internal sealed class StandardCatalogueModel(AgencySites sites, CatalogueQueries catalogue) : PageModel
{
    /// <summary>The agency.</summary>
    public AgencySite Site { get; private set; } = null!;

    /// <summary>The items by field.</summary>
    public IReadOnlyList<IGrouping<string, ItemState>> Fields { get; private set; } = [];

    /// <summary>The documents of each item.</summary>
    public ILookup<long, (long Id, string Title)> Answers { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct)
    {
        if (await sites.FindAsync(slug, ct) is not { HasStandardCatalogue: true } site)
        {
            return NotFound();
        }

        Site = site;
        Fields = [.. (await catalogue.ItemsAsync(site.Agency.Id, null, ct)).GroupBy(i => i.Item.Field)];
        Answers = await catalogue.AnswersAsync(site.Agency.Id, ct);
        HttpContext.Shows([PublicTag.Structure(site.Agency.Id), PublicTag.Agency(site.Agency.Id)]);
        ViewData[PageHead.Key] = new PageHead
        {
            Title = "标准目录",
            Description = $"{site.Agency.Name}政务公开标准目录：分领域的公开事项、内容、时限和已公开的信息。",
            Canonical = site.StandardCatalogueAddress,
            Site = site,
        };
        return Page();
    }
}
