using Gongkai.Domain;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Reports.Writing;

namespace Gongkai.Operations.Requests.Letters;

/// <summary>What a letter says now: as fixed for its signatures, or as its draft would read.</summary>
public sealed class LetterPreview(LetterCases letters, LetterTemplates templates)
{
    /// <summary>The text, and what keeps a draft from being submitted; null once the case was erased.</summary>
    public async Task<(LetterText Text, IReadOnlyList<Problem> Missing)?> OfAsync(LetterCase found, CancellationToken ct)
    {
        if (await letters.TextAsync(found.Row, ct) is { } text)
        {
            return (text, []);
        }

        return found.Letter is { } letter && await letters.FactsAsync(found.Case, found.Row.Answer, ct) is { } facts
            ? ((await templates.OfLetterAsync(found.Row, ct)).Render(letter, facts, found.Row.Number), LetterRules.WhyNotSign(letter, facts)) : null;
    }

    /// <summary>The same as a Word document, for proofreading.</summary>
    public async Task<byte[]?> DocxAsync(LetterCase found, CancellationToken ct)
    {
        if (await OfAsync(found, ct) is not { } shown)
        {
            return null;
        }

        using var document = new MemoryStream();
        LetterDocx.Write(shown.Text, document);
        return document.ToArray();
    }
}

/// <summary>The document of a letter as it was signed and sent.</summary>
public sealed class SignedLetters(Data.GongkaiDbContext db, SealedApplications applications)
{
    /// <summary>Its bytes; null while it is not signed, and once it was erased.</summary>
    public async Task<byte[]?> OpenAsync(LetterCase found, CancellationToken ct) =>
        found.Row.FileId is { } id && await db.RequestFiles.FindAsync([id], ct) is { } file && await applications.OpenAsync(file, ct) is { } opened ? opened.Content : null;
}
