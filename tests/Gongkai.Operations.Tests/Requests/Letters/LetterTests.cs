using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests.Letters;

public sealed class LetterTests
{
    [Theory, EveryDatabase]
    public async Task A_correction_is_asked_for_with_a_signed_letter_and_its_limit_runs_from_receipt(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var letter = await desk.SentAsync(request, LetterDesk.Correction);

        var found = await desk.RequestAsync(request);
        found.Status.ShouldBe(RequestStatus.AwaitingCorrection);
        found.DueOn.ShouldBeNull();
        found.Facts.Correction.ShouldBe(new Correction(LetterDesk.Today, new(2026, 8, 24)));
        found.NextOn.ShouldBe(new DateOnly(2026, 8, 24));

        desk.Store.Clock.Now = desk.Store.Clock.Now.AddDays(3);
        (await desk.Store.With((RecordLetterService o) => o.ExecuteAsync(letter, new(ServiceResult.Delivered, new(2026, 8, 12), "甲某某"), desk.Disclosure, default))).ShouldSucceed();
        (await desk.RequestAsync(request)).NextOn.ShouldBe(new DateOnly(2026, 8, 26));
        (await desk.LetterAsync(letter)).ReceivedOn.ShouldBe(new DateOnly(2026, 8, 12));
        (await desk.RequestAsync(request)).Status.ShouldBe(RequestStatus.AwaitingCorrection);
    }

    [Theory, EveryDatabase]
    public async Task What_lacks_an_element_is_not_submitted_and_says_all_that_is_missing(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var letter = (await desk.DraftAsync(request, LetterDesk.Answer(AnswerKind.NotHeld, ("scope", "档案室")))).ShouldSucceed();
        (await desk.SubmitAsync(letter)).ShouldFailWith("letter.missing.method", "letter.missing.on", "letter.missing.by");
        (await desk.LetterAsync(letter)).Number.ShouldBeNull();
        (await desk.SendAsync(letter)).ShouldFailWith("letter.not-signed");
    }

    [Theory, EveryDatabase]
    public async Task A_refusal_passes_review_legal_review_and_the_leader_and_the_document_is_what_was_signed(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var letter = (await desk.DraftAsync(request, LetterDesk.Answer(AnswerKind.RefusedProcess, ("facts", "您申请的是会议记录"), ("category", "discussion"), ("reason", "属于讨论记录")))).ShouldSucceed();
        (await desk.SubmitAsync(letter)).ShouldSucceed();
        (await desk.LetterAsync(letter)).Number.ShouldBe("青自然资公复〔2026〕1号");
        (await desk.SignAsync(letter, desk.Leader)).ShouldFailWith("letter.not-your-step");
        (await desk.SignAsync(letter, desk.Reviewer, "同意")).ShouldSucceed();
        (await desk.SignAsync(letter, desk.Reviewer)).ShouldFailWith("letter.signed-already");
        (await desk.Store.With((ReviewLetter o) => o.SignAsync(letter, new string('0', 64), null, desk.SecondReviewer, default))).ShouldFailWith("letter.changed");
        (await desk.SignAsync(letter, desk.SecondReviewer)).ShouldSucceed();
        (await desk.Store.With((LetterQueries q) => q.WaitingForAsync(desk.Leader, default))).ShouldHaveSingleItem().Step.ShouldBe("签发");
        (await desk.Store.With((LetterQueries q) => q.WaitingForAsync(desk.Reviewer, default))).ShouldBeEmpty();
        (await desk.SignAsync(letter, desk.Leader)).ShouldSucceed();
        (await desk.Store.With((LetterQueries q) => q.ToSendAsync(desk.Disclosure, default))).ShouldHaveSingleItem().Id.ShouldBe(letter);

        var text = await desk.DocumentAsync(letter);
        text.ShouldContain("青山县自然资源局政府信息公开申请答复书");
        text.ShouldContain("青自然资公复〔2026〕1号");
        text.ShouldContain("甲某某：");
        text.ShouldContain("先向青山县人民政府申请行政复议");
        text.ShouldContain("2026年8月10日");

        (await desk.SendAsync(letter)).ShouldSucceed();
        var found = await desk.RequestAsync(request);
        (found.Status, found.Answer, found.AnsweredOn, found.ServedOn).ShouldBe((RequestStatus.Answered, AnswerKind.RefusedProcess, LetterDesk.Today, LetterDesk.Today));
        (await desk.SendAsync(letter)).ShouldFailWith("request.not-in-this-status");

        (await desk.Store.With((RecordLetterService o) => o.ExecuteAsync(letter, new(ServiceResult.Delivered, LetterDesk.Today, "甲某某"), desk.Disclosure, default))).ShouldSucceed();
        (await desk.RequestAsync(request)).Status.ShouldBe(RequestStatus.Closed);
    }

