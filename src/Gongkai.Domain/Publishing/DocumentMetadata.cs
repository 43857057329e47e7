namespace Gongkai.Domain.Publishing;

/// <summary>What a document is by its own statement and its agency's; one for each revision, signed together with the text.</summary>
public sealed record DocumentMetadata
{
    /// <summary>公开属性, set at the start.</summary>
    public Publicity Publicity { get; init; } = Publicity.Proactive;

    /// <summary>The legal reason where the attribute is not 主动公开 (Art. 14-16 or another rule); null for proactive ones.</summary>
    public string? PublicityReason { get; init; }

    /// <summary>索引号; given by the system at the first save, unique in the agency.</summary>
    public string? IndexNumber { get; init; }

    /// <summary>发文字号 in its official form; null for what has none.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>发文机关; several are separated by 、.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>成文日期: the day of signing.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>实施日期.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>废止日期 or the last day of its term; null for an unlimited one.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>主题分类, 「大类\小类」.</summary>
    public string? Topic { get; init; }

    /// <summary>公文种类, one of the 15.</summary>
    public string? OfficialKind { get; init; }

    /// <summary>内容概述 (Art. 12).</summary>
    public string? Summary { get; init; }

    /// <summary>关键词, separated by blanks.</summary>
    public string? Keywords { get; init; }

    /// <summary>来源, the meta tag ContentSource.</summary>
    public string? Source { get; init; }

    /// <summary>作者 or 责任编辑.</summary>
    public string? Author { get; init; }

    /// <summary>BCP 47, <c>zh-CN</c> unless said otherwise.</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>行政规范性文件: entered in the register.</summary>
    public bool IsNormative { get; init; }

    /// <summary>The item of a standard catalogue it answers; null without.</summary>
    public long? CatalogueItemId { get; init; }

    /// <summary>The fields of its kind (steps of a service guide, forum of an interpretation, …) by their code.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Attachments in order.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}

/// <summary>A file that goes with a document.</summary>
/// <param name="Sha256">The content, by its hash.</param>
/// <param name="Name">The name people see, with its extension.</param>
/// <param name="MediaType">As its content says, never as its name does.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Alt">替代文字 for pictures; null for others.</param>
public sealed record Attachment(string Sha256, string Name, string MediaType, long Length, string? Alt = null);
