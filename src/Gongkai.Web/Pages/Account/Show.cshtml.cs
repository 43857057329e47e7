using Gongkai.Domain.Accounts;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Account;

/// <summary>我的账号.</summary>
[Authorize(Policies.SignedIn)]
[ResponseCache(NoStore = true)]
internal sealed class AccountModel(CurrentOfficer current) : PageModel
{
    /// <summary>Who is signed in.</summary>
    public Officer Officer => current.Value;

    /// <summary>The name that was typed.</summary>
    public string UserName => current.Session!.UserName;
}
