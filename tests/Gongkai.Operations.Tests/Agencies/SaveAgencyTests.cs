using Gongkai.Domain.Accounts;
using Gongkai.Domain.Agencies;
using Gongkai.Operations.Agencies;
using Gongkai.Operations.AnnualReports;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Tests.AnnualReports;
using Gongkai.Testing.Databases;

namespace Gongkai.Operations.Tests.Agencies;

public sealed class SaveAgencyTests
{
    [Theory, EveryDatabase]
    public async Task An_agency_has_its_place_an_address_and_initials(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await store.AddAgencyAsync("青山县人民政府");
        var finance = await store.AddAgencyAsync("青山县财政局", county);

        finance.TreePath.ShouldBe($"{county.TreePath}{finance.Id}/");
        var agency = await store.AgencyAsync(finance.Id);
        (agency.ParentId, agency.Slug, agency.Initials, agency.IsRegistered).ShouldBe((county.Id, "qsxczj", "qsxczj", true));
        (await store.With((DossierQueries q) => q.TimelineAsync($"agency/{finance.Id}", CancellationToken.None))).ShouldHaveSingleItem().Act.ShouldBe("agency.registered");
    }

    [Theory, EveryDatabase]
    public async Task Two_names_of_the_same_letters_have_different_addresses(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.AddAgencyAsync("青山县财政局");
        await store.AddAgencyAsync("秦山县财政局");
        await store.AddAgencyAsync("千山县财政局");

        ((string?[])[(await store.AgencyAsync("青山县财政局")).Slug, (await store.AgencyAsync("秦山县财政局")).Slug, (await store.AgencyAsync("千山县财政局")).Slug])
            .ShouldBe(["qsxczj", "qsxczj-2", "qsxczj-3"]);
    }

