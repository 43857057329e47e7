using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.AnnualReports.Writing;
using Gongkai.Operations.Data;
using Gongkai.Operations.Dossiers;
using Gongkai.Operations.Requests;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Operations.Requests.Letters;
using Gongkai.Operations.Tests.Publishing;
using Gongkai.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.Operations.Tests.Requests.Letters;

public sealed class LetterPracticeTests
{
    private static readonly LetterStep[] Long =
    [
        new("科室负责人审核", LetterDuty.Review, [StaffRole.Reviewer]), new("公开办复核", LetterDuty.Review, [StaffRole.DisclosureOffice]), new("局长签发", LetterDuty.Issue, [StaffRole.Leader]),
    ];

    [Theory, EveryDatabase]
    public async Task A_letter_goes_the_way_that_its_agency_has_set_and_each_step_is_another_person(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var administrator = Office.Person(31, "吴九", desk.Place, StaffRole.Administrator);
        LetterPractice own = new() { Chains = [new(LetterKind.Answer, AnswerKind.Granted, Long)] };
        (await SetAsync(desk, own, 0, desk.Disclosure)).ShouldFailWith("letter-practice.chains");
        (await SetAsync(desk, own, 0, administrator)).ShouldSucceed();

        var request = await desk.RegisterAsync();
        var letter = (await desk.DraftAsync(request, LetterDesk.Granted)).ShouldSucceed();
        (await desk.SubmitAsync(letter)).ShouldSucceed();
        (await desk.LetterAsync(letter)).Chain!.Steps.Select(s => s.Name).ShouldBe(["科室负责人审核", "公开办复核", "局长签发"]);
        (await desk.SignAsync(letter, desk.Leader)).ShouldFailWith("letter.not-your-step");
        (await desk.SignAsync(letter, desk.Reviewer)).ShouldSucceed();
        var twice = Office.Person(22, "钱二", desk.Place, StaffRole.Reviewer, StaffRole.DisclosureOffice);
        (await desk.SignAsync(letter, twice)).ShouldFailWith("letter.signed-already");
        (await desk.SignAsync(letter, desk.Disclosure)).ShouldSucceed();
        var drafterAsLeader = Office.Person(21, "孙三", desk.Place, StaffRole.Leader);
        (await desk.SignAsync(letter, drafterAsLeader)).ShouldFailWith("letter.signed-already");
        (await desk.SignAsync(letter, desk.Leader)).ShouldSucceed();

        // Other kinds go the usual way, and so does this one again once the setting is taken back; a letter keeps the chain it was submitted with.
        (await SetAsync(desk, own with { Chains = [] }, 1, administrator)).ShouldSucceed();
        (await desk.LetterAsync(letter)).Chain!.Steps.Count.ShouldBe(3);
        var next = (await desk.DraftAsync(await desk.RegisterAsync(), LetterDesk.Granted)).ShouldSucceed();
        (await desk.SubmitAsync(next)).ShouldSucceed();
        (await desk.LetterAsync(next)).Chain!.Steps.Count.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task A_chain_of_one_step_still_needs_somebody_else_and_a_refusal_its_legal_review(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var administrator = Office.Person(31, "吴九", desk.Place, StaffRole.Administrator);
        LetterStep issue = new("签发", LetterDuty.Issue, [StaffRole.DisclosureOffice]);
        (await SetAsync(desk, new() { Chains = [new(LetterKind.Answer, AnswerKind.RefusedProcess, [issue])] }, 0, administrator)).ShouldFailWith("letter-chain.legal");
        (await SetAsync(desk, new() { LegalReviewIsOptional = true, Chains = [new(LetterKind.Answer, AnswerKind.RefusedProcess, [issue])] }, 0, administrator)).ShouldSucceed();
        (await SetAsync(desk, new() { Chains = [new(LetterKind.Answer, AnswerKind.RefusedProcess, [issue])] }, 1, administrator)).ShouldFailWith("letter-chain.legal");

        var letter = (await desk.DraftAsync(await desk.RegisterAsync(), LetterDesk.Answer(AnswerKind.RefusedProcess, ("facts", "会议记录"), ("category", "discussion"), ("reason", "讨论过程")))).ShouldSucceed();
        (await desk.SubmitAsync(letter)).ShouldSucceed();
        (await desk.SignAsync(letter, desk.Disclosure)).ShouldFailWith("letter.drafter-alone");
        (await desk.SignAsync(letter, Office.Person(32, "郑十", desk.Place, StaffRole.DisclosureOffice))).ShouldSucceed();
    }

    [Theory, EveryDatabase]
    public async Task Who_answers_otherwise_than_the_guide_has_led_to_says_why_and_the_reason_stays_sealed_with_the_case(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var request = await desk.RegisterAsync();
        (await desk.Store.With((KeepDecision o) => o.ExecuteAsync(request, [new("application", "petition")], null, null, desk.Disclosure, default))).ShouldSucceed();
        (await desk.DraftAsync(request, LetterDesk.Granted)).ShouldFailWith("decision.no-reason");
        var version = (await desk.RequestAsync(request)).Version;
        (await desk.Store.With((AnswerAtOnce o) => o.ExecuteAsync(request, version, LetterDesk.Granted, "甲某某", desk.Disclosure, default))).ShouldFailWith("decision.no-reason");
        (await desk.Store.With((GongkaiDbContext db) => db.Set<RequestLetter>().CountAsync())).ShouldBe(0);

        (await desk.Store.With((DraftLetter o) => o.BeginAsync(request, LetterDesk.Granted, desk.Disclosure, default, "来信虽有诉求，但写明了要哪一份批复"))).ShouldSucceed();
        var kept = (await desk.Store.With((KeepDecision o) => o.FindAsync(request, default)))!;
        (kept.Suggested, kept.Chosen).ShouldBe((AnswerKind.Petition, AnswerKind.Granted));
        (await desk.Store.With((Dossier o) => o.OpenAsync(DisclosureRequest.KeyOf(request), kept.SealedReason!, default))).ShouldBe("来信虽有诉求，但写明了要哪一份批复");
        var entry = (await desk.Store.With((DossierQueries q) => q.TimelineAsync(DisclosureRequest.KeyOf(request), default)))[^1];
        entry.Act.ShouldBe("request.guided");
        entry.Detail!.ShouldContain("granted");
        entry.Detail!.ShouldNotContain("批复");
        (await desk.DraftAsync(request, LetterDesk.Granted)).ShouldSucceed();
        (await desk.DraftAsync(request, LetterDesk.Correction)).ShouldSucceed();
    }

    [Theory, EveryDatabase]
    public async Task A_corrected_record_ends_its_case_and_is_no_application_of_table_three(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var (request, other) = (await desk.RegisterAsync(), await desk.RegisterAsync());
        var letter = await desk.SignedAsync(request, LetterDesk.Letter(LetterKind.RecordCorrection,
            ("asked", "登记簿中的姓名用字"), ("evidence", "户口簿复印件"), ("facts", "经审核属实"), ("result", "corrected")));
        (await CountedAsync(desk)).ShouldBe(2);
        (await desk.SendAsync(letter)).ShouldSucceed();

        var found = await desk.RequestAsync(request);
        (found.Status, found.Answer, found.AnsweredOn).ShouldBe((RequestStatus.Answered, null, LetterDesk.Today));
        found.UncountedAt.ShouldNotBeNull();
        (await CountedAsync(desk)).ShouldBe(1);
        (await desk.Store.With((DossierQueries q) => q.TimelineAsync(DisclosureRequest.KeyOf(request), default))).ShouldContain(e => e.Act == "request.record-corrected");
        (await desk.Store.With((RecordLetterService o) => o.ExecuteAsync(letter, new(ServiceResult.Delivered, LetterDesk.Today, "甲某某"), desk.Disclosure, default))).ShouldSucceed();
        (await desk.RequestAsync(request)).Status.ShouldBe(RequestStatus.Closed);
        (await desk.RequestAsync(other)).Status.ShouldBe(RequestStatus.InProgress);

        (await desk.Store.With((ApplicantCases o) => o.FindAsync(request, default)))!.Remedies!.ShouldContain("自收到本告知书之日起60日内向青山县人民政府申请行政复议");
    }

    [Theory, EveryDatabase]
    public async Task The_applicant_reads_the_remedies_of_the_letter_and_those_of_silence_as_the_agency_reads_the_law(Database database)
    {
        await using var desk = await LetterDesk.OpenAsync(database);
        var (request, late) = (await desk.RegisterAsync(), await desk.RegisterAsync());
        await desk.SentAsync(request, LetterDesk.Answer(AnswerKind.AdministrativeQuery, ("facts", "不动产登记资料"), ("law", "《不动产登记暂行条例》第二十七条"), ("where", "不动产登记中心")));
        var answered = (await desk.Store.With((ApplicantCases o) => o.FindAsync(request, default)))!;
        answered.Remedies!.ShouldContain("也可以自收到本答复书之日起6个月内向青山县人民法院提起行政诉讼");
        answered.RemediesOfSilence.ShouldBeNull();
        (await desk.Store.With((ApplicantCases o) => o.FindAsync(late, default)))!.RemediesOfSilence.ShouldBeNull("there is time left");

        desk.Store.Clock.Now = desk.Store.Clock.Now.AddDays(40);
        (await desk.Store.With((ApplicantCases o) => o.FindAsync(late, default)))!.RemediesOfSilence!.ShouldContain("先向青山县人民政府申请行政复议");
        (await SetAsync(desk, new() { NoAnswerToReconsiderationFirst = false }, 0, desk.Disclosure)).ShouldSucceed();
        (await desk.Store.With((ApplicantCases o) => o.FindAsync(late, default)))!.RemediesOfSilence!.ShouldContain("也可以自答复期限届满之日起6个月内向青山县人民法院提起行政诉讼");
        (await desk.Store.With((ApplicantCases o) => o.FindAsync(request, default)))!.RemediesOfSilence.ShouldBeNull("it was answered");
    }

    private static Task<Gongkai.Domain.Outcome<int>> SetAsync(LetterDesk desk, LetterPractice practice, int version, Officer by) =>
        desk.Store.With((SaveLetterPractice o) => o.ExecuteAsync(desk.Place.Id, practice, version, by, default));

    private static async Task<int> CountedAsync(LetterDesk desk) =>
        (await desk.Store.With((RequestTallies o) => o.OfAsync([desk.Place.Id], new YearAt(2026, desk.Store.Clock.Now), default))).Sum(t => t.Count);
}
