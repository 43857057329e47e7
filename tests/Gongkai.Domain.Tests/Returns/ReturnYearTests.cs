using Gongkai.Domain.Accounts;
using Gongkai.Domain.Returns;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Returns;

public sealed class ReturnYearTests
{
    [Fact]
    public void A_blank_month_is_named_and_is_no_zero()
    {
        var year = new ReturnYear(ReturnKind.Licensing, 2026, 4, [new("审批科", 1, 3, 0), new("审批科", 2, 0, 0), new("法规科", 4, 5, 0)]);

        year.Total.ShouldBe(8);
        year.MissingMonths.ShouldBe([3]);
        year.Gaps.Select(g => (g.Section, string.Join(',', g.Months))).ShouldBe([("审批科", "3,4"), ("法规科", "1,2,3")], ignoreOrder: true);
        (year.InMonth(2), year.InMonth(3)).ShouldBe((0L, (long?)null));
        year.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void A_year_without_any_return_has_no_total()
    {
        var year = new ReturnYear(ReturnKind.Enforcement, 2025, 12, []);

        year.Total.ShouldBeNull();
        year.MissingMonths.Count.ShouldBe(12);
    }

    [Fact]
    public void A_stated_number_includes_the_decisions_imported()
    {
        var months = (SectionMonth[])[new("执法科", 1, 10, 7), new("执法科", 2, null, 4), new("执法科", 3, 2, 3)];

        months.Select(m => m.Value).ShouldBe([10, 4, 2]);
        months.Select(m => m.Beside).ShouldBe([3, null, -1]);
        months.Select(m => m.IsShort).ShouldBe([false, false, true]);
        new ReturnYear(ReturnKind.Penalties, 2026, 3, months).Total.ShouldBe(16);
    }

    [Fact]
    public void Only_months_that_have_begun_can_be_returned_and_only_those_that_are_over_are_missed()
    {
        var today = new DateOnly(2026, 8, 10);

        ReturnRules.WhyNotMonth(2026, 8, today).ShouldBeNull();
        ReturnRules.WhyNotMonth(2026, 9, today).ShouldBe(ReturnProblems.Month);
        ReturnRules.WhyNotMonth(2025, 13, today).ShouldBe(ReturnProblems.Month);
        (ReturnRules.LastDueMonth(2026, today), ReturnRules.LastDueMonth(2025, today), ReturnRules.LastDueMonth(2027, today)).ShouldBe((7, 12, 0));
    }

    [Fact]
    public void Only_sections_and_the_disclosure_office_of_the_agency_itself_return_figures()
    {
        var (county, bureau) = (new AgencyPlace(1, "/1/"), new AgencyPlace(2, "/1/2/"));
        foreach (var role in StaffRoles.All)
        {
            (ReturnRules.WhyNotEnter(new(7, "甲某某", [new(bureau, role)]), bureau) is null).ShouldBe(role is StaffRole.SectionOfficer or StaffRole.DisclosureOffice, role.ToString());
            ReturnRules.WhyNotEnter(new(7, "甲某某", [new(county, role)]), bureau).ShouldBe(ReturnProblems.Forbidden);
        }
    }
}
