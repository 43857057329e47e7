using System.Globalization;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Accounts;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.Data;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Sections;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gongkai.Bench.Requests;

/// <summary>A register that is filled.</summary>
/// <param name="Lead">The government; it has a tenth of the cases, or all where it is alone.</param>
/// <param name="Agencies">All agencies.</param>
/// <param name="Office">Its disclosure office.</param>
/// <param name="Clerk">An officer of one of its sections.</param>
/// <param name="Leader">Its leader.</param>
/// <param name="Cases">Cases whose pages can be opened: the operations have registered them.</param>
internal sealed record Filled(Agency Lead, IReadOnlyList<long> Agencies, Officer Office, Officer Clerk, Officer Leader, IReadOnlyList<long> Cases);

/// <summary>
/// A register with many applications: agencies, people and a few cases made by the operations, the rest by one statement. Cases come in over eleven years until
/// today, in the order of their numbers; the last fortieth is open, and one in a thousand of those before. What is sealed is noise of the usual length.
/// </summary>
internal static class FilledRegister
{
    /// <summary>The password of everybody here.</summary>
    public const string Password = "rain on seven roofs";

    private const int Real = 20;
    private const int Days = 4_000;
    private const int Sections = 8;

    /// <summary>Makes it where it is not there yet.</summary>
    public static async Task<Filled> MakeAsync(ServiceProvider services, int cases, int agencies)
    {
        await services.GetRequiredService<SchemaUpgrader>().UpgradeAsync(CancellationToken.None);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GongkaiDbContext>();
        if (!await db.Requests.AnyAsync())
        {
            await FillAsync(scope.ServiceProvider, db, cases, agencies);
        }

        var ids = await db.Agencies.AsNoTracking().Where(a => a.TreePath != null).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync();
        var lead = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == ids[0]);
        var key = DisclosureRequest.KeyOf(0)[..^1];
        var open = await db.CaseKeys.AsNoTracking().Where(k => k.CaseKey.StartsWith(key)).Select(k => k.CaseKey).ToListAsync();
        var accounts = await db.Accounts.AsNoTracking().OrderBy(a => a.Id).Select(a => a.Id).ToListAsync();
        var people = new List<Officer>();
        foreach (var account in accounts)
        {
            people.Add((await scope.ServiceProvider.GetRequiredService<StaffSessions>().OfficerAsync(account, CancellationToken.None))!);
        }

