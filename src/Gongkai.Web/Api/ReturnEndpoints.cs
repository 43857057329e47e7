using Gongkai.Domain.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Returns;
using Gongkai.Reports.Reading;
using Gongkai.Web.AnnualReports;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Api;

/// <summary>Figures of the sections from their own systems: monthly numbers and single decisions, as CSV.</summary>
internal static class ReturnEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapReturns(this IEndpointRouteBuilder api)
    {
        var returns = api.MapGroup("/agencies/{slug}/returns").WithTags("科室填报").RequireAuthorization(Policies.WriteReturns).DisableAntiforgery();
        returns.MapPost("", MonthlyAsync).WithName("ImportReturns").WithSummary("导入各月填报数（CSV，需要运维口令或接口密钥 returns:write）")
            .WithDescription($"列：{string.Join("、", ImportReturns.Headings)}。全部行没有问题才导入；与已填报的数不同的行须有更正理由。")
            .Accepts<byte[]>("*/*").WithMetadata(new RequestSizeLimitAttribute(Uploads.MaxRequestBytes))
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        returns.MapPost("/decisions", DecisionsAsync).WithName("ImportDecisions").WithSummary("导入双公示记录（CSV，需要运维口令或接口密钥 returns:write）")
            .WithDescription($"列：{string.Join("、", ImportDecisions.Headings)}。同一文号只计一次。相对人名称等其他列不读取、不保存。")
            .Accepts<byte[]>("*/*").WithMetadata(new RequestSizeLimitAttribute(Uploads.MaxRequestBytes))
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<ImportReturns.Done>, ProblemHttpResult>> MonthlyAsync(string slug, HttpRequest request, AgencyQueries agencies, ImportReturns import, CurrentCaller caller, CancellationToken ct)
    {
        var (agency, csv) = (await agencies.FindAsync(slug, ct), await Uploads.ReadAsync(request, ct));
        if (csv is null)
        {
            return ProblemText.Of(StatusCodes.Status413PayloadTooLarge).ToProblem();
        }

        if (caller.WhyNot(ApiScope.WriteReturns, agency?.Place) is { } refusal)
        {
            return new[] { refusal }.ToProblem();
        }

        var outcome = await import.ExecuteAsync(agency?.Id ?? 0, TextDecoding.Decode(csv), null, ct);
        if (outcome.Failed)
        {
            return outcome.Problems.ToProblem();
        }

        await caller.NoteAsync(ApiScope.WriteReturns, agency?.Place, ct);
        return TypedResults.Ok(outcome.Value);
    }

    private static async Task<Results<Ok<ImportDecisions.Done>, ProblemHttpResult>> DecisionsAsync(
        string slug, HttpRequest request, AgencyQueries agencies, ImportDecisions import, string? section, string? source, string? answerer, string? reason, CurrentCaller caller, CancellationToken ct)
    {
        var (agency, csv) = (await agencies.FindAsync(slug, ct), await Uploads.ReadAsync(request, ct));
        if (csv is null)
        {
            return ProblemText.Of(StatusCodes.Status413PayloadTooLarge).ToProblem();
        }

        if (caller.WhyNot(ApiScope.WriteReturns, agency?.Place) is { } refusal)
        {
            return new[] { refusal }.ToProblem();
        }

        var outcome = await import.ExecuteAsync(new(agency?.Id ?? 0, TextDecoding.Decode(csv), section ?? "", source ?? "", answerer ?? "", reason), null, ct);
        if (outcome.Failed)
        {
            return outcome.Problems.ToProblem();
        }

        await caller.NoteAsync(ApiScope.WriteReturns, agency?.Place, ct);
        return TypedResults.Ok(outcome.Value);
    }
}
