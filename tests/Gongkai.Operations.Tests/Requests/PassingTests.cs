using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Sections;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests;

public sealed class PassingTests
{
    [Theory, EveryDatabase]
    public async Task A_case_goes_to_a_section_or_to_somebody_who_belongs_there_and_to_nobody_else(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync();
        (await office.ViewAsync(id, office.Clerk)).ShouldBeNull("it was not passed to him");
        (await AssignAsync(office, id, null, null)).ShouldFailWith("request.assign-nowhere");
        (await AssignAsync(office, id, office.Planning, office.OtherClerk.AccountId)).ShouldFailWith("request.assign-person");
        (await AssignAsync(office, id, null, office.Leader.AccountId)).ShouldFailWith("request.assign-person");
        (await AssignAsync(office, id, null, office.Beside.AccountId)).ShouldFailWith("request.assign-person");
        (await AssignAsync(office, id, 4711, null)).ShouldFailWith("request.assign-section");
        (await AssignAsync(office, id, office.Planning, null)).ShouldSucceed();

        (await office.ViewAsync(id, office.Clerk))!.Sight.ShouldBe(RequestSight.Person);
        (await office.ViewAsync(id, office.OtherClerk)).ShouldBeNull();
        (await office.DoAsync(id, office.Clerk, (ClaimRequest o, Recorded r) => o.ExecuteAsync(r.Id, r.Version, r.By, default))).ShouldSucceed();
        (await office.CaseAsync(id)).AssigneeId.ShouldBe(office.Clerk.AccountId);
        (await office.DoAsync(id, office.Office, (ClaimRequest o, Recorded r) => o.ExecuteAsync(r.Id, r.Version, r.By, default))).ShouldFailWith("request.claimed");

        (await office.DoAsync(id, office.Clerk, (HandBackRequest o, Recorded r) => o.ExecuteAsync(r, default))).ShouldFailWith("request.reason");
        (await office.DoAsync(id, office.Clerk, (HandBackRequest o, Recorded r) => o.ExecuteAsync(r, default), "不属于本科室职责")).ShouldSucceed();
        (await office.ViewAsync(id, office.Clerk)).ShouldBeNull("what was handed back is not his any more");
    }

