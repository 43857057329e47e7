using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Mail;

/// <summary>再发一次: sends a message again of which nobody knows whether it arrived, with the same Message-ID.</summary>
public sealed class RepeatMail(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    private static readonly Problem NotUncertain = new("mail.not-uncertain", "这封邮件已经处理过，请刷新页面。");

    /// <summary>Puts it back into the outbox.</summary>
    public Task<Outcome<bool>> ExecuteAsync(long agencyId, long mailId, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<bool>>(async () =>
    {
        if (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, ct) is not { Place: { } place } || !by.Administers(place))
        {
            return SaveMailServer.Forbidden;
        }

        if (await db.Set<OutgoingMail>().SingleOrDefaultAsync(m => m.Id == mailId && m.AgencyId == agencyId, ct) is not { IsUncertain: true } mail)
        {
            return NotUncertain;
        }

        (mail.NextAt, mail.Attempts, mail.Error) = (clock.GetUtcNow(), 0, null);
        await dossier.AppendAsync(new(agencyId, MailServer.CaseOf(agencyId), "mail.repeated", by, Detail: new { Mail = mail.Id, mail.CaseKey }), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }, ct);
}
