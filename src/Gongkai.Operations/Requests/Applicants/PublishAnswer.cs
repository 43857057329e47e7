using System.Net;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Catalogue;
using Gongkai.Domain.Publishing;
using Gongkai.Domain.Publishing.Checks;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Content.Files;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>What speaks for making an answer public for all (《条例》第四十四条).</summary>
/// <param name="Alike">Other applications of the last two years with the same subject that were granted whole or in part.</param>
/// <param name="IsSuggested">True when the applicant suggests it.</param>
/// <param name="DocumentId">The document that was made of it already; null for none.</param>
public sealed record AnswerSuggestion(int Alike, bool IsSuggested, long? DocumentId)
{
    /// <summary>True when it should be looked at.</summary>
    public bool IsDue => DocumentId is null && (Alike > 0 || IsSuggested);
}

/// <summary>
/// 依申请公开转主动公开 (《条例》第四十四条): makes a draft of what a case has released, which then goes the way of every document: review, secrecy
/// review, publication. Only files released to the applicant are taken, without their metadata; what points to the applicant is refused.
/// </summary>
public sealed class PublishAnswer(
    GongkaiDbContext db, RequestCases cases, SealedApplications applications, StoreUpload uploads, CreateDocument create, PublicPages pages, PublicChanges changes, Dossier dossier, TimeProvider clock)
{
    internal const string Act = "request.answer-drafted";

    private const string Kind = "other";
    private const int AlikeMonths = 24;
    private static readonly Problem NotReleased = new("answer.not-released", "只有已经答复、全部或者部分公开的申请，才能转为主动公开。");
    private static readonly Problem NothingReleased = new("answer.nothing", "请选择要公开的文件，或者写明公开的内容。");
    private static readonly Problem Unchecked = new("answer.unchecked", "请确认已经逐份核对文件，没有申请人和其他人的个人信息、商业秘密。");

    /// <summary>A draft to make.</summary>
    /// <param name="RequestId">The case.</param>
    /// <param name="Title">The title of the document.</param>
    /// <param name="Text">Its text, plain, a paragraph a line.</param>
    /// <param name="Files">The released files to attach.</param>
    /// <param name="IsChecked">True when the officer has looked through them.</param>
    public sealed record Command(long RequestId, string Title, string Text, IReadOnlyList<long> Files, bool IsChecked);

    /// <summary>What speaks for it; null for a case that the officer does not see.</summary>
    public async Task<AnswerSuggestion?> SuggestAsync(long requestId, Officer officer, CancellationToken ct)
    {
        if (await cases.FindAsync(requestId, officer, ct) is not ({ Request: var request }, RequestSight.Person))
        {
            return null;
        }

        var since = (request.AnsweredOn ?? DateOnly.FromDateTime(request.RegisteredAt.DateTime)).AddMonths(-AlikeMonths);
        var alike = IsReleased(request)
            ? await db.Requests.CountAsync(r => r.AgencyId == request.AgencyId && r.AnsweredOn >= since && r.Id != request.Id && r.Subject == request.Subject
                && (r.Answer == AnswerKind.Granted || r.Answer == AnswerKind.PartlyGranted), ct)
            : 0;
        var application = await applications.OpenAsync(request, ct);
        return new(alike, IsReleased(request) && application?.SuggestsPublication == true, await DraftOfAsync(requestId, ct));
    }

    /// <summary>The released files of a case, with their names.</summary>
    public async Task<IReadOnlyList<CaseFile>> FilesAsync(long requestId, CancellationToken ct)
    {
        var files = await db.RequestFiles.AsNoTracking().Where(f => f.RequestId == requestId && f.Kind == RequestFileKind.Released && f.RemovedAt == null).OrderBy(f => f.Id).ToListAsync(ct);
        var names = await applications.NamesAsync(files, ct);
        return [.. files.Select(f => new CaseFile(f.Id, f.Kind, names[f.Id], f.MediaType, f.Length, f.AddedAt))];
    }

    /// <summary>Makes the draft; gives the document. A case of which one was made gives that one again.</summary>
    public async Task<Outcome<long>> ExecuteAsync(Command command, Officer by, CancellationToken ct)
    {
        if (await cases.FindAsync(command.RequestId, by, ct) is not ({ } found, RequestSight.Person))
        {
            return RequestProblems.NoSuchRequest;
        }

        if (await DraftOfAsync(command.RequestId, ct) is { } before)
        {
            return before;
        }

        var problems = await WhatIsWrongAsync(command, found.Request, ct);
        var attachments = new List<Attachment>();
        foreach (var file in problems.Count > 0 ? [] : await db.RequestFiles.AsNoTracking().Where(f => f.RequestId == command.RequestId && command.Files.Contains(f.Id)).OrderBy(f => f.Id).ToListAsync(ct))
        {
            if (await applications.OpenAsync(file, ct) is not var (name, content))
            {
                problems.Add(PortalProblems.Erased);
                continue;
            }

            var stored = await uploads.ExecuteAsync(name, content, clean: true, ct);
            problems.AddRange(stored.Problems);
            if (!stored.Failed)
            {
                attachments.Add(stored.Value);
            }
        }

        if (problems.Count > 0)
        {
            return new Outcome<long>(problems);
        }

        var html = string.Concat(command.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
        var metadata = new DocumentMetadata { Attachments = attachments, Source = found.Agency.Name };
        db.ChangeTracker.Clear();
        var made = await db.ExclusivelyAsync<Outcome<(long Id, bool IsNewColumn)>>(async () =>
        {
            // Asked again by the only writer: of two presses of the button one makes the draft.
            if (await DraftOfAsync(command.RequestId, ct) is { } meanwhile)
            {
                return (meanwhile, false);
            }

            var (column, isNew) = await ColumnAsync(found.Request.AgencyId, ct);
            var document = await create.WithinAsync(new(found.Request.AgencyId, column, Kind, command.Title) { Html = html, Metadata = metadata, IsExample = found.Request.IsExample }, by, ct);
            if (document.Failed)
            {
                throw new RefusedException(document.Problems);
            }

            db.Add(new AnswerDraft { DocumentId = document.Value, RequestId = command.RequestId, AgencyId = found.Request.AgencyId, MadeAt = clock.GetUtcNow() });
            await dossier.AppendAsync(new(found.Request.AgencyId, found.Key, Act, by, Detail: new { DocumentId = document.Value, Files = command.Files }), ct);
            await db.SaveChangesAsync(ct);
            return (document.Value, isNew);
        }, ct).OrRefusedAsync();
        if (made.Failed)
        {
            return new Outcome<long>(made.Problems);
        }

        if (made.Value.IsNewColumn)
        {
            changes.Wake();
        }

        return made.Value.Id;
    }

    private static bool IsReleased(DisclosureRequest request) => request.Answer is AnswerKind.Granted or AnswerKind.PartlyGranted;

    // A draft that was discarded counts no more.
    private async Task<long?> DraftOfAsync(long requestId, CancellationToken ct) => await db.Set<AnswerDraft>().AsNoTracking()
        .Where(d => d.RequestId == requestId).Join(db.Documents.Where(d => d.State != DocumentState.Discarded), d => d.DocumentId, d => d.Id, (d, _) => (long?)d.DocumentId).FirstOrDefaultAsync(ct);

    private async Task<List<Problem>> WhatIsWrongAsync(Command command, DisclosureRequest request, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (!IsReleased(request) || request.Status.IsOpen())
        {
            problems.Add(NotReleased);
        }

        var known = (await FilesAsync(request.Id, ct)).Select(f => f.Id).ToHashSet();
        if (!command.Files.All(known.Contains))
        {
            problems.Add(PortalProblems.NoSuchFile);
        }

        if (command.Files.Count == 0 && string.IsNullOrWhiteSpace(command.Text))
        {
            problems.Add(NothingReleased);
        }

        if (!command.IsChecked)
        {
            problems.Add(Unchecked);
        }

        var written = $"{command.Title}\n{command.Text}";
        var who = (await applications.OpenAsync(request, ct))?.Applicant;
        string?[] own = [who?.Name, who?.IdentityNumber, who?.Representative, who?.ContactName, who?.Telephone, who?.Email, who?.Address];
        if (own.OfType<string>().Where(t => t.Trim().Length > 1 && written.Contains(t.Trim(), StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 })
        {
            problems.Add(new("answer.applicant", "标题或者内容里有申请人的姓名、联系方式等，请删去：公开的是信息，不是谁申请过。"));
        }

        problems.AddRange(PersonalDataChecks.Find(new SourceText(written, ContentPlace.Title)).Select(f => f.Message).Distinct().Select(m => new Problem("answer.personal", $"标题或者内容里{m}请删去或者遮盖。")));
        return problems;
    }

    private async Task<(long Id, bool IsNew)> ColumnAsync(long agencyId, CancellationToken ct)
    {
        if (await db.Columns.FirstOrDefaultAsync(c => c.AgencyId == agencyId && c.Code == DefaultCatalogue.AnswersCode, ct) is { } there)
        {
            return (there.Id, false);
        }

        var statutory = await db.Columns.FirstOrDefaultAsync(c => c.AgencyId == agencyId && c.Code == DefaultCatalogue.StatutoryCode, ct);
        var column = db.Columns.Add(new CatalogueColumn
        {
            AgencyId = agencyId,
            ParentId = statutory?.Id,
            Part = CataloguePart.Statutory,
            Code = DefaultCatalogue.AnswersCode,
            Name = "依申请公开转主动公开",
            Basis = "条例第四十四条",
            Description = "多个申请人申请公开的、可以公开的政府信息。",
            Position = int.MaxValue,
            Cycle = UpdateCycle.Prompt,
        }).Entity;
        await db.SaveChangesAsync(ct);
        pages.Changed(agencyId, null, null);
        await db.SaveChangesAsync(ct);
        return (column.Id, true);
    }
}
