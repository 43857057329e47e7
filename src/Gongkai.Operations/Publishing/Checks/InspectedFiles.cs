using System.Collections.Concurrent;
using Gongkai.Domain.Publishing;
using Gongkai.Domain.Publishing.Checks;
using Gongkai.Operations.Publishing.Content.Files;

namespace Gongkai.Operations.Publishing.Checks;

/// <summary>What was found in attachments, by the hash of their content: a file is looked into once in the life of the process.</summary>
public sealed class InspectedFiles
{
    private const int Most = 500;

    /// <summary>Characters of text kept in all.</summary>
    private const long MostText = 50_000_000;

    private readonly ConcurrentDictionary<string, Inspected> known = new(StringComparer.Ordinal);
    private long text;

    /// <summary>Findings about a file itself, and its words where they could be read.</summary>
    internal sealed record Inspected(IReadOnlyList<ContentFinding> Findings, string? Text);

    /// <summary>What is in an attachment.</summary>
    internal async Task<Inspected> GetAsync(Attachment attachment, Func<Attachment, CancellationToken, Task<ReadOnlyMemory<byte>?>> load, CancellationToken ct)
    {
        var key = attachment.Sha256 + attachment.Name;
        if (known.TryGetValue(key, out var inspected))
        {
            return inspected;
        }

        if (await load(attachment, ct) is not { } bytes)
        {
            return new([Refused(attachment.Name, "文件内容不在库中，请重新上传。")], null);
        }

        inspected = Inspect(attachment.Name, bytes, ct);
        if (known.Count >= Most || Interlocked.Add(ref text, inspected.Text?.Length ?? 0) > MostText)
        {
            known.Clear();
            Interlocked.Exchange(ref text, inspected.Text?.Length ?? 0);
        }

        known[key] = inspected;
        return inspected;
    }

    private static Inspected Inspect(string name, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var accepted = UploadInspection.Inspect(name, bytes);
        if (accepted.Failed)
        {
            return new([.. accepted.Problems.Select(p => Refused(name, p.Text))], null);
        }

        var kind = accepted.Value.Kind;
        var words = FileText.Read(kind, bytes, ct);
        var findings = FileChecks.Find(kind, name, bytes);
        return words is null && !kind.IsPicture()
            ? new([.. findings, new(ContentRules.Unreadable, ContentPlace.Attachment(name), "", $"附件「{name}」的文字读不出来，没有检查。")], null)
            : new(findings, words);
    }

    private static ContentFinding Refused(string name, string why) => new(ContentRules.RefusedFile, ContentPlace.Attachment(name), "", $"附件「{name}」：{why}");
}
