namespace Gongkai.Reports.Tests.Fuzzing;

/// <summary>
/// Runs many cases. <c>GONGKAI_FUZZ_CASES</c> asks for more of them (the number for each real report),
/// <c>GONGKAI_FUZZ_SEED</c> for others; a fault names its seed.
/// </summary>
internal static class FuzzRun
{
    private static readonly int FirstSeed = Setting("GONGKAI_FUZZ_SEED", 20_240_101);
    // Far more than any case takes, on a machine that is doing much else besides.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Cases for each real report.</summary>
    public static int Cases { get; } = Setting("GONGKAI_FUZZ_CASES", 300);

    /// <summary>The faults of all cases, each with its seed.</summary>
    public static List<string> Faults(int cases, Func<int, byte[]> make, string name)
    {
        var faults = new List<string>();
        Parallel.For(0, cases, i =>
        {
            var seed = FirstSeed + i;
            if (Fault(make(seed), name) is { } fault)
            {
                lock (faults)
                {
                    faults.Add($"seed {seed}: {fault}");
                }
            }
        });
        return faults;
    }

    private static string? Fault(byte[] bytes, string name)
    {
        // On a thread of its own, so that a hang is a fault with a seed and not a test run that never ends.
        var run = Task.Factory.StartNew(() => FuzzCase.Fault(bytes, name), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return run.Wait(Patience) ? run.Result : $"has not ended after {Patience}";
        }
        catch (AggregateException e)
        {
            return e.InnerException!.ToString();
        }
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
