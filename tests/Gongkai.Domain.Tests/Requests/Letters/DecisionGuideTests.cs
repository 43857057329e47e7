using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests.Letters;

public sealed class DecisionGuideTests
{
    [Fact]
    public void Every_way_ends_and_no_question_is_asked_twice()
    {
        var ways = Ways().ToList();
        ways.Count.ShouldBeGreaterThan(30);
        foreach (var way in ways)
        {
            way.Path.Select(p => p.Question.Code).ShouldBeUnique();
            (way.Result is null).ShouldBe(way.First is not null);
        }
    }

    [Fact]
    public void Every_outcome_can_be_reached_but_those_that_are_no_decision() =>
        Ways().Select(w => w.Result).OfType<AnswerKind>().Distinct().ShouldBe(AnswerKinds.All.Except([AnswerKind.Withdrawn, AnswerKind.Other]), ignoreOrder: true);

    [Fact]
    public void Every_question_is_asked_on_some_way() =>
        Ways().SelectMany(w => w.Path.Select(p => p.Question.Code)).Distinct().ShouldBe(DecisionGuide.Questions.Select(q => q.Code), ignoreOrder: true);

    [Fact]
    public void An_answer_that_no_longer_lies_on_the_way_is_left_out()
    {
        var state = DecisionGuide.Follow([new("application", "petition"), new("wanted", "clear"), new("fee", "no")]);
        state.Result.ShouldBe(AnswerKind.Petition);
        state.Path.Count.ShouldBe(1);
        DecisionGuide.Follow([new("application", "yes"), new("fee", "no")]).Question!.Code.ShouldBe("wanted");
        DecisionGuide.Follow([new("application", "what")]).Question!.Code.ShouldBe("application");
    }

    [Fact]
    public void A_third_party_is_asked_before_it_is_protected_and_told_before_it_is_overruled()
    {
        GuideStep[] until = [new("application", "yes"), new("wanted", "clear"), new("fee", "no"), new("repeated", "no"), new("remit", "yes"), new("held", "found"), new("public", "no"), new("forbidden", "no")];
        DecisionGuide.Follow([.. until, new("third", "ask")]).First.ShouldBe(LetterKind.ThirdPartyConsultation);
        DecisionGuide.Follow([.. until, new("third", "groundless"), new("told", "no")]).First.ShouldBe(LetterKind.ThirdPartyDecision);
        DecisionGuide.Follow([.. until, new("third", "refuses"), new("interest", "no"), new("part-third", "whole")]).Result.ShouldBe(AnswerKind.RefusedThirdParty);
        DecisionGuide.Follow([.. until, new("third", "refuses"), new("interest", "no"), new("part-third", "part")]).Result.ShouldBe(AnswerKind.PartlyGranted);
    }

    private static IEnumerable<GuideState> Ways(IReadOnlyList<GuideStep>? so = null)
    {
        var state = DecisionGuide.Follow(so ?? []);
        return state.Question is not { } question ? [state] : question.Options.SelectMany(o => Ways([.. so ?? [], new(question.Code, o.Code)]));
    }
}
