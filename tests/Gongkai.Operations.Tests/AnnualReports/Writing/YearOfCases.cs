using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;

namespace Gongkai.Operations.Tests.AnnualReports.Writing;

/// <summary>Invented applications, put into the register as rows: only what figures are counted from matters.</summary>
internal static class YearOfCases
{
    /// <summary>A case as a plain count sees it.</summary>
    public sealed record Case(ApplicantKind Applicant, DateOnly? ReceivedOn, DateTimeOffset RegisteredAt, AnswerKind? Answer, DateOnly? AnsweredOn, DateTimeOffset? AnsweredAt, DateTimeOffset? UncountedAt);

    /// <summary>So many cases around the turn of a year, the same for the same seed.</summary>
    public static IReadOnlyList<Case> Random(int count, int year, int seed)
    {
        var random = new Random(seed);
        var cases = new List<Case>();
        for (var i = 0; i < count; i++)
        {
            var received = new DateOnly(year - 1, 9, 1).AddDays(random.Next(500));
            var answered = received.AddDays(random.Next(1, 90));
            var registered = At(received).AddDays(random.Next(4));
            var isAnswered = random.Next(5) > 0;
            var isConfirmed = random.Next(20) > 0;
            cases.Add(new(
                ApplicantKinds.All[random.Next(ApplicantKinds.All.Count)], isConfirmed ? received : null, registered,
                isAnswered && isConfirmed ? AnswerKinds.All[random.Next(AnswerKinds.All.Count)] : null, isAnswered && isConfirmed ? answered : null, isAnswered && isConfirmed ? At(answered).AddDays(random.Next(3)) : null,
                random.Next(25) == 0 ? registered.AddDays(random.Next(60)) : null));
        }

        return cases;
    }

    /// <summary>Puts them into an agency's register.</summary>
    public static Task<int> StoreAsync(Store store, long agencyId, IEnumerable<Case> cases, int first = 0) => store.With(async (GongkaiDbContext db) =>
    {
        var serial = first;
        foreach (var c in cases)
        {
            db.Requests.Add(new DisclosureRequest
            {
                AgencyId = agencyId,
                Number = new RequestNumber(2025, ++serial).ToString(),
                Channel = RequestChannel.InPerson,
                ApplicantKind = c.Applicant,
                Subject = "关于道路建设的信息",
                Status = c.Answer is null ? RequestStatus.InProgress : RequestStatus.Closed,
                Facts = new ClockFacts { Receipt = new(RequestChannel.InPerson, c.ReceivedOn ?? new DateOnly(2025, 1, 2)) },
                ReceivedOn = c.ReceivedOn,
                Answer = c.Answer,
                AnsweredOn = c.AnsweredOn,
                AnsweredAt = c.AnsweredAt,
                UncountedAt = c.UncountedAt,
                RegisteredAt = c.RegisteredAt,
                UpdatedAt = c.RegisteredAt,
                Sealed = [1],
            });
        }

        return await db.SaveChangesAsync();
    });

    /// <summary>Nine in the morning of a day in China.</summary>
    public static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8));

    /// <summary>Table three counted case by case, as one would with pencil and paper.</summary>
    public static Dictionary<string, decimal> Count(IEnumerable<Case> cases, int year, DateTimeOffset asOf)
    {
        var result = new Dictionary<string, decimal>();
        var last = DateOnly.FromDateTime(asOf.ToOffset(TimeSpan.FromHours(8)).Date) is var today && today < new DateOnly(year, 12, 31) ? today : new DateOnly(year, 12, 31);
        foreach (var c in cases)
        {
            if (c.ReceivedOn is not { } received || received > last || c.RegisteredAt > asOf || c.UncountedAt <= asOf)
            {
                continue;
            }

            var isAnswered = c.AnsweredAt <= asOf && c.AnsweredOn <= last;
            if (isAnswered && c.AnsweredOn!.Value.Year < year)
            {
                continue;
            }

            Add(received.Year == year ? "requests.received" : "requests.carriedIn");
            Add(isAnswered ? c.Answer!.Value.RowKey() : "requests.carriedOut");
            if (isAnswered)
            {
                Add("requests.outcomes.total");
            }

            void Add(string row)
            {
                foreach (var column in (int[])[(int)c.Applicant, 6])
                {
                    result[$"{row}[{column}]"] = result.GetValueOrDefault($"{row}[{column}]") + 1;
                }
            }
        }

        return result;
    }
}
