using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Domain.Returns;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Returns;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.AnnualReports.Writing;

public sealed class CourseTests
{
    private const int Year = 2025;

    private static readonly ReportTexts Texts = new(
        """
        2025年，本机关认真执行《中华人民共和国政府信息公开条例》，各项工作有序开展。
        （一）主动公开情况。全年在政府信息公开平台公开信息{{documents.published}}条。本年制发行政规范性文件{{active.normativeDocuments.issued}}件。
        （二）依申请公开情况。全年新收政府信息公开申请{{requests.received.total}}件，上年结转{{requests.carriedIn.total}}件；办结{{requests.outcomes.total.total}}件，结转下年度继续办理{{requests.carriedOut.total}}件。
        （三）政府信息管理情况。落实公文公开属性源头认定和保密审查，清理行政规范性文件。
        （四）政府信息公开平台建设情况。维护政府信息公开专栏和政务新媒体。
        （五）监督保障情况。明确专人负责，组织培训，接受社会监督。
        """,
        "（一）存在的主要问题。政策解读形式较为单一。\n（二）改进情况。增加图解和问答，提高解读质量。",
        "2025年未收取政府信息公开信息处理费。没有其他需要报告的事项。");

    [Theory, EveryDatabase]
    public async Task A_report_goes_from_draft_to_the_column_and_back_into_a_corrected_version(Database database)
    {
        await using var office = await BegunAsync(database);
        (await SaveAsync(office, Texts)).ShouldSucceed();
        (await MoveAsync(office, m => (v => m.ApproveAsync(office.Place.Id, Year, v, null, office.Leader, default)))).ShouldFailWith("annual-report.unconfirmed");
        await ConfirmAsync(office);

        (await MoveAsync(office, m => (v => m.ApproveAsync(office.Place.Id, Year, v, null, office.Leader, default)))).ShouldSucceed();
        var lead = Lead(office);
        (await MoveAsync(office, m => (v => m.AcceptAsync(office.Place.Id, Year, v, lead, default)))).ShouldFailWith("annual-report.stage");
        (await MoveAsync(office, m => (v => m.SubmitAsync(office.Place.Id, Year, v, office.Disclosure, default)))).ShouldSucceed();
        (await MoveAsync(office, m => (v => m.AcceptAsync(office.Place.Id, Year, v, office.Disclosure, default)))).ShouldFailWith("annual-report.forbidden");
        (await MoveAsync(office, m => (v => m.ReturnAsync(office.Place.Id, Year, v, "请补充平台建设情况", lead, default)))).ShouldSucceed();
        var returned = (await DraftAsync(office))!;
        (returned.Stage, returned.ReturnedReason, returned.FiguresAt).ShouldBe((ReportStage.Returned, "请补充平台建设情况", null));

        await ConfirmAsync(office);
        (await MoveAsync(office, m => (v => m.ApproveAsync(office.Place.Id, Year, v, null, office.Leader, default)))).ShouldSucceed();
        (await MoveAsync(office, m => (v => m.SubmitAsync(office.Place.Id, Year, v, office.Disclosure, default)))).ShouldSucceed();
        (await MoveAsync(office, m => (v => m.AcceptAsync(office.Place.Id, Year, v, lead, default)))).ShouldSucceed();
        (await PublishAsync(office)).ShouldSucceed();

        var published = (await DraftAsync(office))!;
        published.Stage.ShouldBe(ReportStage.Published);
        var page = await office.Store.With((ReportQueries q) => q.PageAsync(published.ReportId!.Value, default));
        (page!.Row.Agency, page.Row.Year, page.Row.Version, page.Row.Errors).ShouldBe(("青山县教育局", Year, 1, 0));
        page.Report["requests.received[6]"].Value.ShouldBe(0);
        page.Report["active.licensing"].Value.ShouldBe(12);
        var document = (await office.PageAsync(published.DocumentId!.Value))!;
        (document.Title, document.Kind, document.IsWithdrawn).ShouldBe(("青山县教育局2025年政府信息公开工作年度报告", "report", false));
        (await SaveAsync(office, Texts)).ShouldFailWith("annual-report.stage");

        (await CorrectAsync(office, "")).ShouldFailWith("annual-report.reason");
        (await CorrectAsync(office, "漏计行政许可一件")).ShouldSucceed();
        var second = (await DraftAsync(office))!;
        (second.Number, second.Stage, second.CorrectionReason, second.DocumentId).ShouldBe((2, ReportStage.Drafting, "漏计行政许可一件", published.DocumentId));
        var acts = (await office.Store.With((DossierQueries q) => q.TimelineAsync(ReportDraft.KeyOf(office.Place.Id, Year), default))).Select(e => e.Act).Distinct();
        acts.ShouldBe(["annual-report.begun", "annual-report.saved", "annual-report.figures-confirmed", "annual-report.approved", "annual-report.submitted", "annual-report.returned", "annual-report.accepted", "annual-report.published", "annual-report.correction-begun"]);
    }

