using System.Text.Encodings.Web;
using Gongkai.Operations.Portal;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Gongkai.Web.Portal;

/// <summary>The fixed parts on the left of an agency's pages, rendered once and kept until the agency's data or columns change.</summary>
internal sealed class PartsMenus(HtmlEncoder encoder)
{
    /// <summary>Characters kept, at most.</summary>
    private const long Capacity = 16_000_000;

    private readonly TaggedCache<(long Agency, long Column), HtmlString> kept = new(Capacity);

    /// <summary>The menu as it stands on a page.</summary>
    public async Task<IHtmlContent> RenderAsync(IHtmlHelper html, AgencyParts parts)
    {
        var key = (parts.Site.Agency.Id, parts.Current?.Id ?? 0);
        if (kept.TryGet(key, out var found))
        {
            return found;
        }

        var begun = kept.Generation;
        await using var text = new StringWriter();
        (await html.PartialAsync("Portal/_Parts", parts)).WriteTo(text, encoder);
        var menu = new HtmlString(text.ToString());
        kept.Keep(key, menu, menu.Value!.Length, AgencySites.TagsOf(parts.Site), begun);
        return menu;
    }

    /// <summary>Forgets what has changed; null for everything.</summary>
    public void Evict(IReadOnlySet<PublicTag>? tags)
    {
        if (tags is null)
        {
            kept.Clear();
        }
        else
        {
            kept.Evict(tags);
        }
    }
}
