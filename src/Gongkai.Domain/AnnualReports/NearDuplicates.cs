namespace Gongkai.Domain.AnnualReports;

/// <summary>A report whose text is largely another's.</summary>
/// <param name="Report">The report whose share is meant: of the two the one published later, or the one more of whose text is shared.</param>
/// <param name="Of">The other one.</param>
/// <param name="Shared">What of the report's text stands in the other.</param>
public sealed record NearDuplicate(AnnualReport Report, AnnualReport Of, SharedText Shared);

/// <summary>Finds reports with largely the same text among many.</summary>
/// <remarks>
/// Comparing each with each would be quadratic in the text. Instead every eighth window of the texts, chosen by its hash, goes
/// into one index; only pairs that meet there often are laid side by side. A window that very many share links neighbours in
/// the list alone: a text copied by a hundred offices still hangs together, without five thousand pairs for each window.
/// </remarks>
public static class NearDuplicates
{
    private const int ShortestNarrative = 200;
    private const ulong SampleEvery = 8;
    private const int MostLinkedAll = 24;
    private const decimal CopiedFrom = 0.6m;

    /// <summary>The part of the shorter text's sampled windows that a pair must share to be looked at; the real share is measured then.</summary>
    private const double WorthLooking = 0.3;

    /// <summary>Each report that copies another, once, with the one it shares most with; most alike first.</summary>
    public static IReadOnlyList<NearDuplicate> Among(IReadOnlyList<AnnualReport> reports)
    {
        var texts = reports.Select(Narrative.Of).ToArray();
        var samples = texts.Select(Sample).ToArray();
        var best = new Dictionary<AnnualReport, NearDuplicate>();
        foreach (var ((a, b), met) in Meetings(samples))
        {
            if (met < WorthLooking * Math.Min(samples[a].Count, samples[b].Count))
            {
                continue;
            }

            var (ofA, ofB) = (texts[a].SharedWith(texts[b]), texts[b].SharedWith(texts[a]));
            var firstIsSource = reports[a].PublishedOn != reports[b].PublishedOn ? reports[a].PublishedOn < reports[b].PublishedOn : ofB.Share >= ofA.Share;
            var found = firstIsSource ? new NearDuplicate(reports[b], reports[a], ofB) : new(reports[a], reports[b], ofA);
            if (found.Shared.Share >= CopiedFrom && !(best.TryGetValue(found.Report, out var known) && known.Shared.Share >= found.Shared.Share))
            {
                best[found.Report] = found;
            }
        }

        return [.. best.Values.OrderByDescending(d => d.Shared.Share)];
    }

    private static HashSet<ulong> Sample(Narrative text)
    {
        var sample = new HashSet<ulong>();
        if (text.Length >= ShortestNarrative)
        {
            foreach (var hash in text.Windows)
            {
                if (hash % SampleEvery == 0)
                {
                    sample.Add(hash);
                }
            }
        }

        return sample;
    }

    private static Dictionary<(int, int), int> Meetings(HashSet<ulong>[] samples)
    {
        var places = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < samples.Length; i++)
        {
            foreach (var hash in samples[i])
            {
                (places.TryGetValue(hash, out var list) ? list : places[hash] = []).Add(i);
            }
        }

        var meetings = new Dictionary<(int, int), int>();
        foreach (var list in places.Values)
        {
            var reach = list.Count <= MostLinkedAll ? list.Count : 1;
            for (var i = 0; i < list.Count; i++)
            {
                for (var j = i + 1; j < list.Count && j <= i + reach; j++)
                {
                    meetings[(list[i], list[j])] = meetings.GetValueOrDefault((list[i], list[j])) + 1;
                }
            }
        }

        return meetings;
    }
}
