using System.Text.Json;

namespace Gongkai.Operations.Publishing;

/// <summary>Names of the acts in a document's dossier.</summary>
public static class DossierActs
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["document.created"] = "新建",
        ["document.saved"] = "保存",
        ["document.submitted"] = "送审",
        ["document.submitted-urgently"] = "经紧急通道送审",
        ["document.signed"] = "审签通过",
        ["document.returned"] = "退回",
        ["document.taken-back"] = "撤回送审",
        ["document.published"] = "发布",
        ["document.published-urgently"] = "紧急发布",
        ["document.scheduled"] = "设定定时发布",
        ["document.unscheduled"] = "取消定时发布",
        ["document.archived"] = "归档（不公开）",
        ["document.correction-begun"] = "开始更正",
        ["document.withdrawn"] = "撤下",
        ["document.discarded"] = "废弃草稿",
        ["document.linked"] = "关联文件",
        ["document.unlinked"] = "取消关联",
        ["document.validity"] = "变更效力",
        ["document.validity-applied"] = "效力变更生效",
        ["document.released"] = "登记渠道发布",
        ["finding.overruled"] = "保留检查问题",
        ["consultation.asked"] = "征询意见",
        ["consultation.answered"] = "登记答复",
        ["settings.review-chain"] = "设置审核流程",
        ["settings.document-kind"] = "设置文件类型",
        ["words.imported"] = "导入词表",
        ["words.enabled"] = "启用词表",
        ["words.disabled"] = "停用词表",
        ["words.deleted"] = "删除词表",
        ["settings.letter-template"] = "设置文书模板",
        ["settings.letters"] = "文书设置",
        ["webhook.saved"] = "设置推送订阅",
        ["cleanup.done"] = "清理规范性文件",
    };

    /// <summary>The codes of all acts.</summary>
    public static IReadOnlyCollection<string> Known => Names.Keys;

    /// <summary>The act's name; the code itself for one that is not a document's.</summary>
    public static string Name(string act) => Names.GetValueOrDefault(act, act);

    /// <summary>Which fields an entry says were changed, in brackets; empty when it says nothing of the kind.</summary>
    public static string What(string? detail)
    {
        if (detail is null)
        {
            return "";
        }

        using var json = JsonDocument.Parse(detail);
        return json.RootElement.TryGetProperty("detail", out var inner) && inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty("changed", out var changed)
            ? $"（{string.Join("、", changed.EnumerateArray().Select(c => c.GetProperty("label").GetString()))}）"
            : "";
    }
}
