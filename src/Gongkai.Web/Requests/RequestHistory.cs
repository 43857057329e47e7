using System.Text.Json;
using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>What an entry of an application's dossier changed, in the words of the office.</summary>
internal static class RequestHistory
{
    // What acts write beside the course of the case; what is not listed is for programs.
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["number"] = "编号",
        ["arrivedOn"] = "到达日期",
        ["confirmedOn"] = "确认日期",
        ["correctedOn"] = "收到补正",
        ["sentOn"] = "发出日期",
        ["deliveredOn"] = "对方收到",
        ["repliedOn"] = "收到意见",
        ["agrees"] = "同意公开",
        ["givenOn"] = "收到理由",
        ["paidOn"] = "缴清日期",
        ["amount"] = "金额（元）",
        ["receiptNumber"] = "财政票据",
        ["withdrawnOn"] = "撤回日期",
        ["section"] = "科室",
        ["parts"] = "拆分成",
        ["files"] = "材料份数",
        ["isLate"] = "逾期收到",
        ["rewritten"] = "改写了申请内容",
        ["applicationChanged"] = "改了申请人或者申请内容",
    };

    /// <summary>The lines; empty where nothing is worth telling.</summary>
    public static IReadOnlyList<string> Lines(string? detail)
    {
        if (detail is null)
        {
            return [];
        }

        using var json = JsonDocument.Parse(detail);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var lines = new List<string>();
        if (Text(root, "before") is { } before && Text(root, "after") is { } after && before != after)
        {
            lines.Add($"{NameOf(before)} → {NameOf(after)}");
        }

        if (Text(root, "dueBefore") is var was && Text(root, "dueOn") is { } due && due != was)
        {
            lines.Add(was is null ? $"到期日：{due}" : $"到期日：{was} → {due}");
        }

        Tell(root, lines);
        if (root.TryGetProperty("detail", out var inner) && inner.ValueKind == JsonValueKind.Object)
        {
            Tell(inner, lines);
        }

        return lines;
    }

    private static void Tell(JsonElement element, List<string> lines)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (Labels.TryGetValue(property.Name, out var label) && (property.Value.ValueKind != JsonValueKind.False || property.Name == "agrees") && ValueOf(property.Value) is { Length: > 0 } value)
            {
                lines.Add($"{label}：{value}");
            }
        }
    }

    private static string? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText() is var number && number == "0" ? null : number,
        JsonValueKind.True => "是",
        JsonValueKind.False => "否",
        JsonValueKind.Array => string.Join("、", value.EnumerateArray().Select(v => v.ToString())),
        _ => null,
    };

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string NameOf(string status) => Enum.TryParse<RequestStatus>(status, ignoreCase: true, out var known) ? known.Name() : status;
}
