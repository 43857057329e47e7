using Gongkai.Domain.AnnualReports;
using Gongkai.Operations.AnnualReports;
using Gongkai.Web.AnnualReports;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gongkai.Web.Api;

/// <summary>Two reports side by side, and a region's year.</summary>
internal static class CompareEndpoints
{
    /// <summary>A value and how it is known.</summary>
    /// <param name="State">How it is known.</param>
    /// <param name="Value">The number; null unless stated or recovered.</param>
    public sealed record ValueItem(CellState State, decimal? Value)
    {
        /// <summary>From a cell.</summary>
        public static ValueItem? Of(CellValue? value) => value is { } known ? new(known.State, known.Value) : null;
    }

    /// <summary>A cell in two reports.</summary>
    /// <param name="Cell">The cell.</param>
    /// <param name="Label">Its row and column as the form prints them.</param>
    /// <param name="Left">On the left; null where that layout has no such cell.</param>
    /// <param name="Right">On the right; null where that layout has no such cell.</param>
    /// <param name="Change">Right less left; null unless both are known.</param>
    /// <param name="Growth">The change as a part of the left value.</param>
    public sealed record CellItem(string Cell, string Label, ValueItem? Left, ValueItem? Right, decimal? Change, decimal? Growth);

    /// <summary>A paragraph in two reports.</summary>
    /// <param name="Change">What became of it.</param>
    /// <param name="Left">The left wording; null when it was added.</param>
    /// <param name="Right">The right wording; null when it was removed.</param>
    public sealed record ParagraphItem(ParagraphChange Change, string? Left, string? Right);

    /// <summary>A section in two reports.</summary>
    /// <param name="LeftHeading">Its heading on the left; null when the left has none.</param>
    /// <param name="RightHeading">Its heading on the right; null when the right has none.</param>
    /// <param name="Paragraphs">Its paragraphs.</param>
    public sealed record SectionItem(string? LeftHeading, string? RightHeading, IReadOnlyList<ParagraphItem> Paragraphs);

    /// <summary>Two reports side by side.</summary>
    /// <param name="Left">The one given as <c>a</c>.</param>
    /// <param name="Right">The one given as <c>b</c>.</param>
    /// <param name="LayoutsDiffer">True when the two are in different layouts.</param>
    /// <param name="SharedText">How much of the right text stands word for word in the left one, from 0 to 1.</param>
    /// <param name="Cells">Every cell that one of them has.</param>
    /// <param name="Sections">The sections.</param>
    public sealed record Compared(ReportItem Left, ReportItem Right, bool LayoutsDiffer, decimal SharedText, IReadOnlyList<CellItem> Cells, IReadOnlyList<SectionItem> Sections);

    /// <summary>An agency of a region and its report.</summary>
    /// <param name="Agency">Its name.</param>
    /// <param name="Region">Its region.</param>
    /// <param name="ReportId">Its report; null when none is in.</param>
    /// <param name="Published">When that was published.</param>
    /// <param name="Errors">Its findings of grade error.</param>
    /// <param name="Warnings">Its findings of grade warning.</param>
    public sealed record CoverageItem(string Agency, string Region, long? ReportId, DateOnly? Published, int Errors, int Warnings);

    /// <summary>A total of a region.</summary>
    /// <param name="Cell">The cell.</param>
    /// <param name="Total">The sum of the numbers that are known; null when none is.</param>
    /// <param name="Unknown">How many agencies have no number there.</param>
    public sealed record TotalItem(string Cell, decimal? Total, int Unknown);

    /// <summary>A region.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Path">The names down to it.</param>
    /// <param name="Agencies">Agencies of the region itself.</param>
    public sealed record RegionItem(long Id, string Name, string Path, int Agencies);

    /// <summary>A region's year.</summary>
    /// <param name="Region">The region.</param>
    /// <param name="Year">The year.</param>
    /// <param name="Agencies">Who is in and who is missing.</param>
    /// <param name="Merged">How many reports the totals are made of, without the region's own government.</param>
    /// <param name="Totals">The totals.</param>
    /// <param name="Rules">How many of the reports each rule speaks of.</param>
    /// <param name="Findings">What the comparison of the government's report with the sums shows.</param>
    public sealed record RegionYearItem(
        RegionItem Region, int Year, IReadOnlyList<CoverageItem> Agencies, int Merged, IReadOnlyList<TotalItem> Totals, IReadOnlyList<Facet<string>> Rules, IReadOnlyList<string> Findings);

    /// <summary>Maps the routes.</summary>
    public static void MapCompare(this IEndpointRouteBuilder api)
    {
        api.MapGet("/compare", CompareAsync).AllowAnonymous().WithTags("对比与汇总").WithName("CompareReports")
            .WithSummary("两份报告并列").WithDescription("a、b 为报告编号。").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/regions", async (RegionQueries queries, CancellationToken ct) => TypedResults.Ok((await queries.TreeAsync(ct)).Select(Item)))
            .AllowAnonymous().WithTags("对比与汇总").WithName("ListRegions").WithSummary("全部地区");
        api.MapGet("/regions/{id:long}/{year:int}", RegionYearAsync).AllowAnonymous().WithTags("对比与汇总").WithName("GetRegionYear")
            .WithSummary("一个地区一个年度：报告情况、合计、问题").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<Compared>, ProblemHttpResult>> CompareAsync(long a, long b, ReportQueries queries, CancellationToken ct)
    {
        if (await queries.PageAsync(a, ct) is not { } left)
        {
            return new[] { ReportProblems.Unknown(a) }.ToProblem();
        }

        if (await queries.PageAsync(b, ct) is not { } right)
        {
            return new[] { ReportProblems.Unknown(b) }.ToProblem();
        }

        var comparison = ReportComparison.Of(left.Report, right.Report);
        return TypedResults.Ok(new Compared(
            ReportItem.Of(left.Row), ReportItem.Of(right.Row), comparison.LayoutsDiffer, comparison.Shared.Share,
            [.. comparison.Cells.Select(c => new CellItem(c.Cell.Path, c.Cell.DisplayName(), ValueItem.Of(c.Left), ValueItem.Of(c.Right), c.Change, c.Growth))],
            [.. comparison.Sections.Select(s => new SectionItem(
                s.LeftHeading, s.RightHeading, [.. s.Paragraphs.Select(p => new ParagraphItem(p.Change, p.Left?.Text, p.Right?.Text))]))]));
    }

    private static async Task<Results<Ok<RegionYearItem>, ProblemHttpResult>> RegionYearAsync(long id, int year, RegionQueries queries, CancellationToken ct)
    {
        if (await queries.YearAsync(id, year, ct) is not { } data)
        {
            return new ProblemText(StatusCodes.Status404NotFound, "region.unknown", "没有这个地区", $"没有编号为 {id} 的地区，请从 {ApiSetup.Root}/regions 查找。").ToProblem();
        }

        var totals = await RegionTotals.OfAsync(queries, data, ct);
        return TypedResults.Ok(new RegionYearItem(
            Item(data.Region), year,
            [.. data.Agencies.Select(a => new CoverageItem(a.Agency, a.Region, a.ReportId, a.PublishedOn, a.Errors, a.Warnings))],
            totals.Merged.Reports.Count,
            [.. totals.Merged.Cells.Select(c => new TotalItem(c.Cell.Path, c.Total, c.Unknown.Count()))],
            data.Rules,
            [.. totals.Findings.Select(f => f.Message)]));
    }

    private static RegionItem Item(RegionRow region) => new(region.Id, region.Name, region.Path.TrimEnd('/'), region.Agencies);
}
