using System.Diagnostics.CodeAnalysis;
using Gongkai.Domain.Publishing.Checks;
using Gongkai.Operations.Publishing.Content;

namespace Gongkai.Operations.Publishing.Checks;

/// <summary>
/// 内容检查: everything in an item that must not go out or should be looked at first. Called on every save and before every
/// signature; it changes nothing, and the same item gives the same findings.
/// </summary>
public sealed class ContentInspector
{
    /// <summary>All findings, the blocking ones first, then in the order of title, body, form and attachments.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "What holds for one agency comes with the instance")]
    public Task<IReadOnlyList<ContentFinding>> InspectAsync(ContentToInspect content, CancellationToken ct)
    {
        var title = new SourceText(content.Title, ContentPlace.Title);
        var body = new SourceText(HtmlText.Of(content.Html), ContentPlace.Body);
        ct.ThrowIfCancellationRequested();
        IEnumerable<ContentFinding> found =
        [
            .. PersonalDataChecks.Find(title), .. SecrecyChecks.Find(title),
            .. PersonalDataChecks.Find(body), .. SecrecyChecks.Find(body), .. AttributeChecks.Find(body, content.Metadata.Publicity),
        ];
        return Task.FromResult<IReadOnlyList<ContentFinding>>([.. found.OrderBy(f => f.Rule.Grade).ThenBy(f => f.Place.Part).ThenBy(f => f.Place.Start)]);
    }
}
