using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing.Checks;

/// <summary>导入词表: replaces an agency's word list of a name, or makes it. All of the file comes in, or nothing.</summary>
public sealed class ImportWordList(GongkaiDbContext db, Dossier dossier, TimeProvider clock)
{
    /// <summary>A list says its name.</summary>
    public static readonly Problem NameMissing = new("words.name", "请写明词表名称（不超过 50 个字）。");

    /// <summary>There is no such list.</summary>
    public static readonly Problem Unknown = new("words.unknown", "没有这个词表。");

    /// <summary>Who may not.</summary>
    public static readonly Problem Forbidden = new("words.forbidden", "词表由本机关或上级机关的系统管理员、本机关的政务公开办维护，您没有这一角色。");

    /// <summary>A list.</summary>
    /// <param name="AgencyId">The agency it holds for.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="File">CSV as <see cref="WordCsv"/> reads it.</param>
    /// <param name="By">Who brings it; null for the operator at the machine.</param>
    public sealed record Command(long AgencyId, string Name, ReadOnlyMemory<byte> File, Officer? By);

    /// <summary>How many words it has now.</summary>
    public async Task<Outcome<int>> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (command.Name.Trim() is not { Length: > 0 and <= 50 } name)
        {
            return NameMissing;
        }

        var read = WordCsv.Read(command.File.Span);
        if (read.Failed)
        {
            return new Outcome<int>(read.Problems);
        }

        return await db.ExclusivelyAsync<Outcome<int>>(async () =>
        {
            if (await WhyNotAsync(command.AgencyId, command.By, ct) is { } problem)
            {
                return problem;
            }

            var list = await db.WordLists.SingleOrDefaultAsync(l => l.AgencyId == command.AgencyId && l.Name == name, ct);
            if (list is null)
            {
                list = new WordList { AgencyId = command.AgencyId, Name = name, IsEnabled = true };
                db.WordLists.Add(list);
            }

            (list.WordCount, list.UpdatedAt, list.Version) = (read.Value.Count, clock.GetUtcNow(), list.Version + 1);
            await db.SaveChangesAsync(ct);
            await db.Words.Where(w => w.ListId == list.Id).ExecuteDeleteAsync(ct);
            db.Words.AddRange(read.Value.Select(e => StoredWord.Of(list, e)));
            await dossier.AppendAsync(new NewEntry(command.AgencyId, $"word-list/{list.Id}", "words.imported", command.By, Detail: new { name, words = read.Value.Count }), ct);
            await db.SaveChangesAsync(ct);
            return list.WordCount;
        }, ct);
    }

    /// <summary>停用或启用词表: its words stay.</summary>
    public Task<Outcome<bool>> EnableAsync(long agencyId, string name, bool isEnabled, Officer? by, CancellationToken ct) =>
        ChangeAsync(agencyId, name, isEnabled ? "words.enabled" : "words.disabled", by, list => (list.IsEnabled, list.Version) = (isEnabled, list.Version + 1), ct);

    /// <summary>删除词表.</summary>
    public Task<Outcome<bool>> DeleteAsync(long agencyId, string name, Officer? by, CancellationToken ct) =>
        ChangeAsync(agencyId, name, "words.deleted", by, list => db.WordLists.Remove(list), ct);

    private Task<Outcome<bool>> ChangeAsync(long agencyId, string name, string act, Officer? by, Action<WordList> change, CancellationToken ct) => db.ExclusivelyAsync<Outcome<bool>>(async () =>
    {
        if (await WhyNotAsync(agencyId, by, ct) is { } problem)
        {
            return problem;
        }

        if (await db.WordLists.SingleOrDefaultAsync(l => l.AgencyId == agencyId && l.Name == name, ct) is not { } list)
        {
            return Unknown;
        }

        change(list);
        await dossier.AppendAsync(new NewEntry(agencyId, $"word-list/{list.Id}", act, by, Detail: new { name }), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }, ct);

    private async Task<Problem?> WhyNotAsync(long agencyId, Officer? by, CancellationToken ct) =>
        (await db.Agencies.SingleOrDefaultAsync(a => a.Id == agencyId, ct))?.Place is not { } place ? AgencyProblems.Unknown
        : by is null || by.Administers(place) || by.Has(place, StaffRole.DisclosureOffice) ? null
        : Forbidden;
}
