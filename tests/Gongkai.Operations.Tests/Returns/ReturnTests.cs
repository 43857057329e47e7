using Gongkai.Domain;
using Gongkai.Domain.Returns;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Returns;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Returns;

public sealed class ReturnTests
{
    private const string Section = "行政审批科";

    [Theory, EveryDatabase]
    public async Task What_a_section_typed_makes_the_years_total_and_names_the_months_that_are_missing(Database database)
    {
        await using var office = await Office.OpenAsync(database);

        (await EnterAsync(office, ReturnKind.Licensing, (1, "12", 0), (2, "0", 0), (4, "8", 0))).ShouldSucceed().ShouldBe(3);
        (await EnterAsync(office, ReturnKind.Charges, ReturnUnit.Yuan, (1, "10873.30", 0))).ShouldSucceed();

        var year = await YearAsync(office, ReturnKind.Licensing);
        year.Total.ShouldBe(20);
        year.MissingMonths.ShouldBe([3, 5, 6, 7]);
        (await YearAsync(office, ReturnKind.Penalties)).Total.ShouldBeNull("nothing was returned, which is not zero");
        ReturnAmount.Text(ReturnKind.Charges, (await YearAsync(office, ReturnKind.Charges)).Total!.Value).ShouldBe("1.08733");
    }

    [Theory, EveryDatabase]
    public async Task A_correction_needs_its_reason_keeps_what_stood_and_shows_as_of_when_it_was_made(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        (await EnterAsync(office, ReturnKind.Licensing, (1, "12", 0))).ShouldSucceed();
        var before = office.Store.Clock.Now;
        office.Store.Clock.Now = before.AddDays(1);

        (await EnterAsync(office, ReturnKind.Licensing, (1, "15", 1))).ShouldFailWith("return.reason");
        (await EnterAsync(office, ReturnKind.Licensing, null, "漏计三件", (1, "15", 0))).ShouldFailWith("return.changed");
        (await EnterAsync(office, ReturnKind.Licensing, null, "漏计三件", (1, "15", 1))).ShouldSucceed();
        (await EnterAsync(office, ReturnKind.Licensing, null, "再改", (1, "15", 2))).ShouldFailWith("return.nothing");

        (await YearAsync(office, ReturnKind.Licensing)).Total.ShouldBe(15);
        (await YearAsync(office, ReturnKind.Licensing, before)).Total.ShouldBe(12);
        var trail = await office.Store.With((ReturnQueries q) => q.TrailAsync(office.Place.Id, 2026, ReturnKind.Licensing, 1, default));
        trail.Select(r => (r.Version, r.Amount, r.Reason)).ShouldBe([(2, 15L, "漏计三件"), (1, 12L, (string?)null)]);
        var dossier = await office.Store.With((DossierQueries q) => q.TimelineAsync(ReturnWriting.CaseKey(office.Place.Id, 2026), default));
        dossier.Select(e => (e.Act, e.Reason)).ShouldBe([("return.entered", null), ("return.corrected", "漏计三件")]);

        (await EnterAsync(office, ReturnKind.Licensing, null, "不属于本科室", (1, "", 2))).ShouldSucceed();
        (await YearAsync(office, ReturnKind.Licensing)).Total.ShouldBeNull("what was taken back is blank again");
    }

