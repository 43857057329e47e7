using Gongkai.Domain.Publishing;

namespace Gongkai.Operations.Publishing.Checks;

/// <summary>An item as it stands, for <see cref="ContentInspector"/>.</summary>
public sealed record ContentToInspect
{
    /// <summary>The agency whose word lists hold, beside the common ones.</summary>
    public required long AgencyId { get; init; }

    /// <summary>标题.</summary>
    public required string Title { get; init; }

    /// <summary>正文, sanitised or as it came in.</summary>
    public required string Html { get; init; }

    /// <summary>What the form says; its attachments are looked into as well, each content once, however often the item is saved.</summary>
    public required DocumentMetadata Metadata { get; init; }

    /// <summary>Gives the content of an attachment that has not been looked into before; null when it is not stored.</summary>
    public required Func<Attachment, CancellationToken, Task<ReadOnlyMemory<byte>?>> LoadAsync { get; init; }
}