    [Theory, EveryDatabase]
    public async Task A_computed_report_is_silent_under_every_rule_of_balance_form_and_text(Database database)
    {
        await using var office = await BegunAsync(database);
        await YearOfCases.StoreAsync(office.Store, office.Place.Id, YearOfCases.Random(300, Year, seed: 17));
        (await SaveAsync(office, Texts)).ShouldSucceed();

        var composed = await ComposeAsync(office);

        composed.Report["requests.received[6]"].Value!.Value.ShouldBeGreaterThan(50);
        composed.Findings.Where(f => f.Severity != Severity.Info && !f.Cells.Any(c => c.StartsWith("remedies", StringComparison.Ordinal) || c.StartsWith("active", StringComparison.Ordinal)))
            .Select(f => $"{f.Rule.Id} {f.Message}").ShouldBeEmpty();
        composed.Unbound.ShouldBeEmpty();
        string.Join('\n', composed.Report.Lines).ShouldContain($"新收政府信息公开申请{composed.Report["requests.received[6]"].Value:0}件");
    }

    [Theory, EveryDatabase]
    public async Task A_confirmation_ends_when_a_figure_changes_and_approved_figures_stand_still(Database database)
    {
        await using var office = await BegunAsync(database);
        (await SaveAsync(office, Texts)).ShouldSucceed();
        await ConfirmAsync(office);
        var seen = ReportCase.Fingerprint((await ComposeAsync(office)).Report, TableKind.Requests);
        await YearOfCases.StoreAsync(office.Store, office.Place.Id, [Open()]);

        (await office.Store.With((ConfirmFigures c) => c.ExecuteAsync(office.Place.Id, Year, TableKind.Requests, seen, office.Clerk, default))).ShouldFailWith("annual-report.figures");
        (await MoveAsync(office, m => (v => m.ApproveAsync(office.Place.Id, Year, v, null, office.Leader, default)))).ShouldFailWith("annual-report.unconfirmed");
        await ConfirmAsync(office);
        (await MoveAsync(office, m => (v => m.ApproveAsync(office.Place.Id, Year, v, null, office.Leader, default)))).ShouldSucceed();
        await YearOfCases.StoreAsync(office.Store, office.Place.Id, [Open()], first: 1);

        (await ComposeAsync(office)).Report["requests.received[6]"].Value.ShouldBe(1);
        (await MoveAsync(office, m => (v => m.TakeBackAsync(office.Place.Id, Year, v, "又登记一件", office.Disclosure, default)))).ShouldSucceed();
        (await ComposeAsync(office)).Report["requests.received[6]"].Value.ShouldBe(2);

        static YearOfCases.Case Open() => new(Gongkai.Domain.Requests.ApplicantKind.NaturalPerson, new DateOnly(2025, 5, 6), FigureTests.Moment(2025, 5, 6), null, null, null, null);
    }

    [Theory, EveryDatabase]
    public async Task Adjustments_and_openings_stand_beside_the_number_with_their_reason_and_keep_the_balance(Database database)
    {
        await using var office = await BegunAsync(database);
        var id = office.Place.Id;
        Task<Outcome<int>> Adjust(string path, decimal amount, string reason) => office.Store.With((AdjustFigures a) => a.AddAsync(id, Year, path, amount, reason, office.Disclosure, default));
        (await Adjust("requests.received[6]", 1, "合计")).ShouldFailWith("annual-report.cell");
        (await Adjust("requests.received[0]", -1, "多计")).ShouldFailWith("annual-report.negative");
        (await Adjust("active.licensing", 0.5m, "")).ShouldFailWith("annual-report.amount", "annual-report.reason");

        (await Adjust("active.feesWan", 1.087312m, "上线前收取")).ShouldSucceed();
        (await office.Store.With((AdjustFigures a) => a.OpenAsync(id, Year, 0, 3, null, "2024年纸质台账", office.Disclosure, default))).ShouldSucceed();
        (await office.Store.With((AdjustFigures a) => a.OpenAsync(id, Year, 0, 2, "requests.outcomes.granted", "2024年纸质台账", office.Disclosure, default))).ShouldSucceed();

        var sheet = await FigureTests.SheetAsync(office, office.Store.Clock.Now);
        sheet["active.feesWan"].ShouldBe(new Figure(FigureSheet.Form.Cell("active.feesWan")!, null, 0, 1.087312m));
        (sheet["requests.carriedIn[0]"].Value, sheet["requests.outcomes.granted[6]"].Value, sheet["requests.carriedOut[6]"].Value).ShouldBe((5m, 2m, 3m));
        sheet["requests.carriedIn[0]"].Counted.ShouldBe(0, "the count itself is not typed over");
        var next = await FigureTests.SheetAsync(office, office.Store.Clock.Now, Year + 1);
        (next["requests.carriedIn[6]"].Value, next["requests.outcomes.granted[6]"].Value).ShouldBe((3m, 0m));
    }

