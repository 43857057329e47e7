using Gongkai.Domain.Accounts;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.AnnualReports;
using Gongkai.Reports.Writing;
using Gongkai.Web.AnnualReports;
using Gongkai.Web.Pages.Portal.AnnualReports;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Api;

/// <summary>Stored reports: the list, one report, its findings, its files; storing and explaining for the operator.</summary>
internal static class ReportEndpoints
{
    private const int DefaultRows = 50;

    /// <summary>Maps the routes.</summary>
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("年度报告");
        reports.MapGet("", ListAsync).AllowAnonymous().WithName("ListReports")
            .WithSummary("报告列表").WithDescription("按年度从新到旧、机关名称排序；用 next 作为 after 取下一页。");
        reports.MapGet("/{id:long}", GetAsync).AllowAnonymous().WithName("GetReport")
            .WithSummary("一份报告（年报 JSON 格式）").Produces<ReportDocument>().ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapGet("/{id:long}/findings", FindingsAsync).AllowAnonymous().WithName("ListFindings")
            .WithSummary("一份报告的核对发现").ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapGet("/{id:long}/files/{format}", FileAsync).AllowAnonymous().WithName("GetReportFile")
            .WithSummary("一份报告的文件：html、docx、xlsx、json、csv").Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapPost("", StoreAsync).RequireAuthorization(Policies.WriteReports).WithName("StoreReport").DisableAntiforgery()
            .WithSummary("存入一份报告（需要运维口令，或接口密钥 reports:write 并写明 agency）").Accepts<byte[]>("*/*").WithMetadata(new RequestSizeLimitAttribute(Uploads.MaxRequestBytes))
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        reports.MapPut("/{id:long}/findings/{finding}/explanation", ExplainAsync).RequireAuthorization(Policies.Operator).WithName("ExplainFinding")
            .WithSummary("说明一条发现（需要运维口令）").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        reports.MapDelete("/{id:long}/findings/{finding}/explanation", WithdrawAsync).RequireAuthorization(Policies.Operator).WithName("WithdrawExplanation")
            .WithSummary("撤回说明（需要运维口令）").ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<ReportItems>> ListAsync(
        ReportQueries queries, string? name, long? region, long? agency, int? year, string? findings, string? rule, string? after, int? take, CancellationToken ct)
    {
        var filter = new ReportFilter { Name = name, RegionId = region, AgencyId = agency, Year = year, Findings = ListModel.ParseFindings(findings), RuleId = rule };
        var list = await queries.ListAsync(filter, after, take ?? DefaultRows, ct);
        return TypedResults.Ok(new ReportItems([.. list.Rows.Select(ReportItem.Of)], list.Next));
    }

    private static async Task<IResult> GetAsync(long id, ReportQueries queries, CancellationToken ct) =>
        await queries.ReportAsync(id, ct) is { } report
            ? Results.Stream(output => Write(output, report), "application/json; charset=utf-8")
            : Unknown(id);

    private static async Task Write(Stream output, Domain.AnnualReports.AnnualReport report)
    {
        using var json = new MemoryStream();
        ReportJson.Write(report, json, indented: false);
        await output.WriteAsync(json.GetBuffer().AsMemory(0, (int)json.Length));
    }

    private static async Task<Results<Ok<IEnumerable<FindingItem>>, ProblemHttpResult>> FindingsAsync(long id, ReportQueries queries, CancellationToken ct) =>
        await queries.PageAsync(id, ct) is { } page ? TypedResults.Ok(page.Findings.Select(FindingItem.Of)) : Unknown(id);

    private static async Task<IResult> FileAsync(long id, string format, ReportQueries queries, CancellationToken ct)
    {
        if (ReportFileFormats.Parse(format) is not { } parsed)
        {
            return new ProblemText(StatusCodes.Status404NotFound, "format.unknown", "没有这种格式", "可选的格式有 html、docx、xlsx、json、csv。").ToProblem();
        }

        return await queries.PageAsync(id, ct) is { } page
            ? new ReportFileResult(page.Report, [.. page.Findings.Select(f => f.Finding)], parsed)
            : Unknown(id);
    }

    private static async Task<Results<Ok<ReportStored>, Created<ReportStored>, ProblemHttpResult>> StoreAsync(
        HttpRequest request, ImportReport importReport, CurrentCaller caller, ApiKeys keys, string? fileName, string? agency, string? region, int? year, CancellationToken ct)
    {
        if (await Uploads.ReadAsync(request, ct) is not { } bytes)
        {
            return ProblemText.Of(StatusCodes.Status413PayloadTooLarge).ToProblem();
        }

        // With a key the agency must be named: a document could name any.
        var place = caller.Value is null ? null : await keys.PlaceAsync(agency, ct);
        if (caller.WhyNot(ApiScope.WriteReports, place) is { } refusal)
        {
            return new[] { refusal }.ToProblem();
        }

        var outcome = await importReport.ExecuteAsync(new(bytes, fileName ?? "接口上传") { Agency = agency, Region = region, Year = year }, ct);
        if (outcome.Failed)
        {
            return outcome.Problems.ToProblem();
        }

        await caller.NoteAsync(ApiScope.WriteReports, place, ct);
        var stored = new ReportStored(outcome.Value.ReportId, outcome.Value.Version, outcome.Value.Effect);
        return stored.Effect == ImportEffect.Added ? TypedResults.Created($"{ApiSetup.Root}/reports/{stored.Id}", stored) : TypedResults.Ok(stored);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ExplainAsync(
        long id, string finding, ExplanationAsked asked, ExplainFinding explainFinding, CancellationToken ct)
    {
        var outcome = await explainFinding.ExecuteAsync(new(id, finding, asked.Reason ?? "", asked.By ?? ""), ct);
        return outcome.Failed ? outcome.Problems.ToProblem() : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(long id, string finding, string by, ExplainFinding explainFinding, CancellationToken ct)
    {
        var outcome = await explainFinding.WithdrawAsync(id, finding, by, ct);
        return outcome.Failed ? outcome.Problems.ToProblem() : TypedResults.NoContent();
    }

    private static ProblemHttpResult Unknown(long id) => new[] { ReportProblems.Unknown(id) }.ToProblem();
}
