using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Domain.Requests.Letters;

/// <summary>A letter as its reader sees it.</summary>
/// <param name="Title">标题.</param>
/// <param name="Number">文号; null as long as it has none.</param>
/// <param name="Addressee">主送.</param>
/// <param name="Paragraphs">正文.</param>
/// <param name="Attachments">附件.</param>
/// <param name="Agency">落款.</param>
public sealed record LetterText(string Title, string? Number, string Addressee, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Attachments, string Agency)
{
    /// <summary>成文日期: the day of the last signature; null before.</summary>
    public DateOnly? On { get; init; }

    /// <summary>SHA-256 over everything but the date, in lower-case hexadecimal: what is signed is what is sent.</summary>
    public string Hash()
    {
        // Every part is preceded by its length, so that no other parts give the same bytes.
        var text = new StringBuilder();
        foreach (var part in (string[])[Title, Number ?? "", Addressee, Agency, $"{Paragraphs.Count}", .. Paragraphs, $"{Attachments.Count}", .. Attachments])
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>
/// 文书模板: a title and paragraphs, one a line. <c>{{收到日期}}</c> stands for what the case or the officer says; what stands between
/// <c>[[</c> and <c>]]</c> is left out when a placeholder in it has nothing to say.
/// </summary>
/// <param name="Title">标题.</param>
/// <param name="Body">正文.</param>
public sealed partial record LetterTemplate(string Title, string Body)
{
    /// <summary>Characters of a body at most.</summary>
    public const int LongestBody = 8000;

    /// <summary>All placeholders that it uses, in the order of their first use.</summary>
    public IReadOnlyList<string> Placeholders => [.. Placeholder().Matches(Title + "\n" + Body).Select(m => m.Groups[1].Value).Distinct()];

    /// <summary>The letter. A placeholder without a value says so in brackets, so that a preview shows what is missing.</summary>
    public LetterText Render(Letter letter, LetterFacts facts, string? number)
    {
        var values = LetterValues.Of(letter, facts);
        var body = Optional().Replace(Body, m => Placeholder().Matches(m.Groups[1].Value).All(p => Value(p) is not null) ? m.Groups[1].Value : "");
        var paragraphs = Fill(body).Split('\n').Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        var addressee = letter.Kind.Addressee() == LetterAddressee.Applicant ? facts.Applicant : letter.Addressee?.Trim() is { Length: > 0 } named ? named : "〔主送单位〕";
        return new(Fill(Title), number, addressee, paragraphs, [.. letter.Attachments], facts.Agency);

        string Fill(string text) => Placeholder().Replace(text, m => Value(m) ?? $"〔{m.Groups[1].Value}〕");

        string? Value(Match match) => values.GetValueOrDefault(match.Groups[1].Value) is { Length: > 0 } value ? value : null;
    }

    /// <summary>What is wrong with it as the template of a kind: placeholders that do not exist, and those that the law wants and that are gone.</summary>
    public IReadOnlyList<Problem> WhatIsWrong(LetterKind kind, AnswerKind? answer)
    {
        var problems = new List<Problem>();
        var (known, must) = (LetterValues.Known(kind, answer), LetterValues.Required(kind, answer));
        Refuse(string.IsNullOrWhiteSpace(Title), "template.title", "请填写标题。");
        Refuse(string.IsNullOrWhiteSpace(Body), "template.body", "请填写正文。");
        Refuse(Body.Length > LongestBody, "template.too-long", $"正文不能超过{LongestBody}字。");
        foreach (var used in Placeholders.Where(p => !known.Contains(p)))
        {
            Refuse(true, "template.unknown", $"没有“{{{{{used}}}}}”这个占位项，请从下面列出的占位项中选用。");
        }

        var always = Placeholder().Matches(Optional().Replace(Body, "")).Select(m => m.Groups[1].Value).ToHashSet();
        foreach (var missing in must.Where(p => !always.Contains(p)))
        {
            Refuse(true, "template.required", $"“{{{{{missing}}}}}”是法定内容，须写在正文中，并且不能放在可省略的“[[ ]]”里。");
        }

        Refuse(Optional().Replace(Title + Body, "").Contains("[[", StringComparison.Ordinal) || Optional().Replace(Title + Body, "").Contains("]]", StringComparison.Ordinal), "template.brackets", "“[[”和“]]”应当成对。");
        return problems;

        void Refuse(bool isWrong, string code, string text)
        {
            if (isWrong)
            {
                problems.Add(new(code, text));
            }
        }
    }

    [GeneratedRegex(@"\{\{([^{}\n]{1,30})\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\[\[(.*?)\]\]", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Optional();
}
