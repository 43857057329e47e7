using Gongkai.Operations.Portal;

namespace Gongkai.Web.Portal;

/// <summary>What a page that may be kept shows. A page that declares nothing is never kept.</summary>
internal sealed class PageTags
{
    /// <summary>The things shown.</summary>
    public HashSet<PublicTag> Shown { get; } = [];

    /// <summary>The document whose views the page counts for; null for none.</summary>
    public long? Viewed { get; set; }
}

/// <summary>How pages say what they show.</summary>
internal static class PageTagging
{
    /// <summary>Says that this answer may be kept until one of these changes.</summary>
    public static void Shows(this HttpContext context, params IEnumerable<PublicTag> tags)
    {
        if (context.Features.Get<PageTags>() is { } page)
        {
            page.Shown.UnionWith(tags);
        }
    }

    /// <summary>Says that every delivery of this answer is a view of a document.</summary>
    public static void CountsAsViewOf(this HttpContext context, long documentId)
    {
        if (context.Features.Get<PageTags>() is { } page)
        {
            page.Viewed = documentId;
        }
    }

    /// <summary>The things that a list shows, row by row.</summary>
    public static IEnumerable<PublicTag> Tags(this PublicList list) => list.Rows.Select(r => PublicTag.Document(r.Id));
}
