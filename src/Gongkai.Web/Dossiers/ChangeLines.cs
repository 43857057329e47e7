using System.Text.Json;

namespace Gongkai.Web.Dossiers;

/// <summary>What an entry's before and after differ in, one line a field.</summary>
internal static class ChangeLines
{
    private const int Longest = 120;

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
                           select $"{name}：{was} → {becomes}");
        }

        lines.AddRange(root.EnumerateObject().Where(p => lines.Count == 0 || p.Name is not ("before" or "after")).Select(p => $"{p.Name}：{Text(p.Value)}"));
        return lines;
    }

    private static string Value(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? Text(value) : "（无）";

    private static string Text(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length == 0 ? "（空）" : text.Length > Longest ? text[..Longest] + "…" : text;
    }
}