    [Theory, EveryDatabase]
    public async Task Months_to_come_and_people_of_other_places_are_refused(Database database)
    {
        await using var office = await Office.OpenAsync(database);

        (await EnterAsync(office, ReturnKind.Licensing, (9, "1", 0))).ShouldFailWith("return.month");
        var above = Office.Person(9, "郑七", office.County, [.. Gongkai.Domain.Accounts.StaffRoles.All]);
        (await office.Store.With((EnterReturns o) => o.ExecuteAsync(Form(office, ReturnKind.Licensing, null, null, (1, "1", 0)), above, default))).ShouldFailWith("return.forbidden");
        (await office.Store.With((EnterReturns o) => o.ExecuteAsync(Form(office, ReturnKind.Licensing, null, null, (1, "1", 0)), office.Leader, default))).ShouldFailWith("return.forbidden");
        (await YearAsync(office, ReturnKind.Licensing)).Total.ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_file_of_monthly_numbers_comes_in_whole_or_not_at_all(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        const string Head = "年度,月份,科室,事项,数量,单位,来源,负责人,更正理由\r\n";

        (await ImportAsync(office, Head + "2026,1,审批科,行政许可,12,件,审批系统,王某一,\r\n2026,13,审批科,行政许可,x,件,审批系统,王某一,\r\n2026,2,审批科,行政事业性收费,3,件,台账,王某一,")).Problems.Select(p => p.Code).ShouldBe(["return.csv.month", "return.unit"]);
        (await YearAsync(office, ReturnKind.Licensing)).Total.ShouldBeNull();

        var file = Head + "2026,1,审批科,行政许可,12,件,审批系统,王某一,\r\n2026,2,审批科,行政许可,3,件,审批系统,王某一,\r\n2026,2,财务科,行政事业性收费,\"1,000.5\",元,台账,王某二,";
        (await ImportAsync(office, file)).ShouldSucceed().ShouldBe(new ImportReturns.Done(3, 0, 0));
        (await ImportAsync(office, file)).ShouldSucceed().ShouldBe(new ImportReturns.Done(0, 0, 3));
        (await ImportAsync(office, file.Replace(",12,", ",13,", StringComparison.Ordinal))).ShouldFailWith("return.reason");
        (await ImportAsync(office, Head + "2026,1,审批科,行政许可,13,件,审批系统,王某一,系统补录一件")).ShouldSucceed().ShouldBe(new ImportReturns.Done(0, 1, 0));
        (await YearAsync(office, ReturnKind.Licensing)).Total.ShouldBe(16);
    }

    [Theory, EveryDatabase]
    public async Task A_single_decision_counts_once_in_its_month_however_often_it_is_imported(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        const string File = """
            行政处罚决定书文号,处罚决定日期,行政相对人名称,行政相对人类别,行政相对人代码
            青教罚〔2026〕1号,2026-01-05,甲某某,自然人,000000190001010000
            青教罚[2026]1号,2026/1/5,甲某某,自然人,000000190001010000
            青教罚〔2026〕2号,2026年1月20日,乙某有限公司,法人及非法人组织,
            青教罚〔2026〕3号,20260302,丙某商行,个体工商户,
            """;

        (await DecisionsAsync(office, File)).ShouldSucceed().ShouldBe(new ImportDecisions.Done(3, 0, 1));
        (await DecisionsAsync(office, File)).ShouldSucceed().ShouldBe(new ImportDecisions.Done(0, 0, 4));

        var year = await YearAsync(office, ReturnKind.Penalties);
        (year.Total, year.InMonth(1), year.InMonth(3)).ShouldBe((3L, 2L, 1L));
        var listed = await office.Store.With((ReturnQueries q) => q.DecisionsAsync(office.Place.Id, ReturnKind.Penalties, new(2026, 1, 1), new(2026, 12, 31), office.Store.Clock.Now, null, 50, default));
        listed.Count.ShouldBe((int)year.Total!.Value, "the number opens to as many decisions");
        var everything = await office.Store.With(async (GongkaiDbContext db) => JsonText.Write(await db.Set<SingleDecision>().ToListAsync()) + JsonText.Write(await db.DossierEntries.Where(e => e.CaseKey.StartsWith("return/")).ToListAsync()));
        foreach (var personal in (string[])["甲某某", "乙某", "丙某", "000000190001010000"])
        {
            everything.ShouldNotContain(personal);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_decision_is_corrected_or_taken_out_with_a_reason_and_stays_in_the_trail(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        const string Head = "事项,决定书文号,决定日期,相对人类别,科室\n";
        (await DecisionsAsync(office, Head + "行政许可,青教许〔2026〕1号,2026-01-05,法人,审批科\n行政许可,青教许〔2026〕2号,2026-02-05,法人,审批科")).ShouldSucceed();
        var before = office.Store.Clock.Now;
        office.Store.Clock.Now = before.AddHours(1);

        var moved = Head + "行政许可,青教许〔2026〕1号,2026-03-05,法人,审批科";
        (await DecisionsAsync(office, moved)).ShouldFailWith("return.reason");
        (await DecisionsAsync(office, moved, "日期录入错误")).ShouldSucceed().ShouldBe(new ImportDecisions.Done(0, 1, 0));
        var year = await YearAsync(office, ReturnKind.Licensing);
        (year.InMonth(1), year.InMonth(3), year.Total).ShouldBe(((long?)null, 1L, 2L));
        (await YearAsync(office, ReturnKind.Licensing, before)).InMonth(1).ShouldBe(1);

        var second = await office.Store.With((GongkaiDbContext db) => db.Set<SingleDecision>().SingleAsync(d => d.Number == "青教许〔2026〕2号"));
        (await office.Store.With((ImportDecisions o) => o.WithdrawAsync(second.Id, " ", office.Clerk, default))).ShouldFailWith("return.reason");
        (await office.Store.With((ImportDecisions o) => o.WithdrawAsync(second.Id, "已撤销许可", office.Clerk, default))).ShouldSucceed();
        (await office.Store.With((ImportDecisions o) => o.WithdrawAsync(second.Id, "再次", office.Clerk, default))).ShouldFailWith("return.decision.unknown");
        (await YearAsync(office, ReturnKind.Licensing)).Total.ShouldBe(1);
        (await YearAsync(office, ReturnKind.Licensing, before)).Total.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task A_stated_number_that_is_smaller_than_the_decisions_imported_shows(Database database)
    {
        await using var office = await Office.OpenAsync(database);
        (await DecisionsAsync(office, "行政处罚决定书文号,决定日期,相对人类别\n青教罚〔2026〕1号,2026-01-05,自然人\n青教罚〔2026〕2号,2026-01-06,自然人")).ShouldSucceed();

        (await EnterAsync(office, ReturnKind.Penalties, (1, "1", 0))).ShouldSucceed();

        (await YearAsync(office, ReturnKind.Penalties)).Of(Section, 1)!.IsShort.ShouldBeTrue();
    }

    private static EnterReturns.Command Form(Office office, ReturnKind kind, ReturnUnit? unit, string? reason, params (int Month, string Text, int Seen)[] months) =>
        new(office.Place.Id, 2026, kind, Section, unit ?? kind.Unit(), "行政审批系统", "王某一", reason, [.. months.Select(m => new EnterReturns.Typed(m.Month, m.Text, m.Seen))]);

    private static Task<Outcome<int>> EnterAsync(Office office, ReturnKind kind, params (int, string, int)[] months) => EnterAsync(office, kind, null, null, months);

    private static Task<Outcome<int>> EnterAsync(Office office, ReturnKind kind, ReturnUnit unit, params (int, string, int)[] months) => EnterAsync(office, kind, unit, null, months);

    private static Task<Outcome<int>> EnterAsync(Office office, ReturnKind kind, ReturnUnit? unit, string? reason, params (int, string, int)[] months) =>
        office.Store.With((EnterReturns o) => o.ExecuteAsync(Form(office, kind, unit, reason, months), office.Clerk, default));

    private static Task<Outcome<ImportReturns.Done>> ImportAsync(Office office, string csv) => office.Store.With((ImportReturns o) => o.ExecuteAsync(office.Place.Id, csv, office.Clerk, default));

    private static Task<Outcome<ImportDecisions.Done>> DecisionsAsync(Office office, string csv, string? reason = null) =>
        office.Store.With((ImportDecisions o) => o.ExecuteAsync(new(office.Place.Id, csv, Section, "双公示系统", "王某一", reason), office.Clerk, default));

    private static async Task<ReturnYear> YearAsync(Office office, ReturnKind kind, DateTimeOffset? asOf = null) =>
        (await office.Store.With((ReturnQueries q) => q.YearAsync(office.Place.Id, 2026, asOf ?? office.Store.Clock.Now, default))).Single(y => y.Kind == kind);
}
