using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QRCoder;

namespace Gongkai.Web.Pages.Account;

/// <summary>两步登录: switching it on with a QR code, off with the password; recovery codes.</summary>
[Authorize(Policies.OwnPassword)]
[EnableRateLimiting(StaffSignIn.RatePolicy)]
[ResponseCache(NoStore = true)]
internal sealed class TwoStepModel(CurrentOfficer current, TwoStep twoStep, TwoStepKeys keys, AccountQueries queries) : PageModel
{
    private const int PixelsPerModule = 4;

    /// <summary>True while nothing else may be done.</summary>
    public bool IsAsked => current.Session!.MustTurnOnTwoStep && Codes.Count == 0;

    /// <summary>How the account stands.</summary>
    public OwnAccount Own { get; private set; } = null!;

    /// <summary>The key to type where the picture cannot be read.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The picture, as an address that holds it.</summary>
    public string Picture { get; private set; } = "";

    /// <summary>Recovery codes that have just been made.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Why nothing was done.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>The offered key, sealed.</summary>
    [BindProperty]
    public string? Offer { get; set; }

    /// <summary>A code.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Shows how it stands.</summary>
    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Switches it on.</summary>
    public async Task<IActionResult> OnPostOnAsync(CancellationToken ct) => await ShowAsync(await twoStep.SwitchOnAsync(current.Value, Offer ?? "", Code ?? "", ct), ct);

    /// <summary>Makes new recovery codes.</summary>
    public async Task<IActionResult> OnPostCodesAsync(CancellationToken ct) => await ShowAsync(await twoStep.RenewCodesAsync(current.Value, Code ?? "", ct), ct);

    /// <summary>Switches it off.</summary>
    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        var outcome = await twoStep.SwitchOffAsync(current.Value, Password ?? "", ct);
        if (outcome.Failed)
        {
            return await RefuseAsync(outcome.Problems, ct);
        }

        TempData["Done"] = "两步登录已关闭。";
        return LocalRedirect("/account");
    }

    private async Task<IActionResult> ShowAsync(Outcome<IReadOnlyList<string>> outcome, CancellationToken ct)
    {
        if (outcome.Failed)
        {
            return await RefuseAsync(outcome.Problems, ct);
        }

        Codes = outcome.Value;
        await LoadAsync(ct);
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Own = await queries.OwnAsync(current.Value.AccountId, ct);
        if (Own.TwoStep)
        {
            return;
        }

        // A wrong code keeps the key that was scanned.
        var key = Offer is { } offer ? keys.Accept(current.Value.AccountId, offer) : null;
        if (key is null)
        {
            (key, Offer) = keys.New(current.Value.AccountId);
        }

        ModelState.Remove(nameof(Offer));
        Key = string.Join(' ', OneTimeCode.ToBase32(key).Chunk(4).Select(c => new string(c)));
        using var data = QRCodeGenerator.GenerateQrCode(OneTimeCode.Address(key, Own.UserName, "公开"), QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(data);
        Picture = "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(drawing.GetGraphic(PixelsPerModule)));
    }
}
