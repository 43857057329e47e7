using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Publishing;
using Gongkai.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Publishing;

/// <summary>A page about one document: loads it for the officer, shows problems, explains which act is possible.</summary>
internal abstract class DocumentPage(DocumentQueries queries, CurrentOfficer officer) : PageModel
{
    /// <summary>The document.</summary>
    public DocumentFile Item { get; private set; } = null!;

    /// <summary>Its number.</summary>
    public long Id => Item.Document.Id;

    /// <summary>What kept an act from being done.</summary>
    public IReadOnlyList<Problem> Problems { get; protected set; } = [];

    /// <summary>Who acts.</summary>
    public Officer By => officer.Value;

    /// <summary>True when the act is possible for this officer now.</summary>
    public bool May(DocumentAct act) => Item.Standing.WhyNot(act, By) is null;

    /// <summary>True for those who may write in the document's agency.</summary>
    public bool MayWrite => DocumentStanding.WhyNotWrite(By, Item.Standing.Agency) is null;

    /// <summary>Loads the document; false when there is none for this officer.</summary>
    protected async Task<bool> LoadAsync(long id, CancellationToken ct)
    {
        if (await queries.FileAsync(id, By, ct) is not { } item)
        {
            return false;
        }

        Item = item;
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
