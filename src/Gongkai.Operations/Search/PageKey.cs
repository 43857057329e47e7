using System.Globalization;
using Gongkai.Operations.Search.Index;

namespace Gongkai.Operations.Search;

/// <summary>The mark of a page in an address: the order's letter, score or day, document.</summary>
internal static class PageKey
{
    /// <summary>Writes it.</summary>
    public static string Write(HitKey key, SearchOrder order) => string.Create(CultureInfo.InvariantCulture, $"{Letter(order)}{key.Primary}-{key.Id}");

    /// <summary>Reads it; null for what was never written for this order.</summary>
    public static HitKey? Parse(string text, SearchOrder order) =>
        text.Length > 1 && text[0] == Letter(order) && text[1..].Split('-') is [var primary, var id]
        && long.TryParse(primary, NumberStyles.None, CultureInfo.InvariantCulture, out var p) && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            ? new HitKey(p, i)
            : null;

    private static char Letter(SearchOrder order) => order switch
    {
        SearchOrder.Relevance => 'r',
        SearchOrder.Date => 'd',
    };
}
