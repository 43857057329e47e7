using Gongkai.Domain.Publishing.Checks;
using Gongkai.Operations.Publishing.Content;

namespace Gongkai.Operations.Publishing.Checks;

/// <summary>
/// 内容检查: everything in an item that must not go out or should be looked at first. Called on every save and before every
/// signature; it changes nothing, and the same item gives the same findings.
/// </summary>
public sealed class ContentInspector(WordLists words, InspectedFiles files)
{
    /// <summary>All findings, the blocking ones first, then in the order of title, body, form and attachments.</summary>
    public async Task<IReadOnlyList<ContentFinding>> InspectAsync(ContentToInspect content, CancellationToken ct)
    {
        var title = new SourceText(content.Title, ContentPlace.Title);
        var body = new SourceText(HtmlText.Of(content.Html), ContentPlace.Body);
        var wordChecks = await words.ForAsync(content.AgencyId, ct);
        List<ContentFinding> found =
        [
            .. OfText(title, wordChecks), .. OfText(body, wordChecks),
            .. AttributeChecks.Find(body, content.Metadata.Publicity),
            .. FormChecks.Find(body, content.Metadata.IssuedOn), .. FormChecks.OfField(content.Metadata.DocumentNumber),
            .. InvisibleCharacters.Find(title), .. InvisibleCharacters.Find(body),
            .. PageChecks.Find(content.Html),
        ];
        foreach (var attachment in content.Metadata.Attachments)
        {
            var inspected = await files.GetAsync(attachment, content.LoadAsync, ct);
            found.AddRange(inspected.Findings.Select(f => f with { Place = f.Place with { ContentHash = attachment.Sha256 } }));
            if (inspected.Text is { } text)
            {
                found.AddRange(OfText(new SourceText(text, ContentPlace.Attachment(attachment.Name) with { ContentHash = attachment.Sha256 }), wordChecks));
            }

            if (attachment.MediaType.StartsWith("image/", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(attachment.Alt))
            {
                found.Add(new(ContentRules.MissingAlt, ContentPlace.Attachment(attachment.Name), attachment.Name, $"图片附件「{attachment.Name}」没有替代文字。"));
            }
        }

        return [.. found.OrderBy(f => f.Rule.Grade).ThenBy(f => f.Place.Part).ThenBy(f => f.Place.Start)];
    }

    private static IEnumerable<ContentFinding> OfText(SourceText text, WordChecks words) =>
        PersonalDataChecks.Find(text).Concat(SecrecyChecks.Find(text)).Concat(words.Find(text));
}
