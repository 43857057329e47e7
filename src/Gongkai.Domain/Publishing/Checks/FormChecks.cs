using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongkai.Domain.Publishing.Checks;

/// <summary>The form of official writing: document numbers, the closing date, punctuation (GB/T 9704, GB/T 15834).</summary>
public static partial class FormChecks
{
    /// <summary>Lines at the end among which the date of a document stands: the date, the note under it, a contact, a printing note.</summary>
    private const int ClosingLines = 6;

    private static readonly (char Open, char Close)[] Pairs = [('（', '）'), ('《', '》'), ('“', '”'), ('〔', '〕'), ('【', '】'), ('「', '」'), ('『', '』')];

    /// <summary>All findings in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="issuedOn">成文日期 of the form, to compare the closing date with; null when it is not set.</param>
    public static IEnumerable<ContentFinding> Find(SourceText text, DateOnly? issuedOn) =>
        DocumentNumbers(text).Concat(Dates(text)).Concat(ClosingDate(text, issuedOn)).Concat(Punctuation(text)).Concat(Brackets(text)).OrderBy(f => f.Place.Start);

    /// <summary>发文字号 of the form.</summary>
    public static IEnumerable<ContentFinding> OfField(string? documentNumber)
    {
        if (string.IsNullOrWhiteSpace(documentNumber) || DocumentNumber.Parse(documentNumber) is not null)
        {
            yield break;
        }

        var right = DocumentNumber.ParseLoosely(documentNumber)?.ToString();
        yield return new(
            ContentRules.NumberForm, ContentPlace.Field("发文字号"), documentNumber,
            right is null ? $"「{documentNumber}」不是规范的发文字号，应如「某政发〔2024〕5号」。" : $"「{documentNumber}」应写作「{right}」。")
        { Suggestion = right };
    }

    private static IEnumerable<ContentFinding> DocumentNumbers(SourceText text)
    {
        foreach (Match match in NearNumber().Matches(text.Text))
        {
            var (year, serial) = (match.Groups["year"].Value, match.Groups["serial"].Value.TrimStart('0'));
            var plain = $"{match.Groups["prefix"].Value}〔{year}〕{serial}号";
            if (match.Value == plain || serial.Length == 0)
            {
                continue;
            }

            var right = year.Length == 4 ? plain : null;
            var faults = string.Join('、', Faults(match, year));
            yield return text.Found(ContentRules.NumberForm, match.Index, match.Length, $"发文字号「{match.Value}」{faults}{(right is null ? "" : $"，应写作「{right}」")}。", suggestion: right);
        }

        static IEnumerable<string> Faults(Match match, string year)
        {
            if (match.Groups["open"].Value != "〔" || match.Groups["close"].Value != "〕")
            {
                yield return "年份应用六角括号〔〕";
            }

            if (year.Length != 4)
            {
                yield return "年份应写四位";
            }

            if (match.Groups["ordinal"].Length > 0)
            {
                yield return "序号前不加“第”";
            }

            if (match.Groups["serial"].Value is ['0', ..])
            {
                yield return "序号不编虚位";
            }

            if (match.Value.Any(char.IsWhiteSpace))
            {
                yield return "中间不留空格";
            }
        }
    }

    private static IEnumerable<ContentFinding> Dates(SourceText text)
    {
        foreach (Match match in FullDate().Matches(text.Text))
        {
            var (month, day) = (Number(match.Groups["month"]), Number(match.Groups["day"]));
            var year = Number(match.Groups["year"]);
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            {
                yield return text.Found(ContentRules.ImpossibleDate, match.Index, match.Length, $"没有「{match.Value}」这一天。");
            }
        }
    }

