using System.Text.Json.Nodes;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Agencies;

/// <summary>Writes agencies into the tree. Only within <see cref="GongkaiDbContext.ExclusivelyAsync"/>.</summary>
public sealed class AgencyWriter(GongkaiDbContext db, Dossier dossier, CatalogueInstaller catalogue, PublicPages pages)
{
    /// <summary>What was there before is kept, so that the dossier can say what changed.</summary>
    public sealed record Before(AgencyProfile? Profile, long? ParentId, long? SupersededById, DateOnly? SupersededOn);

    /// <summary>The key of an agency's dossier.</summary>
    public static string CaseOf(long agencyId) => $"agency/{agencyId}";

    /// <summary>What keeps an officer from changing an agency, or from putting it below another; nothing keeps the operator at the machine.</summary>
    public static Problem? WhyNot(Officer? by, AgencyPlace? agency, AgencyPlace? parent)
    {
        if (by is null)
        {
            return null;
        }

        var (mayChange, mayPlace) = (agency is null || by.Administers(agency), parent is null ? agency is not null : by.Administers(parent) || IsParentOf(parent, agency));
        return mayChange && mayPlace ? null : AgencyProblems.Forbidden;
    }

    /// <summary>Takes over what was entered; an address and initials that were not given are derived.</summary>
    internal static Before Apply(Agency agency, AgencyProfile profile, ISet<string> takenSlugs)
    {
        var before = new Before(agency.TreePath is null ? null : agency.Profile, agency.ParentId, agency.SupersededById, agency.SupersededOn);
        agency.Profile = profile with
        {
            Initials = profile.Initials ?? PinyinInitials.Of(profile.Name),
            Slug = profile.Slug ?? agency.Slug ?? FreeSlug(PinyinInitials.Of(profile.Name), takenSlugs),
        };
        takenSlugs.Add(agency.Slug!);
        agency.IsRegistered = true;
        return before;
    }

    /// <summary>Gives an agency with a number its place, and what lies below it the place that follows; then writes the dossier and saves.</summary>
    public async Task PlaceAsync(Agency agency, Agency? parent, Before before, Officer? by, CancellationToken ct)
    {
        agency.ParentId = parent?.Id;
        var (old, path) = (agency.TreePath, $"{parent?.TreePath ?? "/"}{agency.Id}/");
        if (old != path)
        {
            if (old is not null)
            {
                foreach (var below in await db.Agencies.Where(a => a.TreePath!.StartsWith(old) && a.Id != agency.Id).ToListAsync(ct))
                {
                    below.TreePath = path + below.TreePath![old.Length..];
                }
            }

            agency.TreePath = path;
        }

        if (Changes(before, agency) is { } changes)
        {
            agency.Version++;
            await dossier.AppendAsync(new NewEntry(agency.Id, CaseOf(agency.Id), before.Profile is null ? "agency.registered" : "agency.changed", by, Detail: changes), ct);
            pages.Changed(agency.Id, null, null);
        }

        await db.SaveChangesAsync(ct);
        await catalogue.AddMissingAsync(agency, ct);
    }

    private static string FreeSlug(string wanted, ISet<string> taken)
    {
        const int longest = 36;
        var stem = wanted.TrimStart([.. "0123456789"]) is { Length: > 1 } letters ? letters[..Math.Min(letters.Length, longest)] : "jg" + wanted;
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? stem : $"{stem}-{n}").First(slug => !taken.Contains(slug));
    }

    private static bool IsParentOf(AgencyPlace parent, AgencyPlace? agency) => agency?.TreePath == $"{parent.TreePath}{agency?.Id}/";

    /// <summary>The entries that differ, before and after; null when none does.</summary>
    private static JsonObject? Changes(Before before, Agency agency)
    {
        var was = before.Profile is null ? [] : Entries(before.Profile, before.ParentId, before.SupersededById, before.SupersededOn);
        var now = Entries(agency.Profile, agency.ParentId, agency.SupersededById, agency.SupersededOn);
        foreach (var key in was.Select(e => e.Key).Where(key => now.ContainsKey(key) && JsonNode.DeepEquals(was[key], now[key])).ToList())
        {
            was.Remove(key);
            now.Remove(key);
        }

        return was.Count + now.Count == 0 ? null : new JsonObject { ["before"] = was, ["after"] = now };
    }

    private static JsonObject Entries(AgencyProfile profile, long? parentId, long? supersededById, DateOnly? supersededOn)
    {
        var entries = JsonNode.Parse(JsonText.Write(profile))!.AsObject();
        foreach (var (key, value) in JsonNode.Parse(JsonText.Write(new { parentId, supersededById, supersededOn }))!.AsObject().ToList())
        {
            entries[key] = value?.DeepClone();
        }

        return entries;
    }
}
