using System.Text;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests.Applicants;

public sealed class SubmitApplicationTests
{
    [Theory, EveryDatabase]
    public async Task An_application_is_registered_and_waits_for_the_day_that_both_sides_confirm(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);

        var submitted = await counter.SubmittedAsync();

        submitted.Number.ShouldBe("2026-00001");
        submitted.QueryCode!.Length.ShouldBe(12);
        var found = (await counter.CaseAsync(submitted.Id))!;
        found.Status.ShouldBe(RequestStatus.AwaitingConfirmation);
        found.Term.ReceivedOn.ShouldBeNull();
        found.Application!.Applicant.Name.ShouldBe("张某一");
    }

    [Theory, EveryDatabase]
    public async Task Where_the_agency_confirms_at_once_the_day_of_submission_is_the_day_of_receipt(Database database)
    {
        await using var counter = await Counter.OpenAsync(database, new RequestPractice { ConfirmsWebAtOnce = true });

        var found = (await counter.CaseAsync((await counter.SubmittedAsync()).Id))!;

        found.Status.ShouldBe(RequestStatus.InProgress);
        found.Term.ReceivedOn.ShouldBe(Counter.On("2026-08-10"));
        found.Term.DueOn.ShouldBe(Counter.On("2026-09-07"), "twenty working days behind Monday, 10 August");
    }

    [Theory, EveryDatabase]
    public async Task A_repeat_of_the_same_submission_gives_the_first_number_and_no_code(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var first = await counter.SubmittedAsync("same");

        var again = await counter.SubmittedAsync("same");

        (again.Id, again.Number, again.QueryCode).ShouldBe((first.Id, first.Number, null));
        (await counter.Store.With((GongkaiDbContext db) => db.Requests.CountAsync())).ShouldBe(1);
        (await counter.Store.With((GongkaiDbContext db) => db.Set<PortalSubmission>().CountAsync())).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_form_that_is_changed_and_sent_again_is_neither_lost_nor_taken_for_the_first_one(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var first = await counter.SubmittedAsync("k1");
        (await counter.SubmitAsync(counter.Submission("k1", Counter.Asked(wanted: "2026年农村公路养护专项资金的分配方案")))).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.FormUsed);
        (await counter.SubmitAsync(counter.Submission("k1", Counter.Asked(name: "李某二")))).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.FormUsed);
        (await counter.SubmitAsync(counter.Submission("k1", files: new ApplicantFile(RequestFileKind.Attachment, "说明.txt", "另一份说明"u8.ToArray())))).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.FormUsed);
        (await counter.SubmittedAsync("k1")).Number.ShouldBe(first.Number);
        (await counter.SubmittedAsync("k2", Counter.Asked(wanted: "2026年农村公路养护专项资金的分配方案"))).Number.ShouldNotBe(first.Number);
    }

    [Theory, EveryDatabase]
    public async Task What_stands_in_lists_holds_nothing_of_who_applied(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var submitted = await counter.SubmittedAsync("k1", Counter.Asked(wanted: "张某一（电话00010001000，zhang@example.cn）的低保审批表"));
        var subject = await counter.Store.With((GongkaiDbContext db) => db.Requests.Where(r => r.Id == submitted.Id).Select(r => r.Subject).SingleAsync());
        subject.ShouldBe("＊＊＊（电话＊＊＊，＊＊＊）的低保审批表");
    }

    [Theory, EveryDatabase]
    public async Task Of_two_hundred_at_once_each_repeated_none_is_lost_or_doubled(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);

        var all = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() =>
            counter.SubmitAsync(counter.Submission($"key-{i % 200}", Counter.Asked($"甲某{i % 200}", $"事项{i % 200}的材料"), $"192.0.2.{i % 200}")))));

        all.ShouldAllBe(o => !o.Failed);
        all.Select(o => o.Value.Number).Distinct().Count().ShouldBe(200);
        all.Count(o => o.Value.QueryCode is not null).ShouldBe(200, "each code is shown once");
        var numbers = await counter.Store.With((GongkaiDbContext db) => db.Requests.OrderBy(r => r.Number).Select(r => r.Number).ToListAsync());
        numbers.ShouldBe(Enumerable.Range(1, 200).Select(n => $"2026-{n:00000}"));
        (await counter.Store.With((GongkaiDbContext db) => db.DossierEntries.CountAsync(e => e.Act == "request.registered"))).ShouldBe(200);
    }

    [Theory, EveryDatabase]
    public async Task A_failure_in_the_middle_leaves_nothing_behind(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        await counter.Store.With((GongkaiDbContext db) => db.Database.ExecuteSqlRawAsync("DROP TABLE portal_submissions"));

        await Should.ThrowAsync<Exception>(() => counter.SubmitAsync(counter.Submission("k1")));

        (await counter.Store.With((GongkaiDbContext db) => db.Requests.CountAsync())).ShouldBe(0);
        (await counter.Store.With((GongkaiDbContext db) => db.DossierEntries.CountAsync(e => e.CaseKey.StartsWith("request/")))).ShouldBe(0);
        (await counter.Store.With((GongkaiDbContext db) => db.Set<RequestCounter>().CountAsync())).ShouldBe(0, "no number was used up");
    }

    [Theory, EveryDatabase]
    public async Task Over_the_limit_of_a_network_others_still_apply_and_the_same_later(Database database)
    {
        await using var counter = await Counter.OpenAsync(database, new RequestPractice { MostFromNetworkAnHour = 3 });
        for (var i = 0; i < 3; i++)
        {
            (await counter.SubmitAsync(counter.Submission($"a{i}"))).Failed.ShouldBeFalse();
        }

        (await counter.SubmitAsync(counter.Submission("a3"))).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.TooMany);
        (await counter.SubmitAsync(counter.Submission("a2"))).Failed.ShouldBeFalse("a repeat is not one more");
        (await counter.SubmitAsync(counter.Submission("b0", network: "198.51.100.7"))).Failed.ShouldBeFalse();
        counter.Store.Clock.Now = counter.Store.Clock.Now.AddMinutes(61);
        (await counter.SubmitAsync(counter.Submission("a3"))).Failed.ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task An_agency_that_takes_none_here_says_so(Database database)
    {
        await using var counter = await Counter.OpenAsync(database, new RequestPractice { Channels = [RequestChannel.InPerson, RequestChannel.OrdinaryPost] });
        (await counter.SubmitAsync(counter.Submission("k"))).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.NotOffered);
    }

    [Theory, EveryDatabase]
    public async Task What_is_wrong_with_the_entries_and_with_the_files_is_told_at_once(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var program = new ApplicantFile(RequestFileKind.Attachment, "照片.jpg", [.. "MZ"u8, 0, 1, 2, 3]);

        var outcome = await counter.SubmitAsync(counter.Submission("k", Counter.Asked(name: ""), files: program));

        outcome.Problems.Select(p => p.Code).ShouldBe(["application.name", "file.program"]);
        outcome.Problems[1].Text.ShouldContain("照片.jpg");
    }

    [Theory, EveryDatabase]
    public async Task Nothing_of_the_applicant_stands_in_the_clear(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var copy = new ApplicantFile(RequestFileKind.Identity, "张某一身份证.txt", Encoding.UTF8.GetBytes("张某一 " + Counter.Identity));
        await counter.SubmitAsync(counter.Submission("k", Counter.Asked(wanted: $"关于{Counter.Identity}的低保记录"), notices: null, files: copy));

        string[] secrets = ["张某一", Counter.Identity, "00010001000"];
        await counter.Store.With(async (GongkaiDbContext db) =>
        {
            var request = await db.Requests.SingleAsync();
            var file = await db.RequestFiles.SingleAsync();
            var entries = await db.DossierEntries.ToListAsync();
            var content = await db.Set<RequestFileContent>().SingleAsync();
            string[] clear =
            [
                request.Subject, JsonText.Write(request.Facts), Encoding.UTF8.GetString(request.Sealed), Encoding.UTF8.GetString(file.SealedName), Encoding.UTF8.GetString(content.Sealed),
                .. entries.Select(e => $"{e.ActorName}{e.Reason}{e.Detail}{Encoding.UTF8.GetString(e.Sealed ?? [])}"),
            ];
            clear.ShouldAllBe(text => !secrets.Any(text.Contains));
            return 0;
        });
    }

    [Theory, EveryDatabase]
    public async Task A_flood_is_hinted_to_the_staff_and_stopped_by_nobody(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var ids = new List<long>();
        for (var i = 0; i < FloodHints.Many; i++)
        {
            ids.Add((await counter.SubmitAsync(counter.Submission($"f{i}", Counter.Asked($"甲某{i}", i % 2 == 0 ? "公开 全部合同。" : "公开全部合同", identity: null) with { }, $"192.0.2.{i}", null, new ApplicantFile(RequestFileKind.Identity, "a.txt", "a"u8.ToArray())))).Value.Id);
        }

        var alone = (await counter.SubmittedAsync("alone", Counter.Asked("乙某某", "一件别的事"))).Id;
        var hints = await counter.Store.With((FloodHints o) => o.OfAsync(counter.Agency, [.. ids, alone], default));

        hints.Keys.ShouldBe(ids, ignoreOrder: true);
        hints.Values.ShouldAllBe(h => h.Contains("内容相同的5件"));
    }
}
