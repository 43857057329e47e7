using System.Diagnostics;
using Gongkai.Bench.Documents;
using Gongkai.Operations.Search.Index;

namespace Gongkai.Bench.Search;

/// <summary>Indexes generated documents and asks them questions of every class, beside SQLite's full text over the same pairs.</summary>
internal static class SearchBenchmark
{
    private const int Batch = 2_000;
    private const int QuestionsEach = 100;
    private const int QuestionsToBaseline = 20;

    /// <summary>The baseline takes in no more: its index grows slowly.</summary>
    private const int MostInBaseline = 100_000;

    /// <summary>Measures and prints.</summary>
    public static void Run(int documents, bool withBaseline)
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-search-bench-").FullName;
        try
        {
            var generator = new DocumentGenerator();
            using var index = SearchIndex.Create(Path.Combine(folder, "index"));
            Fill(index, generator, documents);
            Freshness(index, generator, documents);
            using var baseline = withBaseline ? Baseline(Path.Combine(folder, "pairs.db"), generator, Math.Min(documents, MostInBaseline)) : null;
            Ask(index, baseline, new Questions(generator, documents));
            Console.WriteLine($"\nworking set {Environment.WorkingSet >> 20} MiB, managed heap {GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(SearchIndex index, DocumentGenerator generator, int documents)
    {
        var characters = 0L;
        var indexing = new Stopwatch();
        var processor = TimeSpan.Zero;
        for (var from = 0; from < documents; from += Batch)
        {
            var batch = Enumerable.Range(from, Math.Min(Batch, documents - from)).Select(i => Of(generator.Make(i))).ToList();
            characters += batch.Sum(d => (long)d.Body.Length);
            var before = Environment.CpuUsage.TotalTime;
            indexing.Start();
            index.Apply(batch, [], new IndexPlace(from, 0));
            indexing.Stop();
            processor += Environment.CpuUsage.TotalTime - before;
        }

        var settling = Environment.CpuUsage.TotalTime;
        indexing.Start();
        index.Settle();
        indexing.Stop();
        processor += Environment.CpuUsage.TotalTime - settling;
        index.Complete();
        Console.WriteLine($"{documents:N0} documents of {characters / documents:N0} characters indexed and merged in {indexing.Elapsed.TotalSeconds:0.0} s: {documents / indexing.Elapsed.TotalSeconds:N0} a second ({processor.TotalSeconds:0.0} s of processor time: {documents / processor.TotalSeconds:N0} a second)");
        Console.WriteLine($"index {index.Bytes / 1048576.0:N0} MiB in {index.Segments} segments, {index.Bytes / documents:N0} bytes a document");
    }

    private static void Freshness(SearchIndex index, DocumentGenerator generator, int documents)
    {
        var times = new Latency("one document replaced");
        for (var i = 0; i < 50; i++)
        {
            var document = Of(generator.Make(i));
            times.Measure(() =>
            {
                index.Apply([document], [], new IndexPlace(documents + i, 0));
                return 1;
            });
        }

        Console.WriteLine($"one document replaced and committed: p50 {times.P50:0.0} ms, p95 {times.P95:0.0} ms\n");
    }

    private static PairsInSqlite Baseline(string path, DocumentGenerator generator, int documents)
    {
        var baseline = new PairsInSqlite(path);
        var clock = new Stopwatch();
        for (var from = 0; from < documents; from += Batch)
        {
            var batch = Enumerable.Range(from, Math.Min(Batch, documents - from)).Select(i => Of(generator.Make(i))).ToList();
            clock.Start();
            baseline.Add(batch);
            clock.Stop();
        }

        clock.Start();
        baseline.Optimize();
        clock.Stop();
        Console.WriteLine($"baseline, SQLite FTS5 over pairs: {documents:N0} documents in {clock.Elapsed.TotalSeconds:0.0} s, {documents / clock.Elapsed.TotalSeconds:N0} a second, {new FileInfo(path).Length >> 20} MiB\n");
        return baseline;
    }

    private static void Ask(SearchIndex index, PairsInSqlite? baseline, Questions questions)
    {
        var classes = questions.All(QuestionsEach).ToList();
        foreach (var query in classes.SelectMany(c => c.Queries.Take(20)))
        {
            index.Search(query);
        }

        Console.WriteLine(Latency.Heading);
        foreach (var (name, queries) in classes)
        {
            var ours = new Latency(name);
            var theirs = baseline is not null && queries[0] is { Words.Count: > 0, Order: SearchOrder.Relevance, Scope: SearchScope.Everywhere, Filter.Year: null } ? new Latency(name) : null;
            for (var i = 0; i < queries.Count; i++)
            {
                ours.Measure(() => index.Search(queries[i]).Total);
                if (i % (QuestionsEach / QuestionsToBaseline) == 0)
                {
                    theirs?.Measure(() => baseline!.Find(queries[i].Words));
                }
            }

            Console.WriteLine(ours.Row(theirs));
        }
    }

    private static SearchDocument Of(GeneratedDocument document) => new(
        document.Index + 1, document.Agency.Index, (document.Agency.Index * DocumentGenerator.Columns.Length) + Array.IndexOf(DocumentGenerator.Columns, document.Column), document.Kind, document.Topic,
        document.Title, document.DocumentNumber, document.IndexNumber, document.PublishedOn,
        document.IsNormative ? new ValidityFacts(SearchValidity.InForce, null, document.ExpiresOn) : ValidityFacts.None, document.Text);
}
