namespace Gongkai.Domain.Requests.Letters;

/// <summary>How an element is filled in.</summary>
public enum ElementForm
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Text,

    /// <summary>A date, kept as <c>2026-08-01</c>.</summary>
    Date,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>One of <see cref="LetterElement.Choices"/>.</summary>
    Choice,
}

/// <summary>An element of a letter that an officer fills in.</summary>
/// <param name="Code">The name for programs.</param>
/// <param name="Name">The name for people, and the placeholder of templates.</param>
/// <param name="Form">How it is filled in.</param>
/// <param name="Hint">What to write.</param>
/// <param name="Source">The provision that asks for it; null for one that may stay empty.</param>
public sealed record LetterElement(string Code, string Name, ElementForm Form, string Hint, string? Source = null)
{
    /// <summary>What can be chosen: the value and its name.</summary>
    public IReadOnlyList<(string Value, string Name)> Choices { get; init; } = [];

    /// <summary>True when a letter without it cannot be signed.</summary>
    public bool IsRequired => Source is not null;

    /// <summary>The same as one that may stay empty.</summary>
    public LetterElement Optional => this with { Source = null };

    /// <summary>What a letter says for a value.</summary>
    public string Show(string value) => Form switch
    {
        ElementForm.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", out var date) ? LetterWords.Long(date) : value,
        ElementForm.Choice => Choices.FirstOrDefault(c => c.Value == value).Name ?? value,
        ElementForm.Line or ElementForm.Text or ElementForm.Number => value,
    };
}
