using System.Text;
using Gongkai.Operations.Search.Index;

namespace Gongkai.Operations.Tests.Search;

/// <summary>Documents of few different characters, so that what is looked for is often there, nearly there, and across every kind of seam.</summary>
internal sealed class GeneratedDocuments(int seed)
{
    private static readonly string[] Pieces =
    [
        "政", "府", "信", "息", "公", "开", "政府", "信息公开", "工", "⼯", "作", "年", "〇", "○",
        "5G", "5g", "基站", "PM2.5", "ＰＭ２．５", "2", "2017", "２０１７", "47号", "〔2017〕", "[2017]", "（2017）", "【2017】", "open", " data", "Ａ", "a",
        "，", "。", "、", " ", "　", "\n", "“", "”", "·", "-", "%", "％", "𠮷", "𠮶", "\u200B", "(", ")", ".", "1.5",
    ];

    private static readonly string[] Kinds = ["policy", "news", "notice"];
    private static readonly string?[] Topics = [null, "综合政务", "综合政务\\政务公开", "综合政务其他", "卫生、体育\\医药管理"];
    private readonly Random random = new(seed);

    public SearchDocument Next(long id) => new(
        id, random.Next(1, 5), random.Next(1, 4), Pick(Kinds), Pick(Topics), Text(12), random.Next(3) == 0 ? Text(5) : null, random.Next(3) == 0 ? Text(4) : null,
        new DateOnly(random.Next(2015, 2026), random.Next(1, 13), random.Next(1, 28)), Validity(), random.Next(200) == 0 ? Text(9000) : Text(random.Next(60)));

    public IndexQuery NextQuery(IReadOnlyCollection<SearchDocument> documents)
    {
        var words = Enumerable.Range(0, random.Next(4)).Select(_ => Gongkai.Operations.Search.Text.TextFolding.Fold(Cut(documents))).Where(w => w.Length > 1).Distinct().ToList();
        return new IndexQuery
        {
            Words = words,
            Today = new DateOnly(random.Next(2018, 2028), 6, 15),
            Scope = random.Next(4) == 0 ? SearchScope.Titles : SearchScope.Everywhere,
            Order = random.Next(2) == 0 ? SearchOrder.Date : SearchOrder.Relevance,
            Take = random.Next(1, 30),
            AtOnce = random.Next(1, 4),
            Filter = new IndexFilter
            {
                Agencies = Sometimes() ? new HashSet<long> { random.Next(1, 5), random.Next(1, 7) } : null,
                Columns = Sometimes() ? new HashSet<long> { random.Next(1, 4) } : null,
                Kinds = Sometimes() ? new HashSet<string> { Pick(Kinds) } : null,
                Year = Sometimes() ? random.Next(2014, 2027) : null,
                Validity = Sometimes() ? Pick(Enum.GetValues<SearchValidity>()) : null,
                Topic = Sometimes() ? Pick(Topics) : null,
                From = Sometimes() ? new DateOnly(random.Next(2014, 2022), 3, 1) : null,
                To = Sometimes() ? new DateOnly(random.Next(2019, 2027), 3, 1) : null,
            },
        };
    }

    private string Cut(IReadOnlyCollection<SearchDocument> documents)
    {
        if (documents.Count == 0 || random.Next(4) == 0)
        {
            return Text(3);
        }

        var document = documents.ElementAt(random.Next(documents.Count));
        var text = random.Next(3) == 0 ? document.Title : document.Body;
        var from = random.Next(text.Length + 1);
        return text.Substring(from, Math.Min(random.Next(2, 9), text.Length - from));
    }

    private ValidityFacts Validity() => new(
        Pick(Enum.GetValues<SearchValidity>()), Sometimes() ? new DateOnly(random.Next(2015, 2028), 6, 15) : null, Sometimes() ? new DateOnly(random.Next(2016, 2029), 6, 15) : null);

    private string Text(int pieces)
    {
        var text = new StringBuilder();
        for (var i = random.Next(pieces + 1); i > 0; i--)
        {
            text.Append(Pick(Pieces));
        }

        return text.ToString();
    }

    private bool Sometimes() => random.Next(4) == 0;

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
