namespace Gongkai.Domain.Publishing.Checks;

/// <summary>How much a finding weighs.</summary>
public enum ContentGrade
{
    /// <summary>The item cannot be signed or published until it is mended, or overruled with a reason where the rule allows that.</summary>
    Blocking,

    /// <summary>Probably wrong: each reviewer sees it before signing.</summary>
    Warning,

    /// <summary>Worth a look.</summary>
    Hint,
}

/// <summary>What a rule is about.</summary>
public enum ContentFamily
{
    /// <summary>个人信息.</summary>
    PersonalData,

    /// <summary>国家秘密、工作秘密标志.</summary>
    Secrecy,

    /// <summary>公开属性.</summary>
    Disclosure,

    /// <summary>文号、日期、标点.</summary>
    Form,

    /// <summary>用词.</summary>
    Wording,

    /// <summary>链接、图片、表格、隐藏文字.</summary>
    Page,

    /// <summary>附件.</summary>
    File,
}

/// <summary>A content check.</summary>
/// <param name="Code">Stable: <c>privacy.id-card</c>. Overrulings, API and tests name it.</param>
/// <param name="Family">What it is about.</param>
/// <param name="Grade">How much its findings weigh.</param>
/// <param name="CanBeOverruled">True when an officer may let it stand with a reason. A blocking finding that cannot be overruled must be mended.</param>
/// <param name="Title">Its name, in Chinese.</param>
/// <param name="Advice">What to do about it, in Chinese.</param>
/// <param name="Basis">What it rests on.</param>
public sealed record ContentRule(string Code, ContentFamily Family, ContentGrade Grade, bool CanBeOverruled, string Title, string Advice, string Basis);
