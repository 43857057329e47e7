using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Gongkai.Bench;

// `batch FOLDER COUNT SEED` makes the files for batch.sh, `page FILE` the one for cold.sh; `processor` measures processor time; anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["batch", var folder, var count, var seed]:
        MixedFiles.Write(folder, int.Parse(count), int.Parse(seed));
        return 0;
    case ["processor"]:
        ProcessorTime.Print();
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
