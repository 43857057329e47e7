using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Portal;

namespace Gongkai.Web.Portal;

/// <summary>What a page is, in the words of schema.org, as JSON-LD.</summary>
internal static class StructuredData
{
    // This encoder writes < > & and quotes as \u…, so that no title can end the script element or begin another.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>An agency.</summary>
    public static string Of(AgencySite site, string address) => Write(json => Organisation(json, site, address));

    /// <summary>A document: legislation where it is normative or has a 文号, else an article.</summary>
    public static string Of(PublicPage page, AgencySite site, string address) => Write(json =>
    {
        var row = page.Row;
        var url = $"{address}/documents/{row.Id}";
        var isLegislation = row.IsNormative || row.DocumentNumber is not null;
        json.WriteString("@type", isLegislation ? "Legislation" : "Article");
        json.WriteString("@id", url);
        json.WriteString("url", url);
        json.WriteString(isLegislation ? "name" : "headline", row.Title);
        json.WriteString("inLanguage", page.Metadata.Language);
        json.WriteString("datePublished", PublicWords.China(row.PublishedAt).ToString("yyyy-MM-ddTHH:mm:sszzz"));
        json.WriteString("dateModified", PublicWords.China(row.ChangedAt).ToString("yyyy-MM-ddTHH:mm:sszzz"));
        json.WriteStartObject("publisher");
        Organisation(json, site, address);
        json.WriteEndObject();
        Set(json, "description", row.Summary);
        Set(json, "keywords", page.Metadata.Keywords);
        Set(json, "author", page.Metadata.Author);
        Set(json, "identifier", row.IndexNumber);
        if (isLegislation)
        {
            Set(json, "legislationIdentifier", row.DocumentNumber);
            Set(json, "legislationType", row.OfficialKind);
            Set(json, "legislationDate", row.IssuedOn?.ToString("yyyy-MM-dd"));
            Set(json, "legislationDateVersion", row.EffectiveOn?.ToString("yyyy-MM-dd"));
            Set(json, "legislationPassedBy", row.IssuedBy);
            json.WriteString("legislationLegalForce", row.Validity switch
            {
                Validity.InForce => "https://schema.org/InForce",
                Validity.Amended => "https://schema.org/PartiallyInForce",
                Validity.Repealed or Validity.DeclaredInvalid or Validity.Expired => "https://schema.org/NotInForce",
            });
        }
    });

    private static void Organisation(Utf8JsonWriter json, AgencySite site, string address)
    {
        var agency = site.Agency;
        json.WriteString("@type", "GovernmentOrganization");
        json.WriteString("@id", address + site.Address);
        json.WriteString("name", agency.Name);
        json.WriteString("url", address + site.Address);
        Set(json, "alternateName", agency.ShortName);
        Set(json, "taxID", agency.CreditCode);
        Set(json, "telephone", agency.OfficeTelephone);
        Set(json, "faxNumber", agency.OfficeFax);
        Set(json, "email", agency.OfficeEmail);
        Set(json, "address", agency.OfficeAddress);
        if (site.Above is [.., var above])
        {
            json.WriteStartObject("parentOrganization");
            json.WriteString("@type", "GovernmentOrganization");
            json.WriteString("@id", $"{address}/gov/{above.Slug}");
            json.WriteString("name", above.Name);
            json.WriteEndObject();
        }
    }

    private static void Set(Utf8JsonWriter json, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            json.WriteString(name, value);
        }
    }

    private static string Write(Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>(2_048);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
