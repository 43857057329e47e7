namespace Gongkai.Reports.Checking;

internal sealed partial class ClaimReader
{
    private static readonly string[] Negations = ["未收到", "未接到", "未受理", "未接收到", "未接收", "未发生", "未出现", "未产生", "未有", "没有收到", "没有发生", "没有接到", "没有出现", "没有", "未被", "未因", "未引发", "未引起", "无"];

    private static readonly string[] NegatedFillers =
    [
        "政府信息依申请公开", "政府信息公开", "政府信息", "依申请公开", "信息公开", "政务公开", "公民、法人和其他组织", "公民、法人或其他组织", "公民、法人或者其他组织", "公民", "群众", "社会公众", "自然人", "任何", "一起", "一件", "有关", "相关", "针对", "因", "由", "而",
        "工作", "引起", "引发", "导致", "产生", "涉及", "提出", "提起", "提交", "要求", "公开", "信息", "申请", "依", "的", "被", "类", "起", "过", "和", "及", "或", "与", "、", "本部门", "本机关", "本单位", "我局", "事务", "收到", "发生", "以及", "并", "者", "关于", "到", "了", "政府", "针对性",
    ];

    private static readonly string[] NegatedTails = ["申请", "案件", "案", "情况", "事项", "情形", "现象", "事件", "事宜", "请求", "业务", "件", "的"];

    /// <summary>「未收到政府信息公开申请」, 「未发生行政复议、行政诉讼」, 「无结转下年度申请」.</summary>
    private void ReadNegations()
    {
        var words = narrative[sentence];
        for (var at = words.IndexOfAny('未', '无', '没'); at >= 0;)
        {
            var length = ReadNegation(words, at);
            var next = words[(at + length)..].IndexOfAny('未', '无', '没');
            at = next < 0 ? -1 : at + length + next;
        }
    }

    private int ReadNegation(ReadOnlySpan<char> words, int at)
    {
        var tail = words[at..];
        if (!Phrase.TakeHead(ref tail, Negations))
        {
            return 1;
        }

        var begin = words.Length - tail.Length;
        var end = begin;
        while (end < words.Length && words[end] is not (',' or ';' or '。' or '(' or ')' or '!'))
        {
            end++;
        }

        var counted = words[begin..end];
        var start = ClauseStart(sentence.Start + at, sentence.Start);
        var subject = text.AsSpan(start, sentence.Start + at - start);
        while (Phrase.TakeEnd(ref subject, NegationAdverbs) >= 0)
        {
        }

        var hold = Judge(subject);
        if (hold is not { } known)
        {
            return end - at;
        }

        var (requests, review, litigation, carriedIn, carriedOut, readable) = Negated(counted);
        if (!readable)
        {
            return end - at;
        }

        void AddZero(Quantity quantity, int column) => claims.Add(new Claim(
            quantity, Outcomes.None, column, 0, Precision.Exact, Worse(Worse(known, ContextHold(start)), paragraphHold), false, true, sentenceIndex, start, sentence.Start + end));

        if (review)
        {
            AddZero(Quantity.Review, Claim.AllResults);
        }

        if (litigation)
        {
            AddZero(Quantity.Litigation, Claim.AllResults);
        }

        if (carriedIn)
        {
            AddZero(Quantity.CarriedIn, Claim.AllApplicants);
        }

        if (carriedOut)
        {
            AddZero(Quantity.CarriedOut, Claim.AllApplicants);
        }

        if (requests && !review && !litigation && !carriedIn && !carriedOut)
        {
            AddZero(Quantity.Received, Claim.AllApplicants);
        }

        return end - at;
    }

    private static readonly string[] NegationAdverbs = ["尚", "也", "均", "并", "亦", "暂", "从", "且", "都", "至今"];

    /// <summary>What a negation denies; unreadable unless every word of it is known, so that 「无因答复不当引起的行政复议」 denies nothing.</summary>
    private (bool Requests, bool Review, bool Litigation, bool CarriedIn, bool CarriedOut, bool Readable) Negated(ReadOnlySpan<char> words)
    {
        var (requests, review, litigation, carriedIn, carriedOut) = (words.Has("申请"), false, false, false, false);
        var disclosure = words.Has("信息公开") || words.Has("依申请") || words.Has("公开政府信息") || words.Has("公开信息");
        while (!words.IsEmpty)
        {
            if (Phrase.TakeHead(ref words, ReviewWords))
            {
                review = true;
            }
            else if (Phrase.TakeHead(ref words, LitigationWords))
            {
                litigation = true;
            }
            else if (Phrase.TakeHead(ref words, ["上年结转", "上年度结转", "上一年度结转", "上一年结转", "结转上年度", "结转上年"]))
            {
                carriedIn = true;
            }
            else if (Phrase.TakeHead(ref words, ["结转下年度继续办理", "结转下年度", "下年度结转", "结转下一年度", "结转至下年度", "结转到下年度", "结转下年"]))
            {
                carriedOut = true;
            }
            else if (!Phrase.TakeHead(ref words, NegatedFillers) && !Phrase.TakeHead(ref words, NegatedTails))
            {
                return (false, false, false, false, false, false);
            }
        }

        if (review || litigation)
        {
            return (false, review, litigation, false, false, disclosure || IsAboutDisclosure());
        }

        return (requests && (disclosure || sentence.Topic == Topic.Requests), false, false, carriedIn, carriedOut, true);
    }
}
