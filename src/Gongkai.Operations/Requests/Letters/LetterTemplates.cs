using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Requests.Letters;

/// <summary>A template as it holds for an agency.</summary>
/// <param name="Id">Its number; null for the shipped one.</param>
/// <param name="Version">Its version; 0 for the shipped one.</param>
/// <param name="Template">The template.</param>
public sealed record LetterTemplateInForce(long? Id, int Version, LetterTemplate Template);

/// <summary>文书模板 of agencies: the last version that an agency has set, else the shipped one.</summary>
public sealed class LetterTemplates(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    /// <summary>The template that holds now.</summary>
    public async Task<LetterTemplateInForce> OfAsync(long agencyId, LetterKind kind, AnswerKind? answer, CancellationToken ct)
    {
        var last = await db.Set<LetterTemplateRow>().AsNoTracking().Where(t => t.AgencyId == agencyId && t.Kind == kind && t.Answer == answer).OrderByDescending(t => t.Version).FirstOrDefaultAsync(ct);
        return last is { Title: { } title, Body: { } body } ? new(last.Id, last.Version, new(title, body)) : new(null, last?.Version ?? 0, DefaultTemplates.Of(kind, answer));
    }

    /// <summary>The kinds for which an agency has set templates of its own.</summary>
    public async Task<IReadOnlyList<(LetterKind Kind, AnswerKind? Answer)>> OwnAsync(long agencyId, CancellationToken ct)
    {
        var rows = await db.Set<LetterTemplateRow>().AsNoTracking().Where(t => t.AgencyId == agencyId).Select(t => new { t.Kind, t.Answer, t.Version, IsOwn = t.Title != null }).ToListAsync(ct);
        return [.. rows.GroupBy(t => (t.Kind, t.Answer)).Where(g => g.MaxBy(t => t.Version)!.IsOwn).Select(g => g.Key)];
    }

    /// <summary>Sets a template, or goes back to the shipped one with null; gives its version.</summary>
    public Task<Outcome<int>> SaveAsync(long agencyId, LetterKind kind, AnswerKind? answer, LetterTemplate? template, int version, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<int>>(async () =>
    {
        if ((await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, ct))?.Place is not { } place || !MayChange(by, place))
        {
            return new Problem("template.forbidden", "修改文书模板需要本机关“政务公开办”或者系统管理员的角色。");
        }

        if (template?.WhatIsWrong(kind, answer) is { Count: > 0 } problems)
        {
            return new Outcome<int>(problems);
        }

        var last = await OfAsync(agencyId, kind, answer, ct);
        if (last.Version != version)
        {
            return new Problem("template.changed", "您打开后，这个模板已被他人修改，请核对最新内容后再改。");
        }

        db.Add(new LetterTemplateRow
        {
            AgencyId = agencyId,
            Kind = kind,
            Answer = answer,
            Version = version + 1,
            Title = template?.Title.Trim(),
            Body = template?.Body.Trim(),
            ById = by.AccountId,
            At = clock.GetUtcNow(),
        });
        await dossier.AppendAsync(new(agencyId, $"settings/{agencyId}", "settings.letter-template", by, Detail: new { Kind = kind, Answer = answer, Version = version + 1, After = template }), ct);
        await db.SaveChangesAsync(ct);
        return version + 1;
    }, ct);

    /// <summary>True for who may change templates and practice.</summary>
    public static bool MayChange(Officer officer, AgencyPlace agency) => officer.Has(agency, StaffRole.DisclosureOffice) || officer.Administers(agency);

    /// <summary>The template of a letter that has one.</summary>
    internal async Task<LetterTemplate> OfLetterAsync(RequestLetter row, CancellationToken ct) =>
        row.TemplateId is { } id && await db.Set<LetterTemplateRow>().AsNoTracking().SingleAsync(t => t.Id == id, ct) is { Title: { } title, Body: { } body }
            ? new(title, body) : DefaultTemplates.Of(row.Kind, row.Answer);
}

/// <summary>文书设置: how an agency numbers, reviews and keeps its letters.</summary>
public sealed class SaveLetterPractice(GongkaiDbContext db, Dossier dossier)
{
    private const int LongestPrefix = 15;

    /// <summary>Sets the practice; gives the new version of the agency's settings.</summary>
    public Task<Outcome<int>> ExecuteAsync(long agencyId, LetterPractice practice, int version, Officer by, CancellationToken ct) => db.ExclusivelyAsync<Outcome<int>>(async () =>
    {
        if ((await db.Agencies.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agencyId, ct))?.Place is not { } place || !LetterTemplates.MayChange(by, place))
        {
            return new Problem("letter-practice.forbidden", "文书设置需要本机关“政务公开办”或者系统管理员的角色。");
        }

        if (Check(practice) is { Count: > 0 } problems)
        {
            return new Outcome<int>(problems);
        }

        var row = await db.Set<RequestSettingsRow>().SingleOrDefaultAsync(s => s.AgencyId == agencyId, ct);
        if ((row?.Version ?? 0) != version)
        {
            return new Problem("settings.changed", "设置已被他人修改，请刷新页面后再改。");
        }

        row ??= db.Add(new RequestSettingsRow { AgencyId = agencyId, Practice = new() }).Entity;
        var before = row.Practice.Letters;
        if (JsonText.Write(before.Chains) != JsonText.Write(practice.Chains) && !by.Administers(place))
        {
            return new Problem("letter-practice.chains", "设置审核签发流程需要系统管理员的角色。");
        }

        (row.Practice, row.Version) = (row.Practice with { Letters = practice }, version + 1);
        await dossier.AppendAsync(new(agencyId, $"settings/{agencyId}", "settings.letters", by, Detail: new { Before = before, After = practice }), ct);
        await db.SaveChangesAsync(ct);
        return row.Version;
    }, ct);

    private static IReadOnlyList<Problem> Check(LetterPractice practice) =>
    [
        .. ((string?[])[practice.AnswerPrefix, practice.NoticePrefix]).Any(p => p is not null && (p.Length > LongestPrefix || p.Any(c => c is < '一' or > '鿿')))
            ? (Problem[])[new("letter-practice.prefix", $"发文代字只用汉字，不超过{LongestPrefix}个字，例如“青自然资公复”。")] : [],
        .. practice.OnlineReconsideration?.Length > 200 ? (Problem[])[new("letter-practice.online", "网上申请行政复议的渠道不能超过200字。")] : [],
        .. practice.RetentionYears is < 10 ? (Problem[])[new("letter-practice.retention", "案卷保管期限不少于10年。")] : [],
        .. practice.Chains.SelectMany(c => new LetterChain(c.Steps).WhatIsWrong(c.Kind, c.Answer, practice.LegalReviewIsOptional)
            .Select(p => p with { Text = $"《{c.Kind.Name(c.Answer)}》：{p.Text}" })),
        .. practice.AdministrativeQuery == RemedyText.None ? (Problem[])[new("letter-practice.query", "行政查询事项的答复应当写明救济途径。")] : [],
    ];
}
