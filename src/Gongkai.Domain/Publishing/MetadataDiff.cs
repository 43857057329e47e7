using System.Globalization;

namespace Gongkai.Domain.Publishing;

/// <summary>A field that differs between two revisions.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Before">What it said; empty for nothing.</param>
/// <param name="After">What it says; empty for nothing.</param>
public sealed record FieldChange(string Label, string Before, string After);

/// <summary>Compares what two revisions say of themselves, field by field, in the words of the form.</summary>
public static class MetadataDiff
{
    /// <summary>The fields that differ, title first; the index number is the system's own and left out.</summary>
    public static IReadOnlyList<FieldChange> Compare(string titleBefore, DocumentMetadata before, string titleAfter, DocumentMetadata after)
    {
        var (left, right) = (Rows(titleBefore, before), Rows(titleAfter, after));
        return [.. left.Keys.Union(right.Keys)
            .Select(label => new FieldChange(label, left.GetValueOrDefault(label, ""), right.GetValueOrDefault(label, "")))
            .Where(change => change.Before != change.After)];
    }

    private static Dictionary<string, string> Rows(string title, DocumentMetadata m)
    {
        var rows = new Dictionary<string, string>
        {
            ["标题"] = title,
            ["公开属性"] = m.Publicity.Name(),
            ["不公开理由"] = m.PublicityReason ?? "",
            ["发文字号"] = m.DocumentNumber ?? "",
            ["发文机关"] = m.IssuedBy ?? "",
            ["成文日期"] = Day(m.IssuedOn),
            ["实施日期"] = Day(m.EffectiveOn),
            ["失效日期"] = Day(m.ExpiresOn),
            ["主题分类"] = m.Topic ?? "",
            ["公文种类"] = m.OfficialKind ?? "",
            ["内容概述"] = m.Summary ?? "",
            ["关键词"] = m.Keywords ?? "",
            ["来源"] = m.Source ?? "",
            ["责任编辑"] = m.Author ?? "",
            ["语言"] = m.Language,
            ["行政规范性文件"] = m.IsNormative ? "是" : "否",
            ["附件"] = string.Join("；", m.Attachments.Select(a => $"{a.Name}（{a.Sha256[..Math.Min(8, a.Sha256.Length)]}）")),
        };
        foreach (var (code, value) in m.Fields)
        {
            rows[code] = value;
        }

        return rows;
    }

    private static string Day(DateOnly? date) => date is { } day ? day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) : "";
}
