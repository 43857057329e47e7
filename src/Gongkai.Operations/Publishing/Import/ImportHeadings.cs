using System.Globalization;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Deadlines;

namespace Gongkai.Operations.Publishing.Import;

/// <summary>How fields, dates and states are written in import files.</summary>
public static class ImportHeadings
{
    /// <summary>What the heading of a kind's own field begins with.</summary>
    public const string KindFieldPrefix = "fields.";

    /// <summary>Each field's heading, the name in JSON, and what else it is called.</summary>
    public static readonly IReadOnlyDictionary<ImportField, string[]> All = new Dictionary<ImportField, string[]>
    {
        [ImportField.Key] = ["外部编号", "key", "编号"],
        [ImportField.Agency] = ["机关", "agency", "公开机关"],
        [ImportField.Column] = ["栏目", "column"],
        [ImportField.Kind] = ["信息种类", "kind", "种类"],
        [ImportField.Title] = ["标题", "title"],
        [ImportField.DocumentNumber] = ["发文字号", "documentNumber", "文号"],
        [ImportField.IndexNumber] = ["索引号", "indexNumber"],
        [ImportField.IssuedBy] = ["发文机关", "issuedBy"],
        [ImportField.IssuedOn] = ["成文日期", "issuedOn"],
        [ImportField.PublishedOn] = ["发布日期", "publishedOn", "发布时间"],
        [ImportField.EffectiveOn] = ["实施日期", "effectiveOn", "施行日期"],
        [ImportField.ExpiresOn] = ["有效期至", "expiresOn"],
        [ImportField.Topic] = ["主题分类", "topic"],
        [ImportField.OfficialKind] = ["公文种类", "officialKind"],
        [ImportField.Summary] = ["内容概述", "summary"],
        [ImportField.Keywords] = ["关键词", "keywords"],
        [ImportField.Source] = ["来源", "source"],
        [ImportField.Author] = ["作者", "author"],
        [ImportField.IsNormative] = ["行政规范性文件", "isNormative"],
        [ImportField.Validity] = ["效力状态", "validity", "有效性"],
        [ImportField.ValiditySince] = ["效力变更日期", "validitySince", "废止日期"],
        [ImportField.Html] = ["正文HTML", "html"],
        [ImportField.Text] = ["正文", "text"],
    };

    private static readonly Dictionary<string, ImportField> ByHeading =
        All.SelectMany(f => f.Value.Select(h => (Heading: h, f.Key))).ToDictionary(f => f.Heading, f => f.Key, StringComparer.OrdinalIgnoreCase);

    private static readonly string[] DateForms =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-M-d H:mm", "yyyy/M/d H:mm", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss", "yyyy-M-d'T'H:mm:ss",
    ];

    /// <summary>The field of a heading; null for one that is none of them.</summary>
    public static ImportField? Field(string heading) => ByHeading.TryGetValue(heading.Trim(), out var field) ? field : null;

    /// <summary>The instant of a date, with or without a time of day, in China; null when it is none.</summary>
    public static DateTimeOffset? Instant(string text) =>
        DateTime.TryParseExact(text.Trim(), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? ChinaTime.Instant(local)
        : text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
        : null;

    /// <summary>Yes or no; null when it is neither.</summary>
    public static bool? YesOrNo(string text) => text.Trim().ToLowerInvariant() switch
    {
        "是" or "true" or "1" or "yes" => true,
        "否" or "false" or "0" or "no" => false,
        _ => null,
    };

    /// <summary>效力状态 in words; null when it is none of them.</summary>
    public static Validity? Validity(string text) => text.Trim() switch
    {
        "现行有效" or "有效" or "继续有效" or "inForce" => Domain.Publishing.Validity.InForce,
        "已修改" or "已被修改" or "修改" or "amended" => Domain.Publishing.Validity.Amended,
        "废止" or "已废止" or "repealed" => Domain.Publishing.Validity.Repealed,
        "宣布失效" or "declaredInvalid" => Domain.Publishing.Validity.DeclaredInvalid,
        "失效" or "已失效" or "expired" => Domain.Publishing.Validity.Expired,
        _ => null,
    };
}