    [Theory, EveryDatabase]
    public async Task One_known_from_a_report_keeps_its_number_and_its_report(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        await store.ImportAsync("青山县人民政府", 2024);
        var known = await store.AgencyAsync("青山县人民政府");
        (known.Place, known.IsRegistered).ShouldBe((null, false));

        var place = await store.AddAgencyAsync("青山县人民政府");

        place.Id.ShouldBe(known.Id);
        (await store.With((ReportQueries q) => q.ListAsync(new ReportFilter { AgencyId = place.Id }, null, 10, CancellationToken.None))).Rows.ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task What_lies_below_moves_with_it(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await store.AddAgencyAsync("青山县人民政府");
        var zone = await store.AddAgencyAsync("青山县开发区管委会", county);
        var bureau = await store.AddAgencyAsync("青山县开发区财政局", zone);
        var city = await store.AddAgencyAsync("大山市人民政府");

        (await ChangeAsync(store, zone.Id, city.Id)).Failed.ShouldBeFalse();

        (await store.AgencyAsync(bureau.Id)).TreePath.ShouldBe($"{city.TreePath}{zone.Id}/{bureau.Id}/");
        (await ChangeAsync(store, city.Id, bureau.Id)).Problems.ShouldHaveSingleItem().ShouldBe(AgencyProblems.ParentBelow);
        (await ChangeAsync(store, city.Id, city.Id)).Problems.ShouldHaveSingleItem().ShouldBe(AgencyProblems.ParentBelow);
    }

    [Theory, EveryDatabase]
    public async Task Of_two_who_saw_the_same_version_the_second_is_told_who_was_first(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await store.AddAgencyAsync("青山县人民政府");
        var seen = (await store.AgencyAsync(county.Id)).Version;
        var officer = new Officer(0, "王小红", [new(county, StaffRole.Administrator)]) with { AccountId = 1 };

        var first = await store.With((SaveAgency save) => save.ExecuteAsync(new(new() { Name = "青山县人民政府", ShortName = "县政府" }, null) { Id = county.Id, Version = seen, By = officer }, CancellationToken.None));
        var second = await store.With((SaveAgency save) => save.ExecuteAsync(new(new() { Name = "青山县人民政府", ShortName = "政府" }, null) { Id = county.Id, Version = seen }, CancellationToken.None));

        first.Failed.ShouldBeFalse();
        second.Problems.ShouldHaveSingleItem().Text.ShouldContain("王小红");
        (await store.AgencyAsync(county.Id)).ShortName.ShouldBe("县政府");
    }

    [Theory, EveryDatabase]
    public async Task An_administrator_changes_what_lies_below_and_nothing_else(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await store.AddAgencyAsync("青山县人民政府");
        var town = await store.AddAgencyAsync("青山县东镇人民政府", county);
        var office = await store.AddAgencyAsync("青山县东镇财政所", town);
        var finance = await store.AddAgencyAsync("青山县财政局", county);
        var administrator = new Officer(1, "王", [new(town, StaffRole.Administrator)]);

        (await By(administrator, "青山县东镇财政所", office.Id, town.Id)).Failed.ShouldBeFalse();
        (await By(administrator, "青山县东镇人民政府", town.Id, county.Id)).Failed.ShouldBeFalse();
        (await By(administrator, "青山县东镇水管站", null, town.Id)).Failed.ShouldBeFalse();

        (await By(administrator, "青山县财政局", finance.Id, county.Id)).Problems.ShouldHaveSingleItem().ShouldBe(AgencyProblems.Unknown);
        (await By(administrator, "青山县东镇财政所", office.Id, finance.Id)).Problems.ShouldHaveSingleItem().ShouldBe(AgencyProblems.Forbidden);
        (await By(administrator, "青山县西镇人民政府", null, county.Id)).Problems.ShouldHaveSingleItem().ShouldBe(AgencyProblems.Forbidden);
        (await By(administrator, "大山市人民政府", null, null)).Problems.ShouldHaveSingleItem().ShouldBe(AgencyProblems.Forbidden);
        (await By(new Officer(2, "李", [new(town, StaffRole.Leader)]), "青山县东镇财政所", office.Id, town.Id)).Problems.ShouldHaveSingleItem().ShouldBe(AgencyProblems.Forbidden);

        Task<Gongkai.Domain.Outcome<long>> By(Officer officer, string name, long? id, long? parent) =>
            store.With((SaveAgency save) => save.ExecuteAsync(new(new AgencyProfile { Name = name }, parent) { Id = id, By = officer }, CancellationToken.None));
    }

    [Theory, EveryDatabase]
    public async Task A_name_an_address_and_a_code_belong_to_one_agency(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var profile = new AgencyProfile { Name = "青山县财政局", Slug = "czj", CreditCode = "91330100799655058B" };
        (await store.With((SaveAgency save) => save.ExecuteAsync(new(profile, null), CancellationToken.None))).Failed.ShouldBeFalse();

        var second = await store.With((SaveAgency save) => save.ExecuteAsync(new(profile, null), CancellationToken.None));
        var third = await store.With((SaveAgency save) => save.ExecuteAsync(new(profile with { Name = "青山县税务局" }, null), CancellationToken.None));

        second.Problems.ShouldContain(AgencyProblems.NameTaken);
        third.Problems.ShouldBe([AgencyProblems.SlugTaken, AgencyProblems.CreditCodeTaken]);
    }

    [Theory, EveryDatabase]
    public async Task The_dossier_says_what_was_and_what_is(Database database)
    {
        await using var store = await Store.CreateAsync(database);
        var county = await store.AddAgencyAsync("青山县人民政府");
        var old = (await store.AgencyAsync(county.Id)).Profile;

        await store.With((SaveAgency save) => save.ExecuteAsync(new(old with { OfficeTelephone = "0715-8340000" }, null) { Id = county.Id }, CancellationToken.None));
        await store.With((SaveAgency save) => save.ExecuteAsync(new(old with { OfficeTelephone = "0715-8340000" }, null) { Id = county.Id }, CancellationToken.None));

        var timeline = await store.With((DossierQueries q) => q.TimelineAsync($"agency/{county.Id}", CancellationToken.None));
        timeline.Select(e => e.Act).ShouldBe(["agency.registered", "agency.changed"]);
        timeline[^1].Detail.ShouldBe("""{"before":{},"after":{"officeTelephone":"0715-8340000"}}""");
    }

    private static Task<Gongkai.Domain.Outcome<long>> ChangeAsync(Store store, long id, long? parent) => store.With(async (SaveAgency save) =>
        await save.ExecuteAsync(new((await store.AgencyAsync(id)).Profile, parent) { Id = id }, CancellationToken.None));
}
