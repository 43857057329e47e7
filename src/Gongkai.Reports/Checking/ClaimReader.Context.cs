namespace Gongkai.Reports.Checking;

internal sealed partial class ClaimReader
{
    private static readonly string[] OtherPeriods = ["上半年", "下半年", "季度", "以来", "上年", "去年", "上一年", "往年", "历年", "近年", "月份", "年来", "较", "比"];
    private static readonly string[] RequestWords = ["依申请", "公开申请", "申请公开", "信息公开"];
    private static readonly string[] CourtWords = ["诉讼", "起诉", "应诉"];

    private static Hold Worse(Hold a, Hold b) => a > b ? a : b;

    private void Add(Quantity quantity, Outcomes rows, int column, in Number number, Hold hold, int start)
    {
        var all = Worse(Worse(hold, ContextHold(start)), paragraphHold);
        while (start < number.Start && text[start] is '、' or ':' or ',' or '"')
        {
            start++;
        }

        claims.Add(new Claim(quantity, rows, column, number.Value, number.Precision, all, IncludesCarriedIn(number.End), false, sentenceIndex, start, number.End));
    }

    /// <summary>
    /// How far a phrase with these words left before it can be held against the tables; null when they are neither nothing, nor time, nor a
    /// subject, so that the phrase may count something narrower.
    /// </summary>
    private Hold? Judge(ReadOnlySpan<char> rest)
    {
        var hold = Hold.Certain;
        while (!rest.IsEmpty)
        {
            if (TakeYear(ref rest) is { } year)
            {
                hold = Worse(hold, HoldOf(year));
            }
            else if (Phrase.TakeEnd(ref rest, Vocabulary.Plain) < 0)
            {
                break;
            }
        }

        if (rest.IsEmpty)
        {
            return hold;
        }

        if (rest.EndsWith("目前", StringComparison.Ordinal))
        {
            return Worse(hold, Hold.Likely);
        }

        if (rest.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return hold; // the ordinal of an item
        }

        if (rest.Length > LongestSubject)
        {
            return null;
        }

        if (rest.EndsWith("日", StringComparison.Ordinal) && (rest.Has("截至") || rest.Has("截止")))
        {
            return rest.Has("12月31日") ? hold : Hold.OtherPeriod;
        }

        if (!Vocabulary.SubjectEndings.Contains(rest[^1], StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var period in OtherPeriods)
        {
            if (rest.Has(period))
            {
                return Hold.OtherPeriod;
            }
        }

        foreach (var channel in Vocabulary.Channels)
        {
            if (rest.Has(channel))
            {
                return Hold.OneChannel;
            }
        }

        var named = agency.HoldOfSubject(rest);
        paragraphHold = named == Hold.OtherBody ? Hold.OtherBody : Hold.Certain;
        return Worse(Worse(hold, named), YearHold(rest));
    }

    /// <summary>Takes 「2024年」 or 「2024年度」 off the end.</summary>
    private static int? TakeYear(ref ReadOnlySpan<char> words)
    {
        var rest = words.EndsWith("年度", StringComparison.Ordinal) ? words[..^1] : words;
        if (rest.Length >= 5 && rest[^1] == '年' && int.TryParse(rest[^5..^1], out var year))
        {
            words = rest[..^5];
            return year;
        }

        return null;
    }

    private Hold HoldOf(int year) => agency.Year is not { } reported ? Hold.Likely : year == reported ? Hold.Certain : Hold.OtherPeriod;

    /// <summary>The year that the words set, if they set one.</summary>
    private Hold YearHold(ReadOnlySpan<char> words)
    {
        for (var i = words.Length - 1; i >= 4; i--)
        {
            if (words[i] == '年' && int.TryParse(words[(i - 4)..i], out var year) && (i == 4 || words[i - 5] is ',' or ';' or '(' or ')' or '、' or ':' or '在' or '于' or '至' or '自' or '从' or '到'))
            {
                return HoldOf(year);
            }
        }

        return Hold.Certain;
    }

    /// <summary>What the sentence says before the clause: another body, another year, another period.</summary>
    private Hold ContextHold(int start)
    {
        var before = text.AsSpan(sentence.Start, start - sentence.Start);
        if (before.IsEmpty)
        {
            return Hold.Certain;
        }

        var until = before.LastIndexOf("截至", StringComparison.Ordinal) is var at and >= 0 ? at : before.LastIndexOf("截止", StringComparison.Ordinal);
        if (until >= 0 && before[until..].Has("月") && !before[until..].Has("12月31日") && !before[until..].Has("12月底"))
        {
            return Hold.OtherPeriod;
        }

        return Worse(agency.HoldOfContext(before), YearHold(before));
    }

    /// <summary>
    /// True where what was last spoken of is applications, or nothing was and this paragraph or the last has counted some: 「不予公开12件」 may
    /// also be said of documents, 「上年结转5件」 of letters.
    /// </summary>
    private bool SpeaksOfRequests(int position)
    {
        var topic = TopicBefore(position);
        if (topic is Topic.Requests)
        {
            return true;
        }

        if (topic is not Topic.Unknown)
        {
            return false;
        }

        for (var i = claims.Count - 1; i >= 0 && narrative.Sentences[claims[i].Sentence].Paragraph >= paragraph - 1; i--)
        {
            if (claims[i].Quantity <= Quantity.CarriedOut)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the sentence is counting documents by how they may be disclosed: 「主动公开1027条，依申请公开459条」.</summary>
    private bool CountsDocuments(int position)
    {
        var before = text.AsSpan(sentence.Start, position - sentence.Start);
        return before.Has("主动公开") || before.Has("制作") || before.Has("发文") || before.Has("作为依申请公开");
    }

    /// <summary>「1261件（含上年度结转申请74件）」.</summary>
    private bool IncludesCarriedIn(int end)
    {
        if (end + 1 >= sentence.End || text[end] != '(')
        {
            return false;
        }

        var inner = text.AsSpan(end + 1, Math.Min(sentence.End - end - 1, 40));
        var close = inner.IndexOf(')');
        inner = close >= 0 ? inner[..close] : inner;
        var carried = inner.IndexOf("结转", StringComparison.Ordinal);
        return carried >= 0 && (inner.Has("上年") || inner.Has("上一年") || inner.Has("去年")
            || (agency.Year is { } year && inner.Has((year - 1).ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    /// <summary>What the sentence last spoke of before a place; the heading's topic when it has not yet said.</summary>
    private Topic TopicBefore(int position)
    {
        var before = text.AsSpan(sentence.Start, position - sentence.Start);
        var requests = LastOf(before, RequestWords);
        var review = before.LastIndexOf("复议", StringComparison.Ordinal);
        var litigation = LastOf(before, CourtWords);
        var elsewhere = LastOf(before, Vocabulary.ElsewhereWords);
        var last = Math.Max(Math.Max(requests, review), Math.Max(litigation, elsewhere));
        if (last < 0)
        {
            return sentence.Topic;
        }

        if (last == elsewhere)
        {
            return Topic.Elsewhere;
        }

        if (last == requests)
        {
            return Topic.Requests;
        }

        if (review < 0 || litigation < 0)
        {
            return review >= 0 ? Topic.Review : Topic.Litigation;
        }

        // 「行政复议、行政诉讼各1件，维持2件」: nobody can tell whose results these are.
        var (first, second) = (Math.Min(review, litigation), Math.Max(review, litigation));
        if (before[first..second].IndexOfAnyInRange('0', '9') < 0)
        {
            return Topic.Remedies;
        }

        return review > litigation ? Topic.Review : Topic.Litigation;
    }

    private static int LastOf(ReadOnlySpan<char> text, string[] words)
    {
        var last = -1;
        foreach (var word in words)
        {
            last = Math.Max(last, text.LastIndexOf(word, StringComparison.Ordinal));
        }

        return last;
    }
}
