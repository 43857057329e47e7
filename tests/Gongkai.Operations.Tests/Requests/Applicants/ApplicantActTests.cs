using System.Text;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests.Applicants;

public sealed class ApplicantActTests
{
    [Theory, EveryDatabase]
    public async Task A_correction_starts_the_term_afresh_and_the_first_words_stay_in_the_dossier(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var id = (await counter.SubmittedAsync()).Id;
        await counter.ConfirmAsync(id);
        await counter.OfficeAsync(id, RequestAct.AskCorrection, f => f with { Correction = new Correction(Counter.On("2026-08-12"), Counter.On("2026-08-26")) });
        counter.Store.Clock.Now = new(2026, 8, 17, 10, 0, 0, TimeSpan.FromHours(8));
        var file = new ApplicantFile(RequestFileKind.Supplement, "说明.txt", Encoding.UTF8.GetBytes("说明"));

        (await counter.ActAsync(id, o => o.CorrectAsync(id, "2025年省道养护资金的分配方案", [file], default))).Failed.ShouldBeFalse();

        var found = (await counter.CaseAsync(id))!;
        found.Status.ShouldBe(RequestStatus.InProgress);
        found.Application!.Wanted.ShouldBe("2025年省道养护资金的分配方案");
        found.Term.DueOn.ShouldBe(Counter.On("2026-09-14"), "twenty working days behind Monday, 17 August");
        found.Own.ShouldHaveSingleItem().Name.ShouldBe("说明.txt");
        await counter.Store.With(async (GongkaiDbContext db) =>
        {
            (await db.Requests.SingleAsync(r => r.Id == id)).Subject.ShouldBe("2025年省道养护资金的分配方案");
            return 0;
        });
        (await counter.Store.With(async (Dossier dossier) =>
        {
            var entry = await counter.Store.With((GongkaiDbContext db) => db.DossierEntries.FirstAsync(e => e.Act == "request.registered"));
            return await dossier.OpenAsync(entry, default);
        }))!.ShouldContain("农村公路");
    }

    [Theory, EveryDatabase]
    public async Task Nothing_is_stored_of_a_correction_that_cannot_be_taken(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var id = (await counter.SubmittedAsync()).Id;

        (await counter.ActAsync(id, o => o.CorrectAsync(id, "新的内容", [], default))).Failed.ShouldBeTrue("none was asked for");
        (await counter.ActAsync(id, o => o.AddNoteAsync(id, " ", [], default))).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.NothingSent);
        (await counter.ActAsync(id, o => o.ProvePaymentAsync(id, "已缴", [], default))).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.ProofMissing);

        (await counter.CaseAsync(id))!.Application!.Wanted.ShouldContain("农村公路");
        (await counter.ActsAsync(id)).ShouldBe(["request.registered"]);
    }

    [Theory, EveryDatabase]
    public async Task Reasons_that_were_asked_for_are_given_once_and_the_term_goes_on(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var id = (await counter.SubmittedAsync()).Id;
        await counter.ConfirmAsync(id);
        var due = (await counter.CaseAsync(id))!.Term.DueOn;
        (await counter.ActAsync(id, o => o.GiveReasonsAsync(id, "研究需要", [], default))).Failed.ShouldBeTrue();
        await counter.OfficeAsync(id, RequestAct.AskReasons, f => f with { Reasons = new ReasonsAsked(Counter.On("2026-08-12"), Counter.On("2026-08-26")) });

        (await counter.ActAsync(id, o => o.GiveReasonsAsync(id, "研究需要", [], default))).Failed.ShouldBeFalse();
        (await counter.ActAsync(id, o => o.GiveReasonsAsync(id, "又一次", [], default))).Failed.ShouldBeTrue();

        var found = (await counter.CaseAsync(id))!;
        found.Facts.Reasons!.GivenOn.ShouldBe(Counter.On("2026-08-10"));
        found.Term.DueOn.ShouldBe(due);
    }

    [Theory, EveryDatabase]
    public async Task A_withdrawn_application_has_ended_and_cannot_be_withdrawn_again(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var id = (await counter.SubmittedAsync()).Id;

        (await counter.ActAsync(id, o => o.WithdrawAsync(id, "已经取得", default))).Failed.ShouldBeFalse();

        var found = (await counter.CaseAsync(id))!;
        (found.Status, found.Answer, found.AnsweredOn).ShouldBe((RequestStatus.Closed, AnswerKind.Withdrawn, Counter.On("2026-08-10")));
        (await counter.ActAsync(id, o => o.WithdrawAsync(id, null, default))).Failed.ShouldBeTrue();
        (await counter.ActsAsync(id)).ShouldBe(["request.registered", "request.withdrawn-by-applicant"]);
    }

    [Theory, EveryDatabase]
    public async Task An_applicant_cannot_fill_a_case_without_end(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var id = (await counter.SubmittedAsync()).Id;
        for (var i = 0; i < 20; i++)
        {
            (await counter.ActAsync(id, o => o.AddNoteAsync(id, $"补充{i}", [], default))).Failed.ShouldBeFalse();
        }

        (await counter.ActAsync(id, o => o.AddNoteAsync(id, "再补充", [], default))).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.TooManyNotes);
        counter.Store.Clock.Now = counter.Store.Clock.Now.AddDays(1).AddMinutes(1);
        (await counter.ActAsync(id, o => o.AddNoteAsync(id, "第二天", [], default))).Failed.ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_letter_is_handed_over_under_a_name_that_tells_nothing_and_the_first_time_is_entered(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var submitted = await counter.SubmittedAsync();
        var letter = await counter.AddFileAsync(submitted.Id, RequestFileKind.Letter, "张某一答复书.docx", "答复");

        for (var i = 0; i < 2; i++)
        {
            var handed = (await counter.Store.With((DownloadFile o) => o.ExecuteAsync(submitted.Id, letter, default))).Value;
            handed.Name.ShouldBe($"2026-00001-letter-{letter}.docx");
            Encoding.UTF8.GetString(handed.Content).ShouldBe("答复");
        }

        (await counter.ActsAsync(submitted.Id)).Count(a => a == "request.downloaded").ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task What_is_not_sent_to_the_applicant_is_not_handed_over(Database database)
    {
        await using var counter = await Counter.OpenAsync(database);
        var (mine, other) = (await counter.SubmittedAsync("k1"), await counter.SubmittedAsync("k2"));
        var released = await counter.AddFileAsync(mine.Id, RequestFileKind.Released, "方案.pdf", "方案");
        var foreign = await counter.AddFileAsync(other.Id, RequestFileKind.Letter, "答复书.docx", "别人的");

        foreach (var kind in Enum.GetValues<RequestFileKind>().Except([RequestFileKind.Letter, RequestFileKind.Released]))
        {
            var inner = await counter.AddFileAsync(mine.Id, kind, "内部.txt", "内部");
            (await counter.Store.With((DownloadFile o) => o.ExecuteAsync(mine.Id, inner, default))).Problems.ShouldHaveSingleItem().ShouldBe(PortalProblems.NoSuchFile);
        }

        (await counter.Store.With((DownloadFile o) => o.ExecuteAsync(mine.Id, released, default))).Failed.ShouldBeTrue("not before the answer");
        (await counter.Store.With((DownloadFile o) => o.ExecuteAsync(mine.Id, foreign, default))).Failed.ShouldBeTrue();
        var found = (await counter.CaseAsync(mine.Id))!;
        found.Received.ShouldBeEmpty();
        found.Own.ShouldBeEmpty("what the office has scanned or written is not shown");
    }
}
