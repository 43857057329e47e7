using System.Text.Json;

namespace Gongkai.Web.Publishing;

/// <summary>What an entry of a document's dossier says was changed, one line a field.</summary>
internal static class TimelineWords
{
    private const int Longest = 80;

    /// <summary>The lines; empty for an entry that changed no field.</summary>
    public static IReadOnlyList<string> Changes(string? detail)
    {
        if (detail is null)
        {
            return [];
        }

        using var json = JsonDocument.Parse(detail);
        return json.RootElement.TryGetProperty("detail", out var inner) && inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty("changed", out var changed)
            ? [.. changed.EnumerateArray().Select(c => $"{Text(c, "label")}：{Text(c, "before")} → {Text(c, "after")}")]
            : [];
    }

    private static string Text(JsonElement change, string name)
    {
        var text = change.GetProperty(name).GetString() ?? "";
        return text.Length == 0 ? "（空）" : text.Length > Longest ? text[..Longest] + "…" : text;
    }
}
