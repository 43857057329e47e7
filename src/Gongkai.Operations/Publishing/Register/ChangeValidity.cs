using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Register;

/// <summary>What becomes of a document, alone or by another one.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="To">What it is from then on; <see cref="Validity.InForce"/> keeps it in force, with a new term where it had one.</param>
/// <param name="Reason">Why.</param>
/// <param name="ExpiresOn">The new last day of its term; null for no change.</param>
public sealed record ValidityResult(long DocumentId, Validity To, string Reason, DateOnly? ExpiresOn = null);

/// <summary>修改、废止、宣布失效、延续: one document; <see cref="CleanUp"/> does many at once. The old page says so at once, as an announcement before the day.</summary>
public sealed class ChangeValidity(GongkaiDbContext db, DocumentActing acting, ValidityActs acts)
{
    internal static readonly Problem NotPublic = new("validity.not-public", "只能变更已公开文件的效力。");
    internal static readonly Problem Ended = new("validity.ended", "这份文件已经废止或宣布失效，不能再变更。");
    internal static readonly Problem TermMissing = new("validity.term", "继续有效的，请填写新的有效期截止日期，并晚于生效日期。");
    internal static readonly Problem CannotSet = new("validity.expired", "“已失效”由有效期自动得出，不用登记。");
    internal static readonly Problem NoSuchBasis = new("validity.by", "没有找到作为依据的文件，它应当已经公开。");

    /// <summary>Changes it.</summary>
    /// <param name="result">What becomes of it.</param>
    /// <param name="effectiveOn">The first day on which that holds.</param>
    /// <param name="byDocumentId">The public document that does it; null where it is done alone.</param>
    /// <param name="version">The version that the officer saw.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> ExecuteAsync(ValidityResult result, DateOnly effectiveOn, long? byDocumentId, int version, Officer by, CancellationToken ct) =>
        acting.DoAsync(result.DocumentId, version, null, by, async found =>
        {
            var basis = await BasisAsync(byDocumentId, ct);
            return basis.Failed ? new Outcome<DocumentActing.Entry>(basis.Problems) : await EnterAsync(found, result, effectiveOn, byDocumentId, basis.Value, null, by, ct);
        }, ct);

    /// <summary>The title of the document that does it; null for none.</summary>
    internal async Task<Outcome<string?>> BasisAsync(long? id, CancellationToken ct)
    {
        if (id is null)
        {
            return new Outcome<string?>((string?)null);
        }

        return await db.PublicDocuments.AsNoTracking().Where(d => d.Id == id && !d.IsWithdrawn).Select(d => d.Title).SingleOrDefaultAsync(ct) is { } title ? new Outcome<string?>(title) : NoSuchBasis;
    }

    /// <summary>Enters one result; the caller's transaction.</summary>
    internal async Task<Outcome<DocumentActing.Entry>> EnterAsync(
        DocumentCase found, ValidityResult result, DateOnly effectiveOn, long? byId, string? byTitle, long? cleanup, Officer by, CancellationToken ct)
    {
        var document = found.Document;
        var page = await db.PublicDocuments.AsNoTracking().SingleOrDefaultAsync(d => d.Id == document.Id, ct);
        Problem?[] all =
        [
            DocumentStanding.WhyNotRegister(by, found.Place),
            page is null ? NotPublic : null,
            document.Validity is Validity.Repealed or Validity.DeclaredInvalid ? Ended : null,
            result.To == Validity.Expired ? CannotSet : null,
            result.Reason.Trim().Length == 0 ? PublishingProblems.ReasonMissing : null,
            result.To == Validity.InForce && page?.ExpiresOn is not null && !(result.ExpiresOn > effectiveOn) ? TermMissing : null,
        ];
        if (all.OfType<Problem>().ToList() is { Count: > 0 } problems)
        {
            return new Outcome<DocumentActing.Entry>(problems);
        }

        var before = document.Validity;
        await acts.EnterAsync(document, new ValidityAct
        {
            AgencyId = document.AgencyId,
            DocumentId = document.Id,
            Validity = result.To,
            EffectiveOn = effectiveOn,
            ByDocumentId = byId,
            ByTitle = byTitle,
            Reason = result.Reason.Trim(),
            ExpiresOn = result.ExpiresOn,
            CleanupId = cleanup,
            AccountId = by.AccountId,
            AccountName = by.Name,
            At = acting.Now,
        }, ct);
        return new DocumentActing.Entry("document.validity", result.Reason.Trim(), new { From = before, result.To, EffectiveOn = effectiveOn, By = byId, result.ExpiresOn, Cleanup = cleanup });
    }
}

