using Gongkai.Operations.Search;
using Gongkai.Operations.Search.Text;

namespace Gongkai.Operations.Tests.Search;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("国办发〔2017〕47号", "国办发 2017 47号")]
    [InlineData("国办发[2017]47号", "国办发 2017 47号")]
    [InlineData("国办发（２０１７）４７号", "国办发 2017 47号")]
    [InlineData("国办发【2017】 47 号", "国办发 2017 47号")]
    [InlineData("ＰＭ２．５", "pm2.5")]
    [InlineData("5G 基站", "5g基站")]
    [InlineData("政府\n　信息", "政府信息")]
    [InlineData("Open  Data", "open data")]
    [InlineData("⼯作", "工作")]
    [InlineData("二○二四年", "二〇二四年")]
    [InlineData("“放管服”改革", "放管服 改革")]
    [InlineData("增长１２.５％。", "增长12.5%")]
    [InlineData("第3. 条", "第3 条")]
    [InlineData("信\u200B息", "信息")]
    [InlineData("𠮷祥", "𠮷祥")]
    [InlineData("《》", "")]
    public void Width_case_brackets_and_blanks_do_not_count(string text, string folded) => TextFolding.Fold(text).ShouldBe(folded);

    [Fact]
    public void Whatever_is_cut_out_of_a_text_is_a_part_of_it()
    {
        var generated = new GeneratedDocuments(11);
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var text = generated.Next(i).Title;
            var from = random.Next(text.Length + 1);
            var cut = text[from..random.Next(from, text.Length + 1)];
            TextFolding.Fold(text).ShouldContain(TextFolding.Fold(cut));
        }
    }

    [Fact]
    public void A_snippet_never_cuts_a_word_that_it_marks_and_marks_whole_numbers_only()
    {
        foreach (var before in Enumerable.Range(0, 200))
        {
            var text = new string('前', before) + "生活垃圾分类" + new string('中', 97) + "垃圾分类处理" + new string('后', 90) + "分类处理";
            foreach (var part in Snippets.Around(text, ["生活垃圾分类", "垃圾分类处理", "分类处理"]).Where(p => p.IsHit))
            {
                part.Text.ShouldBeOneOf("生活垃圾分类", "垃圾分类处理", "分类处理");
            }
        }

        Snippets.Mark("第147号和第47号", ["47号"]).Where(p => p.IsHit).Select(p => p.Text).ShouldBe(["47号"]);
        string.Concat(Snippets.Mark("第147号和第47号", ["47号"]).TakeWhile(p => !p.IsHit).Select(p => p.Text)).ShouldBe("第147号和第");
    }

    [Fact]
    public void Every_folded_character_knows_where_it_comes_from()
    {
        var generated = new GeneratedDocuments(12);
        for (var i = 0; i < 5_000; i++)
        {
            var text = generated.Next(i).Title;
            var (folded, origins) = (new char[text.Length], new int[text.Length]);
            var length = TextFolding.Fold(text, folded, origins);
            new string(folded, 0, length).ShouldBe(TextFolding.Fold(text));
            for (var c = 0; c < length; c++)
            {
                origins[c].ShouldBeInRange(c == 0 ? 0 : origins[c - 1], text.Length - 1);
                if (folded[c] != TextFolding.Separator && !char.IsSurrogate(folded[c]) && folded[c] != '.')
                {
                    TextFolding.Fold(text[origins[c]].ToString()).ShouldBe(folded[c].ToString());
                }
            }
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("政府 信息公开", "政府|信息公开")]
    [InlineData("\"open data\" 平台", "open data|平台")]
    [InlineData("“放管服 改革” 意见", "放管服改革|意见")]
    [InlineData("深化“放管服”改革", "深化 放管服 改革")]
    [InlineData("「一网通办", "一网通办")]
    [InlineData("公开　公开", "公开")]
    [InlineData("2017 47号", "2017|47号")]
    [InlineData("股 市场 A", "市场")]
    [InlineData("股", "股")]
    [InlineData("？！", "")]
    public void What_is_typed_is_read_as_words(string typed, string words) => string.Join('|', SearchWords.Parse(typed).Words).ShouldBe(words);

    [Fact]
    public void Single_characters_are_told_apart()
    {
        SearchWords.Parse("股 市场 A").TooShort.ShouldBe(["股", "a"]);
        SearchWords.Parse("股").OnlySingleCharacters.ShouldBeTrue();
        SearchWords.Parse("𠮷").OnlySingleCharacters.ShouldBeTrue();
        SearchWords.Parse("股 市场").OnlySingleCharacters.ShouldBeFalse();
        SearchWords.Parse(new string('公', 300)).IsCut.ShouldBeTrue();
    }
}
