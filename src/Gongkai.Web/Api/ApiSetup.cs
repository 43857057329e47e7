using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.RateLimiting;

namespace Gongkai.Web.Api;

/// <summary>The API: everything that the pages show, as data.</summary>
internal static class ApiSetup
{
    /// <summary>Where it begins.</summary>
    public const string Root = "/api/v1";

    /// <summary>Adds its description and how it writes.</summary>
    public static void AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<RateLimiterOptions>(options => ApiLimits.Bound(options, configuration));
        services.Configure<JsonOptions>(options =>
        {
            // Chinese stays readable; what is written is served as JSON with nosniff, never put into a page.
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
        });
        // A parameter that cannot be read is the caller's mistake, in development as well.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "公开 · 政府信息公开平台接口";
            document.Info.Description =
                "读取机关、公开目录、公开文件、规范性文件登记；读取、核对、比较、汇总政府信息公开工作年度报告。除保存报告和说明问题外，全部公开，不需要登录，只限制频率。" +
                "出错时返回 problem details（RFC 9457），detail 为中文说明，code 为稳定的代码。";
            document.Servers = [];
            return Task.CompletedTask;
        }));
    }

    /// <summary>Maps its routes; each names its policy or says that it is public.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi().AllowAnonymous();
        var api = routes.MapGroup(Root);
        api.MapReports();
        api.MapCheck();
        api.MapRules();
        api.MapCompare();
        api.MapOpenData();
        api.MapDocuments();
        api.MapReturns();
    }
}
