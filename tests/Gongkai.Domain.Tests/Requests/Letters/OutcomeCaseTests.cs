using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests.Letters;

/// <summary>From the facts, by the guide's questions, to the row of table three and the remedies, worked out by hand from the Regulation.</summary>
public sealed class OutcomeCaseTests
{
    private const string Found = "application:yes wanted:clear fee:no repeated:no remit:yes held:found public:no ";
    private const string Free = Found + "forbidden:no third:no joint:no ";

    [Theory]
    [InlineData("application:petition", "notProcessed.petition", RemedyText.Either)] // wants a grievance settled
    [InlineData("application:publication", "notProcessed.publication", RemedyText.Either)] // wants a yearbook
    [InlineData("application:confirmation", "notProcessed.confirm", RemedyText.Either)] // has the copy, wants it stamped
    [InlineData("application:query", "refused.administrativeQuery", RemedyText.Either)] // another's land register: no refusal under Articles 14 to 16
    [InlineData("application:yes wanted:still", "unable.unclear", RemedyText.Either)]
    [InlineData("application:yes wanted:default", "other.noSupplement", RemedyText.Either)]
    [InlineData("application:yes wanted:clear fee:unreasonable", "notProcessed.excessive", RemedyText.Either)]
    [InlineData("application:yes wanted:clear fee:unpaid", "other.feeUnpaid", RemedyText.Either)]
    [InlineData("application:yes wanted:clear fee:no repeated:yes", "notProcessed.repeat", RemedyText.Either)]
    [InlineData("application:yes wanted:clear fee:paid repeated:no remit:no", "unable.notHeld", RemedyText.Either)] // another agency's: the form has one row for both
    [InlineData("application:yes wanted:clear fee:reasonable repeated:no remit:yes held:none", "unable.notHeld", RemedyText.Either)]
    [InlineData("application:yes wanted:clear fee:no repeated:no remit:yes held:creation", "unable.needsCreation", RemedyText.Either)]
    [InlineData("application:yes wanted:clear fee:no repeated:no remit:yes held:found public:yes", "granted", RemedyText.Either)]
    [InlineData(Found + "forbidden:secret part-secret:whole", "refused.stateSecret", RemedyText.ReconsiderationFirst)]
    [InlineData(Found + "forbidden:secret part-secret:part", "partial", RemedyText.ReconsiderationFirst)]
    [InlineData(Found + "forbidden:law part-law:whole", "refused.lawForbids", RemedyText.ReconsiderationFirst)]
    [InlineData(Found + "forbidden:safety part-safety:whole", "refused.safetyStability", RemedyText.ReconsiderationFirst)]
    [InlineData(Found + "forbidden:no third:refuses interest:no part-third:whole", "refused.thirdParty", RemedyText.ReconsiderationFirst)]
    [InlineData(Found + "forbidden:no third:refuses interest:yes told:yes joint:no internal:no severable:none", "granted", RemedyText.Either)]
    [InlineData(Found + "forbidden:no third:agrees joint:done internal:no severable:none", "granted", RemedyText.Either)]
    [InlineData(Free + "internal:affairs part-affairs:whole", "refused.internalAffairs", RemedyText.ReconsiderationFirst)]
    [InlineData(Free + "internal:process part-process:whole", "refused.process", RemedyText.ReconsiderationFirst)]
    [InlineData(Free + "internal:file part-file:whole", "refused.enforcementFile", RemedyText.ReconsiderationFirst)]
    [InlineData(Free + "internal:no severable:none", "granted", RemedyText.Either)]
    [InlineData(Free + "internal:no severable:some", "partial", RemedyText.ReconsiderationFirst)]
    public void The_facts_lead_to_one_row_and_its_remedies(string facts, string row, RemedyText remedy)
    {
        var state = Follow(facts);
        state.Result!.Value.RowKey().ShouldBe("requests.outcomes." + row);
        state.Result!.Value.Remedy(new(2026, 8, 20)).ShouldBe(remedy);
        state.Result!.Value.Remedy(new(2023, 12, 31)).ShouldBe(RemedyText.Either, "before 2024 both ways were open");
    }

    [Theory]
    [InlineData("application:yes wanted:unclear", LetterKind.CorrectionNotice)]
    [InlineData("application:yes wanted:clear fee:ask", LetterKind.ReasonsNotice)]
    [InlineData("application:yes wanted:clear fee:later", LetterKind.DelayNotice)]
    [InlineData("application:yes wanted:clear fee:charge", LetterKind.FeeNotice)]
    [InlineData(Found + "forbidden:no third:ask", LetterKind.ThirdPartyConsultation)]
    [InlineData(Found + "forbidden:no third:refuses interest:yes told:no", LetterKind.ThirdPartyDecision)]
    [InlineData(Found + "forbidden:no third:no joint:ask", LetterKind.CoMakerConsultation)]
    public void Where_something_has_to_be_done_first_the_guide_says_so(string facts, LetterKind first)
    {
        var state = Follow(facts);
        (state.Result, state.First).ShouldBe((null, first));
    }

    private static GuideState Follow(string facts) => DecisionGuide.Follow([.. facts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split(':')).Select(f => new GuideStep(f[0], f[1]))]);
}
