using System.Globalization;
using System.Text;

namespace Gongkai.Bench.Documents;

/// <summary>
/// Makes agencies and documents as a province's counties have them: titles and bodies of official words with frequencies that fall as
/// 1/rank, names of places and companies that are rare, numbers, dates and sums; about 600 characters a body.
/// </summary>
internal sealed class DocumentGenerator
{
    private const int TownshipsACounty = 12;
    private const int AverageSentences = 33;

    /// <summary>Codes of columns that every agency has.</summary>
    public static readonly string[] Columns = ["policies", "normative", "interpretations", "notices", "news", "plans", "budget", "statistics", "licensing", "penalties", "procurement", "services"];

    private static readonly string[] Kinds = ["policy", "normative", "interpretation", "notice", "news", "plan", "budget", "statistics", "notice", "notice", "notice", "service-guide"];

    private readonly int seed;
    private readonly double[] nounRanks = Ranks(Vocabulary.Nouns.Length);
    private readonly double[] verbRanks = Ranks(Vocabulary.Verbs.Length);
    private readonly double[] connectiveRanks = Ranks(Vocabulary.Connectives.Length);

    /// <summary>With so many counties, each a government, its departments and townships.</summary>
    public DocumentGenerator(int counties = 20, int seed = 47)
    {
        this.seed = seed;
        Agencies = MakeAgencies(counties);
    }

    /// <summary>The agencies.</summary>
    public IReadOnlyList<GeneratedAgency> Agencies { get; }

    /// <summary>The document of an index.</summary>
    public GeneratedDocument Make(int index)
    {
        var random = new Random(HashCode(index));
        var agency = Agencies[random.Next(Agencies.Count)];
        var column = Math.Min(random.Next(Columns.Length), random.Next(Columns.Length));
        var topic = random.Next(5) == 0 ? null : Vocabulary.Topics[Pick(random, Ranks(Vocabulary.Topics.Length))];
        var on = new DateOnly(2008, 1, 1).AddDays((int)(6570 * Math.Sqrt(random.NextDouble())));
        var isNormative = column == 1;
        var hasNumber = column < 3 || random.Next(3) == 0;
        return new GeneratedDocument(
            index, agency, Columns[column], Kinds[column], topic, Title(random, agency),
            hasNumber ? string.Create(CultureInfo.InvariantCulture, $"{agency.NumberPrefix}〔{on.Year}〕{random.Next(1, 200)}号") : null,
            string.Create(CultureInfo.InvariantCulture, $"{agency.Index:D9}/{on.Year}-{index:D7}"),
            on, isNormative && random.Next(2) == 0 ? on.AddYears(5) : null, isNormative, Body(random, agency));
    }

    private static List<GeneratedAgency> MakeAgencies(int counties)
    {
        var agencies = new List<GeneratedAgency>();
        for (var county = 0; county < counties; county++)
        {
            var name = Vocabulary.Places[county % Vocabulary.Places.Length] + "县";
            var abbreviation = name[..1];
            var government = new GeneratedAgency(agencies.Count, name + "人民政府", null, abbreviation + "政发");
            agencies.Add(government);
            agencies.AddRange(Vocabulary.Departments.Select((d, i) => new GeneratedAgency(government.Index + 1 + i, name + d.Name, government.Index, abbreviation + d.Prefix)));
            for (var township = 0; township < TownshipsACounty; township++)
            {
                var place = Vocabulary.Places[(county * 7 + township * 5 + 3) % Vocabulary.Places.Length];
                agencies.Add(new GeneratedAgency(agencies.Count, $"{name}{place}{(township % 2 == 0 ? "镇" : "乡")}人民政府", government.Index, place[..1] + "政发"));
            }
        }

        return agencies;
    }

    private static double[] Ranks(int count)
    {
        var sums = new double[count];
        for (var i = 0; i < count; i++)
        {
            sums[i] = (i == 0 ? 0 : sums[i - 1]) + (1.0 / (i + 2));
        }

        return sums;
    }

    private static int Pick(Random random, double[] sums)
    {
        var at = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
        return at >= 0 ? at : ~at;
    }

    private int HashCode(int index) => unchecked((int)((uint)(index + 1) * 2654435761u) ^ (seed * 40503));

    private string Noun(Random random) => Vocabulary.Nouns[Pick(random, nounRanks)];

    private string Verb(Random random) => Vocabulary.Verbs[Pick(random, verbRanks)];

    private static string RareName(Random random)
    {
        var name = $"{Vocabulary.RareCharacters[random.Next(Vocabulary.RareCharacters.Length)]}{Vocabulary.RareCharacters[random.Next(Vocabulary.RareCharacters.Length)]}";
        return random.Next(4) switch
        {
            0 => name + Vocabulary.Trades[random.Next(Vocabulary.Trades.Length)] + "有限公司",
            1 => name + "村",
            2 => name + "路",
            _ => Vocabulary.Places[random.Next(Vocabulary.Places.Length)] + "社区",
        };
    }

    private string Title(Random random, GeneratedAgency agency)
    {
        var genre = Vocabulary.Genres[random.Next(Vocabulary.Genres.Length)];
        var subject = random.Next(3) == 0 ? RareName(random) + Noun(random) : Noun(random) + (random.Next(2) == 0 ? Noun(random) : "");
        return (random.Next(2) == 0 ? agency.Name : "") + "关于" + Verb(random) + subject + (random.Next(2) == 0 ? "工作" : "") + "的" + genre;
    }

    private string[] Body(Random random, GeneratedAgency agency)
    {
        var sentences = (int)(AverageSentences * (0.25 + (1.5 * random.NextDouble())));
        var paragraphs = new List<string>();
        var text = new StringBuilder();
        for (var s = 0; s < sentences; s++)
        {
            text.Append(random.Next(12) == 0 ? agency.Name : "");
            for (var clause = random.Next(1, 4); clause > 0; clause--)
            {
                Clause(random, text);
                text.Append(clause > 1 ? '，' : '。');
            }

            if (random.Next(4) == 0 || s == sentences - 1)
            {
                paragraphs.Add(text.ToString());
                text.Clear();
            }
        }

        return [.. paragraphs];
    }

    private void Clause(Random random, StringBuilder text)
    {
        switch (random.Next(14))
        {
            case 0:
                text.Append(CultureInfo.InvariantCulture, $"{random.Next(2008, 2026)}年{random.Next(1, 13)}月{random.Next(1, 29)}日");
                break;
            case 1:
                text.Append(CultureInfo.InvariantCulture, $"共{random.Next(1, 5000)}万元");
                break;
            case 2:
                text.Append(RareName(random));
                break;
            case 3:
                text.Append(CultureInfo.InvariantCulture, $"增长{random.Next(1, 40)}.{random.Next(10)}%");
                break;
            default:
                text.Append(Verb(random)).Append(Noun(random)).Append(Vocabulary.Connectives[Pick(random, connectiveRanks)]).Append(Noun(random));
                break;
        }
    }
}
