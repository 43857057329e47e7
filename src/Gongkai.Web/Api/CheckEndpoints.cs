using Gongkai.Reports.Writing;
using Gongkai.Web.AnnualReports;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Api;

/// <summary>体检 for programs: a file goes in, the report and its findings come out; nothing is kept.</summary>
internal static class CheckEndpoints
{
    /// <summary>Maps the route.</summary>
    public static void MapCheck(this IEndpointRouteBuilder api) =>
        api.MapPost("/check", CheckAsync).AllowAnonymous().DisableAntiforgery().RequireRateLimiting(Uploads.Policy)
            .WithMetadata(new RequestSizeLimitAttribute(Uploads.MaxRequestBytes))
            .WithTags("年报体检").WithName("CheckReport").WithSummary("读取并核对一份报告，不保存")
            .WithDescription("请求体可以是文件的原始字节（fileName 参数给出文件名，可省），也可以是 multipart/form-data，字段 file 为报告，previous 为上一年的报告（可省）。")
            .Accepts<byte[]>("*/*")
            .Produces<CheckDocument>().ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> CheckAsync(HttpRequest request, CheckUps checkUps, string? fileName, CancellationToken ct)
    {
        UploadedFile? file, previous = null;
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(ct);
            file = await UploadedFile.ReadAsync(form.Files["file"], ct);
            previous = await UploadedFile.ReadAsync(form.Files["previous"], ct);
        }
        else if (await Uploads.ReadAsync(request, ct) is { } bytes)
        {
            file = new UploadedFile(bytes, fileName);
        }
        else
        {
            return ProblemText.Of(StatusCodes.Status413PayloadTooLarge).ToProblem();
        }

        if (file is null)
        {
            return new ProblemText(StatusCodes.Status422UnprocessableEntity, "file.missing", "没有文件", "请在请求体中给出文件，或者用字段名 file 上传。").ToProblem();
        }

        if (checkUps.Begin(file, previous) is not { } checkUp)
        {
            return ProblemText.Of(StatusCodes.Status503ServiceUnavailable).ToProblem();
        }

        await checkUp.Finished.WaitAsync(ct);
        checkUps.Forget(checkUp);
        if (checkUp.Report is not { } report)
        {
            var problem = checkUp.Problem!;
            return new ProblemText(StatusCodes.Status422UnprocessableEntity, problem.Code, "文件没有读出来", problem.Text).ToProblem();
        }

        using var json = new MemoryStream();
        ReportJson.Write(report, checkUp.Findings, json, indented: false);
        return Results.Bytes(json.ToArray(), "application/json; charset=utf-8");
    }
}
