using Gongkai.Web.Portal;
using Gongkai.Web.Requests;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.Mine;

/// <summary>What the pages of applicants' accounts share: nothing of them stays in any cache or search engine.</summary>
public abstract class MinePage(string title) : PageModel
{
    /// <inheritdoc/>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.KeepPrivate();
        ViewData[PageHead.Key] = new PageHead { Title = title, Description = "把在各机关提出的政府信息公开申请放在一起查看。" };
    }
}
