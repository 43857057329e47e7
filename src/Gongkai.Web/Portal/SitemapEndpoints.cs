using System.Globalization;
using System.Text;
using Gongkai.Operations.Portal;

namespace Gongkai.Web.Portal;

/// <summary>robots.txt, and the sitemap: an index, one part for agencies and columns, and one for each range of documents' numbers.</summary>
internal static class SitemapEndpoints
{
    /// <summary>Documents in a part, at most; the protocol allows 50,000.</summary>
    private const long Range = 10_000;

    private const string Open = """<?xml version="1.0" encoding="utf-8"?>""";
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>Maps the routes.</summary>
    public static void MapSitemap(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", (SiteSettings site, HttpContext context) =>
        {
            context.Shows(PublicTag.Tree);
            return Results.Text($"User-agent: *\nDisallow: /account\nDisallow: /workbench\nDisallow: /operator\nDisallow: /search\nDisallow: /elder-mode\nDisallow: /api/\n\nSitemap: {site.AddressFor(context.Request)}/sitemap.xml\n", "text/plain");
        }).AllowAnonymous().ExcludeFromDescription();

        routes.MapGet("/sitemap.xml", async (PortalQueries queries, SiteSettings site, HttpContext context, CancellationToken ct) =>
        {
            var address = site.AddressFor(context.Request);
            var parts = (await queries.LastIdAsync(ct) / Range) + 1;
            context.Shows(PublicTag.All);
            var xml = new StringBuilder(Open).Append(CultureInfo.InvariantCulture, $"<sitemapindex xmlns=\"{Namespace}\"><sitemap><loc>{Text(address)}/sitemaps/agencies.xml</loc></sitemap>");
            for (var part = 0; part < parts; part++)
            {
                xml.Append(CultureInfo.InvariantCulture, $"<sitemap><loc>{Text(address)}/sitemaps/documents-{part}.xml</loc></sitemap>");
            }

            return Xml(xml.Append("</sitemapindex>"));
        }).AllowAnonymous().ExcludeFromDescription();

        routes.MapGet("/sitemaps/agencies.xml", async (AgencySites sites, SiteSettings site, HttpContext context, CancellationToken ct) =>
        {
            var address = site.AddressFor(context.Request);
            var xml = new StringBuilder(Open).Append(CultureInfo.InvariantCulture, $"<urlset xmlns=\"{Namespace}\">");
            foreach (var path in (string[])["/", "/gov", "/site-map", "/policies", "/register", "/reports", "/regions", "/open-data", "/help"])
            {
                xml.Append(CultureInfo.InvariantCulture, $"<url><loc>{Text(address)}{path}</loc></url>");
            }

            foreach (var agency in await sites.AllAsync(ct))
            {
                if (await sites.FindAsync(agency.Id, ct) is { } found)
                {
                    xml.Append(CultureInfo.InvariantCulture, $"<url><loc>{Text(address + found.Address)}</loc></url>");
                    foreach (var column in found.Columns)
                    {
                        xml.Append(CultureInfo.InvariantCulture, $"<url><loc>{Text(address + found.AddressOf(column))}</loc></url>");
                    }
                }
            }

            context.Shows(PublicTag.Tree);
            return Xml(xml.Append("</urlset>"));
        }).AllowAnonymous().ExcludeFromDescription();

        routes.MapGet("/sitemaps/documents-{part:long:min(0)}.xml", async Task<IResult> (long part, PortalQueries queries, SiteSettings site, HttpContext context, CancellationToken ct) =>
        {
            var address = site.AddressFor(context.Request);
            if (part > await queries.LastIdAsync(ct) / Range)
            {
                return Results.NotFound();
            }

            var xml = new StringBuilder(Open).Append(CultureInfo.InvariantCulture, $"<urlset xmlns=\"{Namespace}\">");
            foreach (var (id, changedAt) in await queries.AddressesAsync(part * Range, (part + 1) * Range, ct))
            {
                xml.Append(CultureInfo.InvariantCulture, $"<url><loc>{Text(address)}/documents/{id}</loc><lastmod>{PublicWords.Day(changedAt)}</lastmod></url>");
            }

            return Xml(xml.Append("</urlset>"));
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static string Text(string text) => System.Security.SecurityElement.Escape(text);

    private static IResult Xml(StringBuilder xml) => Results.Text(xml.ToString(), "application/xml", Encoding.UTF8);
}
