using System.Text;
using System.Text.Json;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Portal;
using Gongkai.Web.Portal;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Gongkai.Web.Api;

/// <summary>What the public pages show, as data: agencies, columns, documents, the register, and everything at once.</summary>
internal static class DocumentEndpoints
{
    private const int DefaultRows = 50;
    private const string Jsonl = "application/x-ndjson";

    /// <summary>Maps the routes.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        var agencies = api.MapGroup("/agencies").WithTags("机关和目录").AllowAnonymous().RequireRateLimiting(ApiLimits.Reading);
        agencies.MapGet("", AgenciesAsync).WithName("ListAgencies").WithSummary("全部机关");
        agencies.MapGet("/{slug}", AgencyAsync).WithName("GetAgency").WithSummary("一个机关和它的公开目录").ProducesProblem(StatusCodes.Status404NotFound);

        var documents = api.MapGroup("/documents").WithTags("公开文件").AllowAnonymous().RequireRateLimiting(ApiLimits.Reading);
        documents.MapGet("", ListAsync).WithName("ListDocuments").WithSummary("公开文件列表")
            .WithDescription("按发布时间从新到旧；用 next 作为 after 取下一页。column 须与 agency 同时给出，包含下级栏目。");
        documents.MapGet("/{id:long}", DocumentAsync).WithName("GetDocument").WithSummary("一份公开文件：元数据、正文、附件、关联文件；已撤下的只有说明").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/documents.csv", CsvAsync).WithTags("公开文件").AllowAnonymous().RequireRateLimiting(ApiLimits.Reading).WithName("ListDocumentsCsv").WithSummary("公开文件列表（CSV，参数与 JSON 相同，最多 200 行；用响应头 X-Next 作为 after 取下一页）")
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
        api.MapGet("/register", RegisterAsync).WithTags("公开文件").AllowAnonymous().RequireRateLimiting(ApiLimits.Reading).WithName("ListRegister").WithSummary("行政规范性文件登记：任意一天的效力");

