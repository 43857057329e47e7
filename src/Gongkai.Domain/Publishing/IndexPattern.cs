using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongkai.Domain.Publishing;

/// <summary>
/// The pattern of an agency's 索引号 (no national rule; unique per agency): text with <c>{credit}</c> (统一社会信用代码),
/// <c>{code}</c> (the agency's own short code), <c>{column}</c>, <c>{yyyy}</c>, <c>{yyyymm}</c>, <c>{yyyymmdd}</c> and one
/// <c>{serial:5}</c> with its number of digits. The serial counts apart for each filling of the rest.
/// </summary>
public sealed partial class IndexPattern
{
    /// <summary>18-character unified code / year and month - five digits.</summary>
    public const string Default = "{credit}/{yyyymm}-{serial:5}";

    private readonly string text;
    private readonly int serialDigits;

    private IndexPattern(string text, int serialDigits) => (this.text, this.serialDigits) = (text, serialDigits);

    /// <summary>What fills a pattern.</summary>
    /// <param name="CreditCode">统一社会信用代码; empty when unknown.</param>
    /// <param name="AgencyCode">The agency's short code.</param>
    /// <param name="ColumnCode">The column's code.</param>
    /// <param name="Date">The date the number is for (成文日期).</param>
    public sealed record Facts(string CreditCode, string AgencyCode, string ColumnCode, DateOnly Date);

    /// <summary>Reads a pattern.</summary>
    public static Outcome<IndexPattern> Parse(string text)
    {
        var serials = Part().Matches(text).Where(m => m.Groups["name"].Value == "serial").ToList();
        if (serials.Count != 1 || Part().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0)
        {
            return new Problem("index.pattern", "索引号规则应恰有一处 {serial:位数}，其余只能用 {credit}、{code}、{column}、{yyyy}、{yyyymm}、{yyyymmdd}。");
        }

        return new IndexPattern(text, int.Parse(serials[0].Groups["digits"].ValueSpan, CultureInfo.InvariantCulture));
    }

    /// <summary>The key under which serials are counted: the pattern filled but for the serial.</summary>
    public string CounterKey(Facts facts) => Fill(facts, "#");

    /// <summary>The number.</summary>
    /// <param name="facts">What fills the pattern.</param>
    /// <param name="serial">From 1.</param>
    public string Format(Facts facts, int serial) => Fill(facts, serial.ToString("D" + serialDigits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private string Fill(Facts facts, string serial)
    {
        var filled = new StringBuilder();
        var at = 0;
        foreach (Match part in Part().Matches(text))
        {
            filled.Append(text, at, part.Index - at).Append(part.Groups["name"].Value switch
            {
                "credit" => facts.CreditCode,
                "code" => facts.AgencyCode,
                "column" => facts.ColumnCode,
                "serial" => serial,
                var date => facts.Date.ToString(date.Replace('m', 'M'), CultureInfo.InvariantCulture),
            });
            at = part.Index + part.Length;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    [GeneratedRegex("\\{(?:(?<name>credit|code|column|yyyymmdd|yyyymm|yyyy)|(?<name>serial):(?<digits>[1-9]))\\}", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
