using Gongkai.Domain.Publishing;

namespace Gongkai.Web.Portal;

/// <summary>A field that a document's kind adds, filled in.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Form">How it is shown, see <see cref="KindField"/>.</param>
/// <param name="Value">The value.</param>
internal sealed record KindFact(string Name, string Form, string Value)
{
    /// <summary>The lines of a list or of steps.</summary>
    public IEnumerable<string> Lines => Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The address of a field for one; null for anything that is no web address.</summary>
    public string? Address => Form == "url" && Uri.TryCreate(Value.Trim(), UriKind.Absolute, out var address) && address.Scheme is ("https" or "http") ? address.AbsoluteUri : null;

    /// <summary>The fields of a kind that a document has filled in, in the kind's order.</summary>
    public static IReadOnlyList<KindFact> Of(DocumentKind? kind, IReadOnlyDictionary<string, string> values) =>
        [.. (kind?.Fields ?? []).Where(f => values.TryGetValue(f.Code, out var value) && value.Trim().Length > 0).Select(f => new KindFact(f.Name, f.Form, values[f.Code].Trim()))];
}
