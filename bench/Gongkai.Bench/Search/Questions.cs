using Gongkai.Bench.Documents;
using Gongkai.Operations.Search.Index;
using Gongkai.Operations.Search.Text;

namespace Gongkai.Bench.Search;

/// <summary>Questions of each class, cut out of documents that are there, so that each finds something.</summary>
internal sealed class Questions(DocumentGenerator generator, int documents)
{
    private static readonly DateOnly Today = new(2026, 1, 15);
    private readonly Random random = new(5);

    /// <summary>The classes with their questions.</summary>
    public IEnumerable<(string Class, IReadOnlyList<IndexQuery> Queries)> All(int each) =>
    [
        ("common word of 2 characters", Make(each, () => Of(Common(2)))),
        ("word of 2 characters from anywhere", Make(each, () => Of(Cut(2)))),
        ("rare name of 2 characters", Make(each, () => Of($"{Rare()}{Rare()}"))),
        ("common word of 4 characters", Make(each, () => Of(Common(4)))),
        ("4 characters from anywhere", Make(each, () => Of(Cut(4)))),
        ("phrase of 8 characters from anywhere", Make(each, () => Of(Cut(8)))),
        ("two common words", Make(each, () => Of(Common(2), Common(2)))),
        ("common word and a rare one", Make(each, () => Of(Common(2), $"{Rare()}{Rare()}"))),
        ("document number", Make(each, () => Of(TextFolding.Fold(Number())))),
        ("common word, filters", Make(each, () => Of(Common(2)) with { Filter = new IndexFilter { Year = random.Next(2015, 2026), Kinds = new HashSet<string> { "notice" } } })),
        ("common word, by date", Make(each, () => Of(Common(2)) with { Order = SearchOrder.Date })),
        ("common word in titles", Make(each, () => Of(Common(2)) with { Scope = SearchScope.Titles })),
        ("no word, one agency", Make(each, () => Of() with { Filter = new IndexFilter { Agencies = new HashSet<long> { random.Next(generator.Agencies.Count) } } })),
    ];

    private static List<IndexQuery> Make(int count, Func<IndexQuery> make) => [.. Enumerable.Range(0, count).Select(_ => make())];

    private IndexQuery Of(params string[] words) => new() { Words = [.. words.Distinct()], Today = Today, AtOnce = documents > 200_000 ? 2 : 1 };

    private string Common(int length)
    {
        var words = Vocabulary.Nouns.Concat(Vocabulary.Verbs).Where(w => w.Length == length).Take(30).ToList();
        return TextFolding.Fold(words[random.Next(words.Count)]);
    }

    private char Rare() => Vocabulary.RareCharacters[random.Next(Vocabulary.RareCharacters.Length)];

    private string Cut(int length)
    {
        while (true)
        {
            var text = TextFolding.Fold(generator.Make(random.Next(documents)).Text);
            var from = random.Next(Math.Max(1, text.Length - length));
            if (from + length <= text.Length && TextFolding.Fold(text.Substring(from, length)) is var cut && cut.Length == length)
            {
                return cut;
            }
        }
    }

    private string Number()
    {
        while (true)
        {
            if (generator.Make(random.Next(documents)).DocumentNumber is { } number)
            {
                return number.Replace('〔', '[').Replace('〕', ']');
            }
        }
    }
}
