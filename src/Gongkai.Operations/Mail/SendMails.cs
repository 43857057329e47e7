using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Mail;

/// <summary>
/// Sends what stands in the outbox. A node notes that it has taken a message before it sends it, so that no other sends it as well. Where nobody knows whether
/// the server has it, because the node stopped or the connection broke in between, it is not sent again by itself: staff see that it is uncertain and decide.
/// </summary>
public sealed class SendMails(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    private const int MostAtOnce = 20;
    private const string Stopped = "发送时程序中断";
    private static readonly TimeSpan Taken = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    /// <summary>Sends what is due; gives how many servers took.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var sent = 0;
        foreach (var mail in await TakeAsync(ct))
        {
            var (fate, error) = await SendAsync(mail, ct);
            sent += fate == MailFate.Taken ? 1 : 0;
            await db.ExclusivelyAsync(async () =>
            {
                var row = await db.Set<OutgoingMail>().SingleAsync(m => m.Id == mail.Id, ct);
                var isTriedAgain = fate == MailFate.Later && row.Attempts <= Pauses.Length;
                (row.Error, row.SentAt) = (error, fate == MailFate.Taken ? clock.GetUtcNow() : null);
                row.NextAt = isTriedAgain ? clock.GetUtcNow() + Pauses[row.Attempts - 1] : null;
                row.SealedTo = isTriedAgain || fate == MailFate.Uncertain ? row.SealedTo : [];
                return await db.SaveChangesAsync(ct);
            }, ct);
        }

        return sent;
    }

    // Every attempt ends with being sent or with an error; one that has neither was broken off by the end of its node.
    private Task<List<OutgoingMail>> TakeAsync(CancellationToken ct) => db.ExclusivelyAsync(async () =>
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<OutgoingMail>().Where(m => m.NextAt <= now).OrderBy(m => m.NextAt).ThenBy(m => m.Id).Take(MostAtOnce).ToListAsync(ct);
        foreach (var mail in due)
        {
            var isBrokenOff = mail is { Attempts: > 0, Error: null };
            (mail.NextAt, mail.Error, mail.Attempts) = (isBrokenOff ? null : now + Taken, isBrokenOff ? Stopped : null, isBrokenOff ? mail.Attempts : mail.Attempts + 1);
        }

        await db.SaveChangesAsync(ct);
        return due.FindAll(m => m.NextAt is not null);
    }, ct);

    private async Task<(MailFate Fate, string? Error)> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (await db.Set<MailServer>().AsNoTracking().SingleOrDefaultAsync(s => s.AgencyId == mail.AgencyId && s.IsActive, ct) is not { } server)
        {
            return (MailFate.Refused, "邮件服务器已停用");
        }

        if (await dossier.OpenAsync(mail.CaseKey, mail.SealedTo, ct) is not { } to)
        {
            return (MailFate.Refused, "收件地址已销毁");
        }

        var password = server.SealedPassword is { } bytes ? await dossier.OpenAsync(MailServer.CaseOf(server.AgencyId), bytes, ct) : null;
        return await SmtpSending.SendAsync(server, password, to, mail.Subject, mail.Body, mail.MessageId, ct);
    }
}
