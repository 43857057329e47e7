using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>
/// Reads from the narrative the quantities that it states. A number is a claim only where the words before it, read backwards, are a
/// phrase of the form's own vocabulary up to a subject or the beginning of the clause; a number that stands near a keyword is none.
/// </summary>
internal sealed partial class ClaimReader
{
    /// <summary>More words than this between the clause's beginning and the phrase are no subject.</summary>
    private const int LongestSubject = 24;

    private readonly Narrative narrative;
    private readonly string text;
    private readonly AgencyProfile agency;
    private readonly List<Claim> claims = [];
    private readonly List<WholeClaim> wholes = [];
    private readonly List<Number> numbers = [];
    private Sentence sentence;
    private int sentenceIndex;
    private Hold paragraphHold;
    private int paragraph = -1;

    private ClaimReader(Narrative narrative, AgencyProfile agency)
    {
        (this.narrative, text, this.agency) = (narrative, narrative.Text, agency);
    }

    /// <summary>All claims in the order of the text.</summary>
    public static (List<Claim> Claims, List<WholeClaim> Wholes) Read(Narrative narrative, AgencyProfile agency)
    {
        var reader = new ClaimReader(narrative, agency);
        for (var i = 0; i < narrative.Sentences.Count; i++)
        {
            reader.Read(narrative.Sentences[i], i);
        }

        return (reader.claims, reader.wholes);
    }

    private void Read(in Sentence next, int index)
    {
        (sentence, sentenceIndex) = (next, index);
        if (next.Paragraph != paragraph)
        {
            (paragraph, paragraphHold) = (next.Paragraph, Hold.Certain);
        }

        if (next.Section is not SectionKind.Problems)
        {
            ReadNumbers();
            ReadNegations();
            ReadWholes();
        }
    }

    private void ReadNumbers()
    {
        NumberScanner.Scan(text, sentence.Start, sentence.End, numbers);
        var floor = sentence.Start;
        foreach (var number in numbers)
        {
            if (number.IsCount)
            {
                ReadNumber(number, floor);
            }

            // A year may stand within the words of a claim; any other number ends the words of the next.
            floor = number.IsYear ? floor : number.End;
        }
    }

    private void ReadNumber(in Number number, int floor)
    {
        var start = ClauseStart(number.Start, floor);
        var words = text.AsSpan(start, number.Start - start);
        var left = words;
        Phrase.TakeAllEnd(ref left, Vocabulary.Connectors);
        if (left.IsEmpty && start - 1 > floor && text[start - 1] is ',' or '(' or '、')
        {
            // 「新收政府信息公开申请，共97件」 and 「行政复议（2件）」: the phrase is the clause before.
            start = ClauseStart(start - 1, floor);
            left = text.AsSpan(start, number.Start - start);
            Phrase.TakeAllEnd(ref left, Vocabulary.Connectors);
            left = left.TrimEnd(",(、");
            Phrase.TakeAllEnd(ref left, Vocabulary.Connectors);
        }

        var after = AfterUnit(number.End);
        if (TryOutcome(left, start, number) || TryCarried(left, start, number) || TryResult(left, start, number)
            || TryRemedy(left, start, number) || TryDocuments(left, start, number) || TryApplication(left, start, number, after)
            || TryPublished(left, start, number))
        {
            return;
        }

        ReadNumberFirst(left, start, number, after);
    }

    /// <summary>「收到8份政府信息公开申请」, 「1件尚未审结」: the words after the number say what it counts.</summary>
    private void ReadNumberFirst(ReadOnlySpan<char> left, int start, in Number number, ReadOnlySpan<char> after)
    {
        if (after.IsEmpty || after.Length > 60)
        {
            return;
        }

        Span<char> joined = stackalloc char[left.Length + after.Length];
        var rest = after;
        while (Phrase.TakeHead(ref rest, Vocabulary.Application))
        {
        }

        var taken = after[..^rest.Length];
        if (!taken.IsEmpty && (rest.IsEmpty || EndsObject(rest)))
        {
            left.CopyTo(joined);
            taken.CopyTo(joined[left.Length..]);
            if (TryApplication(joined[..(left.Length + taken.Length)], start, number with { End = number.End + taken.Length }, []))
            {
                return;
            }
        }

        var plain = left;
        Phrase.TakeAllEnd(ref plain, Vocabulary.Plain);
        if (plain.IsEmpty || EndsWithVerb(left, Vocabulary.Arise))
        {
            var result = after;
            while (Phrase.TakeHead(ref result, HeadFillers))
            {
            }

            if (plain.IsEmpty)
            {
                var counted = number with { End = number.End + after.Length };
                _ = TryResult(result, start, counted) || TryOutcome(result, start, counted);
            }
            else
            {
                left.CopyTo(joined);
                result.CopyTo(joined[left.Length..]);
                _ = TryRemedy(joined[..(left.Length + result.Length)], start, number with { End = number.End + after.Length });
            }
        }
    }

    private static readonly string[] HeadFillers = ["申请", "为", "被", "依法", "决定", "是", "已", "经复议", "的", "属于答复"];

    /// <summary>What may follow the object of 「收到8份政府信息公开申请」 within its clause.</summary>
    private static bool EndsObject(ReadOnlySpan<char> rest) => rest[0] is '并' or '且' or '"' or '均' or '已' or '全';

