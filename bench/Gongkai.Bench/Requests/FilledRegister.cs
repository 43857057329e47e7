using System.Globalization;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Bench.Requests;

/// <summary>A register with many applications: agencies, people and a few cases made by the operations, the rest by one statement.</summary>
internal static class FilledRegister
{
    /// <summary>Cases that the operations register, so that case pages have something to open.</summary>
    public const int Real = 20;

    /// <summary>Makes it where it is not there yet; gives the first agency and its officer.</summary>
    public static async Task<(Agency Agency, Officer Office, IReadOnlyList<long> Cases)> MakeAsync(ServiceProvider services, int cases, int agencies)
    {
        await services.GetRequiredService<SchemaUpgrader>().UpgradeAsync(CancellationToken.None);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GongkaiDbContext>();
        if (!await db.Requests.AnyAsync())
        {
            await FillAsync(scope.ServiceProvider, db, cases, agencies);
        }

        var agency = await db.Agencies.AsNoTracking().Where(a => a.TreePath != null).OrderBy(a => a.Id).FirstAsync();
        var account = await db.Accounts.OrderBy(a => a.Id).Select(a => a.Id).FirstAsync();
        var office = (await scope.ServiceProvider.GetRequiredService<StaffSessions>().OfficerAsync(account, CancellationToken.None))!;
        return (agency, office, await db.Requests.Where(r => r.AgencyId == agency.Id).OrderBy(r => r.Id).Take(Real).Select(r => r.Id).ToListAsync());
    }

    private static async Task FillAsync(IServiceProvider services, GongkaiDbContext db, int cases, int agencies)
    {
        var ids = new List<long>();
        for (var i = 0; i < agencies; i++)
        {
            ids.Add((await services.GetRequiredService<SaveAgency>().ExecuteAsync(
                new(new AgencyProfile { Name = string.Create(CultureInfo.InvariantCulture, $"示例第{i}局"), Slug = string.Create(CultureInfo.InvariantCulture, $"s{i}"), Kind = AgencyKind.Department }, i == 0 ? null : ids[0]), CancellationToken.None)).Value);
        }

        var added = (await services.GetRequiredService<AddAccount>().ExecuteAsync(new("bench", "经办", ids[0], [StaffRole.DisclosureOffice]), CancellationToken.None)).Value;
        var office = (await services.GetRequiredService<StaffSessions>().OfficerAsync(added.AccountId, CancellationToken.None))!;
        for (var i = 0; i < 8; i++)
        {
            await services.GetRequiredService<SaveSection>().ExecuteAsync(new(ids[0], null, 0, string.Create(CultureInfo.InvariantCulture, $"第{i}科"), false, [added.AccountId]), office, CancellationToken.None);
        }

        for (var i = 0; i < Real; i++)
        {
            await services.GetRequiredService<RegisterRequest>().ExecuteAsync(
                new()
                {
                    AgencyId = ids[0],
                    Receipt = new(RequestChannel.InPerson, new DateOnly(2026, 1, 5)),
                    Application = new() { Applicant = new() { Kind = ApplicantKind.NaturalPerson, Name = "甲某某", Telephone = "000-00000001" }, Wanted = "2025年度预算执行情况" },
                }, office, CancellationToken.None);
        }

        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? Statement(cases, agencies, ids[0], "generate_series(1, {0}) AS s(n)", "date '2016-01-04' + {0}::int", "decode(md5({0}::text), 'hex')", "timestamptz '2016-01-04' + {0} * interval '1 day'", "false")
            : "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < " + cases.ToString(CultureInfo.InvariantCulture) + ") " + Statement(cases, agencies, ids[0], "s", "date('2016-01-04', '+' || ({0}) || ' days')", "randomblob(16)", "datetime('2016-01-04', '+' || ({0}) || ' days')", "0"));
        await transaction.CommitAsync();
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? "ANALYZE disclosure_requests" : "ANALYZE");
    }

    // 97 of 100 are closed; the open ones came in the last weeks of 2026. Subjects repeat, as they do.
    private static string Statement(int cases, int agencies, long first, string source, string date, string mark, string instant, string no)
    {
        string Of(string form, string value) => string.Format(CultureInfo.InvariantCulture, form, value);
        var day = "CASE WHEN n % 100 < 97 THEN n % 3900 ELSE 3920 + n % 60 END";
        var open = "n % 100 >= 97";
        return $"""
            INSERT INTO disclosure_requests (agency_id, number, channel, applicant_kind, applicant_mark, subject, status, facts, received_on, due_on, next_on, waiting, is_provisional, answer, answered_on, answered_at, served_on, registered_at, section_id, sealed, is_example, updated_at, version)
            SELECT {first} + n % {agencies}, CAST(2016 + ({day}) / 366 AS text) || '-9' || CAST(1000000 + n AS text), CASE n % 4 WHEN 0 THEN 'InPerson' WHEN 1 THEN 'Web' WHEN 2 THEN 'Email' ELSE 'RegisteredPost' END,
              CASE n % 7 WHEN 0 THEN 'Enterprise' ELSE 'NaturalPerson' END, {Of(mark, "n % 30000")}, '关于第' || CAST(n % 5000 AS text) || '号地块征收补偿方案和预算执行情况',
              CASE WHEN {open} THEN CASE n % 9 WHEN 0 THEN 'AwaitingConfirmation' WHEN 1 THEN 'AwaitingCorrection' ELSE 'InProgress' END ELSE 'Archived' END,
              '{Facts()}', {Of(date, day)}, {Of(date, $"({day}) + 28")}, CASE WHEN {open} THEN {Of(date, $"({day}) + 28")} END, 'Answer', {no},
              CASE WHEN {open} THEN NULL ELSE CASE n % 3 WHEN 0 THEN 'Granted' WHEN 1 THEN 'NotHeld' ELSE 'PartlyGranted' END END, CASE WHEN {open} THEN NULL ELSE {Of(date, $"({day}) + 20")} END,
              CASE WHEN {open} THEN NULL ELSE {Of(instant, $"(({day}) + 20)")} END, CASE WHEN {open} THEN NULL ELSE {Of(date, $"({day}) + 22")} END, {Of(instant, $"({day})")},
              CASE WHEN n % {agencies} = 0 THEN (SELECT MIN(id) FROM sections) + n / {agencies} % 8 END, {mark.Replace("{0}", "n", StringComparison.Ordinal)}, {no}, {Of(instant, $"({day})")}, 1
            FROM {(source.Contains("{0}", StringComparison.Ordinal) ? Of(source, cases.ToString(CultureInfo.InvariantCulture)) : source)}
            """.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
    }

    private static string Facts() => JsonText.Write(new ClockFacts { Receipt = new(RequestChannel.InPerson, new DateOnly(2026, 1, 5)) });
}
