using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Domain.Requests;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.AnnualReports.Writing;

public sealed class FigureTests
{
    private const int Year = 2025;

    [Theory, EveryDatabase]
    public async Task Table_three_is_what_a_count_case_by_case_gives_at_every_moment_and_balances_in_every_column(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var cases = YearOfCases.Random(400, Year, seed: 11);
        await YearOfCases.StoreAsync(office.Store, office.Place.Id, cases);

        foreach (var asOf in (DateTimeOffset[])[Moment(2025, 3, 1), Moment(2025, 12, 31), Moment(2026, 1, 2), Moment(2026, 6, 30)])
        {
            var sheet = await SheetAsync(office, asOf);
            var plain = YearOfCases.Count(cases, Year, asOf);
            foreach (var cell in FigureSheet.Form.Cells.Where(c => c.Row.Table == TableKind.Requests && !c.Row.IsAlternative))
            {
                sheet[cell.Path].Value.ShouldBe(plain.GetValueOrDefault(cell.Path), $"{cell.Path} as of {asOf:d}");
            }

            plain["requests.received[6]"].ShouldBeGreaterThan(20, "there is something to count");
            for (var c = 0; c < 7; c++)
            {
                (sheet[$"requests.received[{c}]"].Value + sheet[$"requests.carriedIn[{c}]"].Value).ShouldBe(sheet[$"requests.outcomes.total[{c}]"].Value + sheet[$"requests.carriedOut[{c}]"].Value);
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task Every_number_opens_to_as_many_cases_page_by_page(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        await YearOfCases.StoreAsync(office.Store, office.Place.Id, YearOfCases.Random(200, Year, seed: 5));
        var when = new YearAt(Year, Moment(2026, 1, 2));
        var sheet = await SheetAsync(office, when.AsOf);

        foreach (var path in (string[])["requests.received[0]", "requests.received[6]", "requests.carriedIn[6]", "requests.outcomes.granted[6]", "requests.outcomes.unable.notHeld[6]", "requests.outcomes.total[3]", "requests.outcomes.total[6]", "requests.carriedOut[6]"])
        {
            var (all, after) = (new List<CountedRequest>(), ((DateOnly, long)?)null);
            while (true)
            {
                var page = await office.Store.With((RequestTallies t) => t.BehindAsync(office.Place.Id, FigureSheet.Form.Cell(path)!, when, after, 7, default));
                all.AddRange(page.Take(7));
                if (page.Count <= 7)
                {
                    break;
                }

                after = (all[^1].ReceivedOn, all[^1].Id);
            }

            all.Count.ShouldBe((int)sheet[path].Value!.Value, path);
            all.Select(r => r.Id).ShouldBeUnique();
        }
    }

    [Theory, EveryDatabase]
    public async Task What_a_year_carries_over_the_next_carries_in_or_the_cases_that_explain_the_difference_are_shown(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        var cases = YearOfCases.Random(150, Year, seed: 3).Where(c => c.RegisteredAt < Moment(2026, 1, 10) && c.UncountedAt is null).ToList();
        await YearOfCases.StoreAsync(office.Store, office.Place.Id, cases);
        var reported = Moment(2026, 1, 20);
        var over = (await SheetAsync(office, reported))["requests.carriedOut[6]"].Value;
        var next = new YearAt(Year + 1, reported);
        (await SheetAsync(office, reported, Year + 1))["requests.carriedIn[6]"].Value.ShouldBe(over);

        // Registered after the report was made: a case of December, and one that is void since.
        await YearOfCases.StoreAsync(office.Store, office.Place.Id, [new(ApplicantKind.NaturalPerson, new DateOnly(2025, 12, 20), Moment(2026, 2, 3), null, null, null, null)], first: 10_000);
        var voided = await office.Store.With(async (GongkaiDbContext db) =>
        {
            var open = await db.Requests.FirstAsync(r => r.AnsweredOn == null && r.ReceivedOn < new DateOnly(2026, 1, 1) && r.RegisteredAt < reported);
            open.UncountedAt = Moment(2026, 2, 4);
            await db.SaveChangesAsync();
            return open.Id;
        });
        var now = Moment(2026, 3, 1);

        (await SheetAsync(office, now, Year + 1))["requests.carriedIn[6]"].Value.ShouldBe(over, "one more and one less");
        var difference = await office.Store.With((RequestTallies t) => t.DifferenceAsync(office.Place.Id, Year + 1, reported, now, 50, default));
        difference.Select(d => (d.Request.Number == "2025-10001", d.Request.Id == voided, d.IsMore)).ShouldBe([(true, false, true), (false, true, false)]);
        next.From.ShouldBe(new DateOnly(2026, 1, 1));
    }

    [Theory, EveryDatabase]
    public async Task Many_agencies_are_counted_with_one_query_each_as_if_alone(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        await YearOfCases.StoreAsync(office.Store, office.Place.Id, YearOfCases.Random(60, Year, seed: 1));
        await YearOfCases.StoreAsync(office.Store, office.County.Id, YearOfCases.Random(60, Year, seed: 2));
        var when = new YearAt(Year, Moment(2026, 1, 2));
        office.Store.Queries.Reset();

        var together = await office.Store.With((RequestTallies t) => t.OfAsync([office.Place.Id, office.County.Id], when, default));

        office.Store.Queries.Count.ShouldBe(1);
        var alone = await office.Store.With((RequestTallies t) => t.OfAsync([office.Place.Id], when, default));
        together.Where(t => t.AgencyId == office.Place.Id).ShouldBe(alone, ignoreOrder: true);
        together.ShouldContain(t => t.AgencyId == office.County.Id);
    }

    internal static DateTimeOffset Moment(int year, int month, int day) => new(year, month, day, 18, 0, 0, TimeSpan.FromHours(8));

    internal static async Task<FigureSheet> SheetAsync(Office office, DateTimeOffset asOf, int year = Year)
    {
        var agency = await office.Store.With((GongkaiDbContext db) => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == office.Place.Id));
        return (await office.Store.With((YearFigures f) => f.OfAsync(agency, new(year, asOf), default))).Own;
    }
}
