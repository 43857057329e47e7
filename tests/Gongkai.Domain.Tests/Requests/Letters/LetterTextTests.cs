using System.Text;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Shouldly;
using Xunit;

namespace Gongkai.Domain.Tests.Requests.Letters;

public sealed class LetterTextTests
{
    /// <summary>The texts are read by a person before they are stored; GONGKAI_WRITE_DOCS=1 writes them anew.</summary>
    [Fact]
    public void Every_letter_reads_as_it_was_approved()
    {
        var texts = LetterCases.All().ToDictionary(c => c.Name, c => Written(DefaultTemplates.Of(c.Letter.Kind, c.Letter.Answer).Render(c.Letter, c.Facts, "青自然资公复〔2026〕12号")));
        var approved = new StringBuilder();
        foreach (var (name, text) in texts)
        {
            approved.Append("## ").Append(name).Append("\n\n").Append(text).Append('\n');
        }

        var file = ApprovedFile();
        if (Environment.GetEnvironmentVariable("GONGKAI_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, approved.ToString());
        }

        approved.ToString().ShouldBe(File.ReadAllText(file));
    }

    [Fact]
    public void Every_complete_letter_can_be_signed_and_leaves_no_placeholder_open()
    {
        foreach (var (name, letter, facts) in LetterCases.All())
        {
            LetterRules.WhyNotSign(letter, facts).Select(p => p.Text).ShouldBeEmpty(name);
            var text = DefaultTemplates.Of(letter.Kind, letter.Answer).Render(letter, facts, "青自然资公复〔2026〕12号");
            string.Concat(text.Paragraphs).ShouldNotContain("{{", customMessage: name);
            text.Paragraphs.ShouldAllBe(p => !p.Contains("。。") && !p.Contains("〔需") && !p.Contains("，。"), name);
        }
    }

    [Fact]
    public void Every_required_element_that_is_missing_is_named_with_its_source()
    {
        foreach (var (name, letter, facts) in LetterCases.All())
        {
            foreach (var element in LetterElements.Of(letter.Kind, letter.Answer).Where(e => e.IsRequired))
            {
                var without = letter with { Values = letter.Values.Where(v => v.Key != element.Code).ToDictionary() };
                LetterRules.WhyNotSign(without, facts).ShouldContain(p => p.Code == $"letter.missing.{element.Code}" && p.Text.Contains(element.Name) && p.Text.Contains(element.Source!), $"{name}.{element.Code}");
            }
        }
    }

    [Fact]
    public void Every_element_that_an_officer_fills_in_stands_in_the_letter()
    {
        foreach (var (name, letter, facts) in LetterCases.All())
        {
            var text = string.Concat(DefaultTemplates.Of(letter.Kind, letter.Answer).Render(letter, facts, null).Paragraphs);
            foreach (var element in LetterElements.Of(letter.Kind, letter.Answer).Where(e => e.Form is ElementForm.Line or ElementForm.Text && letter[e.Code] is not null))
            {
                text.ShouldContain(letter[element.Code]!.TrimEnd('。'), customMessage: $"{name}.{element.Code}");
            }
        }
    }

    [Fact]
    public void The_shipped_templates_hold_all_that_the_law_wants()
    {
        foreach (var (name, letter, _) in LetterCases.All())
        {
            DefaultTemplates.Of(letter.Kind, letter.Answer).WhatIsWrong(letter.Kind, letter.Answer).Select(p => p.Text).ShouldBeEmpty(name);
        }
    }

    [Fact]
    public void A_template_cannot_drop_what_carries_a_required_element()
    {
        foreach (var (name, letter, _) in LetterCases.All())
        {
            var shipped = DefaultTemplates.Of(letter.Kind, letter.Answer);
            foreach (var required in LetterValues.Required(letter.Kind, letter.Answer))
            {
                (shipped with { Body = shipped.Body.Replace($"{{{{{required}}}}}", "") }).WhatIsWrong(letter.Kind, letter.Answer).ShouldContain(p => p.Code == "template.required", $"{name}.{required}");
                (shipped with { Body = shipped.Body.Replace($"{{{{{required}}}}}", $"[[{{{{{required}}}}}]]") }).WhatIsWrong(letter.Kind, letter.Answer).ShouldContain(p => p.Code == "template.required", $"{name}.{required}");
            }
        }
    }

    [Fact]
    public void Letters_to_others_never_tell_who_applied_nor_what_was_written()
    {
        foreach (var (name, letter, facts) in LetterCases.All().Where(c => c.Letter.Kind.Addressee() != LetterAddressee.Applicant))
        {
            var shipped = DefaultTemplates.Of(letter.Kind, letter.Answer);
            string.Concat(shipped.Render(letter, facts, null).Paragraphs).ShouldNotContain(facts.Applicant, customMessage: name);
            (shipped with { Body = shipped.Body + "\n{{申请人}}" }).WhatIsWrong(letter.Kind, letter.Answer).ShouldContain(p => p.Code == "template.unknown", name);
            (shipped with { Body = shipped.Body + "\n{{申请内容}}" }).WhatIsWrong(letter.Kind, letter.Answer).ShouldContain(p => p.Code == "template.unknown", name);
        }
    }

    [Fact]
    public void What_an_officer_writes_is_never_read_as_a_placeholder()
    {
        var letter = LetterCases.Of(LetterKind.Answer, AnswerKind.Granted) with { Values = new Dictionary<string, string> { ["items"] = "{{救济途径}}[[甲]]", ["how"] = "附送" } };
        var text = string.Concat(DefaultTemplates.Of(letter.Kind, letter.Answer).Render(letter, LetterCases.FactsOf(letter.Kind, letter.Answer), null).Paragraphs);
        text.ShouldContain("{{救济途径}}[[甲]]");
    }

    [Fact]
    public void An_answer_that_keeps_something_back_for_a_third_party_says_what_it_said_or_why_it_was_not_asked_whatever_the_template()
    {
        foreach (var answer in (AnswerKind[])[AnswerKind.PartlyGranted, AnswerKind.RefusedThirdParty])
        {
            var (letter, facts) = (LetterCases.Of(LetterKind.Answer, answer), LetterCases.FactsOf(LetterKind.Answer, answer));
            letter = letter with { Values = letter.Values.Append(KeyValuePair.Create("not-consulted", "第三方下落不明，无法联系")).ToDictionary() };
            var shipped = DefaultTemplates.Of(LetterKind.Answer, answer);
            var own = shipped with { Body = shipped.Body.Replace("[[未书面征求第三方意见的理由：{{未征求第三方意见的理由}}。]]", "") };
            own.WhatIsWrong(LetterKind.Answer, answer).ShouldBeEmpty();
            foreach (var template in (LetterTemplate[])[shipped, own])
            {
                var asked = string.Concat(template.Render(letter, facts, null).Paragraphs);
                asked.ShouldContain("本机关于2026年8月5日书面征求第三方的意见");
                var without = string.Concat(template.Render(letter, facts with { Facts = facts.Facts with { Consultations = [] } }, null).Paragraphs);
                without.ShouldContain("未书面征求第三方意见的理由：第三方下落不明，无法联系。");
                without.IndexOf("下落不明", StringComparison.Ordinal).ShouldBe(without.LastIndexOf("下落不明", StringComparison.Ordinal));
                without.ShouldNotContain("。。");
            }
        }

        var process = LetterCases.Of(LetterKind.Answer, AnswerKind.PartlyGranted) with { Withheld = [new("讨论记录", AnswerKind.RefusedProcess, "讨论过程")] };
        string.Concat(DefaultTemplates.Of(LetterKind.Answer, AnswerKind.PartlyGranted).Render(process, LetterCases.FactsOf(LetterKind.Answer, AnswerKind.Granted), null).Paragraphs).ShouldNotContain("书面征求");
    }

    [Fact]
    public void The_hash_covers_every_part_of_the_text()
    {
        var text = new LetterText("标题", "甲〔2026〕1号", "甲某某", ["一", "二"], ["附件"], "某局");
        text.Hash().ShouldBe((text with { On = new(2026, 8, 1) }).Hash());
        LetterText[] others =
        [
            text with { Title = "标题二" }, text with { Number = null }, text with { Addressee = "乙" }, text with { Paragraphs = ["一二"] },
            text with { Paragraphs = ["一", "二", "附件"], Attachments = [] }, text with { Attachments = [] }, text with { Agency = "某某局" },
        ];
        others.Select(o => o.Hash()).Append(text.Hash()).ShouldBeUnique();
    }

    private static string Written(LetterText text) =>
        $"**{text.Title}**\n\n{text.Number}\n\n{text.Addressee}：\n\n{string.Join("\n\n", text.Paragraphs)}\n\n{(text.Attachments.Count > 0 ? "附件：" + string.Join("；", text.Attachments) + "\n\n" : "")}{text.Agency}\n";

    private static string ApprovedFile()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "tests")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return Path.Combine(folder.FullName, "tests/Gongkai.Domain.Tests/Requests/Letters/approved-letters.md");
    }
}
