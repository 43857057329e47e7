namespace Gongkai.Domain.Publishing;

/// <summary>A kind of document: configuration, not code. The shipped ones stand in <c>kinds.json</c>; an agency may add its own.</summary>
public sealed record DocumentKind
{
    /// <summary>Stable, <c>policy</c>.</summary>
    public required string Code { get; init; }

    /// <summary>「政策文件」.</summary>
    public required string Name { get; init; }

    /// <summary>True where a 文号 is expected.</summary>
    public bool HasDocumentNumber { get; init; }

    /// <summary>True for kinds that may be 行政规范性文件.</summary>
    public bool MayBeNormative { get; init; }

    /// <summary>True where an interpretation is owed.</summary>
    public bool OwesInterpretation { get; init; }

    /// <summary>True for interpretations: they are bound to what they interpret.</summary>
    public bool Interprets { get; init; }

    /// <summary>Working days after 成文 within which it is public; 20 by Art. 26 unless another rule says less.</summary>
    public int PublishWithinWorkingDays { get; init; } = PublishingTerms.WorkingDaysAfterIssue;

    /// <summary>Fields of its own beyond the common ones.</summary>
    public IReadOnlyList<KindField> Fields { get; init; } = [];
}

/// <summary>A field that a kind adds.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Name">Its label.</param>
/// <param name="Form"><c>text</c>, <c>lines</c>, <c>date</c>, <c>choice</c>, <c>url</c> or <c>steps</c> (one step a line, drawn as a flow chart).</param>
/// <param name="Required">Whether it must be filled before submission.</param>
/// <param name="Choices">The choices of a <c>choice</c>.</param>
public sealed record KindField(string Code, string Name, string Form = "text", bool Required = false, IReadOnlyList<string>? Choices = null);

/// <summary>Periods of publication.</summary>
public static class PublishingTerms
{
    /// <summary>《政府信息公开条例》第二十六条: within 20 working days from creation or change.</summary>
    public const int WorkingDaysAfterIssue = 20;

    /// <summary>Interpretation: at latest three working days after the document (nationally from memory, 国办发〔2016〕80号; configurable per kind).</summary>
    public const int WorkingDaysForInterpretation = 3;

    /// <summary>许可 and 处罚: seven working days (国办发〔2018〕118号, from memory; configurable per kind).</summary>
    public const int WorkingDaysForLicencesAndPenalties = 7;

    /// <summary>Months before its term ends in which a normative document is evaluated (local rules; configurable).</summary>
    public const int EvaluationMonthsBeforeExpiry = 6;
}
