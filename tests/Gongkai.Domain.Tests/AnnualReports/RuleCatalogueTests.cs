using Gongkai.Domain.AnnualReports;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.AnnualReports;

public class RuleCatalogueTests
{
    private static readonly RuleFamily[] CheckedHere = [RuleFamily.Balance, RuleFamily.Form, RuleFamily.AcrossYears, RuleFamily.AcrossRegion];

    public static TheoryData<string> RulesCheckedHere => [.. RuleCatalogue.All.Where(r => CheckedHere.Contains(r.Family)).Select(r => r.Id)];

    [Theory, MemberData(nameof(RulesCheckedHere))]
    public void Each_rule_fires_in_one_case_and_stays_silent_in_another(string id)
    {
        var example = RuleExamples.All.Where(e => e.Rule.Id == id).ToArray().ShouldHaveSingleItem();
        var fired = example.Fires().Where(f => f.Rule == example.Rule).ToArray();
        fired.ShouldNotBeEmpty();
        fired.ShouldAllBe(f => f.Severity <= f.Rule.Severity && f.Message.Length > 0);
        example.Silent().ShouldNotContain(f => f.Rule == example.Rule);
    }

    [Fact]
    public void Ids_are_unique_and_begin_with_the_letter_of_their_family()
    {
        RuleCatalogue.All.ShouldNotBeEmpty();
        RuleCatalogue.All.Select(r => r.Id).ShouldBeUnique();
        RuleCatalogue.All.ShouldAllBe(r => r.Id.StartsWith(Letter(r.Family)) && RuleCatalogue.Find(r.Id) == r);
    }

    [Fact]
    public void Every_rule_says_what_it_means_what_it_rests_on_and_what_to_do() =>
        RuleCatalogue.All.ShouldAllBe(r => r.Title.Length > 0 && r.Meaning.Length > 0 && r.Basis.Length > 0 && r.Advice.Length > 0);

    private static char Letter(RuleFamily family) => family switch
    {
        RuleFamily.Balance => 'R',
        RuleFamily.Form => 'F',
        RuleFamily.TextAgainstTable => 'T',
        RuleFamily.TextAgainstText => 'S',
        RuleFamily.Law => 'L',
        RuleFamily.AcrossYears => 'Y',
        RuleFamily.AcrossRegion => 'G',
    };
}
