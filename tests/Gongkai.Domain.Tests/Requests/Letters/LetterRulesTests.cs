using Gongkai.Domain.Accounts;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests.Letters;

public sealed class LetterRulesTests
{
    private static readonly AgencyPlace Place = new(1, "/1/");

    [Theory]
    [InlineData("", "", "", "letter.missing.agency")]
    [InlineData("青山县水利局", "", "", "letter.missing.contact")]
    [InlineData("青山县水利局", "电话", "yes", "letter.agency-and-unknown")]
    [InlineData("", "", "yes", null)]
    [InlineData("青山县水利局", "电话", "", null)]
    public void Who_is_responsible_is_named_with_its_contact_or_said_to_be_unknown(string agency, string contact, string unknown, string? code) =>
        Codes(AnswerKind.OutsideRemit, l => With(l, ("agency", agency), ("contact", contact), ("unknown", unknown))).ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void A_partly_granted_answer_says_for_each_part_what_and_why()
    {
        Codes(AnswerKind.PartlyGranted, l => l with { Withheld = [] }).ShouldContain("letter.missing.withheld");
        Codes(AnswerKind.PartlyGranted, l => l with { Withheld = [new("", AnswerKind.RefusedProcess, "过程稿")] }).ShouldContain("letter.missing.withheld-what");
        Codes(AnswerKind.PartlyGranted, l => l with { Withheld = [new("讨论记录", AnswerKind.RefusedProcess, " ")] }).ShouldContain("letter.missing.withheld-why");
        Codes(AnswerKind.PartlyGranted, l => l with { Withheld = [new("讨论记录", AnswerKind.Granted, "因为")] }).ShouldContain("letter.withheld-ground");
    }

    [Fact]
    public void What_protects_a_third_party_needs_its_opinion_and_falls_with_its_consent()
    {
        Codes(AnswerKind.RefusedThirdParty, facts: f => f with { Consultations = [] }).ShouldBe(["letter.third-party-not-asked"]);
        Codes(AnswerKind.RefusedThirdParty, l => With(l, ("not-consulted", "无法联系到第三方")), f => f with { Consultations = [] }).ShouldBeEmpty();
        Codes(AnswerKind.RefusedThirdParty, facts: f => f with { Consultations = [f.Consultations[0] with { Agrees = true }] }).ShouldBe(["letter.third-party-agrees"]);
        Codes(AnswerKind.RefusedThirdParty, facts: f => f with { Consultations = [new(ConsultedKind.ThirdParty, new(2026, 8, 14))] }).ShouldBe(["letter.consultation-runs"]);
    }

