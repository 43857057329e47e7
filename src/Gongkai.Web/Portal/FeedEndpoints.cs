using System.Globalization;
using System.Text;
using System.Xml;
using Gongkai.Operations.Portal;

namespace Gongkai.Web.Portal;

/// <summary>RSS 2.0 and Atom of an agency and of each column: the newest documents.</summary>
internal static class FeedEndpoints
{
    private const int Rows = 50;
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Maps the routes.</summary>
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        foreach (var (name, isAtom) in new[] { ("rss.xml", false), ("atom.xml", true) })
        {
            routes.MapGet("/gov/{slug}/" + name, (string slug, AgencySites sites, PortalQueries queries, SiteSettings settings, HttpContext context, CancellationToken ct) =>
                FeedAsync(slug, null, isAtom, sites, queries, settings, context, ct)).AllowAnonymous().ExcludeFromDescription();
            routes.MapGet("/gov/{slug}/{code}/" + name, (string slug, string code, AgencySites sites, PortalQueries queries, SiteSettings settings, HttpContext context, CancellationToken ct) =>
                FeedAsync(slug, code, isAtom, sites, queries, settings, context, ct)).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static async Task<IResult> FeedAsync(
        string slug, string? code, bool isAtom, AgencySites sites, PortalQueries queries, SiteSettings settings, HttpContext context, CancellationToken ct)
    {
        if (await sites.FindAsync(slug, ct) is not { } site)
        {
            return Results.NotFound();
        }

        var column = code is null ? null : site.Find(code);
        if (code is not null && column is null)
        {
            return Results.NotFound();
        }

        IReadOnlyList<long> columns = column is null ? [] : site.WithBelow(column);
        var list = await queries.ListAsync(new PublicFilter { AgencyId = site.Agency.Id, ColumnIds = columns }, null, Rows, ct);
        context.Shows(PublicTag.Structure(site.Agency.Id));
        context.Shows(column is null ? [PublicTag.Agency(site.Agency.Id)] : columns.Select(PublicTag.Column));
        context.Shows(list.Tags());
        var feed = new Feed(
            settings.AddressFor(context.Request), column is null ? site.Address : site.AddressOf(column), column is null ? site.Agency.Name : $"{column.Name} · {site.Agency.Name}", site.Agency.Name, list.Rows);
        return Results.Text(isAtom ? WriteAtom(feed) : WriteRss(feed), isAtom ? "application/atom+xml" : "application/rss+xml", Encoding.UTF8);
    }

    private sealed record Feed(string Site, string Path, string Title, string Agency, IReadOnlyList<PublicRow> Rows)
    {
        public DateTimeOffset ChangedAt => Rows.Count == 0 ? DateTimeOffset.UnixEpoch : Rows.Max(r => r.ChangedAt);

        public string AddressOf(PublicRow row) => $"{Site}/documents/{row.Id}";
    }

    private static string WriteRss(Feed feed) => Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", feed.Title);
        xml.WriteElementString("link", feed.Site + feed.Path);
        xml.WriteElementString("description", feed.Title + "：最新公开的政府信息");
        xml.WriteElementString("language", "zh-CN");
        xml.WriteElementString("lastBuildDate", feed.ChangedAt.ToString("r", CultureInfo.InvariantCulture));
        xml.WriteStartElement("atom", "link", Atom);
        xml.WriteAttributeString("href", $"{feed.Site}{feed.Path}/rss.xml");
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
        foreach (var row in feed.Rows)
        {
            xml.WriteStartElement("item");
            xml.WriteElementString("title", Clean(row.Title));
            xml.WriteElementString("link", feed.AddressOf(row));
            xml.WriteElementString("guid", feed.AddressOf(row));
            xml.WriteElementString("pubDate", row.PublishedAt.ToString("r", CultureInfo.InvariantCulture));
            if (row.Summary is { Length: > 0 } summary)
            {
                xml.WriteElementString("description", Clean(summary));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static string WriteAtom(Feed feed) => Write(xml =>
    {
        void Link(string href, string? rel)
        {
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("href", href);
            if (rel is not null)
            {
                xml.WriteAttributeString("rel", rel);
            }

            xml.WriteEndElement();
        }

        xml.WriteStartElement("feed", Atom);
        xml.WriteElementString("title", Atom, feed.Title);
        xml.WriteElementString("id", Atom, feed.Site + feed.Path);
        xml.WriteElementString("updated", Atom, Instant(feed.ChangedAt));
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, feed.Agency);
        xml.WriteEndElement();
        Link(feed.Site + feed.Path, null);
        Link($"{feed.Site}{feed.Path}/atom.xml", "self");
        foreach (var row in feed.Rows)
        {
            xml.WriteStartElement("entry", Atom);
            xml.WriteElementString("title", Atom, Clean(row.Title));
            xml.WriteElementString("id", Atom, feed.AddressOf(row));
            Link(feed.AddressOf(row), null);
            xml.WriteElementString("published", Atom, Instant(row.PublishedAt));
            xml.WriteElementString("updated", Atom, Instant(row.ChangedAt));
            if (row.Summary is { Length: > 0 } summary)
            {
                xml.WriteElementString("summary", Atom, Clean(summary));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Without the characters that XML cannot hold.</summary>
    private static string Clean(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)));

    private static string Write(Action<XmlWriter> write)
    {
        using var memory = new MemoryStream();
        using (var xml = XmlWriter.Create(memory, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartDocument();
            write(xml);
        }

        return Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
    }
}