    [Theory, EveryDatabase]
    public async Task A_section_that_is_asked_for_its_part_sees_the_case_until_it_is_taken_back(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync();
        (await AssignAsync(office, id, office.Planning, null)).ShouldSucceed();
        (await AskAsync(office, id, office.Finance)).ShouldSucceed();
        var view = (await office.ViewAsync(id, office.OtherClerk))!;
        var task = view.Tasks.ShouldHaveSingleItem();
        (task.Section, task.Asked, task.IsOpen).ShouldBe(("财务科", "请提供经费数据", true));

        (await AnswerAsync(office, id, task.Task.Id, office.Clerk)).ShouldFailWith("request.forbidden");
        (await AnswerAsync(office, id, task.Task.Id, office.OtherClerk)).ShouldSucceed();
        (await AnswerAsync(office, id, task.Task.Id, office.OtherClerk)).ShouldFailWith("request.task-unknown");
        (await office.ViewAsync(id, office.Clerk))!.Tasks[0].Answer.ShouldBe("数据见附件");

        (await AskAsync(office, id, office.Finance)).ShouldSucceed();
        var second = (await office.ViewAsync(id, office.Office))!.Tasks[1].Task.Id;
        await office.Store.With(async (GongkaiDbContext db) => await db.Set<RequestTask>().Where(t => t.Id != second).ExecuteDeleteAsync());
        (await office.DoAsync(id, office.Office, (RequestTasks o, Recorded r) => o.WithdrawAsync(r.Id, r.Version, second, r.By, default))).ShouldSucceed();
        (await office.ViewAsync(id, office.OtherClerk)).ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task Who_stands_in_sees_the_work_between_the_days_and_not_a_day_longer(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync();
        (await AssignAsync(office, id, office.Planning, office.Clerk.AccountId)).ShouldSucceed();
        (await StandInAsync(office, office.OtherClerk, 1, 2)).ShouldFailWith("section.forbidden");
        (await StandInAsync(office, office.Clerk, 2, 1)).ShouldFailWith("stand-in.days");
        (await StandInAsync(office, office.Clerk, 1, 2)).ShouldSucceed();

        foreach (var (day, sees) in ((int, bool)[])[(0, false), (1, true), (2, true), (3, false)])
        {
            office.Go(day);
            (await office.ViewAsync(id, office.OtherClerk) is not null).ShouldBe(sees, $"day {day}");
            (await ListAsync(office, office.OtherClerk)).Contains(id).ShouldBe(sees, $"day {day}");
        }
    }

    [Theory, EveryDatabase]
    public async Task Every_role_sees_what_is_its_own_in_the_list_as_on_the_page(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var (own, other) = (await office.RegisterAsync(), await office.RegisterAsync());
        (await AssignAsync(office, own, office.Planning, null)).ShouldSucceed();
        foreach (var (who, sees, sight) in ((Officer, long[], RequestSight)[])
        [
            (office.Office, [own, other], RequestSight.Person), (office.Leader, [own, other], RequestSight.Person), (office.Clerk, [own], RequestSight.Person), (office.OtherClerk, [], RequestSight.None),
            (office.Auditor, [own, other], RequestSight.Case), (office.Above, [own, other], RequestSight.Case), (office.Beside, [], RequestSight.None),
        ])
        {
            (await ListAsync(office, who)).ShouldBe(sees, ignoreOrder: true, who.Name);
            var view = await office.ViewAsync(own, who);
            (view?.Sight ?? RequestSight.None).ShouldBe(sight, who.Name);
            if (sight != RequestSight.Person)
            {
                (view?.Application).ShouldBeNull(who.Name);
                (view?.SameApplicant ?? []).ShouldBeEmpty(who.Name);
                (await office.Store.With((ShowApplicant o) => o.ExecuteAsync(own, who, default))).ShouldFailWith("request.unknown");
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task Looking_at_the_applicant_and_taking_a_file_stand_in_the_dossier_and_the_file_bears_no_name(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync();
        (await office.DoAsync(id, office.Office, (NoteRequest o, Recorded r) => o.ExecuteAsync(r with { Files = [new(RequestFileKind.Other, "甲某某的信.pdf", "application/pdf", [1, 2, 3])] }, default))).ShouldSucceed();
        var file = (await office.ViewAsync(id, office.Office))!.Files.ShouldHaveSingleItem();

        var opened = await office.Store.With((OpenRequestFile o) => o.ExecuteAsync(id, file.Id, office.Leader, default));
        opened!.Content.ShouldBe([1, 2, 3]);
        opened.Name.ShouldBe($"2026-00001-{file.Id}.pdf");
        (await office.LastAsync(id)).Act.ShouldBe("request.file-opened");
        foreach (var who in (Officer[])[office.Auditor, office.Above, office.Beside, office.Clerk])
        {
            (await office.Store.With((OpenRequestFile o) => o.ExecuteAsync(id, file.Id, who, default))).ShouldBeNull(who.Name);
        }

        (await office.Store.With((ShowApplicant o) => o.ExecuteAsync(id, office.Leader, default))).Value.Applicant.Name.ShouldBe("甲某某");
        (await office.LastAsync(id)).ActorName.ShouldBe(office.Leader.Name);
    }

    [Theory, EveryDatabase]
    public async Task A_section_with_open_cases_is_not_closed(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync();
        (await AssignAsync(office, id, office.Planning, null)).ShouldSucceed();
        (await office.Store.With((SaveSection o) => o.ExecuteAsync(new(office.Bureau.Id, office.Planning, 1, "规划科", true, [office.Clerk.AccountId]), office.Office, default))).ShouldFailWith("section.has-work");
        (await office.Store.With((SaveSection o) => o.ExecuteAsync(new(office.Bureau.Id, office.Finance, 1, "规划科", true, [office.Leader.AccountId]), office.Office, default))).ShouldFailWith("section.name-taken", "section.member");
        (await office.Store.With((SaveSection o) => o.ExecuteAsync(new(office.Bureau.Id, office.Finance, 1, "财务审计科", true, []), office.Office, default))).ShouldSucceed();
        (await office.Store.With((SaveSection o) => o.ExecuteAsync(new(office.Bureau.Id, office.Finance, 1, "财务科", false, []), office.Office, default))).ShouldFailWith("section.changed");
        (await office.Store.With((SaveSection o) => o.ExecuteAsync(new(office.Bureau.Id, null, 0, "新科", false, []), office.Clerk, default))).ShouldFailWith("section.forbidden");
    }

    private static Task<Domain.Outcome<int>> AssignAsync(RequestOffice office, long id, long? section, long? person) =>
        office.DoAsync(id, office.Office, (AssignRequest o, Recorded r) => o.ExecuteAsync(r, section, person, default));

    private static Task<Domain.Outcome<int>> AskAsync(RequestOffice office, long id, long section) =>
        office.DoAsync(id, office.Office, (RequestTasks o, Recorded r) => o.AskAsync(r.Id, r.Version, section, "请提供经费数据", RequestOffice.Day(5), r.By, default));

    private static Task<Domain.Outcome<int>> AnswerAsync(RequestOffice office, long id, long task, Officer by) =>
        office.DoAsync(id, by, (RequestTasks o, Recorded r) => o.AnswerAsync(r.Id, r.Version, task, "数据见附件", r.By, default));

    private static Task<Domain.Outcome<long>> StandInAsync(RequestOffice office, Officer by, int from, int until) =>
        office.Store.With((StandIns o) => o.AppointAsync(office.Bureau.Id, office.Clerk.AccountId, office.OtherClerk.AccountId, RequestOffice.Day(from), RequestOffice.Day(until), by, default));

    private static async Task<IReadOnlyList<long>> ListAsync(RequestOffice office, Officer by)
    {
        var agency = (await office.Store.With((RequestScopes o) => o.AgenciesAsync(by, default))).FirstOrDefault(a => a.Id == office.Bureau.Id);
        if (agency is null || await office.Store.With((RequestScopes o) => o.OfAsync(by, agency, default)) is not { } scope)
        {
            return [];
        }

        var rows = await office.Store.With((RequestLists o) => o.PageAsync(scope, new(), (RequestOffice.Day(0), RequestOffice.Day(7)), null, 50, default));
        return [.. rows.Rows.Select(r => r.Id)];
    }
}
