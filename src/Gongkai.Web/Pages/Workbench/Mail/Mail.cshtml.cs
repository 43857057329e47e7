using Gongkai.Domain;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Mail;
using Gongkai.Operations.Publishing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Mail;

/// <summary>邮件提醒: an agency's mail server, a test message, and what was sent.</summary>
[Authorize(Policies.Staff)]
internal sealed class MailModel(DocumentQueries documents, MailQueries mails, SaveMailServer save, RepeatMail repeat, CurrentOfficer officer) : PageModel
{
    private const int UsualPort = 587;

    /// <summary>The entries of the form.</summary>
    public sealed record Entry(string? Host, int Port, bool IsEncrypted, string? UserName, string? Sender, bool IsActive, int Version);

    /// <summary>The agencies that the officer sees.</summary>
    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    /// <summary>The agency.</summary>
    public Agency Agency { get; private set; } = null!;

    /// <summary>What stands in the form.</summary>
    public Entry Entered { get; private set; } = new(null, UsualPort, true, null, null, true, 0);

    /// <summary>True when a server is saved.</summary>
    public bool IsSaved { get; private set; }

    /// <summary>True when its password is saved.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>Where the test message goes.</summary>
    public string? To { get; private set; }

    /// <summary>What was sent, the last first.</summary>
    public IReadOnlyList<OutgoingMail> Log { get; private set; } = [];

    /// <summary>What was done, in words.</summary>
    public string? Done { get; private set; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>True for an administrator.</summary>
    public bool MayChange => officer.Value.Administers(Agency.Place!);

    /// <summary>How a message went.</summary>
    public static string Outcome(OutgoingMail mail) =>
        mail.SentAt is { } at ? $"{PublishingWords.Minute(at)} 已发出"
        : mail.NextAt is { } next ? mail.Attempts == 0 ? "待发送" : mail.Error is null ? "正在发送" : $"第{mail.Attempts}次未成：{mail.Error}；{PublishingWords.Minute(next)} 再试"
        : mail.IsUncertain ? $"不能确定是否已经发出：{mail.Error}"
        : $"试了{mail.Attempts}次未成，不再重试：{mail.Error}";

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(long? agency, CancellationToken ct) => await LoadAsync(agency, ct) ? Page() : NotFound();

    /// <summary>Saves the server.</summary>
    public async Task<IActionResult> OnPostAsync(long agency, string? host, int port, bool encrypted, string? user, string? password, string? sender, bool active, int version, CancellationToken ct)
    {
        var outcome = await save.ExecuteAsync(new(agency, host ?? "", port, encrypted, user, password, sender ?? "", active, version), officer.Value, ct);
        if (!await LoadAsync(agency, ct))
        {
            return NotFound();
        }

        if (outcome.Failed)
        {
            (Problems, Entered) = (outcome.Problems, new(host, port, encrypted, user, sender, active, version));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Done = "已经保存。可以发一封测试邮件看看。";
        return Page();
    }

    /// <summary>Sends a test message.</summary>
    public async Task<IActionResult> OnPostTryAsync(long agency, string? to, CancellationToken ct)
    {
        if (!await LoadAsync(agency, ct))
        {
            return NotFound();
        }

        To = to;
        var outcome = await save.TryAsync(agency, to, officer.Value, ct);
        (Problems, Done) = (outcome.Problems, outcome.Failed ? null : "测试邮件已经发出，请到收件箱查看。");
        return Page();
    }

    /// <summary>Sends a message again of which it is uncertain whether it arrived.</summary>
    public async Task<IActionResult> OnPostAgainAsync(long agency, long mail, CancellationToken ct)
    {
        var outcome = await repeat.ExecuteAsync(agency, mail, officer.Value, ct);
        (Problems, Done) = (outcome.Problems, outcome.Failed ? null : "这封邮件会再发一次。");
        return await LoadAsync(agency, ct) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(long? agency, CancellationToken ct)
    {
        Agencies = await documents.AgenciesAsync(officer.Value, ct);
        if (Agencies.FirstOrDefault(a => agency is null ? officer.Value.Has(a.Place!) : a.Id == agency) is not { } chosen)
        {
            return false;
        }

        Agency = chosen;
        Log = await mails.LogAsync(chosen.Id, ct);
        if (await mails.ServerAsync(chosen.Id, ct) is { } server)
        {
            (IsSaved, HasPassword) = (true, server.SealedPassword is not null);
            Entered = new(server.Host, server.Port, server.IsEncrypted, server.UserName, server.Sender, server.IsActive, server.Version);
        }

        return true;
    }
}
