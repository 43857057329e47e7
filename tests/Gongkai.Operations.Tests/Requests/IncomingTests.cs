using Gongkai.Domain.Requests;
using Gongkai.Operations.Data;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests;

public sealed class IncomingTests
{
    [Theory, EveryDatabase]
    public async Task A_letter_without_signature_counts_from_the_day_it_was_confirmed(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync(RequestChannel.OrdinaryPost, confirmed: false);
        var waiting = await office.CaseAsync(id);
        (waiting.Status, waiting.DueOn, waiting.Waiting).ShouldBe((RequestStatus.AwaitingConfirmation, null, WaitingFor.Confirmation));

        office.Go(2);
        (await office.DoAsync(id, office.Office, (ConfirmReceipt o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(3), default))).ShouldFailWith("request.in-the-future");
        (await office.DoAsync(id, office.Office, (ConfirmReceipt o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(-1), default))).ShouldFailWith("request.confirmed-before-arrival");
        (await office.DoAsync(id, office.Office, (ConfirmReceipt o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(2), default), "电话 000-00000001 甲某某确认")).ShouldSucceed();
        var running = await office.CaseAsync(id);
        (running.Status, running.ReceivedOn, running.DueOn).ShouldBe((RequestStatus.InProgress, RequestOffice.Day(2), new DateOnly(2026, 9, 9)));
        (await office.LastAsync(id)).Reason.ShouldBe("电话 ＊＊＊ ＊＊＊确认", "the chain of entries holds nobody's data");
    }

    [Theory, EveryDatabase]
    public async Task A_correction_starts_the_term_afresh_and_keeps_what_stood_there_before(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync();
        (await office.SentAsync(id, RequestAct.AskCorrection, f => f with { Correction = new(RequestOffice.Day(0), RequestOffice.Day(14)) })).ShouldSucceed();
        office.Go(7);
        (await office.DoAsync(id, office.Office, (ReceiveCorrection o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(7), "2025年度全县义务教育经费统计表", default))).ShouldSucceed();
        var corrected = await office.CaseAsync(id);
        (corrected.Status, corrected.DueOn).ShouldBe((RequestStatus.InProgress, new DateOnly(2026, 9, 14)));
        (await office.ViewAsync(id, office.Office))!.Application!.Wanted.ShouldBe("2025年度全县义务教育经费统计表");
        (await office.DoAsync(id, office.Office, (ReceiveCorrection o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(7), null, default))).ShouldFailWith("request.not-in-this-status");
    }

    [Theory, EveryDatabase]
    public async Task The_time_of_a_consultation_is_not_counted_and_its_answer_is_recorded_once(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync();
        var before = (await office.CaseAsync(id)).DueOn;
        (await office.SentAsync(id, RequestAct.Consult, f => f with { Consultations = [new(ConsultedKind.ThirdParty, RequestOffice.Day(0))] })).ShouldSucceed();
        office.Go(4);
        (await office.DoAsync(id, office.Office, (RecordReply o, Recorded r) => o.ExecuteAsync(r, 1, null, RequestOffice.Day(4), true, default))).ShouldFailWith("request.no-such-consultation");
        (await office.DoAsync(id, office.Office, (RecordReply o, Recorded r) => o.ExecuteAsync(r, 0, null, RequestOffice.Day(4), null, default))).ShouldFailWith("request.reply-no-opinion");
        (await office.DoAsync(id, office.Office, (RecordReply o, Recorded r) => o.ExecuteAsync(r, 0, RequestOffice.Day(1), RequestOffice.Day(4), false, default))).ShouldSucceed();
        var after = await office.CaseAsync(id);
        after.Facts.Consultations.ShouldHaveSingleItem().Agrees.ShouldBe(false);
        after.DueOn.ShouldBe(before!.Value.AddDays(4), "11 to 14 August were four working days, Monday to Thursday of the fifth week");
        (await office.DoAsync(id, office.Office, (RecordReply o, Recorded r) => o.ExecuteAsync(r, 0, null, RequestOffice.Day(4), true, default))).ShouldFailWith("request.nothing-consulted");
    }

    [Theory, EveryDatabase]
    public async Task A_payment_needs_its_receipt_and_starts_the_term_afresh(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync();
        (await office.SentAsync(id, RequestAct.AskFee, f => f with { Fee = new(RequestOffice.Day(1)) })).ShouldSucceed();
        office.Go(8);
        (await office.DoAsync(id, office.Office, (RecordPayment o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(0), 0, " ", default))).ShouldFailWith("request.too-early", "request.payment-amount", "request.payment-receipt");
        (await office.DoAsync(id, office.Office, (RecordPayment o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(7), 380, "示例00001", default))).ShouldSucceed();
        (await office.CaseAsync(id)).DueOn.ShouldBe(new DateOnly(2026, 9, 14));
        (await office.LastAsync(id)).Detail!.ShouldContain("示例00001");
    }

