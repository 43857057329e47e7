using Gongkai.Operations.Data;

namespace Gongkai.Operations.Search;

/// <summary>Where this node keeps its index; bound from the section <c>Search</c> of the configuration.</summary>
public sealed record SearchSettings
{
    /// <summary>A folder of this node's own. Without one, <c>search</c> beside the SQLite file, or <c>data/search</c>.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder in force.</summary>
    internal string FolderFor(DatabaseEngine engine) => Path.GetFullPath(Folder is { Length: > 0 } given ? given : engine.FileBeside("search") ?? Path.Combine("data", "search"));
}
