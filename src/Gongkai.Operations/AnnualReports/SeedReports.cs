using Gongkai.Operations.Data;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.AnnualReports;

/// <summary>What loading the samples did.</summary>
/// <param name="Name">The file.</param>
/// <param name="Effect">What its import did; null where it could not be read.</param>
/// <param name="ProblemCode">Why it could not be read; null where it could.</param>
public sealed record SeededReport(string Name, ImportEffect? Effect, string? ProblemCode);

/// <summary>
/// Loads the sample reports of a folder (the configuration key <c>Seed:Folder</c>; without it nothing is loaded) into a new database.
/// Once: samples that somebody deletes stay deleted.
/// </summary>
public sealed class SeedReports(GongkaiDbContext db, ImportReport import, TimeProvider clock)
{
    private const string Done = "seed.reports";

    /// <summary>What became of each file; empty when the samples were loaded before.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public async Task<IReadOnlyList<SeededReport>> ExecuteAsync(string folder, CancellationToken ct)
    {
        if (await db.DoneOnce.AnyAsync(d => d.Name == Done, ct))
        {
            return [];
        }

        var seeded = new List<SeededReport>();
        foreach (var file in Directory.GetFiles(folder).Where(f => !f.EndsWith(".md", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var outcome = await import.ExecuteAsync(new(await File.ReadAllBytesAsync(file, ct), name), ct);
            seeded.Add(outcome.Failed ? new SeededReport(name, null, outcome.Problems[0].Code) : new SeededReport(name, outcome.Value.Effect, null));
        }

        return await db.ExclusivelyAsync(async () =>
        {
            // Another node may have loaded them meanwhile; importing the same bytes again changed nothing.
            if (!await db.DoneOnce.AnyAsync(d => d.Name == Done, ct))
            {
                db.DoneOnce.Add(new DoneOnce { Name = Done, DoneAt = clock.GetUtcNow() });
                await db.SaveChangesAsync(ct);
            }

            return seeded;
        }, ct);
    }
}
