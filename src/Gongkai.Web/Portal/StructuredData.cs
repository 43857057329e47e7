using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Portal;

namespace Gongkai.Web.Portal;

/// <summary>What a page is, in the words of schema.org, as JSON-LD.</summary>
internal static class StructuredData
{
    // This encoder writes < > & and quotes as \u…, so that no title can end the script element or begin another.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>An agency.</summary>
    public static string Of(AgencySite site, string address) => Write(Organisation(site, address));

    /// <summary>A document: legislation where it is normative or has a 文号, else an article.</summary>
    public static string Of(PublicPage page, AgencySite site, string address)
    {
        var row = page.Row;
        var url = $"{address}/documents/{row.Id}";
        var isLegislation = row.IsNormative || row.DocumentNumber is not null;
        var data = new JsonObject
        {
            ["@type"] = isLegislation ? "Legislation" : "Article",
            ["@id"] = url,
            ["url"] = url,
            [isLegislation ? "name" : "headline"] = row.Title,
            ["inLanguage"] = page.Metadata.Language,
            ["datePublished"] = PublicWords.China(row.PublishedAt).ToString("yyyy-MM-ddTHH:mm:sszzz"),
            ["dateModified"] = PublicWords.China(row.ChangedAt).ToString("yyyy-MM-ddTHH:mm:sszzz"),
            ["publisher"] = Organisation(site, address),
        };
        Set(data, "description", row.Summary);
        Set(data, "keywords", page.Metadata.Keywords);
        Set(data, "author", page.Metadata.Author);
        Set(data, "identifier", row.IndexNumber);
        if (isLegislation)
        {
            Set(data, "legislationIdentifier", row.DocumentNumber);
            Set(data, "legislationType", row.OfficialKind);
            Set(data, "legislationDate", row.IssuedOn?.ToString("yyyy-MM-dd"));
            Set(data, "legislationDateVersion", row.EffectiveOn?.ToString("yyyy-MM-dd"));
            Set(data, "legislationPassedBy", row.IssuedBy);
            data["legislationLegalForce"] = row.Validity is Validity.InForce ? "https://schema.org/InForce" : row.Validity is Validity.Amended ? "https://schema.org/PartiallyInForce" : "https://schema.org/NotInForce";
        }

        return Write(data);
    }

    private static JsonObject Organisation(AgencySite site, string address)
    {
        var agency = site.Agency;
        var data = new JsonObject { ["@type"] = "GovernmentOrganization", ["@id"] = address + site.Address, ["name"] = agency.Name, ["url"] = address + site.Address };
        Set(data, "alternateName", agency.ShortName);
        Set(data, "taxID", agency.CreditCode);
        Set(data, "telephone", agency.OfficeTelephone);
        Set(data, "faxNumber", agency.OfficeFax);
        Set(data, "email", agency.OfficeEmail);
        Set(data, "address", agency.OfficeAddress);
        if (site.Above is [.., var above])
        {
            data["parentOrganization"] = new JsonObject { ["@type"] = "GovernmentOrganization", ["@id"] = $"{address}/gov/{above.Slug}", ["name"] = above.Name };
        }

        return data;
    }

    private static void Set(JsonObject data, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            data[name] = value;
        }
    }

    private static string Write(JsonObject data)
    {
        data.Insert(0, "@context", "https://schema.org");
        return data.ToJsonString(Options);
    }
}
