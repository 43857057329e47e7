using Gongkai.Operations.Search.Index;
using Gongkai.Operations.Tests.Search;

namespace Gongkai.Operations.Tests.Killed;

/// <summary>A process that puts documents into an index without end and says what was committed: <c>index FOLDER</c>.</summary>
internal static class IndexLoop
{
    public const int DocumentsACommit = 7;

    public static void Run(string folder)
    {
        var index = SearchIndex.Open(folder) ?? SearchIndex.Create(folder);
        var generated = new GeneratedDocuments(21);
        for (var n = index.Place.Sequence + 1; ; n++)
        {
            index.Apply(DocumentsOf(generated, n), [], new IndexPlace(n, 0));
            Console.WriteLine(n);
        }
    }

    /// <summary>Each commit replaces some of the documents of earlier ones.</summary>
    public static IEnumerable<SearchDocument> DocumentsOf(GeneratedDocuments generated, long commit) =>
        Enumerable.Range(0, DocumentsACommit).Select(i => generated.Next((commit * 5) + i) with { ColumnId = commit });
}
