using Gongkai.Domain.Accounts;
using Gongkai.Operations.Data;
using Gongkai.Operations.Publishing;
using Gongkai.Operations.Tests.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Operations.Tests.Killed;

/// <summary>
/// A process that takes documents from draft to publication without end, several at once, and says what was acknowledged:
/// <c>dotnet Gongkai.Operations.Tests.dll publish PROVIDER CONNECTION AGENCY TREEPATH COLUMN</c>.
/// </summary>
internal static class PublishLoop
{
    private const int AtOnce = 4;

    public static async Task RunAsync(string[] args)
    {
        await using var services = new ServiceCollection()
            .AddGongkaiOperations(new DatabaseSettings { Provider = args[1], ConnectionString = args[2] }, Store.Keys)
            .BuildServiceProvider();
        var (place, column) = (new AgencyPlace(long.Parse(args[3]), args[4]), long.Parse(args[5]));
        var people = new People(place);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(n => Task.Run(async () =>
        {
            for (var turn = 0; ; turn++)
            {
                await OneAsync(services, people, place, column, $"{Environment.ProcessId}-{n}-{turn}");
            }
        })));
    }

    private sealed record People(AgencyPlace Place)
    {
        public Officer Clerk { get; } = Office.Person(1, "赵一", Place, StaffRole.SectionOfficer);

        public Officer Office3 { get; } = Office.Person(3, "孙三", Place, StaffRole.DisclosureOffice);

        public IReadOnlyList<Officer> Signers { get; } =
        [
            Office.Person(2, "钱二", Place, StaffRole.Reviewer), Office.Person(3, "孙三", Place, StaffRole.DisclosureOffice),
            Office.Person(4, "李四", Place, StaffRole.SecrecyReviewer), Office.Person(5, "周五", Place, StaffRole.Leader),
        ];
    }

    private static async Task OneAsync(ServiceProvider services, People people, AgencyPlace place, long column, string title)
    {
        var id = (await WithAsync((CreateDocument o) => o.ExecuteAsync(new(place.Id, column, "notice", title) { Html = $"<p>{title}</p>" }, people.Clerk, default))).Value;
        var version = (await WithAsync((SubmitForReview o) => o.ExecuteAsync(id, 1, null, people.Clerk, default))).Value;
        var hash = await WithAsync((GongkaiDbContext db) => db.DocumentRevisions.Where(r => r.DocumentId == id).Select(r => r.ContentHash).SingleAsync());
        foreach (var signer in people.Signers)
        {
            version = (await WithAsync((SignStep o) => o.ExecuteAsync(new(id, version, hash, true, null), signer, default))).Value;
        }

        version = (await WithAsync((PublishDocument o) => o.ExecuteAsync(id, version, null, people.Office3, default))).Value;
        lock (services)
        {
            Console.WriteLine($"{id} {version} {hash}");
            Console.Out.Flush();
        }

        async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work)
            where TService : notnull
        {
            await using var scope = services.CreateAsyncScope();
            return await work(scope.ServiceProvider.GetRequiredService<TService>());
        }
    }
}
