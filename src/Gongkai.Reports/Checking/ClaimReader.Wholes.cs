namespace Gongkai.Reports.Checking;

internal sealed partial class ClaimReader
{
    private static readonly (string Word, Whole Kind)[] WholeWords =
    [
        ("均已办结", Whole.Closed), ("全部办结", Whole.Closed), ("均办结", Whole.Closed), ("均已办理完毕", Whole.Closed), ("全部办理完毕", Whole.Closed), ("均已全部办结", Whole.Closed),
        ("办结率100%", Whole.Closed), ("办结率为100%", Whole.Closed), ("办结率达100%", Whole.Closed), ("办结率达到100%", Whole.Closed),
        ("均为自然人", Whole.NaturalPersons), ("全部为自然人", Whole.NaturalPersons), ("均系自然人", Whole.NaturalPersons), ("均是自然人", Whole.NaturalPersons), ("全部是自然人", Whole.NaturalPersons),
        ("均予以公开", Whole.Granted), ("全部予以公开", Whole.Granted),
        ("均被维持", Whole.Upheld), ("均维持", Whole.Upheld), ("均获维持", Whole.Upheld), ("全部维持", Whole.Upheld), ("均予以维持", Whole.Upheld), ("结果均为维持", Whole.Upheld),
    ];

    /// <summary>Words that say how, not that: 按时办结率100% leaves open what was not yet due.</summary>
    private static readonly string[] InTime = ["按时", "按期", "及时", "时限", "期限", "规定时间", "限时", "如期"];

    private void ReadWholes()
    {
        var words = narrative[sentence];
        if (words.IndexOfAny('均', '部', '率') < 0)
        {
            return;
        }

        foreach (var (word, kind) in WholeWords)
        {
            var at = words.IndexOf(word, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            var start = ClauseStart(sentence.Start + at, sentence.Start);
            var clause = text.AsSpan(start, sentence.Start + at - start);
            var topic = TopicBefore(sentence.Start + at);
            if (topic is Topic.Unknown or Topic.Elsewhere || words[..at].Has("除") || (kind == Whole.Closed && (HasAny(clause, InTime) || words.Has("结转"))))
            {
                continue;
            }

            // 「其中网络申请12件，均为自然人」 speaks of a part.
            var part = words[..at].Has("其中") || HasAny(words[..at], Vocabulary.Channels) ? Hold.Likely : Hold.Certain;
            wholes.Add(new WholeClaim(kind, topic, Worse(Worse(part, ContextHold(start)), Worse(paragraphHold, agency.HoldOfContext(clause))), sentenceIndex, start, sentence.Start + at + word.Length));
        }
    }

    private static bool HasAny(ReadOnlySpan<char> words, string[] list)
    {
        foreach (var word in list)
        {
            if (words.Has(word))
            {
                return true;
            }
        }

        return false;
    }
}
