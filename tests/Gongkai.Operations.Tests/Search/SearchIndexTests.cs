using Gongkai.Operations.Search.Index;
using Gongkai.Operations.Search.Text;

namespace Gongkai.Operations.Tests.Search;

public sealed class SearchIndexTests
{
    private const int Rounds = 20;
    private const int QuestionsEachRound = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_index_finds_and_counts_what_a_look_through_every_text_finds(int seed)
    {
        using var folder = new IndexFolder();
        var generated = new GeneratedDocuments(seed);
        var random = new Random(seed);
        var naive = new NaiveSearch();
        var index = SearchIndex.Create(folder.Path);
        for (var round = 0; round < Rounds; round++)
        {
            var put = Enumerable.Range(0, random.Next(80)).Select(_ => generated.Next(random.Next(1, 800))).DistinctBy(d => d.Id).ToList();
            var removed = Enumerable.Range(0, random.Next(20)).Select(_ => (long)random.Next(1, 800)).Except(put.Select(d => d.Id)).ToList();
            put.ForEach(naive.Put);
            removed.ForEach(naive.Remove);
            index.Apply(put, removed, new IndexPlace(round, 0));
            if (random.Next(4) == 0)
            {
                index.Settle();
            }

            if (random.Next(4) == 0)
            {
                index.Dispose();
                index = SearchIndex.Open(folder.Path)!;
            }

            index.Documents.ShouldBe(naive.Documents.Count);
            index.Place.Sequence.ShouldBe(round);
            for (var i = 0; i < QuestionsEachRound; i++)
            {
                ShouldAgree(index, naive, generated.NextQuery(naive.Documents));
            }
        }

        index.Fingerprints().ShouldBe(naive.Documents.ToDictionary(d => d.Id, SearchIndex.FingerprintOf), ignoreOrder: true);
        index.Dispose();
    }

    [Theory]
    [InlineData("47号", "第47号令")]
    [InlineData("第47", "第47号令")]
    [InlineData("147号", "第147号令")]
    [InlineData("2.5%", "增长2.5%")]
    [InlineData("47", "第47号令")]
    [InlineData("〔2026〕4", "青政〔2026〕4号")]
    public void A_number_is_found_whole_and_not_inside_a_longer_one(string words, string title)
    {
        using var folder = new IndexFolder();
        using var index = SearchIndex.Create(folder.Path);
        string[] titles = ["第47号令", "第147号令", "第470号令", "增长2.5%", "增长12.5%", "青政〔2026〕4号", "青政〔2026〕47号", "编号4.7"];
        index.Apply(titles.Select((t, i) => new SearchDocument(i + 1, 1, 1, "notice", null, t, null, null, new DateOnly(2026, 1, 1), new(SearchValidity.NotApplicable, null, null), "")), [], default);
        var found = index.Search(new IndexQuery { Words = SearchWords.Parse(words).Words, Today = new DateOnly(2026, 1, 1), Take = 20 });
        found.Hits.Select(h => titles[h.Id - 1]).ShouldBe(words is "47" or "47号" ? ["第47号令", "青政〔2026〕47号"] : [title], ignoreOrder: true);
    }

    [Fact]
    public void Pages_follow_each_other_without_gap_or_repetition()
    {
        using var folder = new IndexFolder();
        var generated = new GeneratedDocuments(7);
        using var index = SearchIndex.Create(folder.Path);
        index.Apply(Enumerable.Range(1, 500).Select(i => generated.Next(i)), [], default);
        foreach (var order in Enum.GetValues<SearchOrder>())
        {
            var query = new IndexQuery { Words = ["政府"], Order = order, Take = 7, Today = new DateOnly(2025, 1, 1) };
            var seen = new List<IndexHit>();
            for (HitKey? after = null; index.Search(query with { After = after }).Hits is { Count: > 0 } hits; after = hits[^1].Key)
            {
                seen.AddRange(hits);
            }

            var all = index.Search(query with { Take = 500 });
            seen.ShouldBe(all.Hits);
            seen.Count.ShouldBe(all.Total);
            seen.Select(h => h.Id).ShouldBeUnique();
            seen.ShouldBe(seen.OrderByDescending(h => h.Key.Primary).ThenByDescending(h => h.Id));
        }
    }

    private static void ShouldAgree(SearchIndex index, NaiveSearch naive, IndexQuery query)
    {
        var expected = naive.Find(query);
        var words = string.Join(" | ", query.Words);
        var result = index.Search(query);
        result.Total.ShouldBe(expected.Count, words);
        index.Search(query with { Take = 10_000 }).Hits.Select(h => h.Id).ShouldBe(expected, ignoreOrder: true, words);
        result.Hits.Count.ShouldBe(Math.Min(query.Take, expected.Count));

        var facets = naive.Facets(query);
        result.Facets!.Agencies.ShouldBe(facets.Agencies, ignoreOrder: true, words);
        result.Facets.Columns.ShouldBe(facets.Columns, ignoreOrder: true, words);
        result.Facets.Kinds.ShouldBe(facets.Kinds, ignoreOrder: true, words);
        result.Facets.Topics.ShouldBe(facets.Topics, ignoreOrder: true, words);
        result.Facets.Years.ShouldBe(facets.Years, ignoreOrder: true, words);
        result.Facets.Validities.ShouldBe(facets.Validities, ignoreOrder: true, words);
    }
}
