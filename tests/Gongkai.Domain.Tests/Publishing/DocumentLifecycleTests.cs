using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Publishing;

public sealed class DocumentLifecycleTests
{
    private static readonly AgencyPlace County = new(1, "/1/");
    private static readonly AgencyPlace Bureau = new(2, "/1/2/");

    [Fact]
    public void Every_state_but_a_discarded_one_leads_on_and_every_state_can_be_reached()
    {
        var states = Enum.GetValues<DocumentState>();
        var acts = Enum.GetValues<DocumentAct>();
        states.Where(s => acts.All(a => DocumentLifecycle.Next(s, a) is null)).ShouldBe([DocumentState.Discarded]);

        HashSet<DocumentState> reached = [DocumentState.Draft];
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(from s in reached.ToList() from a in acts from last in (bool[])[false, true] select DocumentLifecycle.Next(s, a, last) into next where next is not null select next.Value);
        }

        reached.ShouldBe(states, ignoreOrder: true);
    }

    [Fact]
    public void Nothing_is_published_that_was_not_approved() =>
        (from s in Enum.GetValues<DocumentState>()
         from a in Enum.GetValues<DocumentAct>()
         where DocumentLifecycle.Next(s, a) == DocumentState.Published
         select (s, a)).ShouldBe([(DocumentState.Approved, DocumentAct.Publish)]);

    [Fact]
    public void The_last_signature_approves_and_no_other() =>
        (DocumentLifecycle.Next(DocumentState.InReview, DocumentAct.Sign, isLastStep: false), DocumentLifecycle.Next(DocumentState.InReview, DocumentAct.Sign, isLastStep: true))
            .ShouldBe((DocumentState.InReview, DocumentState.Approved));

    [Fact]
    public void A_step_is_signed_by_its_own_role_in_its_own_agency()
    {
        var chain = ReviewChain.Default;
        Sign(chain, Person(1, Bureau, StaffRole.Reviewer), 0).ShouldBeNull();
        Sign(chain, Person(1, Bureau, StaffRole.Leader), 0)!.Code.ShouldBe("document.sign.forbidden");
        Sign(chain, Person(1, County, StaffRole.Reviewer), 0)!.Code.ShouldBe("document.sign.forbidden");
        Sign(chain, Person(1, Bureau, StaffRole.Leader), 9)!.Code.ShouldBe("document.step.unknown");
    }

    [Fact]
    public void One_person_signs_once_unless_the_agency_has_set_it_so()
    {
        var both = Person(5, Bureau, StaffRole.Reviewer, StaffRole.DisclosureOffice);
        IReadOnlyList<StepSignature> first = [new(0, 5, "h")];
        Sign(ReviewChain.Default, both, 1, signatures: first)!.Code.ShouldBe("document.sign.twice");
        Sign(ReviewChain.Default with { OnePersonMaySignSeveral = true }, both, 1, signatures: first).ShouldBeNull();
    }

    [Fact]
    public void Whoever_drafted_cannot_be_the_only_one_to_approve()
    {
        var chain = ReviewChain.Default with { OnePersonMaySignSeveral = true };
        var all = Person(5, Bureau, [.. Enum.GetValues<StaffRole>()]);
        IReadOnlyList<StepSignature> own = [new(0, 5, "h"), new(1, 5, "h"), new(2, 5, "h")];
        Sign(chain, all, 3, drafter: 5, own)!.Code.ShouldBe("document.sign.drafter");
        Sign(chain, all, 3, drafter: 5, [new(0, 6, "h"), new(1, 5, "h"), new(2, 5, "h")]).ShouldBeNull();
        Sign(new([new("审核", ReviewDuty.Review, [StaffRole.Leader])]), all, 0, drafter: 5)!.Code.ShouldBe("document.sign.drafter");
    }

    private static Problem? Sign(ReviewChain chain, Officer officer, int step, long drafter = 99, IReadOnlyList<StepSignature>? signatures = null) =>
        chain.WhyNotSign(officer, Bureau, step, drafter, signatures ?? []);

    private static Officer Person(long id, AgencyPlace agency, params StaffRole[] roles) => new(id, "张三", [.. roles.Select(r => new RoleGrant(agency, r))]);
}