    [Fact]
    public void Nothing_is_given_against_a_third_party_that_was_not_told()
    {
        Consultation[] refused = [new(ConsultedKind.ThirdParty, new(2026, 8, 5), new(2026, 8, 6), new(2026, 8, 14), false)];
        Codes(AnswerKind.Granted, facts: f => f with { Consultations = refused }).ShouldBe(["letter.third-party-not-told"]);
        LetterRules.WhyNotSign(LetterCases.Of(LetterKind.Answer, AnswerKind.Granted), LetterCases.FactsOf(LetterKind.Answer, AnswerKind.Granted) with { Facts = LetterCases.FactsOf(LetterKind.Answer, AnswerKind.Granted).Facts with { Consultations = refused }, ThirdPartyWasTold = true }).ShouldBeEmpty();
        Codes(AnswerKind.Granted, facts: f => f with { Consultations = [new(ConsultedKind.CoMaker, new(2026, 8, 14))] }).ShouldBe(["letter.consultation-runs"]);
        Codes(AnswerKind.Granted, facts: f => f with { Consultations = [new(ConsultedKind.CoMaker, new(2026, 7, 14))] }).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_is_taken_to_have_given_up_before_the_limit_or_without_a_receipt_of_the_notice()
    {
        Codes(AnswerKind.NotCorrected, facts: f => f with { Correction = f.Correction! with { LimitOn = new(2026, 8, 20) } }).ShouldBe(["request.still-time-to-correct"]);
        Codes(AnswerKind.FeeNotPaid, facts: f => f with { Fee = new(new(2026, 8, 3)) }).ShouldBe(["request.still-time-to-pay"]);
        foreach (var answer in (AnswerKind[])[AnswerKind.NotCorrected, AnswerKind.FeeNotPaid])
        {
            LetterRules.WhyNotSign(LetterCases.Of(LetterKind.Answer, answer), LetterCases.FactsOf(LetterKind.Answer, answer) with { NoticeReceivedOn = null }).Select(p => p.Code).ShouldBe(["letter.notice-not-received"]);
        }

        Codes(AnswerKind.Excessive, facts: f => f with { Reasons = null }).ShouldBe(["request.reasons-first"]);
        Codes(AnswerKind.Excessive, facts: f => f with { Reasons = new(new(2026, 8, 5), new(2026, 8, 20)) }).ShouldBe(["request.still-time-for-reasons"]);
        Codes(AnswerKind.StillUnclear, facts: f => f with { Correction = null }).ShouldBe(["request.not-corrected-yet"]);
    }

    [Fact]
    public void The_search_for_what_does_not_exist_lies_between_receipt_and_today()
    {
        Codes(AnswerKind.NotHeld, l => With(l, ("on", "2026-08-21"))).ShouldBe(["letter.search-in-future"]);
        Codes(AnswerKind.NotHeld, l => With(l, ("on", "2026-08-02"))).ShouldBe(["letter.search-too-early"]);
        Codes(AnswerKind.NotHeld, l => With(l, ("on", "20260810"))).ShouldBe(["letter.date.on"]);
    }

    [Fact]
    public void An_extension_adds_at_most_twenty_working_days_and_fifteen_before_2019()
    {
        LetterRules.WhyNotSign(With(LetterCases.Of(LetterKind.ExtensionNotice), ("days", "21")), LetterCases.FactsOf(LetterKind.ExtensionNotice, null)).Select(p => p.Code).ShouldBe(["request.extension-too-long"]);
        var old = LetterCases.FactsOf(LetterKind.ExtensionNotice, null) with { Facts = new ClockFacts { Receipt = new(RequestChannel.InPerson, new(2019, 5, 14)) } };
        LetterRules.WhyNotSign(With(LetterCases.Of(LetterKind.ExtensionNotice), ("days", "16")), old).Select(p => p.Code).ShouldContain("request.extension-too-long");
        LetterEffects.DueOnAfter(LetterCases.FactsOf(LetterKind.ExtensionNotice, null), LetterCases.Of(LetterKind.ExtensionNotice)).ShouldBe(new DateOnly(2026, 9, 28));
    }

    [Fact]
    public void A_delay_lies_after_the_due_date() =>
        LetterRules.WhyNotSign(With(LetterCases.Of(LetterKind.DelayNotice), ("until", "2026-08-31")), LetterCases.FactsOf(LetterKind.DelayNotice, null)).Select(p => p.Code).ShouldBe(["letter.delay-too-early"]);

    [Fact]
    public void A_decision_against_a_third_party_needs_its_objection() =>
        LetterRules.WhyNotSign(LetterCases.Of(LetterKind.ThirdPartyDecision), LetterCases.FactsOf(LetterKind.Receipt, null)).Select(p => p.Code).ShouldBe(["letter.no-objection"]);

    [Fact]
    public void What_costs_nothing_is_not_charged()
    {
        LetterRules.WhyNotSign(With(LetterCases.Of(LetterKind.FeeNotice), ("count", "30")), LetterCases.FactsOf(LetterKind.FeeNotice, null)).Select(p => p.Code).ShouldBe(["letter.no-fee"]);
        LetterRules.WhyNotSign(With(LetterCases.Of(LetterKind.FeeNotice), ("scale", "PerItem"), ("count", "10")), LetterCases.FactsOf(LetterKind.FeeNotice, null)).Select(p => p.Code).ShouldBe(["letter.no-fee"]);
        LetterRules.WhyNotSign(With(LetterCases.Of(LetterKind.FeeNotice), ("scale", "Both")), LetterCases.FactsOf(LetterKind.FeeNotice, null)).Select(p => p.Code).ShouldBe(["letter.choice.scale"]);
    }

    [Fact]
    public void Reading_on_the_spot_is_not_charged_by_the_page()
    {
        var facts = LetterCases.FactsOf(LetterKind.FeeNotice, null) with { Form = WantedForm.OnSite };
        LetterRules.WhyNotSign(LetterCases.Of(LetterKind.FeeNotice), facts).Select(p => p.Code).ShouldBe(["letter.fee-on-site"]);
        LetterRules.WhyNotSign(With(LetterCases.Of(LetterKind.FeeNotice), ("scale", "PerItem"), ("count", "11")), facts).ShouldBeEmpty();
    }

    [Fact]
    public void Body_and_court_are_named_checked_and_of_the_right_level()
    {
        var (letter, facts) = (LetterCases.Of(LetterKind.Answer, AnswerKind.Granted), LetterCases.FactsOf(LetterKind.Answer, AnswerKind.Granted));
        Why(new()).ShouldBe(["letter.no-reconsideration-body", "letter.no-court"]);
        Why(LetterCases.Bodies with { IsReconsiderationDerived = true }).ShouldBe(["letter.remedies-unchecked"]);
        LetterRules.WhyNotSign(letter with { RemediesChecked = true }, facts with { Remedies = LetterCases.Bodies with { IsCourtDerived = true } }).ShouldBeEmpty();
        Why(LetterCases.Bodies with { IsIntermediateCourt = true }).ShouldBe(["letter.intermediate-court"]);
        LetterRules.WhyNotSign(letter with { Court = "云岭市中级人民法院" }, facts with { Remedies = LetterCases.Bodies with { IsIntermediateCourt = true } }).ShouldBeEmpty();

        IEnumerable<string> Why(RemedyBodies bodies) => LetterRules.WhyNotSign(letter, facts with { Remedies = bodies }).Select(p => p.Code);
    }

    [Fact]
    public void What_has_not_been_received_is_not_answered() =>
        Codes(AnswerKind.Granted, facts: _ => new ClockFacts { Receipt = new(RequestChannel.Web, new(2026, 8, 3)) }).ShouldBe(["letter.not-received"]);

    [Fact]
    public void Limits_run_from_receipt_once_it_is_known()
    {
        var letter = LetterCases.Of(LetterKind.CorrectionNotice);
        var sent = LetterEffects.Apply(LetterCases.FactsOf(LetterKind.CorrectionNotice, null).Facts, letter, new(2026, 8, 5), LetterCases.Calendar);
        sent.Correction.ShouldBe(new Correction(new(2026, 8, 5), new(2026, 8, 26)));
        LetterEffects.Received(sent, letter, new(2026, 8, 7), null, LetterCases.Calendar).Correction.ShouldBe(new Correction(new(2026, 8, 7), new(2026, 8, 28)));
        var corrected = sent with { Correction = sent.Correction! with { CorrectedOn = new(2026, 8, 6) } };
        LetterEffects.Received(corrected, letter, new(2026, 8, 7), null, LetterCases.Calendar).ShouldBe(corrected);

        var asked = LetterEffects.Apply(sent, LetterCases.Of(LetterKind.ThirdPartyConsultation), new(2026, 8, 10), LetterCases.Calendar);
        LetterEffects.Received(asked, LetterCases.Of(LetterKind.ThirdPartyConsultation), new(2026, 8, 12), 0, LetterCases.Calendar).Consultations.ShouldBe([new Consultation(ConsultedKind.ThirdParty, new(2026, 8, 10), new(2026, 8, 12))]);
        LetterEffects.Apply(sent, LetterCases.Of(LetterKind.FeeNotice), new(2026, 8, 10), LetterCases.Calendar).Fee.ShouldBe(new FeeNotice(new(2026, 8, 10)));
    }

    [Fact]
    public void Nobody_signs_twice_and_nobody_issues_alone_what_he_drafted()
    {
        var chain = LetterChain.Default(LetterKind.Answer, AnswerKind.RefusedProcess);
        chain.Steps.Select(s => s.Duty).ShouldBe([LetterDuty.Review, LetterDuty.Legal, LetterDuty.Issue]);
        var all = new Officer(7, "甲某某", [new(Place, StaffRole.Reviewer), new(Place, StaffRole.Leader)]);
        chain.WhyNotSign(all, Place, LetterKind.Answer, 0, 9, []).ShouldBeNull();
        chain.WhyNotSign(all, Place, LetterKind.Answer, 1, 9, [new(0, 7)]).ShouldBe(LetterProblems.SignedAlready);
        chain.WhyNotSign(all, Place, LetterKind.Answer, 1, 7, [new(0, 8)]).ShouldBe(LetterProblems.DrafterAlone);
        chain.WhyNotSign(new(7, "甲某某", [new(Place, StaffRole.SectionOfficer)]), Place, LetterKind.Answer, 2, 9, []).ShouldBe(LetterProblems.NotYourStep(chain.Steps[2]));
        LetterChain.Default(LetterKind.Answer, AnswerKind.NotHeld).WhyNotSign(all, Place, LetterKind.Answer, 1, 7, []).ShouldBe(LetterProblems.DrafterAlone);
        LetterChain.Default(LetterKind.Receipt, null).WhyNotSign(all, Place, LetterKind.Receipt, 0, 7, []).ShouldBeNull();
    }

    [Fact]
    public void Every_usual_chain_is_one_that_could_be_set_and_ends_with_an_issue_or_consent()
    {
        foreach (var (name, letter, _) in LetterCases.All())
        {
            var chain = LetterChain.Default(letter.Kind, letter.Answer);
            chain.WhatIsWrong(letter.Kind, letter.Answer, legalReviewIsOptional: false).ShouldBeEmpty(name);
            chain.Steps[^1].Duty.ShouldBe(letter.Kind == LetterKind.ExtensionNotice ? LetterDuty.Consent : LetterDuty.Issue, name);
        }

        new LetterChain([new("签发", LetterDuty.Issue, [StaffRole.Leader])]).WhatIsWrong(LetterKind.Answer, AnswerKind.RefusedProcess, false).Select(p => p.Code).ShouldBe(["letter-chain.legal"]);
        new LetterChain([new("签发", LetterDuty.Issue, [StaffRole.Leader])]).WhatIsWrong(LetterKind.ExtensionNotice, null, false).Select(p => p.Code).ShouldBe(["letter-chain.consent"]);
    }

    [Fact]
    public void A_chain_of_the_agencys_own_has_named_steps_that_end_with_an_issue_by_those_who_see_every_case()
    {
        LetterStep issue = new("局长签发", LetterDuty.Issue, [StaffRole.Leader]);
        Why(new("科室负责人审核", LetterDuty.Review, [StaffRole.Reviewer]), new("法规科审核", LetterDuty.Legal, [StaffRole.Reviewer]), new("分管局长审核", LetterDuty.Review, [StaffRole.Leader]), issue).ShouldBeEmpty();
        Why().ShouldBe(["letter-chain.steps"]);
        Why([.. Enumerable.Repeat(new LetterStep("审核", LetterDuty.Review, [StaffRole.Reviewer]), 6), issue]).ShouldBe(["letter-chain.steps"]);
        Why(issue with { Name = " " }).ShouldBe(["letter-chain.name"]);
        Why(issue with { Roles = [] }).ShouldBe(["letter-chain.roles"]);
        Why(issue with { Roles = [StaffRole.Auditor] }).ShouldBe(["letter-chain.roles"]);
        Why(issue, new("审核", LetterDuty.Review, [StaffRole.Reviewer])).ShouldBe(["letter-chain.last"]);

        IEnumerable<string> Why(params LetterStep[] steps) => new LetterChain(steps).WhatIsWrong(LetterKind.Answer, AnswerKind.NotHeld, false).Select(p => p.Code);
    }

    [Fact]
    public void A_record_is_corrected_by_an_answer_and_not_while_the_applicant_is_waited_for()
    {
        LetterKind.RecordCorrection.Act(null).ShouldBe(RequestAct.Answer);
        var (letter, facts) = (LetterCases.Of(LetterKind.RecordCorrection), LetterCases.FactsOf(LetterKind.RecordCorrection, null));
        LetterRules.WhyNotSign(letter, facts with { Status = RequestStatus.AwaitingCorrection }).Select(p => p.Code).ShouldBe(["request.awaits-correction"]);
        LetterRules.WhyNotSign(letter, facts with { Status = RequestStatus.AwaitingPayment }).Select(p => p.Code).ShouldBe(["request.awaits-payment"]);
    }

    private static IEnumerable<string> Codes(AnswerKind answer, Func<Letter, Letter>? letter = null, Func<ClockFacts, ClockFacts>? facts = null)
    {
        var of = LetterCases.FactsOf(LetterKind.Answer, answer);
        var written = LetterCases.Of(LetterKind.Answer, answer);
        return LetterRules.WhyNotSign(letter?.Invoke(written) ?? written, of with { Facts = facts?.Invoke(of.Facts) ?? of.Facts }).Select(p => p.Code);
    }

    private static Letter With(Letter letter, params (string Code, string Value)[] values) =>
        letter with { Values = letter.Values.Where(v => values.All(n => n.Code != v.Key)).Concat(values.Select(v => KeyValuePair.Create(v.Code, v.Value))).ToDictionary() };
}