    [Theory, EveryDatabase]
    public async Task A_returned_letter_keeps_its_number_and_loses_its_signatures(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var letter = await desk.SignedAsync(request, LetterDesk.Granted);
        var signed = await desk.LetterAsync(letter);
        (await desk.Store.With((ReviewLetter o) => o.ReturnAsync(letter, signed.Version, " ", desk.Leader, default))).ShouldFailWith("letter.return-reason");
        (await desk.Store.With((ReviewLetter o) => o.ReturnAsync(letter, signed.Version, "请补充附件", desk.Leader, default))).ShouldSucceed();
        var returned = await desk.LetterAsync(letter);
        (returned.Status, returned.Number, returned.FileId).ShouldBe((LetterStatus.Draft, signed.Number, null));
        (await desk.SendAsync(letter)).ShouldFailWith("letter.not-signed");
        (await desk.Store.With((GongkaiDbContext db) => db.RequestFiles.AsNoTracking().SingleAsync(f => f.Id == signed.FileId))).RemovedAt.ShouldNotBeNull();

        (await desk.Store.With((DraftLetter o) => o.SaveAsync(letter, returned.Version, LetterDesk.Granted with { Attachments = ["批复复印件"] }, desk.Disclosure, default))).ShouldSucceed();
        (await desk.SubmitAsync(letter)).ShouldSucceed();
        (await desk.SignAsync(letter, desk.Reviewer)).ShouldSucceed();
        (await desk.SignAsync(letter, desk.Leader)).ShouldSucceed();
        (await desk.DocumentAsync(letter)).ShouldContain("附件：批复复印件");
    }

    [Theory, EveryDatabase]
    public async Task A_text_that_was_changed_behind_the_signatures_does_not_go_out(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var letter = await desk.SignedAsync(request, LetterDesk.Granted);
        await desk.Store.With(async (GongkaiDbContext db) => await db.Set<RequestLetter>().ExecuteUpdateAsync(s => s.SetProperty(l => l.ContentHash, new string('0', 64))));
        (await desk.SendAsync(letter)).ShouldFailWith("letter.not-what-was-signed");
        (await desk.RequestAsync(request)).Status.ShouldBe(RequestStatus.InProgress);
    }

    [Theory, EveryDatabase]
    public async Task Handing_over_closes_the_case_and_every_way_asks_what_it_needs(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var letter = await desk.SignedAsync(request, LetterDesk.Granted);
        (await desk.SendAsync(letter, new(ServiceWay.Post, LetterDesk.Today, new()))).ShouldFailWith("letter.no-tracking-number");
        (await desk.SendAsync(letter, new(ServiceWay.Counter, LetterDesk.Today, new()))).ShouldFailWith("letter.no-receiver");
        (await desk.SendAsync(letter, LetterDesk.Posted(LetterDesk.Today.AddDays(1)))).ShouldFailWith("letter.sent-in-future");
        (await desk.SendAsync(letter, LetterDesk.Posted(LetterDesk.Today.AddDays(-1)))).ShouldFailWith("letter.sent-before-signed");
        (await desk.SendAsync(letter, new(ServiceWay.Platform, LetterDesk.Today, new()))).ShouldFailWith("letter.no-online-reconsideration");
        (await desk.SendAsync(letter, new(ServiceWay.Counter, LetterDesk.Today, new(ReceivedBy: "甲某某")))).ShouldSucceed();
        var found = await desk.RequestAsync(request);
        (found.Status, found.ServedOn, found.AnsweredOn).ShouldBe((RequestStatus.Closed, LetterDesk.Today, LetterDesk.Today));
    }

