using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

internal sealed partial class ClaimReader
{
    private static readonly string[] ReviewWords = ["行政复议", "复议"];
    private static readonly string[] LitigationWords = ["行政诉讼", "诉讼"];
    private static readonly string[] DirectWords = ["未经复议直接起诉", "直接起诉"];
    private static readonly string[] AfterReviewWords = ["经复议后起诉", "复议后起诉", "复议后提起诉讼"];
    private static readonly string[] ResultFillers = ["行政复议", "行政诉讼", "复议", "诉讼", "案件", "决定", "机关", "结果", "判决", "法院", "其中", "已审结", "审结", "的", "被", "经"];

    /// <summary>「因政府信息公开引起的行政复议22件」.</summary>
    private bool TryRemedy(ReadOnlySpan<char> left, int start, in Number number)
    {
        var words = left;
        Phrase.TakeEnd(ref words, Vocabulary.CaseTails);
        Quantity quantity;
        if (Phrase.TakeEnd(ref words, AfterReviewWords) >= 0)
        {
            quantity = Quantity.LitigationAfterReview;
        }
        else if (Phrase.TakeEnd(ref words, DirectWords) >= 0)
        {
            quantity = Quantity.LitigationDirect;
        }
        else if (Phrase.TakeEnd(ref words, LitigationWords) >= 0)
        {
            quantity = TakeJoinedReview(ref words) ? Quantity.Remedies : Quantity.Litigation;
        }
        else if (Phrase.TakeEnd(ref words, ReviewWords) >= 0)
        {
            quantity = Quantity.Review;
        }
        else
        {
            return false;
        }

        var plain = words;
        var hold = Hold.Certain;
        while (true)
        {
            if (Phrase.TakeEnd(ref words, Vocabulary.RemedyModifiers) >= 0)
            {
                continue;
            }

            var before = words;
            if (Phrase.TakeEnd(ref words, Vocabulary.Arise) < 0)
            {
                break;
            }

            hold = before[words.Length..] is "办理" or "应诉" or "新增" or "新发生" ? Hold.Likely : hold;
        }

        if (!IsAboutDisclosure() || IsWiderThanDisclosure(left, number.End) || agency.Name.Contains("司法", StringComparison.Ordinal) || Judge(words) is not { } subject)
        {
            return false;
        }

        if (words.Length == plain.Length && sentence.Section != SectionKind.Remedies)
        {
            hold = Hold.Likely; // 「行政复议144件」 with nothing that ties it to disclosure
        }

        Add(quantity, Outcomes.None, Claim.AllResults, number, Worse(hold, subject), start);
        return true;
    }

    /// <summary>Takes the first half of 「行政复议和行政诉讼」 off the end.</summary>
    private static bool TakeJoinedReview(ref ReadOnlySpan<char> words)
    {
        var rest = words;
        Phrase.TakeAllEnd(ref rest, ["提起", "被"]);
        if (Phrase.TakeEnd(ref rest, Vocabulary.Joints) < 0)
        {
            return false;
        }

        Phrase.TakeEnd(ref rest, Vocabulary.CaseTails);
        if (Phrase.TakeEnd(ref rest, ReviewWords) < 0)
        {
            return false;
        }

        words = rest;
        return true;
    }

    /// <summary>「行政复议案件12件，其中涉及政府信息公开2件」: the first number is of all cases.</summary>
    private bool IsWiderThanDisclosure(ReadOnlySpan<char> phrase, int end)
    {
        var rest = text.AsSpan(end, sentence.End - end);
        return rest.IndexOf("其中", StringComparison.Ordinal) is var at and >= 0 && rest[at..].Has("信息公开") && !phrase.Has("公开") && !phrase.Has("依申请");
    }

    private bool IsAboutDisclosure()
    {
        if (sentence.Section == SectionKind.Remedies || sentence.Topic != Topic.Unknown)
        {
            return true;
        }

        var words = narrative[sentence];
        return words.Has("信息公开") || words.Has("依申请") || words.Has("政务公开");
    }

    /// <summary>「维持1件、被纠错1件」 after a reconsideration or a case.</summary>
    private bool TryResult(ReadOnlySpan<char> left, int start, in Number number)
    {
        var words = left;
        if (!Phrase.TakeEnd(ref words, Vocabulary.Results, out int column))
        {
            return false;
        }

        Quantity? quantity = TopicBefore(number.Start) switch
        {
            Topic.Review => Quantity.Review,
            Topic.Litigation => Quantity.Litigation,
            _ => null,
        };
        if (quantity is not { } counted || !IsAboutDisclosure())
        {
            return false;
        }

        Phrase.TakeAllEnd(ref words, ResultFillers);
        if (Judge(words) is not { } hold)
        {
            return false;
        }

        Add(counted, Outcomes.None, column, number, Worse(hold, Hold.Likely), start);
        return true;
    }
}