    /// <summary>The date under the signature: Arabic digits, year in full, month and day without a nought before them.</summary>
    private static IEnumerable<ContentFinding> ClosingDate(SourceText text, DateOnly? issuedOn)
    {
        foreach (var (start, length) in text.Pieces().TakeLast(ClosingLines))
        {
            var line = text.Text.Substring(start, length);
            if (ClosingLine().Match(line) is not { Success: true } match)
            {
                continue;
            }

            if (match.Groups["han"].Success || match.Groups["other"].Success)
            {
                yield return text.Found(ContentRules.DateForm, start, length, $"成文日期「{line}」应用阿拉伯数字将年、月、日标全，如「2024年5月1日」。");
                continue;
            }

            var (year, month, day) = (match.Groups["year"].Value, Number(match.Groups["month"]), Number(match.Groups["day"]));
            if (year.Length != 4)
            {
                yield return text.Found(ContentRules.DateForm, start, length, $"成文日期「{line}」的年份应写四位。");
                continue;
            }

            var right = $"{year}年{month}月{day}日";
            if (line.Trim() != right)
            {
                yield return text.Found(ContentRules.DateForm, start, length, $"成文日期「{line}」应写作「{right}」，月、日不编虚位，中间不留空格。", suggestion: right);
            }

            if (issuedOn is { } given && DateOnly.TryParseExact($"{year}-{month}-{day}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var stated) && stated != given)
            {
                yield return text.Found(ContentRules.DateDiffers, start, length, $"文末日期是「{right}」，表单的成文日期是「{given.Year}年{given.Month}月{given.Day}日」。");
            }
        }
    }

    private static IEnumerable<ContentFinding> Punctuation(SourceText text)
    {
        foreach (Match match in HalfWidthMark().Matches(text.Text))
        {
            var wide = match.Value[0] switch { ',' => "，", ';' => "；", ':' => "：", '?' => "？", '!' => "！", '(' => "（", ')' => "）", _ => "。" };
            yield return text.Found(ContentRules.Punctuation, match.Index, 1, $"汉字之间用了半角标点「{match.Value}」，应为「{wide}」。", suggestion: wide);
        }

        foreach (Match match in DoubledMark().Matches(text.Text))
        {
            yield return text.Found(ContentRules.Punctuation, match.Index, match.Length, $"标点「{match.Value}」重复。", suggestion: match.Value[..1]);
        }

        foreach (Match match in NumberedMark().Matches(text.Text))
        {
            var right = match.Groups["bracket"].Success ? match.Groups["bracket"].Value : match.Groups["digits"].Success ? match.Groups["digits"].Value + "." : match.Groups["han"].Value + "、";
            yield return text.Found(ContentRules.Punctuation, match.Index, match.Length, $"层次序数「{match.Value}」应写作「{right}」。", suggestion: right);
        }
    }

    /// <summary>Brackets and quotation marks that do not close within their line.</summary>
    private static IEnumerable<ContentFinding> Brackets(SourceText text)
    {
        foreach (var (start, length) in text.Pieces())
        {
            foreach (var (open, close) in Pairs)
            {
                var (depth, last) = (0, -1);
                for (var i = start; i < start + length; i++)
                {
                    if (text.Text[i] == open)
                    {
                        (depth, last) = (depth + 1, depth == 0 ? i : last);
                    }
                    else if (text.Text[i] == close && depth > 0)
                    {
                        depth--;
                    }
                }

                if (depth > 0 && last >= 0)
                {
                    var words = text.Text.Substring(last, Math.Min(12, start + length - last));
                    yield return text.Found(ContentRules.Punctuation, last, words.Length, $"「{open}」在本段没有对应的「{close}」。");
                }
            }
        }
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<prefix>[\u4E00-\u9FFF]{0,14}[发函办字令通告公电批规审])(?<blank>[ \u3000]*)(?<open>[\[\(（【〔［﹝〖])[ \u3000]*(?<year>[0-9]{2}|(?:19|20)[0-9]{2})[ \u3000]*(?<close>[\]\)）】〕］﹞〗])[ \u3000]*(?<ordinal>第?)[ \u3000]*(?<serial>[0-9]{1,5})[ \u3000]*号", RegexOptions.None, 2000)]
    private static partial Regex NearNumber();

    [GeneratedRegex(@"(?<![0-9])(?<year>(?:19|20)[0-9]{2})年[ ]?(?<month>[0-9]{1,2})月[ ]?(?<day>[0-9]{1,2})日")]
    private static partial Regex FullDate();

    [GeneratedRegex(@"^(?:(?<year>[0-9]{2,4})[ \u3000]*年[ \u3000]*(?<month>[0-9]{1,2})[ \u3000]*月[ \u3000]*(?<day>[0-9]{1,2})[ \u3000]*日|(?<han>[二一][〇○零O0一二三四五六七八九]{3}年[元正一二三四五六七八九十]{1,3}月[一二三四五六七八九十廿]{1,3}日)|(?<other>(?:19|20)[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2}日?))$")]
    private static partial Regex ClosingLine();

    [GeneratedRegex(@"(?<=[\u4E00-\u9FFF”》）])[,;?!](?=[\u4E00-\u9FFF“《（])|(?<=[\u4E00-\u9FFF]):(?=[\u4E00-\u9FFF“《])|(?<=[\u4E00-\u9FFF])\.(?=\n|$)|(?<=[\u4E00-\u9FFF])\((?=[\u4E00-\u9FFF])|(?<=[\u4E00-\u9FFF])\)(?=[\u4E00-\u9FFF，。；、])")]
    private static partial Regex HalfWidthMark();

    [GeneratedRegex(@"([，。；：、])\1+|。，|，。|、，|，、|；。|。；")]
    private static partial Regex DoubledMark();

    [GeneratedRegex(@"(?:^|(?<=\n))[ \u3000]*(?:(?<bracket>[（(][一二三四五六七八九十]{1,3}[）)])[、，,．.]|(?<han>[一二三四五六七八九十]{1,3})[，,．.](?=[\u4E00-\u9FFF])|(?<digits>[0-9]{1,2})[、](?=[\u4E00-\u9FFF]))")]
    private static partial Regex NumberedMark();
}
