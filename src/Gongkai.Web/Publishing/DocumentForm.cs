using System.Globalization;
using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Publishing;

namespace Gongkai.Web.Publishing;

/// <summary>The form of a document as the browser sends it.</summary>
internal sealed class DocumentForm
{
    /// <summary>The version that the form was opened with.</summary>
    public int Version { get; set; }

    /// <summary>The column.</summary>
    public long ColumnId { get; set; }

    /// <summary>标题.</summary>
    public string? Title { get; set; }

    /// <summary>正文.</summary>
    public string? Html { get; set; }

    /// <summary>公开属性.</summary>
    public Publicity Publicity { get; set; }

    /// <summary>不公开的法定理由.</summary>
    public string? PublicityReason { get; set; }

    /// <summary>发文字号.</summary>
    public string? DocumentNumber { get; set; }

    /// <summary>发文机关.</summary>
    public string? IssuedBy { get; set; }

    /// <summary>成文日期.</summary>
    public string? IssuedOn { get; set; }

    /// <summary>实施日期.</summary>
    public string? EffectiveOn { get; set; }

    /// <summary>失效日期.</summary>
    public string? ExpiresOn { get; set; }

    /// <summary>主题分类.</summary>
    public string? Topic { get; set; }

    /// <summary>公文种类.</summary>
    public string? OfficialKind { get; set; }

    /// <summary>内容概述.</summary>
    public string? Summary { get; set; }

    /// <summary>关键词.</summary>
    public string? Keywords { get; set; }

    /// <summary>来源.</summary>
    public string? Source { get; set; }

    /// <summary>责任编辑.</summary>
    public string? Author { get; set; }

    /// <summary>语言.</summary>
    public string? Language { get; set; }

    /// <summary>行政规范性文件.</summary>
    public bool IsNormative { get; set; }

    /// <summary>The fields of the kind.</summary>
    public Dictionary<string, string?> Fields { get; set; } = [];

    /// <summary>The attachments that stay, in their order.</summary>
    public List<AttachmentEntry> Attachments { get; set; } = [];

    /// <summary>The form of what is stored, or of what was typed and not saved.</summary>
    public static DocumentForm Of(int version, DocumentInput input)
    {
        var m = input.Metadata;
        return new()
        {
            Version = version,
            ColumnId = input.ColumnId,
            Title = input.Title,
            Html = input.Html,
            Publicity = m.Publicity,
            PublicityReason = m.PublicityReason,
            DocumentNumber = m.DocumentNumber,
            IssuedBy = m.IssuedBy,
            IssuedOn = Day(m.IssuedOn),
            EffectiveOn = Day(m.EffectiveOn),
            ExpiresOn = Day(m.ExpiresOn),
            Topic = m.Topic,
            OfficialKind = m.OfficialKind,
            Summary = m.Summary,
            Keywords = m.Keywords,
            Source = m.Source,
            Author = m.Author,
            Language = m.Language,
            IsNormative = m.IsNormative,
            Fields = m.Fields.ToDictionary(f => f.Key, f => (string?)f.Value),
            Attachments = [.. m.Attachments.Select(a => new AttachmentEntry { Sha256 = a.Sha256, Name = a.Name, Alt = a.Alt, Keep = true })],
        };
    }

    /// <summary>As the operation takes it; attachments only of those that the document has, or has just been given.</summary>
    /// <param name="known">The attachments that may be named.</param>
    /// <param name="before">What is not in the form stays as it was.</param>
    public Outcome<DocumentInput> ToInput(IReadOnlyList<Attachment> known, DocumentMetadata before)
    {
        var problems = new List<Problem>();
        var (issued, effective, expires) = (Date(IssuedOn, "成文日期", problems), Date(EffectiveOn, "实施日期", problems), Date(ExpiresOn, "失效日期", problems));
        var metadata = before with
        {
            Publicity = Publicity,
            PublicityReason = PublicityReason,
            DocumentNumber = DocumentNumber,
            IssuedBy = IssuedBy,
            IssuedOn = issued,
            EffectiveOn = effective,
            ExpiresOn = expires,
            Topic = Topic,
            OfficialKind = OfficialKind,
            Summary = Summary,
            Keywords = Keywords,
            Source = Source,
            Author = Author,
            Language = Language ?? "",
            IsNormative = IsNormative,
            Fields = Fields.Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value!),
            Attachments = [.. Kept(known)],
        };
        return problems.Count > 0 ? new Outcome<DocumentInput>(problems) : new DocumentInput(ColumnId, Title ?? "", metadata, Html ?? "");
    }

    private IEnumerable<Attachment> Kept(IReadOnlyList<Attachment> known) =>
        from entry in Attachments
        where entry.Keep
        let file = known.FirstOrDefault(a => a.Sha256 == entry.Sha256)
        where file is not null
        select file with { Alt = string.IsNullOrWhiteSpace(entry.Alt) ? null : entry.Alt.Trim() };

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Date(string? text, string label, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Trim(), ["yyyy-M-d", "yyyy年M月d日", "yyyy/M/d", "yyyy.M.d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        problems.Add(new("document.date", $"“{label}”不是日期，请按 2026-08-01 的形式填写。"));
        return null;
    }
}

/// <summary>An attachment in the form.</summary>
internal sealed class AttachmentEntry
{
    /// <summary>Its content.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>替代文字.</summary>
    public string? Alt { get; set; }

    /// <summary>False to take it off.</summary>
    public bool Keep { get; set; }
}
