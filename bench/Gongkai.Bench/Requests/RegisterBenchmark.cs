using Gongkai.Domain.Accounts;
using Gongkai.Operations;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Remedies;
using Gongkai.Operations.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Bench.Requests;

/// <summary>What the register, the desk, a case and a year's figures ask of the database with many applications, beside one row read by its key in the same run.</summary>
internal static class RegisterBenchmark
{
    private const int Times = 200;
    private const int FigureTimes = 10;
    private const int PageSize = 30;

    /// <summary>Prints it.</summary>
    /// <param name="provider"><c>sqlite</c> or <c>postgres</c>.</param>
    /// <param name="connection">The connection string; the database is filled where it holds nothing.</param>
    /// <param name="cases">How many applications.</param>
    /// <param name="agencies">Of how many agencies.</param>
    public static async Task RunAsync(string provider, string connection, int cases, int agencies)
    {
        await using var services = Services(provider, connection);
        var filled = await FilledRegister.MakeAsync(services, cases, agencies);
        var ids = filled.Cases;
        var server = await With((GongkaiDbContext db) => DatabaseServer.OfAsync(db));
        var timing = new Timing(() => Environment.CpuUsage.TotalTime + server.Spent());
        Console.WriteLine($"\n{provider}, {cases} applications of {agencies} agencies: queries\n\n{Timing.Heading}");
        await timing.MeasureAsync("one row by its key", Times, n => With((GongkaiDbContext db) => db.Requests.AsNoTracking().SingleAsync(r => r.Id == ids[n % ids.Count])));
        var days = await With((RequestDesk desk) => Task.FromResult(desk.Days(WorkCalendars.National)));
        foreach (var (who, officer) in ((string, Officer)[])[("office", filled.Office), ("clerk", filled.Clerk)])
        {
            var scope = (await With((RequestScopes o) => o.OfAsync(officer, filled.Lead, default)))!;
            foreach (var (name, filter) in RegisterFilters.All(ids[0]))
            {
                var first = await With((RequestLists o) => o.PageAsync(scope, filter, days, null, PageSize, default));
                await timing.MeasureAsync($"{who}: {name}", Times, _ => With((RequestLists o) => o.PageAsync(scope, filter, days, null, PageSize, default)));
                if (first.Next is { } next)
                {
                    await timing.MeasureAsync($"{who}: {name}, next page", Times, _ => With((RequestLists o) => o.PageAsync(scope, filter, days, next, PageSize, default)));
                }
            }

            await timing.MeasureAsync($"{who}: desk", Times, _ => With((RequestDesk o) => o.ShowAsync(officer, default)));
            await timing.MeasureAsync($"{who}: case", Times, n => With((RequestQueries o) => o.ViewAsync(ids[n % ids.Count], officer, default)));
        }

        var year = new YearAt(ChinaTime.DateOf(TimeProvider.System.GetUtcNow()).Year - 1, TimeProvider.System.GetUtcNow());
        await timing.MeasureAsync("figures of the agency with most cases, tables two to four", FigureTimes, _ => With((YearFigures o) => o.OfAsync(filled.Lead, year, default)));
        await timing.MeasureAsync($"tables three and four of {agencies} agencies", FigureTimes, async _ =>
        {
            await With((RequestTallies o) => o.OfAsync(filled.Agencies, year, default));
            await With((RemedyFigures o) => o.OfAsync(filled.Agencies, year.Year, year.AsOf, default));
        });

        async Task<T> With<TService, T>(Func<TService, Task<T>> work)
            where TService : notnull
        {
            await using var scope = services.CreateAsyncScope();
            return await work(scope.ServiceProvider.GetRequiredService<TService>());
        }
    }

    private static ServiceProvider Services(string provider, string connection) => new ServiceCollection()
        .AddGongkaiOperations(new DatabaseSettings { Provider = provider, ConnectionString = connection }, new MasterKeySettings { MasterKey = RegisterFilters.MasterKey })
        .BuildServiceProvider();
}
