using System.Text;
using Gongkai.Domain;
using Gongkai.Domain.Publishing.Checks;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Data;

namespace Gongkai.Operations.Publishing.Checks;

/// <summary>Word lists as CSV: 词, 类别, 建议, 理由, 例外, 语境; exceptions and contexts are parted by bars.</summary>
public static class WordCsv
{
    /// <summary>Words of one list; more are refused.</summary>
    public const int MostWords = 100_000;

    private const int LongestWord = 50;
    private const char Bar = '|';

    private static readonly string[] Headings = ["词", "类别", "建议", "理由", "例外", "语境"];

    private static readonly (WordKind Kind, string Code, string Name)[] Kinds =
    [
        (WordKind.Typo, "typo", "错别字"), (WordKind.Superseded, "superseded", "旧称"), (WordKind.Phrase, "phrase", "规范表述"), (WordKind.Place, "place", "地名"),
        (WordKind.Sensitive, "sensitive", "敏感词"), (WordKind.Forbidden, "forbidden", "禁用词"), (WordKind.Leader, "leader", "领导职务"),
    ];

    /// <summary>The kind in the words of the list.</summary>
    public static string Name(WordKind kind) => Kinds.First(k => k.Kind == kind).Name;

    /// <summary>
    /// Reads a list with a heading line, in UTF-8 or GB 18030. A line without a word is passed over; one that cannot be meant so
    /// is a problem that names the line. Nothing is taken from a file with problems.
    /// </summary>
    public static Outcome<IReadOnlyList<WordEntry>> Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return Read(new CsvLines(TextDecoding.Decode(file)));
        }
        catch (UnreadableDocumentException e)
        {
            return new Problem(e.Problem.Code, e.Problem.Text);
        }
    }

    private static Outcome<IReadOnlyList<WordEntry>> Read(CsvLines lines)
    {
        var (entries, problems) = (new List<WordEntry>(), new List<Problem>());
        if (lines.Next() is not { } head || Array.FindIndex(head, h => h.Trim().Trim('\uFEFF') is "词" or "word") is not (>= 0 and var word))
        {
            return new Problem("words.csv.heading", $"第一行应为标题行：{string.Join('，', Headings)}。可先导出一份作为模板。");
        }

        int[] columns = [word, Column("类别", "kind"), Column("建议", "suggestion"), Column("理由", "reason"), Column("例外", "exceptions"), Column("语境", "contexts")];
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (problems.Count < 20 && lines.Next() is { } fields)
        {
            string Field(int column) => columns[column] >= 0 && columns[column] < fields.Length ? Plain(fields[columns[column]].Trim()) : "";
            if (Field(0) is not { Length: > 0 } text)
            {
                continue;
            }

            var kind = Array.Find(Kinds, k => k.Code.Equals(Field(1), StringComparison.OrdinalIgnoreCase) || k.Name == Field(1));
            if (text.Length is < 2 or > LongestWord)
            {
                problems.Add(new("words.csv.word", $"第 {lines.Line} 行：“词”应为 2 至 {LongestWord} 个字。"));
            }
            else if (kind.Code is null)
            {
                problems.Add(new("words.csv.kind", $"第 {lines.Line} 行“{text}”：“类别”应为{string.Join('、', Kinds.Select(k => k.Name))}之一。"));
            }
            else if (kind.Kind == WordKind.Leader && Field(2).Length == 0)
            {
                problems.Add(new("words.csv.title", $"第 {lines.Line} 行“{text}”：领导职务应在“建议”一栏写明现任职务，几个职务用 | 隔开。"));
            }
            else if (known.Add(text))
            {
                entries.Add(new(text, kind.Kind, NullIfEmpty(Field(2)), NullIfEmpty(Field(3)), Parts(Field(4)), Parts(Field(5))));
            }

            if (entries.Count > MostWords)
            {
                return new Problem("words.csv.too-many", $"一个词表最多 {MostWords} 个词，请分开。");
            }
        }

        return problems.Count > 0 ? new Outcome<IReadOnlyList<WordEntry>>(problems) : entries;

        int Column(string chinese, string code) => Array.FindIndex(head, h => h.Trim() == chinese || h.Trim().Equals(code, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Writes a list; begins with the mark by which spreadsheets know UTF-8, and no field of it is a formula.</summary>
    public static byte[] Write(IEnumerable<WordEntry> entries)
    {
        var text = new StringBuilder("\uFEFF").AppendJoin(',', Headings).Append("\r\n");
        foreach (var entry in entries)
        {
            string[] fields = [entry.Word, Name(entry.Kind), entry.Suggestion ?? "", entry.Reason ?? "", string.Join(Bar, entry.Exceptions), string.Join(Bar, entry.Contexts)];
            text.AppendJoin(',', fields.Select(Quoted)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string field)
    {
        var safe = field is ['=' or '+' or '-' or '@' or '\t', ..] ? "'" + field : field;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Without the apostrophe that keeps a spreadsheet from reading a formula.</summary>
    private static string Plain(string field) => field is ['\'', '=' or '+' or '-' or '@', ..] ? field[1..] : field;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string[] Parts(string text) => text.Split(Bar, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
