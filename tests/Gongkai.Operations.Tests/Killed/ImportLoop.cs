using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Data;
using Gongkai.Operations.Tests.AnnualReports;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Tests.Killed;

/// <summary>
/// A process that imports reports without end and says, line by line, what was acknowledged:
/// <c>dotnet Gongkai.Operations.Tests.dll PROVIDER CONNECTION</c>.
/// </summary>
internal static class ImportLoop
{
    public static readonly string[] Agencies = ["甲县教育局", "乙县教育局", "丙县教育局"];

    public static async Task Main(string[] args)
    {
        if (args[0] == "publish")
        {
            await PublishLoop.RunAsync(args);
            return;
        }

        if (args[0] == "index")
        {
            IndexLoop.Run(args[1]);
        }

        await using var services = new ServiceCollection()
            .AddGongkaiOperations(new DatabaseSettings { Provider = args[0], ConnectionString = args[1] }, Store.Keys)
            .BuildServiceProvider();
        for (var n = 0; ; n++)
        {
            await using var scope = services.CreateAsyncScope();
            var bytes = Documents.Of(Agencies[n % Agencies.Length], 2021 + (n % 4), ("active.licensing", n));
            var outcome = await scope.ServiceProvider.GetRequiredService<ImportReport>().ExecuteAsync(new(bytes, $"{n}.json"), CancellationToken.None);
            Console.WriteLine($"{outcome.Value.ReportId} {outcome.Value.Version} {n}");
            await Console.Out.FlushAsync();
        }
    }
}
