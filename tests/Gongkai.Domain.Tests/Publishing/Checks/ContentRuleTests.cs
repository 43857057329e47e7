using Gongkai.Domain.Publishing.Checks;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Publishing.Checks;

public sealed class ContentRuleTests
{
    private static IReadOnlyList<ContentRule> All => ContentRules.All;

    [Fact]
    public void Every_rule_has_a_code_of_its_own_and_says_what_to_do()
    {
        All.Count.ShouldBeGreaterThan(25);
        All.Select(r => r.Code).ShouldBeUnique();
        All.ShouldAllBe(r => r.Title.Length > 0 && r.Advice.EndsWith('。') && r.Basis.Length > 0);
        All.ShouldAllBe(r => ContentRules.Find(r.Code) == r);
    }

    [Fact]
    public void Only_a_blocking_rule_is_ever_beyond_overruling() => All.Where(r => !r.CanBeOverruled).ShouldAllBe(r => r.Grade == ContentGrade.Blocking);

    [Fact]
    public void Every_kind_of_word_has_its_rule() => Enum.GetValues<WordKind>().Select(k => new WordEntry("词", k).Rule).ShouldBeUnique();

    [Fact]
    public void Invisible_characters_are_named_by_their_number() =>
        InvisibleCharacters.Find(new SourceText("甲\u200B乙\uE000", ContentPlace.Title)).ShouldHaveSingleItem().Quoted.ShouldBe("U+200B");
}
