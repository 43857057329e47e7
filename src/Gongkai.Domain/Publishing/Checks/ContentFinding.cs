namespace Gongkai.Domain.Publishing.Checks;

/// <summary>Which part of an item a finding stands in.</summary>
public enum ContentPart
{
    /// <summary>标题.</summary>
    Title,

    /// <summary>正文.</summary>
    Body,

    /// <summary>元数据: a field of the form beside the text.</summary>
    Metadata,

    /// <summary>附件.</summary>
    Attachment,
}

/// <summary>Where in an item a finding stands.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Start">The first character: in the title, or in the plain text of the body or of the attachment; 0 where there is no text.</param>
/// <param name="Length">Characters; 0 when the finding speaks of the part as a whole.</param>
/// <param name="Name">The attachment's name, or the field's name in the form; null for title and body.</param>
/// <param name="Spot">Where within it, for people: 「工作表“名单”」, 「第3张图片」; null without one.</param>
public sealed record ContentPlace(ContentPart Part, int Start = 0, int Length = 0, string? Name = null, string? Spot = null)
{
    /// <summary>SHA-256 of the attachment it stands in: a reason given for one file does not hold for another of its name. Null elsewhere.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The title as a whole.</summary>
    public static readonly ContentPlace Title = new(ContentPart.Title);

    /// <summary>The body as a whole.</summary>
    public static readonly ContentPlace Body = new(ContentPart.Body);

    /// <summary>A field of the form.</summary>
    public static ContentPlace Field(string name) => new(ContentPart.Metadata, Name: name);

    /// <summary>An attachment.</summary>
    public static ContentPlace Attachment(string name, string? spot = null) => new(ContentPart.Attachment, Name: name, Spot: spot);
}

/// <summary>Something that must not go out, or that somebody should look at before it does.</summary>
/// <param name="Rule">The rule it broke, with its grade and advice.</param>
/// <param name="Place">Where.</param>
/// <param name="Quoted">The words found, personal data masked; empty when it speaks of no words.</param>
/// <param name="Message">What was found, in Chinese, in one sentence.</param>
public sealed record ContentFinding(ContentRule Rule, ContentPlace Place, string Quoted, string Message)
{
    /// <summary>What to write instead; null where only a person can tell.</summary>
    public string? Suggestion { get; init; }

    /// <summary>
    /// What it is known by from check to check. A reason given for it holds as long as the same words stand in the same part,
    /// wherever they move to; other words are another finding.
    /// </summary>
    public string Key => string.Join('|', Rule.Code, Place.Part, Place.Name, Place.ContentHash, Place.Spot, Quoted);
}
