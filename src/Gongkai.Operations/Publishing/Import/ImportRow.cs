using Gongkai.Domain;

namespace Gongkai.Operations.Publishing.Import;

/// <summary>A record of an import file.</summary>
/// <param name="Line">Where it begins: the line of a CSV or JSONL file, the place in a JSON array; from 1.</param>
/// <param name="Values">Its fields that are not empty, by <see cref="ImportField"/>.</param>
/// <param name="KindFields">Fields of its kind, by their code.</param>
public sealed record ImportRow(int Line, IReadOnlyDictionary<ImportField, string> Values, IReadOnlyDictionary<string, string> KindFields)
{
    /// <summary>A field; null when it is empty.</summary>
    public string? this[ImportField field] => Values.GetValueOrDefault(field);
}

/// <summary>A record that does not go in.</summary>
/// <param name="Line">Where it begins.</param>
/// <param name="Key">Its 外部编号; null when it has none or could not be read.</param>
/// <param name="Title">Its title; null when it has none or could not be read.</param>
/// <param name="Problems">Why.</param>
public sealed record RefusedRow(int Line, string? Key, string? Title, IReadOnlyList<Problem> Problems);

/// <summary>The fields of an import file.</summary>
public enum ImportField
{
    /// <summary>外部编号: what it is known by where it comes from; a second import of it changes nothing.</summary>
    Key,

    /// <summary>机关, where the file holds those of several; by name, short address or number.</summary>
    Agency,

    /// <summary>栏目, by its code or name.</summary>
    Column,

    /// <summary>信息种类, by its code or name.</summary>
    Kind,

    /// <summary>标题.</summary>
    Title,

    /// <summary>发文字号.</summary>
    DocumentNumber,

    /// <summary>索引号; given by the agency's pattern where there is none.</summary>
    IndexNumber,

    /// <summary>发文机关.</summary>
    IssuedBy,

    /// <summary>成文日期.</summary>
    IssuedOn,

    /// <summary>发布日期.</summary>
    PublishedOn,

    /// <summary>实施日期.</summary>
    EffectiveOn,

    /// <summary>The last day of its term.</summary>
    ExpiresOn,

    /// <summary>主题分类.</summary>
    Topic,

    /// <summary>公文种类.</summary>
    OfficialKind,

    /// <summary>内容概述.</summary>
    Summary,

    /// <summary>关键词.</summary>
    Keywords,

    /// <summary>来源.</summary>
    Source,

    /// <summary>作者.</summary>
    Author,

    /// <summary>行政规范性文件.</summary>
    IsNormative,

    /// <summary>效力状态.</summary>
    Validity,

    /// <summary>Since when it is no longer in force as issued.</summary>
    ValiditySince,

    /// <summary>The body as HTML.</summary>
    Html,

    /// <summary>The body as text, where there is no HTML.</summary>
    Text,
}
