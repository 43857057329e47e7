using Gongkai.Operations.Portal;

namespace Gongkai.Web.Portal;

/// <summary>What stands in the head of a public page: the tags of 《政府网站发展指引》(国办发〔2017〕47号), canonical address, feeds, Open Graph.</summary>
internal sealed record PageHead
{
    /// <summary>Where a page puts it for the layout.</summary>
    public const string Key = "Head";

    /// <summary>The title, without the site's name.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences.</summary>
    public required string Description { get; init; }

    /// <summary>The one address of this content on this site, beginning with a slash; null where the page is not to be indexed.</summary>
    public string? Canonical { get; init; }

    /// <summary>The agency whose platform it belongs to.</summary>
    public AgencySite? Site { get; init; }

    /// <summary>The column, on column and article pages.</summary>
    public PublicColumn? Column { get; init; }

    /// <summary>The document, on article pages.</summary>
    public PublicPage? Document { get; init; }

    /// <summary>The address that feeds stand under, <c>/gov/x/rss.xml</c> without <c>rss.xml</c>; null without feeds.</summary>
    public string? Feeds { get; init; }

    /// <summary>JSON-LD; escaped so that it may stand in a script element.</summary>
    public string? StructuredData { get; init; }
}
