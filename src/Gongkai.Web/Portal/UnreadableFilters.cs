using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Portal;

/// <summary>Filters of an address that nothing can be made of. The list is shown without them and says so; such a page is answered with 400 and kept by nobody.</summary>
internal static class UnreadableFilters
{
    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    private static readonly (string Name, string Label, string Form)[] Filters =
        [("year", "年份", "应是四位数字，如 2026"), ("on", "日期", "应写成 2026-05-01 的样子"), ("validity", "有效性", "不在可选的范围内")];

    /// <summary>What to tell the visitor of the filters that the page has, one sentence each; the answer's status is set.</summary>
    public static IReadOnlyList<string> In(PageModel page, params IEnumerable<string> names)
    {
        List<string> said = [];
        foreach (var (name, label, form) in Filters.Where(f => names.Contains(f.Name)))
        {
            if (page.Request.Query[name].FirstOrDefault() is { Length: > 0 } value && !IsReadable(page, name, value))
            {
                said.Add($"{label}“{(value.Length > 20 ? value[..20] + "…" : value)}”{form}；现在没有按{label}筛选。");
            }
        }

        if (said.Count > 0)
        {
            page.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return said;
    }

    private static bool IsReadable(PageModel page, string name, string value) => name switch
    {
        "year" => int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear,
        "validity" => ValidityWords.Parse(value) is not null,
        _ => page.ModelState[name] is not { Errors.Count: > 0 },
    };
}
