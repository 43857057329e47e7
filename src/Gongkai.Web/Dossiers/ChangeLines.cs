using System.Text.Json;

namespace Gongkai.Web.Dossiers;

/// <summary>What an entry's before and after differ in, one line a field.</summary>
internal static class ChangeLines
{
    private const int Longest = 120;

    // The names in entries of agencies, accounts and columns; a test holds that every one of theirs is here.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["name"] = "名称",
        ["shortName"] = "简称",
        ["level"] = "层级",
        ["kind"] = "类别",
        ["creditCode"] = "统一社会信用代码",
        ["slug"] = "网址名",
        ["initials"] = "拼音首字母",
        ["documentPrefixes"] = "发文字号代字",
        ["indexPattern"] = "索引号规则",
        ["siteName"] = "网站名称",
        ["domain"] = "网站域名",
        ["siteCode"] = "网站标识码",
        ["icpNumber"] = "ICP 备案编号",
        ["policeNumber"] = "公安备案号",
        ["officeName"] = "公开工作机构",
        ["officeAddress"] = "办公地址",
        ["officeHours"] = "办公时间",
        ["officeTelephone"] = "联系电话",
        ["officeFax"] = "传真",
        ["officeEmail"] = "电子邮箱",
        ["officePostcode"] = "邮政编码",
        ["reconsiderationBody"] = "行政复议机关",
        ["court"] = "管辖法院",
        ["parentId"] = "上级机关编号",
        ["supersededById"] = "承接机关编号",
        ["supersededOn"] = "撤并日期",
        ["id"] = "编号",
        ["accountId"] = "账号编号",
        ["agencyId"] = "机关编号",
        ["role"] = "角色",
        ["roles"] = "角色",
        ["code"] = "代码",
        ["basis"] = "依据",
        ["description"] = "说明",
        ["position"] = "次序",
        ["cycle"] = "更新周期",
        ["cycleDays"] = "更新周期（工作日）",
        ["responsible"] = "责任科室",
        ["body"] = "栏目文字",
        ["before"] = "变更前",
        ["after"] = "变更后",
        ["added"] = "新增",
        ["changed"] = "修改",
        ["words"] = "词数",
        ["scopes"] = "用途",
        ["expiresOn"] = "有效期截止日期",
    };

    /// <summary>The lines; empty without detail.</summary>
    public static IReadOnlyList<string> Of(string? detail)
    {
        if (detail is null)
        {
            return [];
        }

        using var json = JsonDocument.Parse(detail);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return [Text(root)];
        }

        var lines = new List<string>();
        if (root.TryGetProperty("before", out var before) && root.TryGetProperty("after", out var after) && (before.ValueKind, after.ValueKind) == (JsonValueKind.Object, JsonValueKind.Object))
        {
            var names = before.EnumerateObject().Concat(after.EnumerateObject()).Select(p => p.Name).Distinct();
            lines.AddRange(from name in names
                           let was = Value(before, name)
                           let becomes = Value(after, name)
                           where was != becomes
                           select $"{NameOf(name)}：{was} → {becomes}");
        }

        lines.AddRange(root.EnumerateObject().Where(p => lines.Count == 0 || p.Name is not ("before" or "after")).SelectMany(p => p.Value.ValueKind == JsonValueKind.Object ? Inner(p.Value) : [$"{NameOf(p.Name)}：{Text(p.Value)}"]));
        return lines;
    }

    // What was entered at the beginning has no before: its fields stand each on its own line.
    private static IEnumerable<string> Inner(JsonElement value) => value.EnumerateObject().Select(p => $"{NameOf(p.Name)}：{Text(p.Value)}");

    private static string NameOf(string name) => Names.GetValueOrDefault(name, name);

    private static string Value(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? Text(value) : "（无）";

    private static string Text(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "是",
            JsonValueKind.False => "否",
            JsonValueKind.Array => string.Join("、", value.EnumerateArray().Select(Text)),
            _ => value.GetRawText(),
        };
        return text.Length == 0 ? "（空）" : text.Length > Longest ? text[..Longest] + "…" : text;
    }
}