/// <summary>清理: one act over many normative documents, each with its result. One that cannot be done keeps all from being done.</summary>
public sealed class CleanUp(GongkaiDbContext db, DocumentActing acting, ChangeValidity change, Dossier dossier, PublicChanges changes)
{
    private static readonly Problem NameMissing = new("cleanup.name", "请填写本次清理的名称。");
    private static readonly Problem NothingChosen = new("cleanup.empty", "请至少为一份文件选择清理结果。");

    /// <summary>Does it.</summary>
    /// <param name="AgencyId">The agency.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="EffectiveOn">From when its results hold.</param>
    /// <param name="ByDocumentId">The public decision about it; null for none.</param>
    /// <param name="Results">What becomes of each document; those kept in force without a new term are entered too.</param>
    public sealed record Command(long AgencyId, string Name, DateOnly EffectiveOn, long? ByDocumentId, IReadOnlyList<ValidityResult> Results);

    /// <summary>The number of the cleanup.</summary>
    public async Task<Outcome<long>> ExecuteAsync(Command command, Officer by, CancellationToken ct)
    {
        var outcome = await db.ExclusivelyAsync<Outcome<long>>(async () =>
        {
            if (await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AgencyId, ct) is not { Place: { } place } || !by.Sees(place))
            {
                return PublishingProblems.NoSuchDocument;
            }

            var basis = await change.BasisAsync(command.ByDocumentId, ct);
            Problem?[] all = [DocumentStanding.WhyNotRegister(by, place), command.Name.Trim().Length == 0 ? NameMissing : null, command.Results.Count == 0 ? NothingChosen : null, .. basis.Problems];
            if (all.OfType<Problem>().ToList() is { Count: > 0 } problems)
            {
                return new Outcome<long>(problems);
            }

            var cleanup = db.Add(new DocumentCleanup
            {
                AgencyId = command.AgencyId,
                Name = command.Name.Trim(),
                EffectiveOn = command.EffectiveOn,
                ByDocumentId = command.ByDocumentId,
                AccountId = by.AccountId,
                AccountName = by.Name,
                At = acting.Now,
            }).Entity;
            await db.SaveChangesAsync(ct);
            foreach (var result in command.Results)
            {
                if (await DocumentCase.FindAsync(db, result.DocumentId, by, ct) is not { } found || found.Document.AgencyId != command.AgencyId)
                {
                    throw new RefusedException([PublishingProblems.NoSuchDocument]);
                }

                var entered = await change.EnterAsync(found, result, command.EffectiveOn, command.ByDocumentId, basis.Value, cleanup.Id, by, ct);
                if (entered.Failed)
                {
                    throw new RefusedException([.. entered.Problems.Select(p => p with { Text = $"《{found.Document.Title}》：{p.Text}" })]);
                }

                await acting.CompleteAsync(found, found.Document.State, entered.Value, by, ct);
            }

            await dossier.AppendAsync(new(command.AgencyId, $"cleanup/{cleanup.Id}", "cleanup.done", by, command.Name, new { command.EffectiveOn, Results = command.Results.Select(r => new { r.DocumentId, r.To }) }), ct);
            await db.SaveChangesAsync(ct);
            return cleanup.Id;
        }, ct).OrRefusedAsync();
        changes.Wake();
        return outcome;
    }
}