        return new(lead, ids, people[0], people[1], people[2], [.. open.Select(k => long.Parse(k[key.Length..], CultureInfo.InvariantCulture)).Order()]);
    }

    private static async Task FillAsync(IServiceProvider services, GongkaiDbContext db, int cases, int agencies)
    {
        var ids = new List<long>();
        for (var i = 0; i < agencies; i++)
        {
            var profile = new AgencyProfile { Name = Invariant($"示例第{i}局"), Slug = Invariant($"s{i}"), Level = AgencyLevel.County, Kind = i == 0 && agencies > 1 ? AgencyKind.Government : AgencyKind.Department };
            ids.Add((await services.GetRequiredService<SaveAgency>().ExecuteAsync(new(profile, i == 0 ? null : ids[0]), CancellationToken.None)).Value);
        }

        var people = new List<Officer>();
        foreach (var (name, role) in ((string, StaffRole)[])[("office", StaffRole.DisclosureOffice), ("clerk", StaffRole.SectionOfficer), ("leader", StaffRole.Leader)])
        {
            var added = await services.GetRequiredService<AddAccount>().ExecuteAsync(new(name, "经办" + name, ids[0], [role]) { Password = Password, MustChangePassword = false }, CancellationToken.None);
            people.Add((await services.GetRequiredService<StaffSessions>().OfficerAsync(added.Value.AccountId, CancellationToken.None))!);
        }

        var sections = new List<long>();
        for (var i = 0; i < Sections; i++)
        {
            sections.Add((await services.GetRequiredService<SaveSection>().ExecuteAsync(new(ids[0], null, 0, Invariant($"第{i}科"), false, i == 0 ? [people[1].AccountId] : []), people[0], CancellationToken.None)).Value);
        }

        db.ChangeTracker.Clear();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
            await ExecuteAsync(db, Statement(db.Database.IsNpgsql() ? Words.Postgres : Words.Sqlite, cases, ids, sections, people[1].AccountId));
            await transaction.CommitAsync();
        }

        db.ChangeTracker.Clear();
        for (var i = 0; i < Real; i++)
        {
            await RegisterAsync(services, ids[0], people[0]);
        }

        // By somebody who applies all the time, for what is asked for all the time: the page looks for both.
        var words = db.Database.IsNpgsql() ? Words.Postgres : Words.Sqlite;
        await ExecuteAsync(db, $"UPDATE disclosure_requests SET applicant_mark = {words.Mark("0")} WHERE query_code_hash IS NOT NULL");
        if (db.Database.IsNpgsql())
        {
            await ExecuteAsync(db, "VACUUM ANALYZE"); // as the server does by itself after a while
        }
    }

    private static async Task RegisterAsync(IServiceProvider services, long agency, Officer office)
    {
        var today = ChinaTime.DateOf(TimeProvider.System.GetUtcNow());
        var registered = await services.GetRequiredService<RegisterRequest>().ExecuteAsync(
            new()
            {
                AgencyId = agency,
                Receipt = new(RequestChannel.InPerson, today, today),
                Application = new() { Applicant = new() { Kind = ApplicantKind.NaturalPerson, Name = "甲某某", Telephone = "000-00000001", Address = "示例市示例路1号" }, Wanted = "2025年度预算执行情况", Way = WantedWay.Post },
                Files = [new(RequestFileKind.Application, "申请表.txt", "text/plain", "申请表"u8.ToArray())],
            }, office, CancellationToken.None);
        if (registered.Failed)
        {
            throw new InvalidOperationException(registered.Problems[0].Code);
        }
    }

    // What the two databases say differently.
    private sealed record Words(string With, string From, Func<string, string> Day, Func<string, string> Instant, Func<string, string> Year, Func<string, string> Mark, string Noise, string False)
    {
        public static Words Sqlite { get; } = new(
            "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {0})", "s", d => $"date({d})", d => $"datetime({d}, '+1 hours')", d => $"CAST(strftime('%Y', {d}) AS INTEGER)",
            n => $"CAST(printf('%032d', {n}) AS BLOB)", "randomblob(900)", "0");

        public static Words Postgres { get; } = new(
            "WITH s AS (SELECT n FROM generate_series(1::bigint, {0}) AS s(n))", "s", d => d, d => $"(({d})::timestamp + interval '1 hour') AT TIME ZONE 'UTC'", d => $"extract(year FROM {d})::bigint",
            n => $"convert_to(lpad(({n})::text, 32, '0'), 'UTF8')", "decode(repeat(md5(n::text), 56), 'hex')", "false");
    }

    private static string Statement(Words words, int cases, List<long> agencies, List<long> sections, long clerk)
    {
        var isPostgres = ReferenceEquals(words, Words.Postgres);
        var start = ChinaTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(-Days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string On(int after) => isPostgres ? $"(date '{start}' + (n * {Days} / {cases})::int + {after})" : words.Day($"'{start}', '+' || (n * {Days} / {cases} + {after}) || ' days'");
        var open = $"(n > {cases - (cases / 40)} OR n % 1000 = 0)";
        string Closed(string value) => $"CASE WHEN {open} THEN NULL ELSE {value} END";
        var agency = agencies.Count == 1 ? agencies[0].ToString(CultureInfo.InvariantCulture) : $"CASE WHEN n % 10 = 0 THEN {agencies[0]} ELSE {agencies[1]} + n % {agencies.Count - 1} END";
        var number = $"{words.Year(On(0))} * 1000000000 + 100000 + n";
        var facts = JsonText.Write(new ClockFacts { Receipt = new(RequestChannel.InPerson, new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 5)) });
        return $"""
            {words.With.Replace("{0}", cases.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}
            INSERT INTO disclosure_requests (agency_id, number, number_order, channel, applicant_kind, applicant_mark, subject, status, facts, received_on, due_on, next_on, waiting, is_provisional,
              answer, answered_on, answered_at, served_on, registered_at, section_id, assignee_id, sealed, is_example, updated_at, version)
            SELECT {agency}, CAST({words.Year(On(0))} AS text) || '-' || CAST(100000 + n AS text), {number}, CASE WHEN n % 5003 = 0 THEN 'Fax' WHEN n % 4 = 0 THEN 'InPerson' WHEN n % 4 = 1 THEN 'Web' WHEN n % 4 = 2 THEN 'Email' ELSE 'RegisteredPost' END,
              CASE n % 7 WHEN 0 THEN 'Enterprise' ELSE 'NaturalPerson' END, {words.Mark($"CASE WHEN n % 33 = 0 THEN 0 ELSE n / 10 % {Math.Max(1, cases / 30)} END")}, CASE WHEN n % 37 = 0 THEN '2025年度预算执行情况' ELSE '关于第' || CAST(n % 5000 AS text) || '号地块征收补偿方案和预算执行情况' END,
              CASE WHEN {open} THEN CASE n % 9 WHEN 1 THEN 'AwaitingConfirmation' WHEN 2 THEN 'AwaitingCorrection' ELSE 'InProgress' END ELSE 'Archived' END,
              '{facts}', {On(0)}, {On(28)}, CASE WHEN {open} THEN {On(28)} END, CASE n % 9 WHEN 2 THEN 'Correction' ELSE 'Answer' END, {words.False},
              {Closed("CASE n % 3 WHEN 0 THEN 'Granted' WHEN 1 THEN 'NotHeld' ELSE 'PartlyGranted' END")}, {Closed(On(20))}, {Closed(words.Instant(isPostgres ? On(20) : $"'{start}', '+' || (n * {Days} / {cases} + 20) || ' days'"))}, {Closed(On(22))},
              {words.Instant(isPostgres ? On(0) : $"'{start}', '+' || (n * {Days} / {cases}) || ' days'")}, CASE WHEN {agency} = {agencies[0]} THEN {sections[0]} + n / 10 % {Sections} END, CASE WHEN {agency} = {agencies[0]} AND n / 10 % 40 = 0 THEN {clerk} END,
              {words.Noise}, {words.False}, {words.Instant(isPostgres ? On(22) : $"'{start}', '+' || (n * {Days} / {cases} + 22) || ' days'")}, 1
            FROM {words.From}
            """;
    }

    private static Task<int> ExecuteAsync(GongkaiDbContext db, string sql) =>
        db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