    private static bool EndsWithVerb(ReadOnlySpan<char> left, string[] verbs) => Phrase.TakeEnd(ref left, verbs) >= 0;

    private int ClauseStart(int position, int floor)
    {
        var i = position;
        while (i > floor && text[i - 1] is not (',' or ';' or '(' or ')' or '。' or '\n'))
        {
            i--;
        }

        return i;
    }

    private ReadOnlySpan<char> AfterUnit(int position)
    {
        var i = position;
        while (i < sentence.End && text[i] is not (',' or ';' or '(' or ')' or '。' or '\n' or '、'))
        {
            i++;
        }

        return text.AsSpan(position, i - position);
    }

    private bool TryOutcome(ReadOnlySpan<char> left, int start, in Number number)
    {
        var words = left;
        if (!TakeOutcome(ref words, out var rows))
        {
            return false;
        }

        var group = words;
        while (Phrase.TakeEnd(ref words, Vocabulary.Joints) >= 0 && TakeOutcome(ref words, out var more))
        {
            rows |= more;
            group = words;
        }

        if (CountsDocuments(start) || !SpeaksOfRequests(start) || Judge(group) is not { } hold)
        {
            return false;
        }

        Add(Quantity.Outcome, rows, Claim.AllApplicants, number, hold, start);
        return true;
    }

    private static bool TakeOutcome(ref ReadOnlySpan<char> words, out Outcomes rows)
    {
        var rest = words;
        if (Phrase.TakeEnd(ref rest, Vocabulary.OutcomeWords, out rows))
        {
            words = rest;
            return true;
        }

        if (Phrase.TakeEnd(ref rest, Vocabulary.OutcomeTails) >= 0)
        {
            Phrase.TakeAllEnd(ref rest, Vocabulary.Connectors);
            if (Phrase.TakeEnd(ref rest, Vocabulary.OutcomeWords, out rows))
            {
                words = rest;
                return true;
            }
        }

        rows = Outcomes.None;
        return false;
    }

    private bool TryCarried(ReadOnlySpan<char> left, int start, in Number number)
    {
        var at = left.LastIndexOf("结转", StringComparison.Ordinal);
        var next = at >= 0 ? -1 : left.LastIndexOf("转下年度", StringComparison.Ordinal);
        if (at < 0 && next < 0)
        {
            return false;
        }

        var after = at >= 0 ? left[(at + 2)..] : left[(next + 1)..];
        var before = at >= 0 ? left[..at] : left[..next];
        Phrase.TakeAllEnd(ref before, CarryFillers);
        while (Phrase.TakeHead(ref after, CarryHeads))
        {
        }

        if (TakesYear(ref before, -1))
        {
            return OnlyApplication(after) && AddCarried(Quantity.CarriedIn, before, start, number);
        }

        var tail = after;
        if (TakesYearHead(ref tail, +1))
        {
            return OnlyApplication(tail) && AddCarried(Quantity.CarriedOut, before, start, number);
        }

        return TakesYearHead(ref tail, -1) && OnlyApplication(tail) && AddCarried(Quantity.CarriedIn, before, start, number);
    }

    private static readonly string[] CarryFillers = ["其中", "含", "包括", "包含", "有", "由", "从", "的", "和", "及", "办理", "需", "另"];
    private static readonly string[] CarryHeads = ["至", "到", "入", "自", "于", "的"];

    /// <summary>What follows 结转下年度: only words of an application or of handling it.</summary>
    private static bool OnlyApplication(ReadOnlySpan<char> words)
    {
        while (Phrase.TakeHead(ref words, CarryTails) || Phrase.TakeHead(ref words, Vocabulary.Application))
        {
        }

        return words.IsEmpty;
    }

    private static readonly string[] CarryTails = ["继续办理", "继续处理", "继续答复", "继续", "办理", "处理", "答复", "本年度", "本年", "今年", "至", "到", "度", "尚未", "未", "的", "数"];

    private bool TakesYear(ref ReadOnlySpan<char> words, int offset)
    {
        if (Phrase.TakeEnd(ref words, Vocabulary.LastYear) >= 0)
        {
            return true;
        }

        var rest = words;
        if (rest.EndsWith("度", StringComparison.Ordinal))
        {
            rest = rest[..^1];
        }

        if (agency.Year is { } year && rest.Length >= 5 && rest[^1] == '年' && int.TryParse(rest[^5..^1], out var stated) && stated == year + offset)
        {
            words = rest[..^5];
            return true;
        }

        return false;
    }

    private bool TakesYearHead(ref ReadOnlySpan<char> words, int offset)
    {
        if (Phrase.TakeHead(ref words, offset > 0 ? Vocabulary.NextYear : Vocabulary.LastYear))
        {
            return true;
        }

        if (agency.Year is { } year && words.Length >= 5 && words[4] == '年' && int.TryParse(words[..4], out var stated) && stated == year + offset)
        {
            words = words[5..];
            return true;
        }

        return false;
    }

    private bool AddCarried(Quantity quantity, ReadOnlySpan<char> before, int start, in Number number)
    {
        if (!SpeaksOfRequests(number.Start) || Judge(before) is not { } hold)
        {
            return false;
        }

        Add(quantity, Outcomes.None, Claim.AllApplicants, number, hold, start);
        return true;
    }
}
