using Gongkai.Domain.Agencies;
using Gongkai.Domain.Catalogue;
using Gongkai.Operations.Catalogue;
using Gongkai.Operations.Data;
using Gongkai.Web.Dossiers;

namespace Gongkai.Web.Tests;

public class ChangeLinesTests
{
    [Fact]
    public void What_changed_of_an_agency_or_a_column_is_told_in_the_words_of_its_form()
    {
        var agency = new AgencyProfile
        {
            Name = "甲", ShortName = "甲", CreditCode = "1", Slug = "a", Initials = "j", DocumentPrefixes = ["甲政发"], SiteName = "网", Domain = "d", SiteCode = "c", IcpNumber = "i", PoliceNumber = "p",
            OfficeName = "o", OfficeAddress = "o", OfficeHours = "o", OfficeTelephone = "o", OfficeFax = "o", OfficeEmail = "o", OfficePostcode = "o", ReconsiderationBody = "r", Court = "c",
        };
        foreach (var after in (object[])[agency, new ColumnEntry("名", "据", "明", 1, UpdateCycle.Prompt, 3, "室", "文"), new { parentId = 1, supersededById = 2, supersededOn = "2026-01-01" }])
        {
            var lines = ChangeLines.Of(JsonText.Write(new { code = "x", before = new { }, after }));
            lines.ShouldNotBeEmpty();
            lines.ShouldAllBe(line => !char.IsAsciiLetterLower(line[0]) && line.Contains("：（无） → ", StringComparison.Ordinal) || line == "代码：x");
        }

        ChangeLines.Of(JsonText.Write(new { id = 3, roles = (string[])["leader", "auditor"] })).ShouldBe(["编号：3", "角色：leader、auditor"]);
    }
}