        var whole = api.MapGroup("/open-data").WithTags("开放数据").AllowAnonymous().RequireRateLimiting(ApiLimits.Downloading);
        whole.MapGet("/documents.jsonl", DownloadLines).WithName("DownloadDocuments").WithSummary("全部公开文件，一行一份 JSON，含正文").Produces<string>(StatusCodes.Status200OK, Jsonl);
        whole.MapGet("/documents.csv", DownloadCsv).WithName("DownloadDocumentList").WithSummary("全部公开文件目录，CSV").Produces<string>(StatusCodes.Status200OK, "text/csv");
        whole.MapGet("/catalogue.csv", CatalogueCsvAsync).WithName("DownloadCatalogue").WithSummary("全部机关的公开目录（栏目），CSV").Produces<string>(StatusCodes.Status200OK, "text/csv");
    }

    private static async Task<Ok<List<AgencyItem>>> AgenciesAsync(AgencySites sites, SiteSettings settings, HttpRequest request, CancellationToken ct)
    {
        var all = await sites.AllAsync(ct);
        var byId = all.ToDictionary(a => a.Id);
        return TypedResults.Ok(all.Select(a => Item(a, a.ParentId is { } parent ? byId.GetValueOrDefault(parent)?.Slug : null, settings.AddressFor(request))).ToList());
    }

    private static async Task<Results<Ok<AgencyCatalogue>, ProblemHttpResult>> AgencyAsync(string slug, AgencySites sites, SiteSettings settings, HttpRequest request, CancellationToken ct)
    {
        if (await sites.FindAsync(slug, ct) is not { } site)
        {
            return NoAgency(slug).ToProblem();
        }

        var address = settings.AddressFor(request);
        return TypedResults.Ok(new AgencyCatalogue(Item(site.Agency, site.Above is [.., var above] ? above.Slug : null, address), [.. site.Columns.Select(c => Item(c, site, address))]));
    }

    private static async Task<Results<Ok<DocumentItems>, ProblemHttpResult>> ListAsync(
        [AsParameters] ListQuery query, AgencySites sites, PortalQueries queries, SiteSettings settings, TimeProvider clock, HttpRequest request, CancellationToken ct)
    {
        var (list, problem) = await query.FindAsync(sites, queries, PublicWords.Today(clock), ct);
        return problem is not null
            ? problem.ToProblem()
            : TypedResults.Ok(new DocumentItems(await ItemsAsync(list!.Rows, sites, settings.AddressFor(request), PublicWords.Today(clock), ct), list.Next));
    }

    private static async Task<IResult> CsvAsync(
        [AsParameters] ListQuery query, AgencySites sites, PortalQueries queries, SiteSettings settings, TimeProvider clock, HttpContext context, CancellationToken ct)
    {
        var (list, problem) = await (query with { Take = query.Take ?? PortalQueries.LargestPage }).FindAsync(sites, queries, PublicWords.Today(clock), ct);
        if (problem is not null)
        {
            return problem.ToProblem();
        }

        if (list!.Next is { } next)
        {
            context.Response.Headers["X-Next"] = next;
        }

        var items = await ItemsAsync(list.Rows, sites, settings.AddressFor(context.Request), PublicWords.Today(clock), ct);
        return Results.Text(CsvText.ByteOrderMark + DocumentItem.CsvHead + string.Concat(items.Select(i => i.ToCsv())), "text/csv", Encoding.UTF8);
    }

    private static async Task<Results<Ok<DocumentWhole>, ProblemHttpResult>> DocumentAsync(
        long id, AgencySites sites, PortalQueries queries, SiteSettings settings, TimeProvider clock, HttpRequest request, CancellationToken ct) =>
        await queries.DocumentAsync(id, ct) is { } page
            ? TypedResults.Ok(DocumentWhole.Of(page, await sites.FindAsync(page.Row.AgencyId, ct), PublicWords.Today(clock), settings.AddressFor(request)))
            : new ProblemText(StatusCodes.Status404NotFound, "document.unknown", "没有这份文件", $"没有编号为 {id} 的公开文件。").ToProblem();

    private static async Task<Results<Ok<RegisterItems>, ProblemHttpResult>> RegisterAsync(
        string? agency, DateOnly? on, string? validity, string? after, int? take, AgencySites sites, PublicRegister register, SiteSettings settings, TimeProvider clock, HttpRequest request, CancellationToken ct)
    {
        var site = agency is null ? null : await sites.FindAsync(agency, ct);
        if (agency is not null && site is null)
        {
            return NoAgency(agency).ToProblem();
        }

        var wanted = ValidityWords.Parse(validity);
        if (validity is { Length: > 0 } && wanted is null)
        {
            return NoValidity(validity).ToProblem();
        }

        var day = on ?? PublicWords.Today(clock);
        var list = await register.ListAsync(site?.Agency.Id, day, wanted, after, Math.Clamp(take ?? DefaultRows, 1, PortalQueries.LargestPage), ct);
        var items = await ItemsAsync([.. list.Entries.Select(e => e.Row)], sites, settings.AddressFor(request), day, ct);
        return TypedResults.Ok(new RegisterItems(day, [.. list.Entries.Zip(items, (e, i) => i with { Validity = e.Validity.Key(), ExpiresOn = e.ExpiresOn })], list.Next));
    }

    private static IResult DownloadLines(
        string? agency, AgencySites sites, PortalQueries queries, SiteSettings settings, TimeProvider clock, IOptions<JsonOptions> json, HttpRequest request, CancellationToken ct) =>
        Stream(agency, sites, queries, Jsonl, "documents.jsonl", null, (page, site) =>
            JsonSerializer.Serialize(DocumentWhole.Of(page, site, PublicWords.Today(clock), settings.AddressFor(request)), json.Value.SerializerOptions) + "\n", ct);

    private static IResult DownloadCsv(string? agency, AgencySites sites, PortalQueries queries, SiteSettings settings, TimeProvider clock, HttpRequest request, CancellationToken ct) =>
        Stream(agency, sites, queries, "text/csv", "documents.csv", CsvText.ByteOrderMark + DocumentItem.CsvHead,
            (page, site) => DocumentItem.Of(page.Row, site, PublicWords.Today(clock), settings.AddressFor(request)).ToCsv(), ct);

    private static async Task<IResult> CatalogueCsvAsync(AgencySites sites, SiteSettings settings, HttpRequest request, CancellationToken ct)
    {
        var text = new StringBuilder(CsvText.ByteOrderMark).Append(CsvText.Line("agency", "agency_name", "column", "name", "parent", "part", "basis", "cycle", "closed_on", "address"));
        foreach (var agency in await sites.AllAsync(ct))
        {
            if (await sites.FindAsync(agency.Id, ct) is { } site)
            {
                foreach (var column in site.Columns.Select(c => Item(c, site, settings.AddressFor(request))))
                {
                    text.Append(CsvText.Line(
                        agency.Slug, agency.Name, column.Code, column.Name, column.Parent, column.Part, column.Basis, column.Cycle, column.ClosedOn is { } closed ? PublicWords.Day(closed) : null, column.Address));
                }
            }
        }

        return Results.Text(text.ToString(), "text/csv", Encoding.UTF8);
    }

    /// <summary>Everything, written as it is read: what is in memory at once is a part of the table.</summary>
    private static IResult Stream(string? agency, AgencySites sites, PortalQueries queries, string type, string name, string? head, Func<PublicPage, AgencySite?, string> line, CancellationToken ct) =>
        Results.Stream(async output =>
        {
            await using var writer = new StreamWriter(output, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
            if (head is not null)
            {
                await writer.WriteAsync(head);
            }

            var only = agency is null ? null : await sites.FindAsync(agency, ct);
            if (agency is null || only is not null)
            {
                await foreach (var page in queries.EverythingAsync(only?.Agency.Id, ct))
                {
                    await writer.WriteAsync(line(page, await sites.FindAsync(page.Row.AgencyId, ct)).AsMemory(), ct);
                }
            }
        }, type + "; charset=utf-8", name);

    private static async Task<IReadOnlyList<DocumentItem>> ItemsAsync(IReadOnlyList<PublicRow> rows, AgencySites sites, string address, DateOnly today, CancellationToken ct)
    {
        var items = new List<DocumentItem>(rows.Count);
        foreach (var row in rows)
        {
            items.Add(DocumentItem.Of(row, await sites.FindAsync(row.AgencyId, ct), today, address));
        }

        return items;
    }

    private static AgencyItem Item(PublicAgency a, string? parent, string address) =>
        new(a.Slug, a.Name, a.ShortName, parent, a.Level?.ToString(), a.Kind?.ToString(), a.CreditCode, $"{address}/gov/{a.Slug}");

    private static ColumnItem Item(PublicColumn c, AgencySite site, string address) =>
        new(c.Code, c.Name, c.ParentId is { } parent ? site.Find(parent)?.Code : null, c.Part.ToString(), c.Basis, c.Cycle.ToString(), c.ClosedOn, address + site.AddressOf(c));

    private static ProblemText NoValidity(string validity) => new(
        StatusCodes.Status400BadRequest, "register.validity-unknown", "没有这种有效性", $"有效性“{validity}”不在可选的范围内，可以填：{string.Join("、", Enum.GetValues<Validity>().Select(v => v.Key()))}。");

    private static ProblemText NoAgency(string slug) => new(StatusCodes.Status404NotFound, "agency.unknown", "没有这个机关", $"没有地址为 {slug} 的机关，请先从 /api/v1/agencies 查找。");

    /// <summary>What narrows a list.</summary>
    /// <param name="Agency">The agency, by its part of addresses.</param>
    /// <param name="Column">The column with those below it, by its code; only together with the agency.</param>
    /// <param name="Kind">The kinds, by their codes: <c>policies</c> and <c>interpretations</c> stand for those of the policy library.</param>
    /// <param name="Year">The year of publication.</param>
    /// <param name="Topic">主题分类.</param>
    /// <param name="Validity">The validity today: in-force, amended, repealed, declared-invalid, expired.</param>
    /// <param name="Normative">True for 行政规范性文件 only.</param>
    /// <param name="After"><c>next</c> of the part before.</param>
    /// <param name="Take">Rows, 1 to 200.</param>
    internal sealed record ListQuery(string? Agency, string? Column, string? Kind, int? Year, string? Topic, string? Validity, bool? Normative, string? After, int? Take)
    {
        public async Task<(PublicList? List, ProblemText? Problem)> FindAsync(AgencySites sites, PortalQueries queries, DateOnly today, CancellationToken ct)
        {
            var site = Agency is null ? null : await sites.FindAsync(Agency, ct);
            if (Agency is not null && site is null)
            {
                return (null, NoAgency(Agency));
            }

            var column = Column is null ? null : site?.Find(Column);
            if (Column is not null && column is null)
            {
                return (null, new(StatusCodes.Status404NotFound, "column.unknown", "没有这个栏目", $"没有代码为 {Column} 的栏目；栏目须与 agency 同时给出，请从 /api/v1/agencies/{{slug}} 查找。"));
            }

            return (await queries.ListAsync(
                new PublicFilter
                {
                    AgencyId = column is null ? site?.Agency.Id : null,
                    ColumnIds = column is null ? [] : site!.WithBelow(column),
                    Kinds = Kind switch { null => [], "policies" => PolicyKinds.Policies, "interpretations" => PolicyKinds.Interpretations, _ => Kind.Split(',', StringSplitOptions.RemoveEmptyEntries) },
                    Year = Year,
                    Topic = Topic,
                    Validity = ValidityWords.Parse(Validity),
                    IsNormative = Normative is true,
                    On = today,
                },
                After, Take ?? DefaultRows, ct), null);
        }
    }
}

/// <summary>A part of the register.</summary>
/// <param name="On">The day.</param>
/// <param name="Documents">The documents with their validity on that day.</param>
/// <param name="Next">What to pass as <c>after</c> for the next part; null on the last.</param>
internal sealed record RegisterItems(DateOnly On, IReadOnlyList<DocumentItem> Documents, string? Next);
