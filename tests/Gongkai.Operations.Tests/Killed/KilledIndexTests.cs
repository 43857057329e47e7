using System.Diagnostics;
using System.Globalization;
using Gongkai.Operations.Search.Index;
using Gongkai.Operations.Tests.Search;

namespace Gongkai.Operations.Tests.Killed;

public sealed class KilledIndexTests
{
    private const int Kills = 4;
    private const int CommitsBeforeTheKill = 60;

    [Fact]
    public async Task An_index_whose_process_is_killed_is_whole_as_of_one_commit()
    {
        using var folder = new IndexFolder();
        for (var kill = 0; kill < Kills; kill++)
        {
            var committed = await RunAndKillAsync(folder.Path, CommitsBeforeTheKill + kill);
            using var index = SearchIndex.Open(folder.Path)!;
            index.Place.Sequence.ShouldBeGreaterThanOrEqualTo(committed);

            // Of each document the version of the last commit that had it, up to the place and no further.
            var found = index.Search(new IndexQuery { Take = 100_000, Today = new DateOnly(2025, 1, 1) });
            var expected = Enumerable.Range(1, (int)index.Place.Sequence).SelectMany(commit => Enumerable.Range(0, IndexLoop.DocumentsACommit).Select(i => (Id: (commit * 5L) + i, Commit: (long)commit)))
                .GroupBy(d => d.Id, d => d.Commit).ToDictionary(g => g.Key, g => g.Max());
            found.Hits.Select(h => h.Id).ShouldBe(expected.Keys, ignoreOrder: true);
            found.Facets!.Columns.ShouldBe(expected.Values.CountBy(c => c), ignoreOrder: true);
        }
    }

    private static async Task<long> RunAndKillAsync(string folder, int commits)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(IndexLoop).Assembly.Location, "index", folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var last = 0L;
        for (var lines = 0; await process.StandardOutput.ReadLineAsync() is { } line; lines++)
        {
            last = long.Parse(line, CultureInfo.InvariantCulture);
            if (lines == commits)
            {
                process.Kill(); // SIGKILL, in the middle of the next commit or of a merge
            }
        }

        await process.WaitForExitAsync();
        return last;
    }
}
