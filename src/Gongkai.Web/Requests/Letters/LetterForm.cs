using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;

namespace Gongkai.Web.Requests.Letters;

/// <summary>A withheld part as a form sends it.</summary>
internal sealed class PartEntry
{
    /// <summary>What.</summary>
    public string? What { get; set; }

    /// <summary>On which ground.</summary>
    public AnswerKind? Ground { get; set; }

    /// <summary>Why.</summary>
    public string? Why { get; set; }
}

/// <summary>A letter as a form holds it.</summary>
internal sealed class LetterForm
{
    private const int SpareParts = 3;

    /// <summary>The version of the draft that the officer saw.</summary>
    public int Version { get; set; }

    /// <summary>主送 of letters that do not go to the applicant.</summary>
    public string? Addressee { get; set; }

    /// <summary>The elements by their codes.</summary>
    public Dictionary<string, string?> Values { get; set; } = [];

    /// <summary>The withheld parts.</summary>
    public List<PartEntry> Parts { get; set; } = [];

    /// <summary>Names of attachments, one a line.</summary>
    public string? Attachments { get; set; }

    /// <summary>行政复议机关, where this letter names another.</summary>
    public string? ReconsiderationBody { get; set; }

    /// <summary>管辖法院, where this letter names another.</summary>
    public string? Court { get; set; }

    /// <summary>已核对.</summary>
    public bool RemediesChecked { get; set; }

    /// <summary>The form of a letter.</summary>
    public static LetterForm Of(Letter letter, int version) => new()
    {
        Version = version,
        Addressee = letter.Addressee,
        Values = letter.Values.ToDictionary(v => v.Key, v => (string?)v.Value),
        Parts = [.. letter.Withheld.Select(w => new PartEntry { What = w.What, Ground = w.Ground, Why = w.Why })],
        Attachments = string.Join('\n', letter.Attachments),
        ReconsiderationBody = letter.ReconsiderationBody,
        Court = letter.Court,
        RemediesChecked = letter.RemediesChecked,
    };

    /// <summary>The fields of this form that hold something else in another: name and text here, 空白 where there is none.</summary>
    public IReadOnlyList<(string Name, string Text)> Unlike(LetterForm other, LetterKind kind, AnswerKind? answer) =>
    [
        .. Lines(kind, answer).Zip(other.Lines(kind, answer))
            .Where(pair => Plain(pair.First.Text) != Plain(pair.Second.Text))
            .Select(pair => (pair.First.Name, Plain(pair.First.Text) is { Length: > 0 } text ? text : "空白")),
    ];

    private IEnumerable<(string Name, string? Text)> Lines(LetterKind kind, AnswerKind? answer) =>
    [
        ("主送", Addressee),
        .. LetterElements.Of(kind, answer).Select(e => (e.Name, Values.GetValueOrDefault(e.Code))),
        ("不予公开的部分", string.Join('\n', Parts.Where(p => p.Ground is not null || !string.IsNullOrWhiteSpace(p.What) || !string.IsNullOrWhiteSpace(p.Why)).Select(p => $"{p.What?.Trim()}：{p.Ground?.Name()}。{p.Why?.Trim()}"))),
        ("附件名称", Attachments),
        ("行政复议机关", ReconsiderationBody),
        ("管辖法院", Court),
    ];

    private static string Plain(string? text) => (text ?? "").Trim().ReplaceLineEndings("\n");

    /// <summary>The entries for parts, with a few blank ones.</summary>
    public IReadOnlyList<PartEntry> Rows => [.. Parts, .. Enumerable.Range(0, SpareParts).Select(_ => new PartEntry())];

    /// <summary>The letter.</summary>
    public Letter To(LetterKind kind, AnswerKind? answer)
    {
        var codes = LetterElements.Of(kind, answer).Select(e => e.Code).ToHashSet();
        return new()
        {
            Kind = kind,
            Answer = answer,
            Addressee = Addressee.Given(),
            Values = Values.Where(v => codes.Contains(v.Key) && !string.IsNullOrWhiteSpace(v.Value)).ToDictionary(v => v.Key, v => v.Value!.Trim().ReplaceLineEndings("\n")),
            Withheld = answer != AnswerKind.PartlyGranted ? [] :
                [.. Parts.Where(p => p.Ground is not null || !string.IsNullOrWhiteSpace(p.What) || !string.IsNullOrWhiteSpace(p.Why)).Select(p => new WithheldPart(p.What?.Trim() ?? "", p.Ground ?? AnswerKind.Other, p.Why?.Trim() ?? ""))],
            Attachments = [.. (Attachments ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            ReconsiderationBody = ReconsiderationBody.Given(),
            Court = Court.Given(),
            RemediesChecked = RemediesChecked,
        };
    }
}

/// <summary>The fields of a letter's form, for the partial view.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Answer">Which answer.</param>
/// <param name="Form">What is in them.</param>
/// <param name="Bodies">To whom readers may turn, as the agency has it.</param>
/// <param name="Hint">What the calculator says, where it says something.</param>
internal sealed record LetterFields(LetterKind Kind, AnswerKind? Answer, LetterForm Form, RemedyBodies Bodies, string? Hint = null)
{
    /// <summary>True where the letter tells of remedies.</summary>
    public bool HasRemedies => LetterValues.Required(Kind, Answer).Contains("救济途径");
}
