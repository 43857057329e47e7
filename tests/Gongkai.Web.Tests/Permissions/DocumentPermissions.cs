using System.Text;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;

namespace Gongkai.Web.Tests.Permissions;

/// <summary>Role × act × state, asked of the rule that hides the buttons and refuses the acts.</summary>
internal static class DocumentPermissions
{
    private const long DrafterId = 1;
    private const long OfficerId = 100;
    private const string Hash = "the signed bytes";

    private static readonly AgencyPlace Above = new(1, "/1/");
    private static readonly AgencyPlace Own = new(2, "/1/2/");
    private static readonly AgencyPlace Beside = new(3, "/1/3/");

    /// <summary>The states that matter, with their names.</summary>
    private static IEnumerable<(string Name, DocumentStanding Standing)> Standings
    {
        get
        {
            yield return ("draft", In(DocumentState.Draft));
            for (var step = 0; step < ReviewChain.Default.Steps.Count; step++)
            {
                yield return ($"in review, at {ReviewChain.Default.Steps[step].Name}", In(DocumentState.InReview, step));
            }

            var urgent = ReviewRoute.Urgent(ReviewChain.Default);
            yield return ("in review, urgent, urgent steps signed", In(DocumentState.InReview, urgent.UrgentSteps) with { Route = urgent });
            yield return ("approved, 主动公开", In(DocumentState.Approved, ReviewChain.Default.Steps.Count));
            yield return ("approved, 不予公开", In(DocumentState.Approved, ReviewChain.Default.Steps.Count) with { Publicity = Publicity.Withheld });
            yield return ("published", In(DocumentState.Published) with { IsPublic = true, IsLatestPublic = true });
            yield return ("archived", In(DocumentState.Archived));
            yield return ("withdrawn", In(DocumentState.Withdrawn));
            yield return ("discarded", In(DocumentState.Discarded));
        }
    }

    /// <summary>The part of <c>docs/permissions.md</c>.</summary>
    public static string Table()
    {
        var text = new StringBuilder();
        text.Append("| state | act | ").AppendJoin(" | ", StaffRoles.All.Select(r => r.Key())).Append(" | any role above | any role beside |\n");
        text.Append("|---|---|").Append(string.Concat(Enumerable.Repeat("---|", StaffRoles.All.Count + 2))).Append('\n');
        foreach (var (name, standing) in Standings)
        {
            foreach (var act in Enum.GetValues<DocumentAct>())
            {
                var cells = StaffRoles.All.Select(role => Ask(standing, act, Own, role))
                    .Append(AnyOf(standing, act, Above)).Append(AnyOf(standing, act, Beside)).ToList();
                if (cells.Any(c => c != "document.state"))
                {
                    text.Append($"| {name} | {act} | ").AppendJoin(" | ", cells.Select(c => c == "yes" ? "**yes**" : c["document.".Length..])).Append(" |\n");
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Who may sign the last step, by what he or she did before.</summary>
    public static string Separation()
    {
        var chain = ReviewChain.Default;
        var last = chain.Steps.Count - 1;
        var single = new ReviewChain([new("签发", ReviewDuty.Review, [StaffRole.Leader])]);
        (string Who, ReviewChain Chain, int Step, long Drafter, StepSignature[] Signatures)[] cases =
        [
            ("neither drafted nor signed", chain, last, DrafterId, Others(last)),
            ("drafted, others signed the steps before", chain, last, OfficerId, Others(last)),
            ("drafted, the chain has one step", single, 0, OfficerId, []),
            ("signed a step before", chain, last, DrafterId, [new(0, OfficerId, Hash), .. Others(last)[1..]]),
            ("signed a step before, the agency lets one person sign several", chain with { OnePersonMaySignSeveral = true }, last, DrafterId, [new(0, OfficerId, Hash), .. Others(last)[1..]]),
            ("drafted and signed all steps before, the agency lets one person sign several", chain with { OnePersonMaySignSeveral = true }, last, OfficerId, [.. Enumerable.Range(0, last).Select(n => new StepSignature(n, OfficerId, Hash))]),
        ];
        var text = new StringBuilder("| the leader who is to sign the last step | answer |\n|---|---|\n");
        foreach (var (who, asked, step, drafter, signatures) in cases)
        {
            var officer = new Officer(OfficerId, "", [new(Own, StaffRole.Leader)]);
            text.Append($"| {who} | {asked.WhyNotSign(officer, Own, step, drafter, signatures)?.Code ?? "**yes**"} |\n");
        }

        return text.ToString();
    }

    private static StepSignature[] Others(int steps) => [.. Enumerable.Range(0, steps).Select(n => new StepSignature(n, 10 + n, Hash))];

    private static DocumentStanding In(DocumentState state, int step = 0) => new()
    {
        Agency = Own,
        State = state,
        Step = step,
        Route = new ReviewRoute(ReviewChain.Default),
        DrafterId = DrafterId,
        Publicity = Publicity.Proactive,
        ContentHash = Hash,
        Signatures = Others(step),
    };

    private static string Ask(DocumentStanding standing, DocumentAct act, AgencyPlace at, params StaffRole[] roles) =>
        standing.WhyNot(act, new Officer(OfficerId, "", [.. roles.Select(r => new RoleGrant(at, r))]))?.Code ?? "yes";

    private static string AnyOf(DocumentStanding standing, DocumentAct act, AgencyPlace at) => Ask(standing, act, at, [.. StaffRoles.All]);
}
