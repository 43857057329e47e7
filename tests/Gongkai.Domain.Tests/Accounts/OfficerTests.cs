using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Accounts;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Accounts;

public sealed class OfficerTests
{
    // County 1 has departments 2 and 3 and township 4, which has office 14; county 11 stands beside it.
    private static readonly AgencyPlace County = new(1, "/1/");
    private static readonly AgencyPlace Finance = new(2, "/1/2/");
    private static readonly AgencyPlace Health = new(3, "/1/3/");
    private static readonly AgencyPlace Township = new(4, "/1/4/");
    private static readonly AgencyPlace Office = new(14, "/1/4/14/");
    private static readonly AgencyPlace NextCounty = new(11, "/11/");

    [Fact]
    public void A_role_counts_in_its_own_agency_only()
    {
        var officer = Of(County, StaffRole.Reviewer);
        officer.Has(County, StaffRole.Reviewer, StaffRole.Leader).ShouldBeTrue();
        officer.Has(County, StaffRole.Leader).ShouldBeFalse();
        officer.Has(Finance, StaffRole.Reviewer).ShouldBeFalse();
        officer.Has(County).ShouldBeTrue();
        officer.Has(Finance).ShouldBeFalse();
    }

    [Fact]
    public void Upper_levels_see_what_lies_below_never_what_lies_beside_or_above()
    {
        Seen(Of(County, StaffRole.Inspector)).ShouldBe([County, Finance, Health, Township, Office]);
        Seen(Of(Township, StaffRole.SectionOfficer)).ShouldBe([Township, Office]);
        Seen(Of(Finance, StaffRole.Administrator)).ShouldBe([Finance]);
        Seen(Of(NextCounty, StaffRole.Auditor)).ShouldBe([NextCounty]);
    }

    [Fact]
    public void Only_an_administrator_administers_and_what_lies_below_too()
    {
        var officer = Of(Township, StaffRole.Administrator);
        officer.Administers(Office).ShouldBeTrue();
        officer.Administers(County).ShouldBeFalse();
        officer.Administers(Finance).ShouldBeFalse();
        Of(County, StaffRole.DisclosureOffice).Administers(Finance).ShouldBeFalse();
    }

    [Fact]
    public void One_person_may_be_several_things_in_several_agencies()
    {
        var officer = new Officer(1, "王", [new(Finance, StaffRole.SectionOfficer), new(Health, StaffRole.Reviewer), new(Health, StaffRole.SecrecyReviewer)]);
        officer.Has(Health, StaffRole.SecrecyReviewer).ShouldBeTrue();
        officer.Has(Finance, StaffRole.SecrecyReviewer).ShouldBeFalse();
        Seen(officer).ShouldBe([Finance, Health]);
    }

    [Fact]
    public void Who_has_a_role_somewhere_sees_that_place_and_who_administers_it_sees_it()
    {
        var places = Gen.Elements(County, Finance, Health, Township, Office, NextCounty);
        var officers = (from place in places from role in Gen.Elements([.. StaffRoles.All]) select new RoleGrant(place, role)).ListOf()
            .Select(grants => new Officer(1, "王", [.. grants])).ToArbitrary();
        Prop.ForAll(officers, places.ToArbitrary(), (officer, place) =>
            (!officer.Has(place) || officer.Sees(place)) && (!officer.Administers(place) || officer.Sees(place))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_role_has_a_name_and_a_key_that_leads_back()
    {
        StaffRoles.All.Select(r => r.Name()).ShouldBeUnique();
        StaffRoles.All.Select(r => StaffRoles.Parse(r.Key())).ShouldBe(StaffRoles.All.Cast<StaffRole?>());
        StaffRoles.Parse("root").ShouldBeNull();
    }

    private static Officer Of(AgencyPlace agency, StaffRole role) => new(1, "王", [new(agency, role)]);

    private static IEnumerable<AgencyPlace> Seen(Officer officer) => new[] { County, Finance, Health, Township, Office, NextCounty }.Where(officer.Sees);
}
