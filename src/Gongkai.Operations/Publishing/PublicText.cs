using Gongkai.Domain.Publishing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing.Checks;
using Gongkai.Operations.Publishing.Content;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Publishing;

/// <summary>The plain text that search finds a document by: the body, the fields of its kind, its attachments' names and words.</summary>
public sealed class PublicText(GongkaiDbContext db, InspectedFiles files)
{
    /// <summary>Characters kept of one document.</summary>
    private const int Longest = 4_000_000;

    /// <summary>The text of a revision, its attachments by their names only.</summary>
    public static string Of(DocumentRevision revision) =>
        string.Join('\n', (string[])[HtmlText.Of(revision.Html), .. revision.Metadata.Fields.Values, .. revision.Metadata.Attachments.Select(a => a.Name)]);

    /// <summary>The text of a revision with the words of its attachments.</summary>
    public async Task<string> OfAsync(DocumentRevision revision, CancellationToken ct)
    {
        var parts = new List<string> { Of(revision) };
        foreach (var attachment in revision.Metadata.Attachments)
        {
            if ((await files.GetAsync(attachment, LoadAsync, ct)).Text is { } words)
            {
                parts.Add(words);
            }
        }

        var text = string.Join('\n', parts);
        return text.Length <= Longest ? text : text[..Longest];
    }

    private async Task<ReadOnlyMemory<byte>?> LoadAsync(Attachment attachment, CancellationToken ct) =>
        await db.Files.AsNoTracking().Where(f => f.Sha256 == attachment.Sha256).Select(f => f.Content).SingleOrDefaultAsync(ct) is { } content ? content : null;
}
