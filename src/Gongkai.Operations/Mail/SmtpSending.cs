using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;

namespace Gongkai.Operations.Mail;

/// <summary>What became of an attempt to hand a message to a server.</summary>
internal enum MailFate
{
    /// <summary>The server has taken it.</summary>
    Taken,

    /// <summary>It was not taken; another attempt may succeed.</summary>
    Later,

    /// <summary>It was refused for good.</summary>
    Refused,

    /// <summary>The connection ended while the message was on its way: the server may have it or not.</summary>
    Uncertain,
}

/// <summary>Hands one message to a server over SMTP: on port 465 over TLS from the start, else with STARTTLS where the connection must be encrypted.</summary>
internal static class SmtpSending
{
    /// <summary>The port on which TLS begins with the connection (RFC 8314).</summary>
    public const int ImplicitTlsPort = 465;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Sends it now; what became of it, and why in words without addresses: the server's own words may repeat them.</summary>
    public static async Task<(MailFate Fate, string? Error)> SendAsync(MailServer server, string? password, string to, string subject, string body, string messageId, CancellationToken ct)
    {
        using var message = new MimeMessage { Subject = subject, MessageId = messageId.Trim('<', '>'), Body = new TextPart(TextFormat.Plain) { Text = body, ContentTransferEncoding = ContentEncoding.Base64 } };
        message.From.Add(MailboxAddress.Parse(server.Sender));
        message.To.Add(MailboxAddress.Parse(to));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        using var client = new SmtpClient();
        var isOnItsWay = false;
        try
        {
            await client.ConnectAsync(server.Host, server.Port, !server.IsEncrypted ? SecureSocketOptions.None : server.Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls, limit.Token);
            if (server.UserName is { } user)
            {
                await client.AuthenticateAsync(user, password ?? "", limit.Token);
            }

            isOnItsWay = true;
            await client.SendAsync(message, limit.Token);
            return (MailFate.Taken, null);
        }
        catch (SmtpCommandException refused)
        {
            return ((int)refused.StatusCode >= 500 ? MailFate.Refused : MailFate.Later, $"邮件服务器没有接受（{(int)refused.StatusCode} {refused.StatusCode}）");
        }
        catch (MailKit.Security.AuthenticationException)
        {
            return (MailFate.Later, "邮件服务器不接受用户名或者口令");
        }
        catch (Exception failed) when (failed is SslHandshakeException or System.Security.Authentication.AuthenticationException or NotSupportedException)
        {
            return (MailFate.Later, "加密连接没有建立：服务器不支持加密，或者证书不可信");
        }
        catch (Exception failed) when (failed is SocketException or IOException or ProtocolException || (failed is OperationCanceledException && !ct.IsCancellationRequested))
        {
            var what = failed switch { SocketException socket => $"连接不上邮件服务器（{socket.SocketErrorCode}）", OperationCanceledException => "邮件服务器超时未答复", _ => "与邮件服务器的连接中断" };
            return (isOnItsWay ? MailFate.Uncertain : MailFate.Later, what);
        }
    }
}
