using System.Globalization;
using Gongkai.Operations.Search.Index;

namespace Gongkai.Operations.Search;

/// <summary>
/// A node's folder for its index: the index in use and, during a rebuild, the next one, each in a numbered folder; the lock of whoever
/// writes; and the wish for a rebuild that another process has left.
/// </summary>
internal sealed class IndexFolder(string folder)
{
    private const string Generation = "index-";
    private const string Wish = "rebuild";

    /// <summary>Becomes the one who writes; null while another process is.</summary>
    public FileStream? TryLock()
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null; // held by another process
        }
    }

    /// <summary>Opens the newest whole index; null when there is none. Only for the one who writes: what is left of others is removed.</summary>
    /// <exception cref="DamagedIndexException">It is not what was written.</exception>
    public SearchIndex? Open()
    {
        var generations = Generations();
        for (var i = generations.Count - 1; i >= 0; i--)
        {
            if (SearchIndex.Open(PathOf(generations[i])) is { } index)
            {
                if (index.IsComplete)
                {
                    RemoveBut(generations[i]);
                    return index;
                }

                index.Dispose();
            }
        }

        return null;
    }

    /// <summary>Opens the newest whole index only to read, beside a process that may write; null when there is none.</summary>
    public SearchIndex? OpenToRead()
    {
        foreach (var generation in Generations().AsEnumerable().Reverse())
        {
            if (SearchIndex.OpenToRead(PathOf(generation)) is { } index)
            {
                if (index.IsComplete)
                {
                    return index;
                }

                index.Dispose();
            }
        }

        return null;
    }

    /// <summary>Makes an empty index beside what is there.</summary>
    public SearchIndex Next() => SearchIndex.Create(PathOf(Generations().LastOrDefault() + 1));

    /// <summary>Removes the indexes before the newest.</summary>
    public void KeepNewest() => RemoveBut(Generations()[^1]);

    /// <summary>Leaves the wish for a rebuild.</summary>
    public void AskForRebuild()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Wish), "");
    }

    /// <summary>Whether somebody wishes for a rebuild.</summary>
    public bool IsRebuildAskedFor => File.Exists(Path.Combine(folder, Wish));

    /// <summary>Says that the wish is fulfilled.</summary>
    public void RebuildDone() => File.Delete(Path.Combine(folder, Wish));

    private List<int> Generations() => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateDirectories(folder, Generation + "*").Select(d => int.TryParse(Path.GetFileName(d)[Generation.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).Where(n => n > 0).Order()];

    private string PathOf(int generation) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Generation}{generation:D4}"));

    private void RemoveBut(int generation)
    {
        foreach (var other in Generations().Where(g => g != generation))
        {
            try
            {
                Directory.Delete(PathOf(other), recursive: true);
            }
            catch (IOException)
            {
                // Windows does not delete what somebody still reads; the next start does.
                continue;
            }
        }
    }
}
