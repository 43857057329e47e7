using System.Text;

namespace Gongkai.Domain.AnnualReports.Writing;

/// <summary>A text with its numbers put in.</summary>
/// <param name="Text">The text.</param>
/// <param name="Unknown">Names that no figure has.</param>
/// <param name="Blank">Names of figures that have no value.</param>
public sealed record RenderedText(string Text, IReadOnlyList<string> Unknown, IReadOnlyList<string> Blank);

/// <summary>
/// A text whose numbers are bound to their source: <c>{{requests.received.total}}</c> stands for the number of the table, so that
/// the two cannot differ.
/// </summary>
public static class BoundText
{
    /// <summary>What stands for a number that is not known.</summary>
    public const string NoValue = "（未填报）";

    private const string Open = "{{";
    private const string Close = "}}";
    private const char PromptOpen = '【';
    private const char PromptClose = '】';

    /// <summary>Puts the numbers in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="figures">The figures by name; null for one without a value.</param>
    public static RenderedText Render(string text, IReadOnlyDictionary<string, string?> figures)
    {
        var (result, unknown, blank) = (new StringBuilder(text.Length), new List<string>(), new List<string>());
        var at = 0;
        while (true)
        {
            var open = text.IndexOf(Open, at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf(Close, open, StringComparison.Ordinal);
            if (close < 0)
            {
                return new(result.Append(text, at, text.Length - at).ToString(), unknown, blank);
            }

            var name = text[(open + Open.Length)..close].Trim();
            result.Append(text, at, open - at);
            if (!figures.TryGetValue(name, out var value))
            {
                unknown.Add(name);
                result.Append(text, open, close + Close.Length - open);
            }
            else
            {
                if (value is null)
                {
                    blank.Add(name);
                }

                result.Append(value ?? NoValue);
            }

            at = close + Close.Length;
        }
    }

    /// <summary>The placeholder of a figure.</summary>
    public static string Placeholder(string name) => Open + name + Close;

    /// <summary>True while a prompt of the template, 「【请补充…】」, still stands in a text.</summary>
    public static bool HasPrompt(string text) => text.IndexOf(PromptOpen) is >= 0 and var open && text.IndexOf(PromptClose, open) > open;
}
