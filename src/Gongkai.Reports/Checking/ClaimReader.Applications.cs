namespace Gongkai.Reports.Checking;

internal sealed partial class ClaimReader
{
    private const int NoColumn = -2;

    private static readonly string[] Issue = ["制定发布", "制定印发", "制定出台", "新制发", "新制定", "新出台", "制发", "制定", "出台", "印发", "发布"];
    private static readonly string[] Publish = ["主动公开", "公开发布", "公开"];
    private static readonly string[] Information = ["政府信息数量", "信息数量", "政府信息数", "政府信息", "政务信息", "信息总数", "信息数", "信息"];
    private static readonly string[] Regarding = ["各类", "各种", "各项", "相关", "有关", "的", "了", "共", "共计", "累计"];
    private static readonly string[] Mediums = ["通过", "利用", "依托", "借助", "网站", "公众号", "微信", "微博", "平台", "专栏", "栏目", "新媒体", "公报", "APP", "抖音"];
    private static readonly string[] ManyChannels = ["等渠道", "等方式", "等形式", "等途径", "等多种渠道", "各种渠道", "多种渠道", "等平台", "各渠道", "等多渠道"];

    /// <summary>「共收到政府信息公开申请97件」, 「办结31件」, 「其中自然人申请8件」.</summary>
    private bool TryApplication(ReadOnlySpan<char> left, int start, in Number number, ReadOnlySpan<char> after)
    {
        var words = left;
        var objectTaken = TakeApplication(ref words);
        var column = NoColumn;
        var applicants = 0;
        var channels = 0;
        while (objectTaken || applicants > 0 || column != NoColumn || IsApplicantEnd(words))
        {
            if (Phrase.TakeEnd(ref words, Vocabulary.Applicants, out int named))
            {
                applicants++;
                if (named != NoColumn)
                {
                    column = column == NoColumn ? named : Claim.AllApplicants;
                }
            }
            else if (Phrase.TakeEnd(ref words, Vocabulary.Channels) >= 0)
            {
                channels++;
            }
            else
            {
                break;
            }
        }

        if (column == NoColumn)
        {
            column = Claim.AllApplicants;
        }
        else if (!objectTaken && !words.IsEmpty && Judge(words) is null)
        {
            return false;
        }

        return TryVerb(left, words, start, number, after, objectTaken, column, channels > 0);
    }

    private static bool IsApplicantEnd(ReadOnlySpan<char> words) => Phrase.TakeEnd(ref words, Vocabulary.Applicants, out int named) && named != NoColumn;

    /// <summary>Takes 「政府信息公开申请」, 「依申请公开」 and the like off the end.</summary>
    private static bool TakeApplication(ref ReadOnlySpan<char> words)
    {
        var rest = words;
        if (Phrase.TakeAllEnd(ref rest, Vocabulary.Application) == 0)
        {
            return false;
        }

        var taken = words[rest.Length..];
        if (!taken.Has("申请"))
        {
            return false;
        }

        words = rest;
        return true;
    }

    private bool TryVerb(ReadOnlySpan<char> left, ReadOnlySpan<char> words, int start, in Number number, ReadOnlySpan<char> after, bool objectTaken, int column, bool channel)
    {
        var rest = words;
        Phrase.TakeAllEnd(ref rest, Vocabulary.Connectors);
        Phrase.TakeAllEnd(ref rest, Adverbs);
        Quantity quantity;
        var hold = Hold.Certain;
        if (Phrase.TakeEnd(ref rest, CloseLate) >= 0)
        {
            return false;
        }

        if (Phrase.TakeEnd(ref rest, Vocabulary.Receive) is var verb and >= 0)
        {
            quantity = Quantity.Received;
            hold = verb < MixedReceive ? Hold.Likely : Hold.Certain;
        }
        else if (Phrase.TakeEnd(ref rest, Vocabulary.Close) >= 0)
        {
            quantity = Quantity.Closed;
        }
        else if (Phrase.TakeEnd(ref rest, Vocabulary.Handle) >= 0)
        {
            (quantity, hold) = (Quantity.Handled, Hold.Likely);
        }
        else if (objectTaken || column != Claim.AllApplicants)
        {
            // 「自然人申请8件」, 「依申请公开9件」: no verb, so only where applications are the subject.
            if (CountsDocuments(number.Start) || TopicBefore(start) != Topic.Requests)
            {
                return false;
            }

            (quantity, hold) = (Quantity.Received, Hold.Likely);
        }
        else
        {
            return false;
        }

        if (objectTaken && !NamesDisclosure(left))
        {
            // 「受理申请50件」 may be any application.
            if (TopicBefore(start) != Topic.Requests)
            {
                return false;
            }

            hold = Worse(hold, Hold.Likely);
        }

        if (!objectTaken)
        {
            // A bare 「收到9件」 counts what the sentence or the heading speaks of, and nothing may follow it that it could count instead.
            if (TopicBefore(start) != Topic.Requests || !(after.IsEmpty || after[0] is '并' or '均' or '已'))
            {
                return false;
            }

            hold = Worse(hold, Hold.Likely);
        }

        if (quantity == Quantity.Received && left.Has("受理") && ReceivedInParagraph() is { } before && before != number.Value)
        {
            return true; // 「收到57件，撤件39件，受理18件」: what was taken on, not what came in
        }

        var channelBefore = TakeChannelPhrase(ref rest);
        while (Phrase.TakeEnd(ref rest, CompoundVerbs) >= 0)
        {
            hold = Worse(hold, Hold.Likely);
        }

        if (Judge(rest) is not { } subject)
        {
            return false;
        }

        Add(quantity, Outcomes.None, column, number, Worse(Worse(hold, subject), channel || channelBefore ? Hold.OneChannel : Hold.Certain), start);
        return true;
    }

