using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Gongkai.Domain;
using Gongkai.Reports.Reading;
using Gongkai.Reports.Reading.Data;

namespace Gongkai.Operations.Publishing.Import;

/// <summary>What was read: a record, or one that cannot be understood; and how much of the file is behind it.</summary>
/// <param name="Row">The record.</param>
/// <param name="Refused">Why there is none.</param>
/// <param name="Share">Of the file, from 0 to 1.</param>
public readonly record struct ImportItem(ImportRow? Row, RefusedRow? Refused, double Share);

/// <summary>The file cannot be imported as a whole.</summary>
public sealed class ImportFileException(Problem problem) : Exception(problem.Text)
{
    /// <summary>Why.</summary>
    public Problem Problem { get; } = problem;
}

/// <summary>
/// Reads documents from a CSV file with headings, a JSON array or lines of JSON, record by record: the file may be larger than the
/// memory. UTF-8, or GB18030 where the bytes are not UTF-8.
/// </summary>
public sealed class ImportFile(string path)
{
    private const int Sample = 1 << 16;

    /// <summary>A record is no longer: beyond that a quote is missing.</summary>
    private const int LongestRecord = 1 << 25;

    private static readonly Problem Broken = new("import.broken", "这一条的格式不对，不能读取。");

    /// <summary>The records in order.</summary>
    /// <exception cref="ImportFileException">There is no way to read on.</exception>
    public IAsyncEnumerable<ImportItem> ReadAsync(CancellationToken ct) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => ReadCsvAsync(ct),
        ".jsonl" or ".ndjson" => ReadLinesAsync(ct),
        ".json" => ReadArrayAsync(ct),
        _ => throw new ImportFileException(new("import.form", "请使用扩展名为 .csv、.json 或 .jsonl 的文件。")),
    };

    private static Encoding EncodingOf(FileStream file)
    {
        var sample = new byte[(int)Math.Min(Sample, file.Length)];
        file.ReadExactly(sample);
        file.Position = 0;

        // The sample may end within a character, of three bytes at the most before its end.
        for (var cut = 0; cut < 4 && cut < sample.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(sample.AsSpan(0, sample.Length - cut)))
            {
                return Encoding.UTF8;
            }
        }

        return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
    }

    private async IAsyncEnumerable<ImportItem> ReadCsvAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var file = Open();
        using var reader = new StreamReader(file, EncodingOf(file));
        var headings = new List<string>();
        await foreach (var (line, text) in RecordsAsync(reader, ct))
        {
            string[]? fields;
            try
            {
                fields = new CsvLines(text).Next();
            }
            catch (UnreadableDocumentException)
            {
                throw new ImportFileException(new("import.csv.quote", $"第 {line} 行起的记录有一个引号没有收尾，后面的内容无法分开。请改正后再导入，已经导入的不会重复。"));
            }

            if (fields is null || fields.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (headings.Count == 0)
            {
                headings.AddRange(fields.Select(f => f.Trim()));
                RequireHeadings(headings);
                continue;
            }

            yield return new ImportItem(RowOf(line, headings.Zip(fields)), null, Share(file));
        }
    }

    private static async IAsyncEnumerable<(int Line, string Text)> RecordsAsync(StreamReader reader, [EnumeratorCancellation] CancellationToken ct)
    {
        // A record ends with the first line at whose end all quotes are closed: their number is even.
        var record = new StringBuilder();
        var (number, begin, open) = (0, 1, false);
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            number++;
            record.Append(record.Length > 0 ? "\n" : "").Append(line);
            open ^= (line.AsSpan().Count('"') & 1) == 1;
            if (!open || record.Length > LongestRecord)
            {
                yield return (begin, record.ToString());
                record.Clear();
                (begin, open) = (number + 1, false);
            }
        }

        if (record.Length > 0)
        {
            yield return (begin, record.ToString());
        }
    }

    private async IAsyncEnumerable<ImportItem> ReadLinesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var file = Open();
        using var reader = new StreamReader(file, EncodingOf(file));
        for (var number = 1; await reader.ReadLineAsync(ct) is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return OfJson(number, line, Share(file));
            }
        }
    }

    private async IAsyncEnumerable<ImportItem> ReadArrayAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var file = Open();
        var elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file, cancellationToken: ct).GetAsyncEnumerator(ct);
        await using (elements)
        {
            for (var number = 1; ; number++)
            {
                try
                {
                    if (!await elements.MoveNextAsync())
                    {
                        yield break;
                    }
                }
                catch (JsonException)
                {
                    throw new ImportFileException(new("import.json", $"第 {number} 条起不是合格的 JSON，后面的内容无法读取。请改正后再导入，已经导入的不会重复。"));
                }

                yield return OfElement(number, elements.Current, Share(file));
            }
        }
    }

    private static ImportItem OfJson(int number, string line, double share)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return OfElement(number, json.RootElement, share);
        }
        catch (JsonException)
        {
            return new ImportItem(null, new RefusedRow(number, null, null, [Broken]), share);
        }
    }

    private static ImportItem OfElement(int number, JsonElement element, double share) => element.ValueKind != JsonValueKind.Object
        ? new ImportItem(null, new RefusedRow(number, null, null, [Broken]), share)
        : new ImportItem(RowOf(number, element.EnumerateObject().SelectMany(Flat)), null, share);

    private static IEnumerable<(string Heading, string Value)> Flat(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.Object => property.Value.EnumerateObject().Select(p => ($"{property.Name}.{p.Name}", p.Value.ToString())),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => [(property.Name, property.Value.ToString())],
    };

    private static ImportRow RowOf(int line, IEnumerable<(string Heading, string Value)> fields)
    {
        var values = new Dictionary<ImportField, string>();
        var kindFields = new Dictionary<string, string>();
        foreach (var (heading, value) in fields.Where(f => !string.IsNullOrWhiteSpace(f.Value)))
        {
            if (ImportHeadings.Field(heading) is { } field)
            {
                values[field] = value.Trim();
            }
            else if (heading.StartsWith(ImportHeadings.KindFieldPrefix, StringComparison.Ordinal))
            {
                kindFields[heading[ImportHeadings.KindFieldPrefix.Length..]] = value.Trim();
            }
        }

        return new ImportRow(line, values, kindFields);
    }

    private static void RequireHeadings(List<string> headings)
    {
        var known = headings.Select(ImportHeadings.Field).ToHashSet();
        var missing = new[] { ImportField.Key, ImportField.Title, ImportField.PublishedOn }.Where(f => !known.Contains(f)).ToList();
        if (missing.Count > 0)
        {
            throw new ImportFileException(new("import.headings", $"第一行应是标题行，缺少：{string.Join('、', missing.Select(f => ImportHeadings.All[f][0]))}。"));
        }
    }

    private static double Share(FileStream file) => file.Length == 0 ? 1 : (double)file.Position / file.Length;

    private FileStream Open() => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
}
