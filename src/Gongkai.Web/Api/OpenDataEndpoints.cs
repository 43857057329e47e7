using Gongkai.Operations.AnnualReports;
using Gongkai.Reports.Writing;

namespace Gongkai.Web.Api;

/// <summary>All reports as files, written as they are read: what is in memory at once is one report.</summary>
internal static class OpenDataEndpoints
{
    /// <summary>Maps the routes.</summary>
    public static void MapOpenData(this IEndpointRouteBuilder api)
    {
        var data = api.MapGroup("/open-data").WithTags("开放数据").AllowAnonymous();
        data.MapGet("/reports.jsonl", (ReportQueries queries, CancellationToken ct) => Results.Stream(output => WriteAsync(queries, output, Lines, ct), "application/x-ndjson; charset=utf-8", "reports.jsonl"))
            .WithName("DownloadReports").WithSummary("全部报告，一行一份 JSON").Produces<string>(StatusCodes.Status200OK, "application/x-ndjson");
        data.MapGet("/cells.csv", (ReportQueries queries, CancellationToken ct) => Results.Stream(output => WriteAsync(queries, output, Table, ct), "text/csv; charset=utf-8", "cells.csv"))
            .WithName("DownloadCells").WithSummary("全部表格，一行一个单元格").Produces<string>(StatusCodes.Status200OK, "text/csv");
    }

    private delegate void Writer(Domain.AnnualReports.AnnualReport report, MemoryStream into, bool first);

    private static void Lines(Domain.AnnualReports.AnnualReport report, MemoryStream into, bool first) => ReportJson.Write(report, into, indented: false);

    private static void Table(Domain.AnnualReports.AnnualReport report, MemoryStream into, bool first)
    {
        ReportCsv.Write(report, into);
        if (!first)
        {
            DropFirstLine(into);
        }
    }

    /// <summary>The second and later tables come without their head.</summary>
    private static void DropFirstLine(MemoryStream table)
    {
        var bytes = table.ToArray();
        var rest = bytes.AsSpan(bytes.AsSpan().IndexOf((byte)'\n') + 1);
        table.SetLength(0);
        table.Write(rest);
    }

    private static async Task WriteAsync(ReportQueries queries, Stream output, Writer write, CancellationToken ct)
    {
        using var piece = new MemoryStream();
        var first = true;
        string? after = null;
        do
        {
            var list = await queries.ListAsync(new ReportFilter(), after, ReportQueries.LargestPage, ct);
            foreach (var row in list.Rows)
            {
                if (await queries.ReportAsync(row.Id, ct) is { } report)
                {
                    piece.SetLength(0);
                    write(report, piece, first);
                    await output.WriteAsync(piece.GetBuffer().AsMemory(0, (int)piece.Length), ct);
                    first = false;
                }
            }

            after = list.Next;
        }
        while (after is not null);
    }
}
