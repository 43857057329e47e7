using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Mail;

/// <summary>邮件服务器: enters or changes an agency's, and tries it. The password is sealed and shown to nobody.</summary>
public sealed class SaveMailServer(GongkaiDbContext db, Dossier dossier)
{
    internal static readonly Problem Forbidden = new("mail.forbidden", "设置邮件服务器需要本机关或者上级机关“系统管理员”的角色。");
    private static readonly Problem HostMissing = new("mail.host", "请填写邮件服务器的主机名，例如 smtp.example.cn，不带协议和端口。");
    private static readonly Problem PortWrong = new("mail.port", "端口应为1到65535，一般是465、587或者25。");
    private static readonly Problem SenderWrong = new("mail.sender", "请填写发件地址，例如 xxgk@example.gov.cn。");
    private static readonly Problem PasswordMissing = new("mail.password", "填写了用户名的，请填写口令。");
    private static readonly Problem AlwaysEncrypted = new("mail.always-encrypted", "465端口一开始就是加密的，请勾选加密。");
    private static readonly Problem NotEncrypted = new("mail.not-encrypted", "口令不能在没有加密的连接上发送，请勾选加密。");
    private static readonly Problem Changed = new("mail.changed", "设置已被他人修改，请刷新页面。");
    private static readonly Problem NotSaved = new("mail.unknown", "请先保存邮件服务器的设置。");
    private static readonly Problem ReceiverWrong = new("mail.receiver", "请填写接收测试邮件的地址。");

    /// <summary>A server.</summary>
    /// <param name="AgencyId">The agency.</param>
    /// <param name="Host">The host.</param>
    /// <param name="Port">The port.</param>
    /// <param name="IsEncrypted">Only over TLS.</param>
    /// <param name="UserName">The user; null for none.</param>
    /// <param name="Password">A new password; null to keep the one there is.</param>
    /// <param name="Sender">发件地址.</param>
    /// <param name="IsActive">False to send nothing.</param>
    /// <param name="Version">The version that the officer saw; 0 for the first.</param>
    public sealed record Command(long AgencyId, string Host, int Port, bool IsEncrypted, string? UserName, string? Password, string Sender, bool IsActive, int Version);

    /// <summary>Saves it; gives the version.</summary>
    public Task<Outcome<int>> ExecuteAsync(Command command, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<int>>(async () =>
    {
        if (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AgencyId, ct) is not { Place: { } place } || !by.Administers(place))
        {
            return Forbidden;
        }

        var server = await db.Set<MailServer>().SingleOrDefaultAsync(s => s.AgencyId == command.AgencyId, ct);
        if ((server?.Version ?? 0) != command.Version)
        {
            return Changed;
        }

        var user = string.IsNullOrWhiteSpace(command.UserName) ? null : command.UserName.Trim();
        var password = string.IsNullOrEmpty(command.Password) ? null : command.Password;
        Problem?[] all =
        [
            Uri.CheckHostName(command.Host.Trim()) == UriHostNameType.Unknown ? HostMissing : null,
            command.Port is < 1 or > 65535 ? PortWrong : null,
            command.Port == SmtpSending.ImplicitTlsPort && !command.IsEncrypted ? AlwaysEncrypted : null,
            MailAddresses.IsOne(command.Sender) ? null : SenderWrong,
            user is not null && password is null && server?.SealedPassword is null ? PasswordMissing : null,
            user is not null && !command.IsEncrypted ? NotEncrypted : null,
        ];
        if (all.OfType<Problem>().ToList() is { Count: > 0 } problems)
        {
            return new Outcome<int>(problems);
        }

        server ??= db.Add(new MailServer { AgencyId = command.AgencyId, Host = "", Sender = "" }).Entity;
        (server.Host, server.Port, server.IsEncrypted, server.UserName, server.Sender, server.IsActive) =
            (command.Host.Trim(), command.Port, command.IsEncrypted, user, command.Sender.Trim(), command.IsActive);
        server.SealedPassword = user is null ? null
            : password is null ? server.SealedPassword
            : await dossier.SealAsync(command.AgencyId, MailServer.CaseOf(command.AgencyId), password, ct);
        server.Version++;
        await dossier.AppendAsync(new(command.AgencyId, MailServer.CaseOf(command.AgencyId), "mail.server-saved", by, Detail: new
        {
            server.Host,
            server.Port,
            server.IsEncrypted,
            server.Sender,
            server.IsActive,
            NewPassword = password is not null && user is not null,
        }), ct);
        await db.SaveChangesAsync(ct);
        return server.Version;
    }, ct);

    /// <summary>Sends a test message to an address that the officer names; a problem says why it was not taken.</summary>
    public async Task<Outcome<bool>> TryAsync(long agencyId, string? to, Officer by, CancellationToken ct)
    {
        if (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, ct) is not { Place: { } place } agency || !by.Administers(place))
        {
            return Forbidden;
        }

        if (!MailAddresses.IsOne(to))
        {
            return ReceiverWrong;
        }

        if (await db.Set<MailServer>().AsNoTracking().SingleOrDefaultAsync(s => s.AgencyId == agencyId, ct) is not { } server)
        {
            return NotSaved;
        }

        var password = server.SealedPassword is { } bytes ? await dossier.OpenAsync(MailServer.CaseOf(agencyId), bytes, ct) : null;
        var (fate, error) = await SmtpSending.SendAsync(
            server, password, to!.Trim(), "政府信息公开平台测试邮件", $"{agency.Name}的邮件服务器设置正确，可以发送提醒。\n", MailOutbox.NewMessageId(server.Sender), ct);
        return fate == MailFate.Taken ? true : new Problem("mail.not-sent", $"测试邮件没有发出：{error}。");
    }
}

/// <summary>Reads an agency's mail server and what was sent.</summary>
public sealed class MailQueries(GongkaiDbContext db)
{
    private const int Logged = 50;

    /// <summary>The server; null when there is none.</summary>
    public Task<MailServer?> ServerAsync(long agencyId, CancellationToken ct) => db.Set<MailServer>().AsNoTracking().SingleOrDefaultAsync(s => s.AgencyId == agencyId, ct);

    /// <summary>The last messages.</summary>
    public Task<List<OutgoingMail>> LogAsync(long agencyId, CancellationToken ct) =>
        db.Set<OutgoingMail>().AsNoTracking().Where(m => m.AgencyId == agencyId).OrderByDescending(m => m.Id).Take(Logged).ToListAsync(ct);
}