    [Theory, EveryDatabase]
    public async Task A_withdrawal_ends_the_case_and_says_how_it_came(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync();
        (await office.DoAsync(id, office.Office, (RecordWithdrawal o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(0), default))).ShouldFailWith("request.withdrawal-evidence");
        (await office.DoAsync(id, office.Office, (RecordWithdrawal o, Recorded r) => o.ExecuteAsync(r, RequestOffice.Day(0), default), "书面撤回")).ShouldSucceed();
        var ended = await office.CaseAsync(id);
        (ended.Status, ended.Answer, ended.AnsweredOn, ended.NextOn).ShouldBe((RequestStatus.Closed, AnswerKind.Withdrawn, RequestOffice.Day(0), null));
    }

    [Theory, EveryDatabase]
    public async Task Of_two_officers_who_saw_the_same_version_the_second_is_told_who_was_first(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync();
        var seen = new Recorded(id, 1, office.Office) { Remark = "已电话联系" };
        (await office.Store.With((NoteRequest o) => o.ExecuteAsync(seen, default))).ShouldSucceed();
        (await office.Store.With((ShowApplicant o) => o.ExecuteAsync(id, office.Leader, default))).ShouldSucceed();
        var second = await office.Store.With((NoteRequest o) => o.ExecuteAsync(seen, default));
        second.ShouldFailWith("request.changed");
        second.Problems[0].Text.ShouldContain("经办office");
        second.Problems[0].Text.ShouldContain("登记备注");
        second.Problems[0].Text.ShouldNotContain("经办leader", Case.Sensitive, "who only looked has changed nothing");
    }

    [Theory, EveryDatabase]
    public async Task A_split_makes_each_matter_an_application_of_its_own_and_counts_the_whole_no_more(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        var id = await office.RegisterAsync(application: RequestOffice.Application(identity: "000000190001010001"));
        office.Go(2);
        var recorded = new Recorded(id, 1, office.Office) { Remark = "一事一申请" };
        (await office.Store.With((SplitRequest o) => o.ExecuteAsync(recorded, ["只有一项"], default))).ShouldFailWith("request.split-parts");
        (await office.Store.With((SplitRequest o) => o.ExecuteAsync(recorded with { Remark = null }, ["甲", "乙"], default))).ShouldFailWith("request.reason");
        (await office.Store.With((GongkaiDbContext db) => db.Requests.CountAsync())).ShouldBe(1, "what was refused has left nothing");

        var parts = (await office.Store.With((SplitRequest o) => o.ExecuteAsync(recorded, ["2024年经费", "2025年经费"], default))).Value;
        parts.Select(p => p.Number).ShouldBe(["2026-00002", "2026-00003"]);
        parts.ShouldAllBe(p => p.QueryCode != null);
        var whole = await office.CaseAsync(id);
        (whole.Status, whole.UncountedAt.HasValue).ShouldBe((RequestStatus.Split, true));
        var part = await office.CaseAsync(parts[0].Id);
        (part.PartOfId, part.ReceivedOn, part.UncountedAt).ShouldBe((id, RequestOffice.Day(0), null));
        var view = (await office.ViewAsync(parts[0].Id, office.Office))!;
        (view.Application!.Wanted, view.InMonth).ShouldBe(("2024年经费", 2));
        view.Family.ShouldHaveSingleItem().Id.ShouldBe(id);
        view.SameApplicant.Select(c => c.Id).ShouldBe([parts[1].Id, id], ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task What_was_registered_wrongly_is_put_right_and_the_clock_follows(Database database)
    {
        await using var office = await RequestOffice.OpenAsync(database);
        office.Go(4);
        var id = await office.RegisterAsync();
        var right = new EditRegistration.Corrected(new(RequestChannel.RegisteredPost, RequestOffice.Day(2)), RequestOffice.Application("乙某某"), "乙某某申请经费统计表");
        (await office.DoAsync(id, office.Office, (EditRegistration o, Recorded r) => o.ExecuteAsync(r, right, default))).ShouldFailWith("request.reason");
        (await office.DoAsync(id, office.Office, (EditRegistration o, Recorded r) => o.ExecuteAsync(r, right, default), "签收日期登错")).ShouldSucceed();
        var edited = await office.CaseAsync(id);
        (edited.Channel, edited.ReceivedOn, edited.DueOn, edited.Subject).ShouldBe((RequestChannel.RegisteredPost, RequestOffice.Day(2), new DateOnly(2026, 9, 9), "＊＊＊申请经费统计表"));
        (await office.DoAsync(id, office.Office, (EditRegistration o, Recorded r) => o.ExecuteAsync(r, right with { Receipt = new(RequestChannel.Fax, RequestOffice.Day(2)) }, default), "其实是传真")).ShouldSucceed();
        (await office.CaseAsync(id)).Status.ShouldBe(RequestStatus.AwaitingConfirmation);
    }
}
