using Gongkai.Domain;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Gongkai.Web.Requests;

/// <summary>The problems of a form, by field, as its page shows them: in a summary that leads to the fields, and beside each.</summary>
/// <param name="Problems">The problems.</param>
public sealed record FieldErrors(IReadOnlyList<Problem> Problems)
{
    /// <summary>The id of a field.</summary>
    public static string IdOf(string field) => field.ToLowerInvariant();

    /// <summary>What is wrong with a field, as an element to stand behind it; nothing when nothing is.</summary>
    public IHtmlContent For(string field)
    {
        var texts = Of(field);
        if (texts.Count == 0)
        {
            return HtmlString.Empty;
        }

        var element = new TagBuilder("p");
        element.AddCssClass("field-error");
        element.Attributes["id"] = IdOf(field) + "-error";
        foreach (var (index, text) in texts.Index())
        {
            if (index > 0)
            {
                element.InnerHtml.AppendHtml("<br>");
            }

            element.InnerHtml.Append(text);
        }

        return element;
    }

    /// <summary>For <c>aria-describedby</c>: the hint, and the error where there is one; null without either.</summary>
    public string? Describe(string field, bool hasHint = false) => (hasHint, Of(field).Count > 0) switch
    {
        (true, true) => $"{IdOf(field)}-error {IdOf(field)}-hint",
        (true, false) => $"{IdOf(field)}-hint",
        (false, true) => $"{IdOf(field)}-error",
        _ => null,
    };

    /// <summary>For <c>aria-invalid</c>.</summary>
    public string? Invalid(string field) => Of(field).Count > 0 ? "true" : null;

    private List<string> Of(string field) => [.. Problems.Where(p => ApplyForm.FieldOf(p) == field).Select(p => p.Text)];
}
