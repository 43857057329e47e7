using System.Globalization;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Publishing.Content;

namespace Gongkai.Web.Publishing;

/// <summary>A revision as the public will see it.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Kind">Its kind.</param>
internal sealed record DocumentBody(DocumentRevision Revision, DocumentKind Kind)
{
    /// <summary>A field of the kind with its lines.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Lines">Its value, a line each.</param>
    internal sealed record FieldText(KindField Field, IReadOnlyList<string> Lines);

    /// <summary>The body, sanitised once more on its way out.</summary>
    public string Html => HtmlSanitiser.Sanitise(Revision.Html);

    /// <summary>The metadata that say something.</summary>
    public IReadOnlyList<(string Label, string Value)> Rows
    {
        get
        {
            var m = Revision.Metadata;
            (string Label, string? Value)[] all =
            [
                ("索引号", m.IndexNumber), ("公开属性", m.Publicity.Name()), ("不公开理由", m.PublicityReason), ("发文字号", m.DocumentNumber), ("发文机关", m.IssuedBy),
                ("成文日期", Day(m.IssuedOn)), ("实施日期", Day(m.EffectiveOn)), ("失效日期", Day(m.ExpiresOn)), ("主题分类", m.Topic), ("公文种类", m.OfficialKind),
                ("关键词", m.Keywords), ("来源", m.Source), ("责任编辑", m.Author), ("规范性文件", m.IsNormative ? "是" : null), ("内容概述", m.Summary),
            ];
            return [.. all.Where(r => r.Value is { Length: > 0 }).Select(r => (r.Label, r.Value!))];
        }
    }

    /// <summary>The fields of the kind that are filled.</summary>
    public IReadOnlyList<FieldText> Fields =>
        [.. Kind.Fields.Where(f => Revision.Metadata.Fields.ContainsKey(f.Code)).Select(f => new FieldText(f, Revision.Metadata.Fields[f.Code].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))];

    private static string? Day(DateOnly? date) => date?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}

/// <summary>Findings as a page shows them.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Findings">The findings.</param>
/// <param name="MayOverrule">True for those who may let one stand.</param>
internal sealed record FindingsView(long DocumentId, IReadOnlyList<DocumentFinding> Findings, bool MayOverrule);
