using Gongkai.Domain.Publishing.Checks;

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

    /// <summary>公开属性 of the form; null when it is not set yet.</summary>
    public StatedDisclosure? Disclosure { get; init; }

    /// <summary>发文字号 of the form, as typed; null without one.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>成文日期 of the form.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>附件.</summary>
    public IReadOnlyList<AttachedFile> Attachments { get; init; } = [];
}

/// <summary>A file that goes with an item.</summary>
/// <param name="Name">Its name as people see it.</param>
/// <param name="Sha256">Its content's hash; a file is looked into once, however often the item is saved.</param>
/// <param name="LoadAsync">Gives the content, when it has not been looked into before.</param>
public sealed record AttachedFile(string Name, string Sha256, Func<CancellationToken, Task<ReadOnlyMemory<byte>>> LoadAsync);
