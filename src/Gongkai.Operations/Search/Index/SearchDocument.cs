namespace Gongkai.Operations.Search.Index;

/// <summary>A document as the index takes it in.</summary>
/// <param name="Id">The document's key.</param>
/// <param name="AgencyId">The agency that published it.</param>
/// <param name="ColumnId">Its column.</param>
/// <param name="Kind">The code of its kind.</param>
/// <param name="Topic">主题分类, 「大类\小类」; null without.</param>
/// <param name="Title">Its title.</param>
/// <param name="DocumentNumber">发文字号; null without.</param>
/// <param name="IndexNumber">索引号; null without.</param>
/// <param name="PublishedOn">The day of publication.</param>
/// <param name="Validity">What is known of its being in force.</param>
/// <param name="Body">Its text and that of its attachments, without markup.</param>
public sealed record SearchDocument(
    long Id,
    long AgencyId,
    long ColumnId,
    string Kind,
    string? Topic,
    string Title,
    string? DocumentNumber,
    string? IndexNumber,
    DateOnly PublishedOn,
    ValidityFacts Validity,
    string Body);

/// <summary>Whether a document is in force, on a given day.</summary>
public enum SearchValidity
{
    /// <summary>Not a matter of force: news, notices.</summary>
    NotApplicable,

    /// <summary>尚未施行.</summary>
    NotYetInForce,

    /// <summary>现行有效.</summary>
    InForce,

    /// <summary>已被修改: in force as changed.</summary>
    Amended,

    /// <summary>已废止.</summary>
    Repealed,

    /// <summary>宣布失效.</summary>
    DeclaredInvalid,

    /// <summary>已失效: its term has run out.</summary>
    Expired,
}

/// <summary>From what <see cref="SearchValidity"/> follows on any day.</summary>
/// <param name="Stated">What somebody has set: not applicable, in force, amended, repealed or declared invalid.</param>
/// <param name="EffectiveOn">实施日期; null when in force from the start.</param>
/// <param name="ExpiresOn">The last day of its term; null for an unlimited one.</param>
public readonly record struct ValidityFacts(SearchValidity Stated, DateOnly? EffectiveOn = null, DateOnly? ExpiresOn = null)
{
    /// <summary>For documents to which force does not apply.</summary>
    public static ValidityFacts None => new(SearchValidity.NotApplicable);

    /// <summary>On a day.</summary>
    public SearchValidity On(DateOnly day) =>
        Stated is not (SearchValidity.InForce or SearchValidity.Amended) ? Stated
        : ExpiresOn < day ? SearchValidity.Expired
        : EffectiveOn > day ? SearchValidity.NotYetInForce
        : Stated;
}
