using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Domain.Publishing.Checks;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing.Checks;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>A finding on a document.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Overruled">Why it may stand, with who said so; null while nobody has.</param>
public sealed record DocumentFinding(ContentFinding Finding, FindingOverruling? Overruled)
{
    /// <summary>True when it keeps the document from going on.</summary>
    public bool Blocks => Finding.Rule.Grade == ContentGrade.Blocking && (Overruled is null || !Finding.Rule.CanBeOverruled);
}

/// <summary>Inspects revisions, and joins what is found with what was overruled.</summary>
public sealed class DocumentFindings(GongkaiDbContext db, ContentInspector inspector)
{
    /// <summary>The findings on a revision as it stands.</summary>
    public async Task<IReadOnlyList<DocumentFinding>> InspectAsync(DocumentRevision revision, CancellationToken ct)
    {
        var found = await inspector.InspectAsync(new ContentToInspect
        {
            AgencyId = revision.AgencyId,
            Title = revision.Title,
            Html = revision.Html,
            Metadata = revision.Metadata,
            LoadAsync = ContentAsync,
        }, ct);
        var overruled = await db.Set<FindingOverruling>().AsNoTracking().Where(o => o.DocumentId == revision.DocumentId).ToDictionaryAsync(o => o.FindingKey, ct);
        return [.. found.Select(f => new DocumentFinding(f, overruled.GetValueOrDefault(f.Key)))];
    }

    /// <summary>What keeps a revision from going on, as problems.</summary>
    public async Task<IReadOnlyList<Problem>> BlockingAsync(DocumentRevision revision, CancellationToken ct) =>
        [.. (await InspectAsync(revision, ct)).Where(f => f.Blocks).Select(f => new Problem("finding." + f.Finding.Rule.Code, $"{f.Finding.Message}{f.Finding.Rule.Advice}"))];

    private async Task<ReadOnlyMemory<byte>?> ContentAsync(Attachment attachment, CancellationToken ct) =>
        await db.Files.AsNoTracking().Where(f => f.Sha256 == attachment.Sha256).Select(f => f.Content).SingleOrDefaultAsync(ct) is { } content ? content : null;
}

/// <summary>保留检查问题: lets a finding stand, with a reason that the reviewers see and the dossier keeps.</summary>
public sealed class OverruleFinding(GongkaiDbContext db, DocumentActing acting, DocumentFindings findings)
{
    private static readonly Problem NoSuchFinding = new("finding.unknown", "内容已有变化，这个问题不在了。请刷新页面。");
    private static readonly Problem MustBeMended = new("finding.must-be-mended", "这类问题必须改正，不能保留。");

    /// <summary>Lets it stand.</summary>
    /// <param name="id">The document.</param>
    /// <param name="findingKey">What the finding is known by.</param>
    /// <param name="reason">Why it may stand.</param>
    /// <param name="by">Who says so: a writer of the agency, or whoever signs the step at hand.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<int>> ExecuteAsync(long id, string findingKey, string reason, Officer by, CancellationToken ct) => acting.DoAsync(id, null, null, by, async found =>
    {
        var standing = found.Standing;
        if (standing.WhyNot(DocumentAct.Save, by) is { } notWriting && standing.WhyNot(DocumentAct.Sign, by) is not null)
        {
            return notWriting;
        }

        if (reason.Trim() is not { Length: > 0 } given)
        {
            return PublishingProblems.ReasonMissing;
        }

        if ((await findings.InspectAsync(found.Revision, ct)).FirstOrDefault(f => f.Finding.Key == findingKey) is not { } finding)
        {
            return NoSuchFinding;
        }

        if (!finding.Finding.Rule.CanBeOverruled)
        {
            return MustBeMended;
        }

        if (await db.Set<FindingOverruling>().SingleOrDefaultAsync(o => o.DocumentId == id && o.FindingKey == findingKey, ct) is { } old)
        {
            (old.Reason, old.AccountId, old.AccountName, old.At) = (given, by.AccountId, by.Name, acting.Now);
        }
        else
        {
            db.Add(new FindingOverruling
            {
                AgencyId = found.Document.AgencyId,
                DocumentId = id,
                FindingKey = findingKey,
                Rule = finding.Finding.Rule.Code,
                Reason = given,
                AccountId = by.AccountId,
                AccountName = by.Name,
                At = acting.Now,
            });
        }

        return new DocumentActing.Entry("finding.overruled", given, new { finding.Finding.Rule.Code, finding.Finding.Place.Part });
    }, ct);
}
