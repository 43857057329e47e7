using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Agencies;

/// <summary>批量登记机关: a file of agencies at once, all of it or nothing. Agencies are known by their name; those that are there already are changed.</summary>
public sealed class ImportAgencies(GongkaiDbContext db, AgencyWriter writer)
{
    /// <summary>What came in.</summary>
    /// <param name="Added">Agencies that had no place before.</param>
    /// <param name="Changed">Agencies of which something changed.</param>
    /// <param name="Unchanged">Agencies that stood as the file says.</param>
    public sealed record Imported(int Added, int Changed, int Unchanged);

    /// <summary>What came in, or what is wrong with which line; then nothing was done.</summary>
    public async Task<(Imported? Imported, IReadOnlyList<RowProblem> Problems)> ExecuteAsync(ReadOnlyMemory<byte> file, Officer? by, CancellationToken ct)
    {
        return await db.ExclusivelyAsync<(Imported?, IReadOnlyList<RowProblem>)>(async () =>
        {
            var known = await db.Agencies.ToDictionaryAsync(a => a.Name, StringComparer.Ordinal, ct);
            var names = known.Values.ToDictionary(a => a.Id, a => a.Name);
            var (rows, unreadable) = AgencyCsv.Read(file.Span, name => known.GetValueOrDefault(name) is { TreePath: not null } a
                ? new AgencyRow(0, a.Profile, a.ParentId is { } parent ? names[parent] : null, a.SupersededById is { } successor ? names[successor] : null, a.SupersededOn)
                : null);
            IReadOnlyList<RowProblem> problems = [.. unreadable.Concat(WhatIsWrong(rows, known, names, by)).OrderBy(p => p.Line)];
            return problems.Count > 0 ? (null, problems) : (await WriteAsync(rows, known, by, ct), problems);
        }, ct);
    }

    private static IEnumerable<RowProblem> WhatIsWrong(IReadOnlyList<AgencyRow> rows, Dictionary<string, Agency> known, Dictionary<long, string> names, Officer? by)
    {
        var byName = rows.GroupBy(r => r.Profile.Name).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var slugs = Owners(rows, known, r => r.Profile.Slug, a => a.Slug);
        var codes = Owners(rows, known, r => r.Profile.CreditCode, a => a.CreditCode);
        foreach (var row in rows)
        {
            var (profile, agency) = (row.Profile, known.GetValueOrDefault(row.Profile.Name));
            var problems = profile.WhatIsWrong().ToList();
            Refuse(byName[profile.Name] != row, new("agency.csv.twice", $"与第 {byName[profile.Name].Line} 行是同一个机关。"));
            Refuse(profile.Slug is { } slug && slugs[slug].Any(o => o != profile.Name), AgencyProblems.SlugTaken);
            Refuse(profile.CreditCode is { } code && codes[code].Any(o => o != profile.Name), AgencyProblems.CreditCodeTaken);
            Refuse(row.Parent is { } p && !byName.ContainsKey(p) && known.GetValueOrDefault(p)?.Place is null, AgencyProblems.ParentUnknown);
            Refuse(IsBelowItself(profile.Name), AgencyProblems.ParentBelow);
            Refuse(row.SupersededBy is { } s && (s == profile.Name || (!byName.ContainsKey(s) && !known.ContainsKey(s))), new("agency.csv.successor", "没有找到承接机关，请核对它的全称。"));
            Refuse(WhyNot(row, agency) is not null, AgencyProblems.Forbidden);
            foreach (var problem in problems)
            {
                yield return new RowProblem(row.Line, profile.Name, problem);
            }

            void Refuse(bool isWrong, Problem problem)
            {
                if (isWrong)
                {
                    problems.Add(problem);
                }
            }
        }

        string? ParentOf(string name) => byName.TryGetValue(name, out var row)
            ? row.Parent
            : known.GetValueOrDefault(name)?.ParentId is { } id ? names[id] : null;

        bool IsBelowItself(string name)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { name };
            for (var at = ParentOf(name); at is not null; at = ParentOf(at))
            {
                if (at == name)
                {
                    return true;
                }

                if (!seen.Add(at))
                {
                    return false; // above it others run in a circle; their lines say so
                }
            }

            return false;
        }

        // Who may put something below an agency that is itself new may do so because of the agency above that one.
        Problem? WhyNot(AgencyRow row, Agency? agency)
        {
            var parent = row.Parent;
            for (var steps = 0; parent is not null && known.GetValueOrDefault(parent)?.Place is null && steps < rows.Count; steps++)
            {
                parent = ParentOf(parent);
            }

            return AgencyWriter.WhyNot(by, agency?.Place, parent is null ? null : known.GetValueOrDefault(parent)?.Place);
        }
    }

    private static ILookup<string, string> Owners(IReadOnlyList<AgencyRow> rows, Dictionary<string, Agency> known, Func<AgencyRow, string?> ofRow, Func<Agency, string?> ofAgency) =>
        rows.Select(r => (Value: ofRow(r), r.Profile.Name)).Concat(known.Values.Select(a => (Value: ofAgency(a), a.Name)))
            .Where(o => o.Value is not null).ToLookup(o => o.Value!, o => o.Name, StringComparer.Ordinal);

    private async Task<Imported> WriteAsync(IReadOnlyList<AgencyRow> rows, Dictionary<string, Agency> known, Officer? by, CancellationToken ct)
    {
        var register = new AgencyRegister(db);
        var slugs = known.Values.Select(a => a.Slug).Concat(rows.Select(r => r.Profile.Slug)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var before = new Dictionary<string, (AgencyWriter.Before Before, int Version)>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!known.TryGetValue(row.Profile.Name, out var agency))
            {
                known[row.Profile.Name] = agency = await register.FindOrAddAsync(row.Profile.Name, null, ct);
                await db.SaveChangesAsync(ct); // a region it has made is found by the next
            }

            before[agency.Name] = (AgencyWriter.Apply(agency, row.Profile, slugs), agency.Version);
        }

        await db.SaveChangesAsync(ct);
        foreach (var row in Outermost(rows))
        {
            var agency = known[row.Profile.Name];
            agency.SupersededById = row.SupersededBy is { } successor ? known[successor].Id : null;
            agency.SupersededOn = agency.SupersededById is null ? null : row.SupersededOn;
            await writer.PlaceAsync(agency, row.Parent is { } parent ? known[parent] : null, before[agency.Name].Before, by, ct);
        }

        var added = before.Values.Count(b => b.Before.Profile is null);
        var unchanged = before.Count(b => known[b.Key].Version == b.Value.Version);
        return new Imported(added, rows.Count - added - unchanged, unchanged);
    }

    /// <summary>Each line after the one of the agency above it.</summary>
    private static IEnumerable<AgencyRow> Outermost(IReadOnlyList<AgencyRow> rows)
    {
        var below = rows.ToLookup(r => r.Parent ?? "", StringComparer.Ordinal);
        var names = rows.Select(r => r.Profile.Name).ToHashSet(StringComparer.Ordinal);
        var waiting = new Queue<AgencyRow>(rows.Where(r => r.Parent is null || !names.Contains(r.Parent)));
        while (waiting.TryDequeue(out var row))
        {
            yield return row;
            foreach (var next in below[row.Profile.Name])
            {
                waiting.Enqueue(next);
            }
        }
    }
}
