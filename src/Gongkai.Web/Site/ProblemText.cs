using Gongkai.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Site;

/// <summary>A refusal as the visitor reads it: the same words on a page and in the API's problem details.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Text">What is wrong and what to do.</param>
internal sealed record ProblemText(int Status, string Code, string Title, string Text)
{
    /// <summary>The words for a status that nothing more is known about.</summary>
    public static ProblemText Of(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "bad-request", "请求不完整或格式不对", "请检查填写的内容或地址中的参数，改正后再试。"),
        StatusCodes.Status401Unauthorized => new(status, "unauthorized", "需要运维口令", "这项操作只对持有运维口令的管理员开放。"),
        StatusCodes.Status403Forbidden => new(status, "forbidden", "不能这样做", "您没有权限进行这项操作。"),
        StatusCodes.Status404NotFound => new(status, "not-found", "没有找到这个页面", "地址可能写错了，或者内容已经移走。可以从首页重新查找。"),
        StatusCodes.Status405MethodNotAllowed => new(status, "method-not-allowed", "不支持这种请求方式", "请对照接口说明检查请求方式。"),
        StatusCodes.Status413PayloadTooLarge => new(status, "too-large", "文件太大", "请上传不超过 32 MB 的文件；年度报告一般不到 1 MB，可以只保存正文部分后再试。"),
        StatusCodes.Status415UnsupportedMediaType => new(status, "unsupported-media-type", "不支持这种内容类型", "请以 text/plain、application/octet-stream 或 multipart/form-data 提交。"),
        StatusCodes.Status429TooManyRequests => new(status, "too-many-requests", "操作太频繁", "请稍等一分钟再试。"),
        StatusCodes.Status503ServiceUnavailable => new(status, "busy", "系统正忙", "正在处理的文件较多，请稍后再试。"),
        >= 500 => new(status, "internal", "系统出现故障", "故障已经记录，请稍后再试。如果反复出现，请把页面下方的编号告诉管理员。"),
        _ => new(status, "error", "操作没有完成", "请返回上一页后再试。"),
    };

    /// <summary>Why the operator's routes refuse.</summary>
    public static ProblemText OperatorNeeded(bool configured) => configured
        ? Of(StatusCodes.Status401Unauthorized)
        : new(StatusCodes.Status401Unauthorized, "operator-token-not-configured", "本站没有开放这项操作",
            "本站没有设置运维口令（配置项 Gongkai:OperatorToken），因此不能在网页或接口上保存报告、说明问题。");

    /// <summary>As problem details (RFC 9457).</summary>
    public ProblemDetails ToDetails() => new() { Status = Status, Title = Title, Detail = Text, Extensions = { ["code"] = Code } };

    /// <summary>As an answer of the API.</summary>
    public ProblemHttpResult ToProblem() => TypedResults.Problem(ToDetails());
}

/// <summary>The problems of an operation as an answer of the API.</summary>
internal static class ProblemAnswers
{
    /// <summary>The first one gives the code; the text holds all of them.</summary>
    public static ProblemHttpResult ToProblem(this IReadOnlyList<Problem> problems) =>
        new ProblemText(problems.ToStatus(), problems[0].Code, "没有完成", string.Join('\n', problems.Select(p => p.Text))).ToProblem();

    /// <summary>What is not there is not found, what the officer may not do is forbidden, what was entered wrongly can be put right.</summary>
    public static int ToStatus(this IReadOnlyList<Problem> problems) => problems[0].Code switch
    {
        var code when code.EndsWith(".unknown", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        var code when code.EndsWith(".forbidden", StringComparison.Ordinal) => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
