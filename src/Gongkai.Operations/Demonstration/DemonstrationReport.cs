using System.Globalization;
using System.Text;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Gongkai.Domain.Returns;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Returns;
using Microsoft.EntityFrameworkCore;
using static Gongkai.Operations.Demonstration.InstallDemonstration;

namespace Gongkai.Operations.Demonstration;

/// <summary>
/// The annual reports of the example bureau: last year's, published after its whole course, and the one that is being written, half done: the
/// sections' figures returned, one table confirmed, the drafts of sections one, five and six taken and partly edited.
/// </summary>
internal sealed class DemonstrationReport(IServiceProvider services, DemonstrationSteps steps, Dictionary<StaffRole, Officer> officers)
{
    /// <summary>The year that is being reported on: until 31 March the year before, as long as the law gives time.</summary>
    public static int YearOf(DateOnly today) => today.Month <= ReportCourse.GovernmentMonth ? today.Year - 1 : today.Year;

    private Officer Office => officers[StaffRole.DisclosureOffice];

    /// <summary>Plans both.</summary>
    public void Plan(long agency)
    {
        var year = YearOf(steps.Today);
        steps.On(new(year, 1, 8), ct => ReturnAsync(agency, year - 1, 12, ct));
        steps.On(new(year, 1, 20), ct => PublishAsync(agency, year - 1, ct));
        var months = year < steps.Today.Year ? 12 : steps.Today.Month - 1;
        steps.On(steps.Back(4), ct => ReturnAsync(agency, year, months, ct));
        steps.On(steps.Back(2), ct => BeginAsync(agency, year, ct));
    }

    // 许可, 处罚, 强制 and 收费 of the sections, by month.
    private async Task ReturnAsync(long agency, int year, int months, CancellationToken ct)
    {
        var csv = new StringBuilder().AppendJoin(',', ImportReturns.Headings).Append('\n');
        foreach (var (kind, section, unit, amount) in ((ReturnKind, string, ReturnUnit, Func<int, int>)[])
        [
            (ReturnKind.Licensing, "社会事务科", ReturnUnit.Count, m => 3 + (m * 5 % 4)),
            (ReturnKind.Penalties, "社会事务科", ReturnUnit.Count, m => m % 4 == 0 ? 1 : 0),
            (ReturnKind.Enforcement, "社会事务科", ReturnUnit.Count, _ => 0),
            (ReturnKind.Charges, "规划财务科", ReturnUnit.Yuan, m => 12000 + (m * 730 % 4100)),
        ])
        {
            for (var month = 1; month <= months; month++)
            {
                csv.AppendJoin(',', [year, month, section, kind.Name(), amount(month), unit.Name(), "示例台账", "甲某某", ""]).Append('\n');
            }
        }

        Require(await With(services, (ImportReturns import) => import.ExecuteAsync(agency, csv.ToString(), Office, ct)), "returns");
    }

    private async Task PublishAsync(long agency, int year, CancellationToken ct)
    {
        await WriteAsync(agency, year, texts => new(
            Fill(texts.Overview,
                "全年未发生因政府信息公开引起的重大舆情（示例）。", "落实公文公开属性源头认定，保密审查做到先审查后公开（示例）。", "维护政府信息公开专栏，按月检查链接（示例）。", "办公室两名同志负责，全年组织培训一次（示例）。"),
            Fill(texts.Problems, "个别答复书说明理由不够充分（示例）。", "统一使用文书模板，增加合法性审核（示例）。"),
            Fill(texts.OtherMatters, "没有其他需要报告的事项（示例）。")), ct);
        foreach (var table in Enum.GetValues<TableKind>())
        {
            await ConfirmAsync(agency, year, table, ct);
        }

        await Step(async (MoveReport move) => await move.ApproveAsync(agency, year, await VersionAsync(agency, year, ct), null, officers[StaffRole.Leader], ct));
        await Step(async (MoveReport move) => await move.SubmitAsync(agency, year, await VersionAsync(agency, year, ct), Office, ct));
        await Step(async (MoveReport move) => await move.AcceptAsync(agency, year, await VersionAsync(agency, year, ct), Office, ct));
        await Step(async (PublishReport publish) => await publish.ExecuteAsync(agency, year, await VersionAsync(agency, year, ct), Office, ct, isExample: true));
    }

    private async Task BeginAsync(long agency, int year, CancellationToken ct)
    {
        await WriteAsync(agency, year, texts => new(
            Fill(texts.Overview, "围绕社会救助、养老服务等群众关心的事项推进公开（示例）。", "新制发的公文都在起草时认定公开属性（示例）。"),
            Fill(texts.Problems, "部分申请临近到期才转办科室，留给核查的时间偏短（示例）。"),
            texts.OtherMatters), ct);
        await ConfirmAsync(agency, year, TableKind.Active, ct);
    }

    private async Task WriteAsync(long agency, int year, Func<ReportTexts, ReportTexts> edit, CancellationToken ct)
    {
        await Step((BeginReport begin) => begin.ExecuteAsync(agency, year, Office, ct));
        var draft = await DraftAsync(agency, year, ct);
        await Step((SaveReportTexts save) => save.ExecuteAsync(agency, year, draft.Version, edit(draft.Texts), Office, ct));
    }

    private async Task ConfirmAsync(long agency, int year, TableKind table, CancellationToken ct)
    {
        var composed = await With(services, async (ReportComposer composer) => await composer.ComposeAsync(
            await DraftAsync(agency, year, ct), await With(services, (GongkaiDbContext db) => db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agency, ct)), null, null, ct));
        await Step((ConfirmFigures confirm) => confirm.ExecuteAsync(agency, year, table, ReportCase.Fingerprint(composed.Report, table), officers[StaffRole.SectionOfficer], ct));
    }

    private Task<ReportDraft> DraftAsync(long agency, int year, CancellationToken ct) =>
        With(services, (GongkaiDbContext db) => db.Set<ReportDraft>().AsNoTracking().Where(d => d.AgencyId == agency && d.Year == year).OrderByDescending(d => d.Number).FirstAsync(ct));

    private async Task<int> VersionAsync(long agency, int year, CancellationToken ct) => (await DraftAsync(agency, year, ct)).Version;

    private async Task Step<TService>(Func<TService, Task<Domain.Outcome<int>>> act)
        where TService : notnull => Require(await With(services, act), string.Create(CultureInfo.InvariantCulture, $"annual report, {typeof(TService).Name}"));

    // The prompts of the template, one after the other, each with what an officer would have written.
    private static string Fill(string text, params string[] written)
    {
        foreach (var sentence in written)
        {
            var open = text.IndexOf('【', StringComparison.Ordinal);
            var close = text.IndexOf('】', open);
            text = text[..open] + sentence + text[(close + 1)..];
        }

        return text;
    }
}
