using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Gongkai.Bench;
using Gongkai.Bench.Documents;
using Gongkai.Bench.Requests;
using Gongkai.Bench.Search;

// `batch FOLDER COUNT SEED` makes the files for batch.sh, `page FILE` the one for cold.sh, `fill DATABASE COUNT` the database for pages.sh; `processor` measures processor time, `search` the search index; `documents FILE COUNT` makes a file to import; `requests PROVIDER CONNECTION COUNT AGENCIES` measures the register, `request-pages ADDRESS PROCESS` its pages; anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["batch", var folder, var count, var seed]:
        MixedFiles.Write(folder, int.Parse(count), int.Parse(seed));
        return 0;
    case ["processor"]:
        ProcessorTime.Print();
        return 0;
    case ["search", .. var options]:
        SearchBenchmark.Run(int.Parse(Array.IndexOf(options, "--documents") is >= 0 and var at ? options[at + 1] : "100000"), !options.Contains("--no-baseline"));
        return 0;
    case ["documents", var file, var count]:
        ImportFileWriter.Write(file, int.Parse(count));
        return 0;
    case ["fill", var database, var documents]:
        await FilledDatabase.MakeAsync(database, int.Parse(documents));
        return 0;
    case ["requests", var provider, var connection, var cases, var agencies]:
        await RegisterBenchmark.RunAsync(provider, connection, int.Parse(cases), int.Parse(agencies));
        return 0;
    case ["request-pages", var address, var process]:
        await RegisterPages.RunAsync(address, int.Parse(process));
        return 0;
    case ["page", var file]:
        File.WriteAllBytes(file, SavedPage.Make());
        return 0;
    default:
        var config = ManualConfig.CreateEmpty()
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(typeof(SavedPage).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
        return 0;
}
