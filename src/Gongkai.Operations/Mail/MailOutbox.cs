using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Mail;

/// <summary>A message to put into the outbox.</summary>
/// <param name="AgencyId">The agency that sends it.</param>
/// <param name="CaseKey">The case under whose key the recipient is sealed.</param>
/// <param name="SealedTo">The recipient, sealed.</param>
/// <param name="Subject">The subject; no personal data.</param>
/// <param name="Body">The text; no personal data.</param>
internal sealed record NewMail(long AgencyId, string CaseKey, byte[] SealedTo, string Subject, string Body);

/// <summary>Puts messages into the outbox, in the transaction of what they tell; they leave after the commit.</summary>
public sealed class MailOutbox(GongkaiDbContext db, TimeProvider clock)
{
    /// <summary>True when an agency has a mail server that is in use.</summary>
    public Task<bool> IsOpenAsync(long agencyId, CancellationToken ct) => db.Set<MailServer>().AnyAsync(s => s.AgencyId == agencyId && s.IsActive, ct);

    /// <summary>Adds a message; where the agency sends no mail there is none. The caller saves.</summary>
    internal async Task AddAsync(NewMail mail, CancellationToken ct)
    {
        if (await db.Set<MailServer>().AsNoTracking().SingleOrDefaultAsync(s => s.AgencyId == mail.AgencyId && s.IsActive, ct) is { } server)
        {
            var now = clock.GetUtcNow();
            db.Add(new OutgoingMail
            {
                AgencyId = mail.AgencyId,
                CaseKey = mail.CaseKey,
                SealedTo = mail.SealedTo,
                Subject = mail.Subject,
                Body = mail.Body,
                MessageId = NewMessageId(server.Sender),
                CreatedAt = now,
                NextAt = now,
            });
        }
    }

    /// <summary>A Message-ID of a sender's domain.</summary>
    internal static string NewMessageId(string sender) => $"<{Guid.NewGuid():N}@{sender[(sender.LastIndexOf('@') + 1)..]}>";
}

internal static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services) => services
        .AddScoped<MailOutbox>()
        .AddScoped<SendMails>()
        .AddScoped<SaveMailServer>()
        .AddScoped<RepeatMail>()
        .AddScoped<MailQueries>();
}
