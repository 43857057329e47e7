using Gongkai.Domain.AnnualReports;

namespace Gongkai.Architecture.Tests;

public sealed class RuleTests
{
    // The letter before the first dot says the family; R is followed by the number of the section.
    private static readonly Dictionary<RuleFamily, string[]> Prefixes = new()
    {
        [RuleFamily.Balance] = ["R2", "R3", "R4"],
        [RuleFamily.Form] = ["F"],
        [RuleFamily.TextAgainstTable] = ["T"],
        [RuleFamily.TextAgainstText] = ["S"],
        [RuleFamily.Law] = ["L"],
        [RuleFamily.AcrossYears] = ["Y"],
        [RuleFamily.AcrossRegion] = ["G"],
    };

    [Fact]
    public void Every_rule_says_what_it_means_what_it_rests_on_and_what_to_do()
    {
        RuleCatalogue.All.Count.ShouldBeGreaterThan(20);
        foreach (var rule in RuleCatalogue.All)
        {
            foreach (var text in (string[])[rule.Title, rule.Meaning, rule.Basis, rule.Advice])
            {
                text.ShouldNotBeNullOrWhiteSpace(rule.Id);
                text.Trim().ShouldBe(text, rule.Id);
            }
        }
    }

    [Fact]
    public void Every_rule_has_a_name_of_its_own_that_tells_its_family()
    {
        RuleCatalogue.All.Select(r => r.Id).ShouldBeUnique();
        foreach (var rule in RuleCatalogue.All)
        {
            Prefixes[rule.Family].ShouldContain(rule.Id.Split('.')[0], rule.Id);
            RuleCatalogue.Find(rule.Id).ShouldBeSameAs(rule);
        }
    }

    [Fact]
    public void Every_family_has_rules() =>
        RuleCatalogue.All.Select(r => r.Family).Distinct().ShouldBe(Enum.GetValues<RuleFamily>(), ignoreOrder: true);

    [Fact]
    public void Every_rule_is_named_by_a_test()
    {
        var tests = string.Concat(Repository.Files.Where(f => f.StartsWith("tests/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal)).Select(Repository.Read));
        var fields = typeof(RuleCatalogue).GetFields().Where(f => f.FieldType == typeof(Rule)).ToDictionary(f => ((Rule)f.GetValue(null)!).Id, f => f.Name);

        RuleCatalogue.All.Where(r => !tests.Contains($"\"{r.Id}\"") && !tests.Contains($"{nameof(RuleCatalogue)}.{fields[r.Id]}")).Select(r => r.Id).ShouldBeEmpty();
    }
}
