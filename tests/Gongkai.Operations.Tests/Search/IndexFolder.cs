namespace Gongkai.Operations.Tests.Search;

/// <summary>A folder for an index, gone after the test.</summary>
internal sealed class IndexFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("gongkai-index-").FullName;

    /// <summary>The index's own folder, not there yet.</summary>
    public string Path => System.IO.Path.Combine(root, "search");

    public void Dispose() => Directory.Delete(root, recursive: true);
}
