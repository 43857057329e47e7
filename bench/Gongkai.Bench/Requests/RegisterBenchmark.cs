using System.Diagnostics;
using Gongkai.Operations;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Bench.Requests;

/// <summary>What the register, the desk and a case cost the server with many applications, beside one row read by its key in the same run.</summary>
internal static class RegisterBenchmark
{
    private const int Warm = 20;
    private const int Times = 200;

    /// <summary>Prints it.</summary>
    /// <param name="provider"><c>sqlite</c> or <c>postgres</c>.</param>
    /// <param name="connection">The connection string; the database is filled where it holds nothing.</param>
    /// <param name="cases">How many applications.</param>
    /// <param name="agencies">Of how many agencies.</param>
    public static async Task RunAsync(string provider, string connection, int cases, int agencies)
    {
        await using var services = new ServiceCollection()
            .AddGongkaiOperations(new DatabaseSettings { Provider = provider, ConnectionString = connection }, new MasterKeySettings { MasterKey = "bench:" + Convert.ToBase64String(new byte[32]) })
            .BuildServiceProvider();
        var (agency, office, ids) = await FilledRegister.MakeAsync(services, cases, agencies);
        var (scope, days) = await With(services, async (RequestScopes o, RequestDesk desk) => ((await o.OfAsync(office, agency, default))!, desk.Days(Operations.Deadlines.WorkCalendars.National)));
        Console.WriteLine($"{provider}, {cases} applications of {agencies} agencies");
        var baseline = await MeasureAsync("one row by its key", 1, n => With(services, (GongkaiDbContext db, RequestLists _) => db.Requests.AsNoTracking().SingleAsync(r => r.Id == ids[n % ids.Count])));
        foreach (var (name, filter) in ((string, RequestFilter)[])
        [
            ("open, by what is due", new() { OnlyOpen = true }), ("overdue", new() { OnlyOpen = true, Urgency = RequestUrgency.Overdue }), ("all, by number", new()), ("a year", new() { Year = 2020 }), ("a channel", new() { Channel = Domain.Requests.RequestChannel.Email }),
            ("words of the subject, found", new() { Text = "补偿方案" }), ("words of the subject, rare", new() { Text = "第4999号" }), ("the same applicant", new() { SameApplicantAs = ids[0] }),
        ])
        {
            await MeasureAsync("register: " + name, baseline, _ => With(services, (RequestLists o, RequestDesk _) => o.PageAsync(scope, filter, days, null, 31, default)));
        }

        await MeasureAsync("desk", baseline, _ => With(services, (RequestDesk o, RequestLists _) => o.ShowAsync(office, default)));
        await MeasureAsync("case page", baseline, n => With(services, (RequestQueries o, RequestLists _) => o.ViewAsync(ids[n % ids.Count], office, default)));
    }

    private static async Task<double> MeasureAsync<T>(string name, double baseline, Func<int, Task<T>> work)
    {
        for (var i = 0; i < Warm; i++)
        {
            await work(i);
        }

        var times = new double[Times];
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < Times; i++)
        {
            var from = Stopwatch.GetTimestamp();
            await work(i);
            times[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }

        var spent = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalMilliseconds / Times;
        Array.Sort(times);
        Console.WriteLine($"{name,-36} median {times[Times / 2],7:0.00} ms   p95 {times[Times * 95 / 100],7:0.00} ms   processor {spent,6:0.00} ms   ratio {times[Times / 2] / (baseline == 1 ? times[Times / 2] : baseline),6:0.0}");
        return times[Times / 2];
    }

    private static async Task<T> With<TFirst, TSecond, T>(ServiceProvider services, Func<TFirst, TSecond, Task<T>> work)
        where TFirst : notnull
        where TSecond : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TFirst>(), scope.ServiceProvider.GetRequiredService<TSecond>());
    }
}
