using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Publishing;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Publishing;

public sealed class TextDiffTests
{
    [Fact]
    public void What_was_removed_and_kept_is_the_old_line_and_what_was_added_and_kept_the_new_one() => Prop.ForAll(Lines, Lines, (before, after) =>
    {
        var pieces = TextDiff.CompareLine(before, after);
        return Without(pieces, TextChange.Added) == before && Without(pieces, TextChange.Removed) == after;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_paragraph_of_either_text_is_lost_or_made_up() => Prop.ForAll(Texts, Texts, (before, after) =>
    {
        var paragraphs = TextDiff.Compare(string.Join('\n', before), string.Join('\n', after));
        return Kept(paragraphs, TextChange.Added).SequenceEqual(Full(before)) && Kept(paragraphs, TextChange.Removed).SequenceEqual(Full(after));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_reworded_paragraph_shows_its_words_and_the_others_stand()
    {
        var paragraphs = TextDiff.Compare("第一条　收费标准为100元。\n第二条　本办法自发布之日起施行。", "第一条　收费标准为80元。\n第二条　本办法自发布之日起施行。\n第三条　有效期五年。");
        paragraphs.Select(p => p.Change).ShouldBe([null, TextChange.Same, TextChange.Added]);
        paragraphs[0].Pieces.ShouldBe([new(TextChange.Same, "第一条　收费标准为"), new(TextChange.Removed, "100"), new(TextChange.Added, "80"), new(TextChange.Same, "元。")]);
    }

    [Fact]
    public void Two_long_texts_are_compared_in_bearable_time()
    {
        var before = string.Join('\n', Enumerable.Range(0, 5000).Select(n => $"第{n}段，内容{n * 7}。"));
        var after = string.Join('\n', Enumerable.Range(0, 5000).Select(n => $"第{n}段，内容{n * 11}。"));
        TextDiff.Compare(before, after).Count.ShouldBeGreaterThanOrEqualTo(5000);
    }

    private static Arbitrary<string> Lines => Gen.Elements('甲', '乙', '丙', 'a', '1', '，').ListOf().Select(c => string.Concat(c)).ToArbitrary();

    private static Arbitrary<string[]> Texts => Gen.Elements("甲乙丙", "甲乙丁", "一二三四", "abc 12", "", "丙").ArrayOf().ToArbitrary();

    private static string Without(IEnumerable<TextPiece> pieces, TextChange change) => string.Concat(pieces.Where(p => p.Change != change).Select(p => p.Text));

    private static IEnumerable<string> Kept(IEnumerable<ParagraphDiff> paragraphs, TextChange without) => paragraphs.Select(p => Without(p.Pieces, without)).Where(t => t.Length > 0);

    private static IEnumerable<string> Full(IEnumerable<string> lines) => lines.Select(l => l.Trim()).Where(l => l.Length > 0);
}
