using System.Text.Json.Serialization;
using Gongkai.Domain.Publishing;

namespace Gongkai.Operations.Demonstration;

/// <summary>A document of the file <c>documents.json</c>.</summary>
internal sealed record DemonstrationDocument
{
    public required string Key { get; init; }

    public required string Agency { get; init; }

    public required string Column { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string Html { get; init; }

    public required DateOnly IssuedOn { get; init; }

    public string? DocumentNumber { get; init; }

    public string? IssuedBy { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public string? Topic { get; init; }

    public string? OfficialKind { get; init; }

    public string? Summary { get; init; }

    public string? Keywords { get; init; }

    public bool IsNormative { get; init; }

    /// <summary>The key of the document it interprets.</summary>
    public string? Interprets { get; init; }

    /// <summary>The key of the document that repeals it.</summary>
    public string? RepealedBy { get; init; }

    /// <summary>Field and number of an item of the standard catalogue.</summary>
    public IReadOnlyList<string>? CatalogueItem { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>How far it has come; null for published.</summary>
    public DemonstrationEnd? StopsAt { get; init; }

    [JsonIgnore]
    public DocumentMetadata Metadata => new()
    {
        DocumentNumber = DocumentNumber,
        IssuedBy = IssuedBy,
        IssuedOn = IssuedOn,
        EffectiveOn = EffectiveOn,
        ExpiresOn = ExpiresOn,
        Topic = Topic,
        OfficialKind = OfficialKind,
        Summary = Summary,
        Keywords = Keywords,
        IsNormative = IsNormative,
        Fields = Fields,
    };
}

/// <summary>Where a document of the demonstration stops.</summary>
internal enum DemonstrationEnd
{
    /// <summary>It is being written.</summary>
    Draft,

    /// <summary>It waits for the second signature.</summary>
    InReview,

    /// <summary>It waits to be published.</summary>
    Approved,
}
