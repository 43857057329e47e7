using System.ComponentModel;
using Gongkai.Operations.Search;
using Gongkai.Operations.Search.Index;
using Gongkai.Web.Api;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Search;

/// <summary>Search as data: public, bounded by <see cref="SearchRates"/>.</summary>
internal static class SearchEndpoints
{
    private const int Suggestions = 10;

    /// <summary>Maps the routes.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var search = routes.MapGroup(ApiSetup.Root + "/search").WithTags("检索").AllowAnonymous().RequireRateLimiting(SearchRates.Policy);
        search.MapGet("", FindAsync).WithName("Search")
            .WithSummary("检索已公开的信息")
            .WithDescription("多个词用空格分开，须同时出现；引号内为整句；文号的括号可用任何一种。不写 q 时按条件列出全部。用 next 作为 after 取下一页；facets 是各项筛选条件可选的值和条数。")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        search.MapGet("/suggest", SuggestAsync).WithName("Suggest")
            .WithSummary("输入时的提示：机关名称（可用拼音首字母）和标题")
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<Results<Ok<SearchPage>, ProblemHttpResult>> FindAsync([AsParameters] Question question, SearchQueries queries, CancellationToken ct)
    {
        if (question.Unknown().ToList() is { Count: > 0 } unknown)
        {
            return new ProblemText(StatusCodes.Status400BadRequest, "search.value-unknown", "没有检索", $"参数 {string.Join('、', unknown)} 的值不在可选范围内，请对照接口说明。").ToProblem();
        }

        var outcome = await queries.FindAsync(question.ToRequest(), ct);
        if (!outcome.Failed)
        {
            return TypedResults.Ok(outcome.Value);
        }

        var problem = outcome.Problems[0];
        return new ProblemText(
            problem == SearchProblems.NotReady ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest, problem.Code, "没有检索", problem.Text).ToProblem();
    }

    private static async Task<Ok<IReadOnlyList<Suggestion>>> SuggestAsync(
        SearchQueries queries, [Description("已经输入的内容")] string? q, [Description("只查这个机关和它下级机关的文件")] long? agency, [Description("最多几条，1 到 20")] int? take, CancellationToken ct) =>
        TypedResults.Ok(await queries.SuggestAsync(q, agency, take ?? Suggestions, ct));

    /// <summary>The question as an address carries it.</summary>
    internal sealed record Question
    {
        /// <summary>The words.</summary>
        [FromQuery(Name = "q"), Description("要查的词")]
        public string? Words { get; init; }

        /// <summary>Where to look.</summary>
        [FromQuery, Description("everywhere（默认）或 titles（只查标题和文号）")]
        public string? Scope { get; init; }

        /// <summary>The agency.</summary>
        [FromQuery, Description("机关编号")]
        public long? Agency { get; init; }

        /// <summary>With those below it.</summary>
        [FromQuery, Description("是否包含下级机关，默认包含")]
        public bool? Below { get; init; }

        /// <summary>The code of columns.</summary>
        [FromQuery, Description("栏目代码")]
        public string? Column { get; init; }

        /// <summary>A column.</summary>
        [FromQuery, Description("栏目编号，包含其下的栏目")]
        public long? ColumnId { get; init; }

        /// <summary>The kind.</summary>
        [FromQuery, Description("信息种类代码")]
        public string? Kind { get; init; }

        /// <summary>The year.</summary>
        [FromQuery, Description("发布年份")]
        public int? Year { get; init; }

        /// <summary>The validity.</summary>
        [FromQuery, Description("效力状态：inForce、notYetInForce、amended、repealed、declaredInvalid、expired、notApplicable")]
        public string? Validity { get; init; }

        /// <summary>The topic.</summary>
        [FromQuery, Description("主题分类：大类 或 大类\\小类")]
        public string? Topic { get; init; }

        /// <summary>The first day.</summary>
        [FromQuery, Description("发布日期不早于")]
        public DateOnly? From { get; init; }

        /// <summary>The last day.</summary>
        [FromQuery, Description("发布日期不晚于")]
        public DateOnly? To { get; init; }

        /// <summary>The order.</summary>
        [FromQuery, Description("relevance（默认）或 date")]
        public string? Order { get; init; }

        /// <summary>The page.</summary>
        [FromQuery, Description("上一页的 next")]
        public string? After { get; init; }

        /// <summary>Hits.</summary>
        [FromQuery, Description("每页条数，1 到 100，默认 20")]
        public int? Take { get; init; }

        /// <summary>The fields whose value is none of their words.</summary>
        public IEnumerable<string> Unknown()
        {
            if (Scope is not null && Word<SearchScope>(Scope) is null)
            {
                yield return "scope";
            }

            if (Validity is not null && Word<SearchValidity>(Validity) is null)
            {
                yield return "validity";
            }

            if (Order is not null && Word<SearchOrder>(Order) is null)
            {
                yield return "order";
            }
        }

        /// <summary>As the query takes it.</summary>
        public SearchRequest ToRequest() => new()
        {
            Words = Words,
            Scope = Word<SearchScope>(Scope) ?? SearchScope.Everywhere,
            AgencyId = Agency,
            WithAgenciesBelow = Below ?? true,
            Column = Column,
            ColumnId = ColumnId,
            Kind = Kind,
            Year = Year,
            Validity = Word<SearchValidity>(Validity),
            Topic = Topic,
            From = From,
            To = To,
            Order = Word<SearchOrder>(Order) ?? SearchOrder.Relevance,
            After = After,
            Take = Take ?? 20,
        };

        // As answers write them: repealed, inForce; never a number.
        private static T? Word<T>(string? text)
            where T : struct, Enum =>
            text is [>= 'A' and <= 'z', ..] && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : null;
    }
}