    [Theory, EveryDatabase]
    public async Task A_download_is_the_evidence_of_service_once(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        (await desk.Store.With((SaveLetterPractice o) => o.ExecuteAsync(desk.Place.Id, new() { OnlineReconsideration = "青山政务服务网“行政复议”专栏" }, 0, desk.Disclosure, default))).ShouldSucceed();
        var request = await desk.RegisterAsync();
        var letter = await desk.SentAsync(request, LetterDesk.Granted, new(ServiceWay.Platform, LetterDesk.Today, new()));
        var file = (await desk.LetterAsync(letter)).FileId!.Value;
        (await desk.Store.With((GongkaiDbContext db) => db.RequestFiles.AsNoTracking().SingleAsync(f => f.Id == file))).Kind.ShouldBe(RequestFileKind.Letter);
        (await desk.RequestAsync(request)).Status.ShouldBe(RequestStatus.Answered);

        (await desk.Store.With((RecordLetterService o) => o.ByDownloadAsync(request, file, default))).ShouldBeTrue();
        (await desk.RequestAsync(request)).Status.ShouldBe(RequestStatus.Closed);
        (await desk.Store.With((RecordLetterService o) => o.ByDownloadAsync(request, file, default))).ShouldBeFalse();
        (await desk.Store.With((DossierQueries q) => q.TimelineAsync(DisclosureRequest.KeyOf(request), default))).Count(e => e.Act == "request.served-by-download").ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Undelivered_mail_is_recorded_and_served_again(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var letter = await desk.SentAsync(request, LetterDesk.Granted);
        (await desk.Store.With((RecordLetterService o) => o.AgainAsync(letter, LetterDesk.Posted(), desk.Disclosure, default))).ShouldFailWith("letter.sent-already");
        (await desk.Store.With((RecordLetterService o) => o.ExecuteAsync(letter, new(ServiceResult.Returned, LetterDesk.Today), desk.Disclosure, default))).ShouldFailWith("letter.no-return-reason");
        (await desk.Store.With((RecordLetterService o) => o.ExecuteAsync(letter, new(ServiceResult.Returned, LetterDesk.Today, Note: "地址查无此人"), desk.Disclosure, default))).ShouldSucceed();
        (await desk.RequestAsync(request)).Status.ShouldBe(RequestStatus.Answered);
        (await desk.Store.With((RecordLetterService o) => o.ExecuteAsync(letter, new(ServiceResult.Delivered, LetterDesk.Today), desk.Disclosure, default))).ShouldFailWith("letter.served");

        desk.Store.Clock.Now = desk.Store.Clock.Now.AddDays(2);
        (await desk.Store.With((RecordLetterService o) => o.AgainAsync(letter, new(ServiceWay.Counter, LetterDesk.Today.AddDays(2), new(ReceivedBy: "甲某某")), desk.Disclosure, default))).ShouldSucceed();
        var found = await desk.RequestAsync(request);
        (found.Status, found.ServedOn).ShouldBe((RequestStatus.Closed, LetterDesk.Today)); // it was posted in time, whatever became of it
        (await desk.Store.With((GongkaiDbContext db) => db.Set<LetterDelivery>().CountAsync(d => d.LetterId == letter))).ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task A_letter_to_a_third_party_is_never_a_file_that_the_applicant_may_have(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var letter = await desk.SentAsync(request, LetterDesk.Letter(LetterKind.ThirdPartyConsultation, ("information", "投标方案"), ("interest", "商业秘密")) with { Addressee = "青山某某建材有限公司" });
        var row = await desk.LetterAsync(letter);
        (await desk.Store.With((GongkaiDbContext db) => db.RequestFiles.AsNoTracking().SingleAsync(f => f.Id == row.FileId))).Kind.ShouldBe(RequestFileKind.Opinion);
        (await desk.DocumentAsync(letter)).ShouldNotContain("甲某某");
        row.ConsultationIndex.ShouldBe(0);
        desk.Store.Clock.Now = desk.Store.Clock.Now.AddDays(2);
        (await desk.Store.With((RecordLetterService o) => o.ExecuteAsync(letter, new(ServiceResult.Delivered, LetterDesk.Today.AddDays(1)), desk.Disclosure, default))).ShouldSucceed();
        (await desk.RequestAsync(request)).Facts.Consultations.ShouldBe([new Consultation(ConsultedKind.ThirdParty, LetterDesk.Today, LetterDesk.Today.AddDays(1))]);
    }

    [Theory, EveryDatabase]
    public async Task The_name_of_a_third_party_is_masked_where_lists_and_the_chain_of_entries_would_show_it(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = (await desk.Store.With((RegisterRequest o) => o.ExecuteAsync(new()
        {
            AgencyId = desk.Place.Id,
            Receipt = new(RequestChannel.InPerson, LetterDesk.Today),
            Application = new() { Applicant = new() { Kind = ApplicantKind.NaturalPerson, Name = "甲某某", Telephone = "00000000000" }, Wanted = "张某二的宅基地审批材料" },
        }, desk.Disclosure, default))).Value.Id;
        (await desk.RequestAsync(request)).Subject.ShouldBe("张某二的宅基地审批材料"); // nobody told yet that this is a third party

        await desk.SentAsync(request, LetterDesk.Letter(LetterKind.ThirdPartyConsultation, ("information", "审批材料"), ("interest", "个人隐私")) with { Addressee = "张某二" });
        var found = await desk.RequestAsync(request);
        found.Subject.ShouldBe("＊＊＊的宅基地审批材料");

        desk.Store.Clock.Now = desk.Store.Clock.Now.AddDays(1);
        (await desk.Store.With((RecordReply o) => o.ExecuteAsync(new(request, found.Version, desk.Disclosure) { Remark = "张某二来电不同意" }, 0, LetterDesk.Today, LetterDesk.Today.AddDays(1), false, default))).ShouldSucceed();
        var entries = await desk.Store.With((GongkaiDbContext db) => db.Set<DossierEntry>().AsNoTracking().Where(e => e.Act == "request.replied").ToListAsync());
        entries.ShouldHaveSingleItem().Reason.ShouldBe("＊＊＊来电不同意");
    }

    [Theory, EveryDatabase]
    public async Task An_extension_is_told_with_the_date_that_the_clock_then_has_or_not_at_all(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var extension = LetterDesk.Letter(LetterKind.ExtensionNotice, ("reason", "需要调取档案"), ("days", "10"));
        var request = await desk.RegisterAsync();
        var letter = await desk.SignedAsync(request, extension);
        await desk.SentAsync(request, LetterDesk.Letter(LetterKind.Assistance, ("information", "防洪评价"), ("ask", "是否公开"), ("by", "2026-08-20")) with { Addressee = "青山县水利局" });
        (await desk.SendAsync(letter)).ShouldFailWith("letter.due-moved");

        var other = await desk.RegisterAsync();
        await desk.SentAsync(other, extension);
        var found = await desk.RequestAsync(other);
        found.Facts.Extension.ShouldBe(new Extension(LetterDesk.Today, 10));
        (await desk.DraftAsync(other, extension)).ShouldFailWith("request.extended-once");
        (await desk.DocumentAsync((await desk.Store.With((GongkaiDbContext db) => db.Set<RequestLetter>().SingleAsync(l => l.RequestId == other))).Id)).ShouldContain($"延长至{found.DueOn:yyyy年M月d日}");
    }

    [Theory, EveryDatabase]
    public async Task What_can_be_given_at_once_is_answered_in_one_act_or_not_at_all(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var version = (await desk.RequestAsync(request)).Version;
        (await desk.Store.With((AnswerAtOnce o) => o.ExecuteAsync(request, version, LetterDesk.Granted, null, desk.Disclosure, default))).ShouldFailWith("letter.no-receiver");
        (await desk.Store.With((GongkaiDbContext db) => db.Set<RequestLetter>().CountAsync())).ShouldBe(0);
        (await desk.Store.With((AnswerAtOnce o) => o.ExecuteAsync(request, version, LetterDesk.Answer(AnswerKind.RefusedProcess), "甲某某", desk.Disclosure, default))).ShouldFailWith("letter.not-at-once");
        (await desk.Store.With((AnswerAtOnce o) => o.ExecuteAsync(request, version, LetterDesk.Granted, "甲某某", desk.Disclosure, default))).ShouldSucceed();
        var found = await desk.RequestAsync(request);
        (found.Status, found.Answer, found.AnsweredOn).ShouldBe((RequestStatus.Closed, AnswerKind.Granted, LetterDesk.Today));
        (await desk.DocumentAsync((await desk.Store.With((GongkaiDbContext db) => db.Set<RequestLetter>().SingleAsync())).Id)).ShouldContain("青自然资公复〔2026〕1号");
    }

    [Theory, EveryDatabase]
    public async Task Who_may_not_see_who_applied_sees_no_letter_and_who_may_not_draft_drafts_none(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var letter = (await desk.DraftAsync(request, LetterDesk.Granted)).ShouldSucceed();
        (await desk.Store.With((LetterCases o) => o.FindAsync(letter, desk.Auditor, default))).ShouldBeNull();
        (await desk.Store.With((LetterCases o) => o.FindAsync(letter, desk.Leader, default))).ShouldNotBeNull();
        (await desk.DraftAsync(request, LetterDesk.Granted, desk.Leader)).ShouldFailWith("letter.may-not-draft");
        (await desk.DraftAsync(request, LetterDesk.Granted, desk.Auditor)).ShouldFailWith("request.unknown");
        (await desk.SubmitAsync(letter, desk.Leader)).ShouldFailWith("letter.may-not-draft");
    }

    [Theory, EveryDatabase]
    public async Task Nothing_that_a_letter_says_stands_open_in_the_database(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        await desk.SentAsync(request, LetterDesk.Granted, new(ServiceWay.Counter, LetterDesk.Today, new(ReceivedBy: "甲某某")));
        var entries = await desk.Store.With((DossierQueries q) => q.TimelineAsync(DisclosureRequest.KeyOf(request), default));
        entries.Select(e => e.Act).ShouldContain("request.answered");
        entries.ShouldAllBe(e => e.Detail == null || (!e.Detail.Contains("甲某某") && !e.Detail.Contains("白河")));
        var rows = await desk.Store.With((GongkaiDbContext db) => db.Set<RequestLetter>().AsNoTracking().ToListAsync());
        rows.ShouldAllBe(l => !System.Text.Encoding.UTF8.GetString(l.SealedFields).Contains("白河") && !System.Text.Encoding.UTF8.GetString(l.SealedText!).Contains("甲某某"));
    }

    [Theory, EveryDatabase]
    public async Task A_template_of_the_agency_holds_for_new_letters_and_old_ones_keep_theirs(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        var before = (await desk.DraftAsync(request, LetterDesk.Granted)).ShouldSucceed();
        var shipped = DefaultTemplates.Of(LetterKind.Answer, AnswerKind.Granted);
        (await desk.Store.With((LetterTemplates o) => o.SaveAsync(desk.Place.Id, LetterKind.Answer, AnswerKind.Granted, shipped with { Body = "只有一句话" }, 0, desk.Disclosure, default))).Failed.ShouldBeTrue();
        (await desk.Store.With((LetterTemplates o) => o.SaveAsync(desk.Place.Id, LetterKind.Answer, AnswerKind.Granted, shipped with { Body = shipped.Body + "\n感谢您对政府工作的关心。" }, 0, desk.Disclosure, default))).ShouldSucceed();
        (await desk.Store.With((LetterTemplates o) => o.SaveAsync(desk.Place.Id, LetterKind.Answer, AnswerKind.Granted, shipped, 0, desk.Disclosure, default))).ShouldFailWith("template.changed");
        (await desk.Store.With((LetterTemplates o) => o.SaveAsync(desk.Place.Id, LetterKind.Answer, AnswerKind.Granted, shipped, 1, desk.Leader, default))).ShouldFailWith("template.forbidden");
        var after = await desk.SignedAsync(request, LetterDesk.Granted);
        (await desk.DocumentAsync(after)).ShouldContain("感谢您对政府工作的关心。");
        (await desk.SubmitAsync(before)).ShouldSucceed();
        (await desk.Store.With(async (LetterCases o) => await o.TextAsync(await desk.LetterAsync(before), default)))!.Paragraphs.ShouldNotContain("感谢您对政府工作的关心。");
        (await desk.Store.With((LetterTemplates o) => o.SaveAsync(desk.Place.Id, LetterKind.Answer, AnswerKind.Granted, null, 1, desk.Disclosure, default))).ShouldSucceed();
        (await desk.Store.With((LetterTemplates o) => o.OfAsync(desk.Place.Id, LetterKind.Answer, AnswerKind.Granted, default))).Template.ShouldBe(shipped);
    }

    [Theory, EveryDatabase]
    public async Task Numbers_run_per_prefix_and_year_and_an_agency_without_letters_is_told(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var first = await desk.SignedAsync(await desk.RegisterAsync(), LetterDesk.Granted);
        var second = await desk.SignedAsync(await desk.RegisterAsync(), LetterDesk.Granted);
        var notice = await desk.SignedAsync(await desk.RegisterAsync(), LetterDesk.Correction);
        (await desk.LetterAsync(first)).Number.ShouldBe("青自然资公复〔2026〕1号");
        (await desk.LetterAsync(second)).Number.ShouldBe("青自然资公复〔2026〕2号");
        (await desk.LetterAsync(notice)).Number.ShouldBe("青自然资公告〔2026〕1号");
    }
}