    [Theory, EveryDatabase]
    public async Task A_governments_report_is_the_sum_of_those_below_and_its_own(Database database)
    {
        await using var office = await BegunAsync(database);
        (await SaveAsync(office, Texts)).ShouldSucceed();
        await ConfirmAsync(office);
        (await MoveAsync(office, m => (v => m.ApproveAsync(office.Place.Id, Year, v, null, office.Leader, default)))).ShouldSucceed();
        (await MoveAsync(office, m => (v => m.SubmitAsync(office.Place.Id, Year, v, office.Disclosure, default)))).ShouldSucceed();
        var county = await office.Store.With(async (GongkaiDbContext db) =>
        {
            await db.Agencies.Where(a => a.Id == office.County.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Kind, Gongkai.Domain.Agencies.AgencyKind.Government));
            return await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == office.County.Id);
        });
        await YearOfCases.StoreAsync(office.Store, office.County.Id, [new(Gongkai.Domain.Requests.ApplicantKind.Enterprise, new DateOnly(2025, 5, 6), FigureTests.Moment(2025, 5, 6), null, null, null, null)]);

        var sheet = await office.Store.With((YearFigures f) => f.OfAsync(county, new(Year, office.Store.Clock.Now), default));

        (sheet.Value("active.licensing"), sheet.Value("requests.received[1]"), sheet.Value("requests.received[6]")).ShouldBe((12m, 1m, 1m));
        sheet.Merged!.Cells.Single(c => c.Cell.Path == "active.licensing").Parts.Select(p => (p.Agency, p.Value.Value)).ShouldBe([("青山县人民政府", null), ("青山县教育局", 12m)]);
        var filed = await office.Store.With((DraftQueries q) => q.BelowAsync(office.County.Id, Year, default));
        filed.Single().Stage.ShouldBe(ReportStage.Submitted);
        filed.Single().WasLate.ShouldBeTrue("in August 2026");
    }

    private static Officer Lead(Office office) => Office.Person(20, "冯八", office.County, StaffRole.DisclosureOffice);

    private static async Task<Office> BegunAsync(Database database)
    {
        var office = await Office.OpenAsync(database);
        (await office.Store.With((EnterReturns o) => o.ExecuteAsync(
            new(office.Place.Id, Year, ReturnKind.Licensing, "审批科", ReturnUnit.Count, "审批系统", "王某一", null, [.. Enumerable.Range(1, 12).Select(m => new EnterReturns.Typed(m, "1", 0))]), office.Clerk, default))).ShouldSucceed();
        (await office.Store.With((BeginReport b) => b.ExecuteAsync(office.Place.Id, Year, office.Clerk, default))).ShouldFailWith("annual-report.forbidden");
        (await office.Store.With((BeginReport b) => b.ExecuteAsync(office.Place.Id, Year, office.Disclosure, default))).ShouldSucceed();
        return office;
    }

    private static Task<ReportDraft?> DraftAsync(Office office) => office.Store.With(async (DraftQueries q) => (await q.VersionsAsync(office.Place.Id, Year, default)).FirstOrDefault());

    private static async Task<Outcome<int>> SaveAsync(Office office, ReportTexts texts)
    {
        var version = (await DraftAsync(office))!.Version;
        return await office.Store.With((SaveReportTexts o) => o.ExecuteAsync(office.Place.Id, Year, version, texts, office.Disclosure, default));
    }

    private static async Task<Outcome<int>> MoveAsync(Office office, Func<MoveReport, Func<int, Task<Outcome<int>>>> move)
    {
        var version = (await DraftAsync(office))!.Version;
        return await office.Store.With((MoveReport m) => move(m)(version));
    }

    private static async Task<Outcome<int>> PublishAsync(Office office)
    {
        var version = (await DraftAsync(office))!.Version;
        return await office.Store.With((PublishReport p) => p.ExecuteAsync(office.Place.Id, Year, version, office.Disclosure, default));
    }

    private static async Task<Outcome<int>> CorrectAsync(Office office, string reason)
    {
        var version = (await DraftAsync(office))!.Version;
        return await office.Store.With((PublishReport p) => p.CorrectAsync(office.Place.Id, Year, version, reason, office.Disclosure, default));
    }

    private static async Task<ComposedReport> ComposeAsync(Office office) => await office.Store.With(async (ReportComposer c) =>
    {
        var agency = await office.Store.With((GongkaiDbContext db) => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == office.Place.Id));
        return await c.ComposeAsync((await DraftAsync(office))!, agency, null, null, default);
    });

    private static async Task ConfirmAsync(Office office)
    {
        var report = (await ComposeAsync(office)).Report;
        foreach (var table in Enum.GetValues<TableKind>())
        {
            (await office.Store.With((ConfirmFigures c) => c.ExecuteAsync(office.Place.Id, Year, table, ReportCase.Fingerprint(report, table), office.Clerk, default))).ShouldSucceed();
        }
    }
}
