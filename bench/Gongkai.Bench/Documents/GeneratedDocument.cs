namespace Gongkai.Bench.Documents;

/// <summary>An agency made for measuring.</summary>
/// <param name="Index">From 0; the county's government is before its departments and townships.</param>
/// <param name="Name">Its name.</param>
/// <param name="ParentIndex">The agency above it; null for a county's government.</param>
/// <param name="NumberPrefix">机关代字.</param>
internal sealed record GeneratedAgency(int Index, string Name, int? ParentIndex, string NumberPrefix);

/// <summary>A document made for measuring; the same index gives the same document.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Agency">Its agency.</param>
/// <param name="Column">The code of its column, one of <see cref="DocumentGenerator.Columns"/>.</param>
/// <param name="Kind">The code of its kind.</param>
/// <param name="Topic">主题分类; null without.</param>
/// <param name="Title">Its title.</param>
/// <param name="DocumentNumber">发文字号; null without.</param>
/// <param name="IndexNumber">索引号.</param>
/// <param name="PublishedOn">The day of publication.</param>
/// <param name="ExpiresOn">The last day of its term; null for an unlimited one.</param>
/// <param name="IsNormative">行政规范性文件.</param>
/// <param name="Paragraphs">Its text.</param>
internal sealed record GeneratedDocument(
    int Index, GeneratedAgency Agency, string Column, string Kind, string? Topic, string Title, string? DocumentNumber, string IndexNumber, DateOnly PublishedOn, DateOnly? ExpiresOn, bool IsNormative,
    IReadOnlyList<string> Paragraphs)
{
    /// <summary>The text in one piece.</summary>
    public string Text => string.Join('\n', Paragraphs);

    /// <summary>The text as a page holds it.</summary>
    public string Html => string.Concat(Paragraphs.Select(p => $"<p>{p}</p>"));
}
