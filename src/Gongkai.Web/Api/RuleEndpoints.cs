using Gongkai.Domain.AnnualReports;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gongkai.Web.Api;

/// <summary>The rule catalogue.</summary>
internal static class RuleEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapRules(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/rules").WithTags("核对规则").AllowAnonymous();
        rules.MapGet("", () => TypedResults.Ok(RuleCatalogue.All)).WithName("ListRules").WithSummary("全部核对规则");
        rules.MapGet("/{id}", Results<Ok<Rule>, ProblemHttpResult> (string id) =>
            RuleCatalogue.Find(id) is { } rule ? TypedResults.Ok(rule) : NoSuchRule.ToProblem())
            .WithName("GetRule").WithSummary("一条核对规则").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static readonly ProblemText NoSuchRule = new(StatusCodes.Status404NotFound, "rule.unknown", "没有这条规则", "没有这个编号的规则，请对照规则目录检查编号。");
}
