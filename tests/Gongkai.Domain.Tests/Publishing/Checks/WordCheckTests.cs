using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Gongkai.Domain.Publishing.Checks;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Publishing.Checks;

public sealed class WordCheckTests
{
    private static readonly WordEntry Account = new("帐户", WordKind.Typo, "账户");
    private static readonly WordEntry Deploy = new("布署", WordKind.Typo, "部署", null, ["分布署名"], []);
    private static readonly WordEntry Flood = new("讯期", WordKind.Typo, "汛期", null, [], ["防", "水库"]);
    private static readonly WordEntry Mayor = new("王建国", WordKind.Leader, "县委副书记|县长");

    private static List<ContentFinding> In(string text, params WordEntry[] words) => [.. new WordChecks(words).Find(new SourceText(text, ContentPlace.Body))];

    [Fact]
    public void A_word_is_found_with_what_to_write_instead()
    {
        var finding = In("请开立帐户。", Account).ShouldHaveSingleItem();
        (finding.Rule.Code, finding.Place.Start, finding.Place.Length, finding.Suggestion).ShouldBe(("word.typo", 3, 2, "账户"));
        finding.Message.ShouldContain("账户");
    }

    [Fact]
    public void Within_a_longer_word_in_which_it_is_right_it_is_none()
    {
        In("周密布署", Deploy).Count.ShouldBe(1);
        In("分布署名文章", Deploy).ShouldBeEmpty();
        In("分布署名文章和工作布署", Deploy).Count.ShouldBe(1);
    }

    [Fact]
    public void A_word_with_contexts_counts_only_where_one_of_them_stands_in_its_line()
    {
        In("防洪讯期", Flood).Count.ShouldBe(1);
        In("审讯期间", Flood).ShouldBeEmpty();
        In("防洪\n审讯期间", Flood).ShouldBeEmpty();
    }

    [Fact]
    public void Of_overlapping_words_the_longer_one_is_reported_once() =>
        In("国家工商行政管理局", new("工商行政管理局", WordKind.Superseded), new("国家工商行政管理局", WordKind.Superseded)).ShouldHaveSingleItem().Quoted.ShouldBe("国家工商行政管理局");

    [Theory]
    [InlineData("县长王建国出席会议")]
    [InlineData("县委副书记、县长王建国主持")]
    [InlineData("王建国县长要求")]
    [InlineData("某县县长王建国")]
    [InlineData("王建国在县长办公会上指出")]
    [InlineData("会议由王建国同志主持")]
    [InlineData("县委副书记王建国")]
    public void The_right_title_raises_no_alarm(string text) => In(text, Mayor).ShouldBeEmpty();

    [Theory]
    [InlineData("副县长王建国出席")]
    [InlineData("县委书记王建国主持")]
    [InlineData("王建国副县长要求")]
    [InlineData("王建国书记要求")]
    [InlineData("局长王建国")]
    public void The_wrong_title_is_found(string text) => In(text, Mayor).ShouldHaveSingleItem().Rule.ShouldBe(ContentRules.LeaderTitle);

    [Fact]
    public void Every_occurrence_of_every_word_is_found_and_nothing_else()
    {
        var letters = Gen.Elements('甲', '乙', '丙');
        var words = letters.ListOf().Where(l => l.Count > 0).Select(l => new string([.. l.Take(4)])).ListOf().Select(l => l.Take(8).Distinct().ToArray());
        Prop.ForAll(words.ToArbitrary(), letters.ListOf().Select(l => new string([.. l])).ToArbitrary(), (list, text) =>
        {
            var expected = list.SelectMany((w, n) => Enumerable.Range(0, Math.Max(0, text.Length - w.Length + 1)).Where(i => string.CompareOrdinal(text, i, w, 0, w.Length) == 0).Select(i => (n, i))).Order();
            new WordMatcher(list).Find(text).Select(m => (m.Word, m.Start)).Order().ShouldBe(expected);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Fifty_thousand_words_are_built_and_searched_without_delay()
    {
        var seed = 20240501u;
        char Next() => (char)('\u4E00' + (seed = seed * 1664525 + 1013904223) % 3000);
        var words = Enumerable.Range(0, 50_000).Select(_ => new string([.. Enumerable.Range(0, 2 + (int)((seed >> 5) % 5)).Select(_ => Next())])).Distinct().Select(w => new WordEntry(w, WordKind.Typo)).ToList();
        var text = new SourceText(new string([.. Enumerable.Range(0, 20_000).Select(_ => Next())]), ContentPlace.Body);
        _ = new WordChecks(words).Find(text).Count();

        var (build, scan) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < 7; i++)
        {
            var watch = Stopwatch.StartNew();
            var checks = new WordChecks(words);
            build = watch.Elapsed < build ? watch.Elapsed : build;
            watch.Restart();
            _ = checks.Find(text).Count();
            scan = watch.Elapsed < scan ? watch.Elapsed : scan;
        }

        build.ShouldBeLessThan(TimeSpan.FromMilliseconds(200));
        scan.ShouldBeLessThan(TimeSpan.FromMilliseconds(20));
        Console.WriteLine($"build {build.TotalMilliseconds:0.0} ms, scan {scan.TotalMilliseconds:0.0} ms");
    }
}