    private static bool NamesDisclosure(ReadOnlySpan<char> words) => words.Has("公开") || words.Has("依申请") || words.Has("政府信息");

    /// <summary>The number of applications received that the paragraph has stated in other words than 受理; null without one.</summary>
    private decimal? ReceivedInParagraph()
    {
        for (var i = claims.Count - 1; i >= 0 && narrative.Sentences[claims[i].Sentence].Paragraph == paragraph; i--)
        {
            if (claims[i] is { Quantity: Quantity.Received, InWords: false, Column: Claim.AllApplicants, Hold: <= Hold.Likely } received
                && !text.AsSpan(received.Start, received.End - received.Start).Has("受理"))
            {
                return received.Value;
            }
        }

        return null;
    }

    /// <summary>The first verbs of <see cref="Vocabulary.Receive"/> say that something else was done as well.</summary>
    private const int MixedReceive = 7;

    private static readonly string[] Adverbs = ["已全部", "均已", "全部", "已经", "依法", "依规", "按时", "按期", "及时", "规范", "累计", "已", "均", "共"];
    private static readonly string[] CloseLate = ["延期答复", "延期办理", "逾期答复", "延长答复", "不再处理", "未办结", "未答复", "尚未办结", "尚未答复", "正在办理", "转办", "协办", "不予处理", "其他处理"];
    private static readonly string[] CompoundVerbs = ["受理", "收到", "办理", "处理", "答复", "登记", "审核", "并", "和", "及", "、"];

    /// <summary>Takes 「通过线上、信函等渠道」 off the end; true when it names one channel only.</summary>
    private static bool TakeChannelPhrase(ref ReadOnlySpan<char> rest)
    {
        var at = rest.LastIndexOf("通过", StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        var channel = rest[at..];
        rest = rest[..at];
        foreach (var many in ManyChannels)
        {
            if (channel.Has(many))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryDocuments(ReadOnlySpan<char> left, int start, in Number number)
    {
        var words = left;
        var regulations = words.EndsWith("规章", StringComparison.Ordinal);
        if (!regulations && !words.EndsWith("规范性文件", StringComparison.Ordinal))
        {
            return TryDecisions(left, start, number);
        }

        words = words[..^(regulations ? 2 : 5)];
        var exact = words.EndsWith("行政", StringComparison.Ordinal);
        words = exact ? words[..^2] : words;
        Phrase.TakeAllEnd(ref words, Regarding);
        Quantity quantity;
        if (Phrase.TakeEnd(ref words, Issue) is var verb and >= 0)
        {
            quantity = regulations ? Quantity.RegulationsIssued : Quantity.DocumentsIssued;
            exact &= verb < Issue.Length - 2;
        }
        else if (!regulations && Phrase.TakeEnd(ref words, ["废止"]) >= 0)
        {
            quantity = Quantity.DocumentsRepealed;
        }
        else if (!regulations && Phrase.TakeEnd(ref words, ["现行有效", "继续有效"]) >= 0)
        {
            quantity = Quantity.DocumentsInForce;
        }
        else
        {
            return false;
        }

        if (Judge(words) is not { } hold)
        {
            return false;
        }

        Add(quantity, Outcomes.None, Claim.AllApplicants, number, Worse(hold, exact && agency.Kind == AgencyKind.Department ? Hold.Certain : Hold.Likely), start);
        return true;
    }

    private bool TryDecisions(ReadOnlySpan<char> left, int start, in Number number)
    {
        var words = left;
        if (Phrase.TakeEnd(ref words, ["决定书", "决定", "案件"]) < 0 || !Phrase.TakeEnd(ref words, DecisionWords, out var quantity)
            || Phrase.TakeEnd(ref words, ["作出", "做出", "下达", "实施"]) < 0 || Judge(words) is not { } hold)
        {
            return false;
        }

        Add(quantity, Outcomes.None, Claim.AllApplicants, number, Worse(hold, Hold.Likely), start);
        return true;
    }

    private static readonly (string Word, Quantity Meaning)[] DecisionWords =
        [("行政许可", Quantity.Licensing), ("行政处罚", Quantity.Penalties), ("行政强制", Quantity.Enforcement)];

    /// <summary>「主动公开政府信息376条」: held by no table, but it should be the same wherever it is said.</summary>
    private bool TryPublished(ReadOnlySpan<char> left, int start, in Number number)
    {
        var words = left;
        if (number.Unit is not ('条' or '件' or '篇') || Phrase.TakeEnd(ref words, Information) < 0)
        {
            return false;
        }

        Phrase.TakeAllEnd(ref words, Regarding);
        if (Phrase.TakeEnd(ref words, Publish) < 0)
        {
            return false;
        }

        var clause = words;
        var hold = Hold.Certain;
        foreach (var medium in Mediums)
        {
            if (clause.Has(medium) || text.AsSpan(sentence.Start, start - sentence.Start).Has(medium))
            {
                hold = Hold.OneChannel;
                words = [];
            }
        }

        if (Judge(words) is not { } subject)
        {
            return false;
        }

        Add(Quantity.Published, Outcomes.None, Claim.AllApplicants, number, Worse(hold, subject), start);
        return true;
    }
}
