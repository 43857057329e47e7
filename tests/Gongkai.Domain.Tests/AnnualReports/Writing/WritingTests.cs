using Gongkai.Domain.Accounts;
using Gongkai.Domain.AnnualReports;
using Gongkai.Domain.AnnualReports.Writing;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.AnnualReports.Writing;

public sealed class WritingTests
{
    private static readonly AgencyPlace County = new(1, "/1/");
    private static readonly AgencyPlace Bureau = new(2, "/1/2/");

    [Fact]
    public void A_report_takes_its_steps_in_their_order_and_no_others()
    {
        var allowed = new Dictionary<ReportStage, ReportAct[]>
        {
            [ReportStage.Drafting] = [ReportAct.Save, ReportAct.Confirm, ReportAct.Adjust, ReportAct.Approve],
            [ReportStage.Returned] = [ReportAct.Save, ReportAct.Confirm, ReportAct.Adjust, ReportAct.Approve],
            [ReportStage.Approved] = [ReportAct.TakeBack, ReportAct.Submit],
            [ReportStage.Submitted] = [ReportAct.Return, ReportAct.Accept],
            [ReportStage.Accepted] = [ReportAct.Publish],
            [ReportStage.Published] = [ReportAct.Correct],
        };
        foreach (var stage in ReportCourse.Stages)
        {
            ReportCourse.Acts.Where(a => ReportCourse.Next(stage, a, hasLead: true) is not null).ShouldBe(allowed[stage], stage.ToString());
        }

        ReportCourse.Next(ReportStage.Approved, ReportAct.Publish, hasLead: false).ShouldBe(ReportStage.Published);
        ReportCourse.Next(ReportStage.Approved, ReportAct.Submit, hasLead: false).ShouldBeNull();
    }

    [Fact]
    public void Each_act_belongs_to_its_roles_in_the_agency_or_in_the_one_above()
    {
        foreach (var act in ReportCourse.Acts)
        {
            var stage = ReportCourse.Stages.First(s => ReportCourse.Next(s, act, hasLead: true) is not null);
            var standing = new ReportStanding { Agency = Bureau, Lead = County, Stage = stage, Confirmed = Enum.GetValues<TableKind>() };
            foreach (var role in StaffRoles.All)
            {
                var belongs = ReportStanding.RolesOf(act).Contains(role);
                var atLead = act is ReportAct.Return or ReportAct.Accept;
                (standing.WhyNot(act, new(1, "甲某某", [new(Bureau, role)])) is null).ShouldBe(belongs && !atLead, $"{role} {act}");
                (standing.WhyNot(act, new(1, "甲某某", [new(County, role)])) is null).ShouldBe(belongs && atLead, $"{role} above {act}");
            }
        }
    }

    [Fact]
    public void A_leader_approves_only_what_was_confirmed_and_is_complete()
    {
        var leader = new Officer(1, "乙某某", [new(Bureau, StaffRole.Leader)]);
        var standing = new ReportStanding { Agency = Bureau, Lead = County, Stage = ReportStage.Drafting, Confirmed = [TableKind.Active, TableKind.Requests] };

        standing.WhyNot(ReportAct.Approve, leader)!.Text.ShouldContain("第四部分");
        (standing with { Confirmed = Enum.GetValues<TableKind>(), HasOpenPlaces = true }).WhyNot(ReportAct.Approve, leader).ShouldBe(WritingProblems.OpenPlaces);
        (standing with { Confirmed = Enum.GetValues<TableKind>() }).WhyNot(ReportAct.Approve, leader).ShouldBeNull();
    }

    [Fact]
    public void Deadlines_are_the_end_of_January_and_for_governments_of_March()
    {
        ReportCourse.DueOn(2025, isGovernment: false).ShouldBe(new DateOnly(2026, 1, 31));
        ReportCourse.DueOn(2025, isGovernment: true).ShouldBe(new DateOnly(2026, 3, 31));
    }

    [Fact]
    public void A_number_in_a_text_is_the_number_of_the_table()
    {
        var sheet = FigureSheet.Of(2025, new Dictionary<string, decimal?> { ["requests.received[0]"] = 7, ["requests.received[1]"] = 5, ["active.licensing"] = null }, [], []);
        var figures = FigureNames.Of(path => sheet[path].Value).ToDictionary(f => f.Name, f => f.Text);

        var rendered = BoundText.Render("新收{{requests.received.total}}件（自然人{{ requests.received.natural }}件），许可{{active.licensing}}件，{{nothing}}，{{开", figures);

        rendered.Text.ShouldBe("新收12件（自然人7件），许可（未填报）件，{{nothing}}，{{开");
        rendered.Unknown.ShouldBe(["nothing"]);
        rendered.Blank.ShouldBe(["active.licensing"]);
    }

    [Fact]
    public void Every_placeholder_of_the_template_names_a_figure()
    {
        var sheet = FigureSheet.Of(2025, new Dictionary<string, decimal?>(), [], []);
        var figures = FigureNames.Of(path => sheet[path].Value).Select(f => f.Name).Concat(["documents.published", "documents.interpretations", "fees.charged"]).ToDictionary(n => n, _ => (string?)"1");
        foreach (var isGovernment in (bool[])[false, true])
        {
            var texts = ReportTemplate.Of(2025, isGovernment);
            foreach (var text in (string[])[texts.Overview, texts.Problems, texts.OtherMatters])
            {
                BoundText.Render(text, figures).Unknown.ShouldBeEmpty();
                BoundText.HasPrompt(text).ShouldBeTrue();
            }
        }

        ReportTemplate.Of(2025, true).Overview.ShouldContain("责任追究");
        FigureNames.Of(_ => 0).Select(f => f.Name).ShouldBeUnique();
    }

    [Fact]
    public void Openings_and_adjustments_stand_beside_the_count_and_sums_follow()
    {
        var sheet = FigureSheet.Of(
            2025, new Dictionary<string, decimal?> { ["requests.received[0]"] = 4, ["requests.outcomes.granted[0]"] = 3, ["requests.carriedOut[0]"] = 1 },
            [new(2, 5, null, null), new(2, 1, "requests.outcomes.partial", 2025), new(2, 9, "requests.outcomes.partial", 2024)],
            [new("active.penalties", 2, "上线前")]);

        (sheet["requests.carriedIn[6]"].Value, sheet["requests.outcomes.partial[2]"].Value, sheet["requests.carriedOut[6]"].Value).ShouldBe((6m, 1m, 6m));
        (sheet["requests.received[6]"].Value + sheet["requests.carriedIn[6]"].Value).ShouldBe(sheet["requests.outcomes.total[6]"].Value + sheet["requests.carriedOut[6]"].Value);
        sheet["active.penalties"].Value.ShouldBe(2);
        sheet["active.licensing"].Value.ShouldBeNull("nothing was returned, which is not zero");
        sheet["remedies.review[4]"].Value.ShouldBeNull();
    }
}
