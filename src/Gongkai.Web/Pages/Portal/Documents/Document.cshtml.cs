using Gongkai.Domain.Publishing;
using Gongkai.Operations.Portal;
using Gongkai.Operations.Publishing;
using Gongkai.Web.Portal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Portal.Documents;

/// <summary>A document. Its address never changes; after 撤下 it shows the notice.</summary>
[AllowAnonymous]
internal sealed class DocumentModel(AgencySites sites, PortalQueries queries, SiteSettings settings, TimeProvider clock) : PageModel
{
    /// <summary>The document.</summary>
    public PublicPage Document { get; private set; } = null!;

    /// <summary>Its agency.</summary>
    public AgencySite Site { get; private set; } = null!;

    /// <summary>The columns from the top to its own.</summary>
    public IReadOnlyList<PublicColumn> Path { get; private set; } = [];

    /// <summary>The body. It was sanitised when it was saved, and is once more.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Whether it is in force today.</summary>
    public Validity Validity { get; private set; }

    /// <summary>Its full address.</summary>
    public string Address { get; private set; } = "";

    /// <summary>False for what force does not apply to: news, notices.</summary>
    public bool ShowsValidity => Document.Row is { IsNormative: true } or { DocumentNumber: not null } or { ExpiresOn: not null } || Validity is not Validity.InForce;

    /// <summary>The metadata that it has, in the usual order.</summary>
    public IEnumerable<(string Name, string Value)> Facts
    {
        get
        {
            var row = Document.Row;
            (string Name, string? Value)[] facts =
            [
                ("索引号", row.IndexNumber), ("发文机关", row.IssuedBy ?? Site.Agency.Name), ("发文字号", row.DocumentNumber), ("主题分类", row.Topic), ("公文种类", row.OfficialKind),
                ("成文日期", row.IssuedOn is { } issued ? PublicWords.Long(issued) : null), ("发布日期", PublicWords.Long(DateOnly.FromDateTime(PublicWords.China(row.PublishedAt).Date))),
                ("实施日期", row.EffectiveOn is { } effective ? PublicWords.Long(effective) : null), (row.ValidityOn(DateOnly.MaxValue) is Validity.Expired ? "有效期至" : "废止日期", row.ExpiresOn is { } last ? PublicWords.Long(last) : null),
                ("有效性", ShowsValidity ? Validity.Name() : null), ("公开方式", "主动公开"),
            ];
            return facts.Where(f => f.Value is { Length: > 0 }).Select(f => (f.Name, f.Value!));
        }
    }

    /// <summary>What its kind adds.</summary>
    public IReadOnlyList<KindFact> Fields { get; private set; } = [];

    /// <summary>The other documents, under their headings.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<RelatedDocument> Related)> Related
    {
        get
        {
            (string Heading, DocumentRelation Relation, bool FromHere)[] groups =
            [
                ("政策解读", DocumentRelation.Interprets, false), ("解读的政策文件", DocumentRelation.Interprets, true),
                ("修改本文件的文件", DocumentRelation.Amends, false), ("本文件修改的文件", DocumentRelation.Amends, true),
                ("废止本文件的文件", DocumentRelation.Repeals, false), ("本文件废止的文件", DocumentRelation.Repeals, true),
                ("宣布本文件失效的文件", DocumentRelation.DeclaresInvalid, false), ("本文件宣布失效的文件", DocumentRelation.DeclaresInvalid, true),
            ];
            foreach (var (heading, relation, fromHere) in groups)
            {
                if (Document.With(relation, fromHere).ToList() is { Count: > 0 } found)
                {
                    yield return (heading, found);
                }
            }

            if (Document.Related.Where(r => r.Relation == DocumentRelation.Related).DistinctBy(r => r.Id).ToList() is { Count: > 0 } others)
            {
                yield return ("相关文件", others);
            }
        }
    }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (await queries.DocumentAsync(id, ct) is not { } document || await sites.FindAsync(document.Row.AgencyId, ct) is not { } site)
        {
            return NotFound();
        }

        (Document, Site) = (document, site);
        var column = site.Find(document.Row.ColumnId);
        Path = column is null ? [] : site.PathTo(column);
        Validity = document.Row.ValidityOn(PublicWords.Today(clock));
        Body = PublicMarkup.Safe(document.Html);
        Address = $"{settings.AddressFor(Request)}/documents/{id}";
        if (!document.Row.IsWithdrawn && document.Metadata.Fields.Count > 0)
        {
            // Asked for here and not in the constructor: a context of the database is made for it, which most documents do without.
            var kinds = HttpContext.RequestServices.GetRequiredService<PublishingSettings>();
            Fields = KindFact.Of(await kinds.KindAsync(site.Agency.Place, document.Row.Kind, ct), document.Metadata.Fields);
        }

        HttpContext.Shows([PublicTag.Document(id), PublicTag.Structure(site.Agency.Id), .. document.Related.Select(r => PublicTag.Document(r.Id))]);
        if (!document.Row.IsWithdrawn)
        {
            HttpContext.CountsAsViewOf(id);
        }

        ViewData[PageHead.Key] = new PageHead
        {
            Title = document.Row.Title,
            Description = document.Row.Summary is { Length: > 0 } summary ? summary : $"{site.Agency.Name}公开的政府信息：{document.Row.Title}",
            Canonical = $"/documents/{id}",
            Site = site,
            Column = column,
            Document = document,
            StructuredData = StructuredData.Of(document, site, settings.AddressFor(Request)),
        };
        return Page();
    }
}
