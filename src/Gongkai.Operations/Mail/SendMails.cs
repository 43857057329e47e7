using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Mail;

/// <summary>
/// Sends what stands in the outbox. A node takes messages before it sends them, so that no other sends them as well; one that stopped between
/// sending and noting it is tried again with the same Message-ID, the most that SMTP allows.
/// </summary>
public sealed class SendMails(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    private const int MostAtOnce = 20;
    private static readonly TimeSpan Taken = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    /// <summary>Sends what is due; gives how many servers took.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        var sent = 0;
        foreach (var mail in await TakeAsync(ct))
        {
            var (error, isFinal) = await SendAsync(mail, ct);
            sent += error is null ? 1 : 0;
            await db.ExclusivelyAsync(async () =>
            {
                var row = await db.Set<OutgoingMail>().SingleAsync(m => m.Id == mail.Id, ct);
                var isOver = error is null || isFinal || row.Attempts > Pauses.Length;
                (row.Error, row.SentAt) = (error, error is null ? clock.GetUtcNow() : null);
                row.NextAt = isOver ? null : clock.GetUtcNow() + Pauses[row.Attempts - 1];
                row.SealedTo = isOver ? [] : row.SealedTo;
                return await db.SaveChangesAsync(ct);
            }, ct);
        }

        return sent;
    }

    /// <summary>Sends one message through a server now; why it was not taken, and whether another attempt is of no use.</summary>
    internal static async Task<(string? Error, bool IsFinal)> SendAsync(MailServer server, string? password, string to, string subject, string body, string messageId, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.IsEncrypted, DeliveryMethod = SmtpDeliveryMethod.Network };
            if (server.UserName is { } user)
            {
                client.Credentials = new System.Net.NetworkCredential(user, password);
            }

            using var message = new MailMessage(server.Sender, to) { Subject = subject, Body = body, SubjectEncoding = System.Text.Encoding.UTF8, BodyEncoding = System.Text.Encoding.UTF8 };
            message.Headers.Add("Message-ID", messageId);
            message.Headers.Add("Auto-Submitted", "auto-generated");
            await client.SendMailAsync(message, limit.Token);
            return (null, false);
        }
        catch (SmtpException failed)
        {
            // The server's own words may repeat the address.
            return failed.InnerException switch
            {
                AuthenticationException => ("加密连接没有建立：服务器的证书不可信", false),
                SocketException socket => ($"连接不上邮件服务器（{socket.SocketErrorCode}）", false),
                _ => ($"邮件服务器没有接受（{(int)failed.StatusCode} {failed.StatusCode}）", (int)failed.StatusCode is >= 500 and not 530 and not 535),
            };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return ("邮件服务器超时未答复", false);
        }
    }

    private Task<List<OutgoingMail>> TakeAsync(CancellationToken ct) => db.ExclusivelyAsync(async () =>
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<OutgoingMail>().Where(m => m.NextAt <= now).OrderBy(m => m.NextAt).ThenBy(m => m.Id).Take(MostAtOnce).ToListAsync(ct);
        foreach (var mail in due)
        {
            (mail.NextAt, mail.Attempts) = (now + Taken, mail.Attempts + 1);
        }

        await db.SaveChangesAsync(ct);
        return due;
    }, ct);

    private async Task<(string? Error, bool IsFinal)> SendAsync(OutgoingMail mail, CancellationToken ct)
    {
        if (await db.Set<MailServer>().AsNoTracking().SingleOrDefaultAsync(s => s.AgencyId == mail.AgencyId && s.IsActive, ct) is not { } server)
        {
            return ("邮件服务器已停用", true);
        }

        if (await dossier.OpenAsync(mail.CaseKey, mail.SealedTo, ct) is not { } to)
        {
            return ("收件地址已销毁", true);
        }

        var password = server.SealedPassword is { } bytes ? await dossier.OpenAsync(MailServer.CaseOf(server.AgencyId), bytes, ct) : null;
        return await SendAsync(server, password, to, mail.Subject, mail.Body, mail.MessageId, ct);
    }
}
