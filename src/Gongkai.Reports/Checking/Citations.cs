using System.Globalization;
using Gongkai.Domain.AnnualReports;

namespace Gongkai.Reports.Checking;

/// <summary>Checks how documents are cited (rules <c>L.numberForm</c>, <c>L.number</c>, <c>L.title</c>, <c>L.titleMarks</c>, <c>L.formDocument</c>).</summary>
internal sealed class Citations(AnnualReport report, Narrative narrative, List<Finding> findings)
{
    private const string OpeningBrackets = "〔[({【<〈《";
    private const string ClosingBrackets = "〕])}】>〉》";

    /// <summary>Issuing codes that do not exist and what they stand for.</summary>
    private static readonly string[] WrongCodes = ["国办公开函", "国办公开办", "国办公办函", "国办公函", "国公开办函", "国办公开发", "国务院办公开办函", "国办公开办发"];

    /// <summary>Documents of the field, by the words of a title that name them and nothing else.</summary>
    private static readonly (string Words, string Not, string Code, int Year, int Number)[] Known =
    [
        ("政府信息公开工作年度报告格式", "试行", "国办公开办函", 2021, 30),
        ("政府信息公开工作年度报告有关事项的通知", "", "国办公开办函", 2019, 60),
        ("规范政府信息公开平台有关事项的通知", "", "国办公开办函", 2019, 61),
        ("政府信息公开信息处理费管理办法", "", "国办函", 2020, 109),
    ];

    private readonly HashSet<string> reported = [];
    private bool citesCurrentForm;
    private (int Start, int End)? trialForm;

    /// <summary>Adds what is wrong with the citations.</summary>
    public void Check()
    {
        var text = narrative.Text;
        for (var at = text.IndexOf('号'); at >= 0; at = text.IndexOf('号', at + 1))
        {
            ReadNumber(at);
        }

        foreach (var sentence in narrative.Sentences)
        {
            CheckTitles(sentence);
        }

        if (report.Year >= 2021 && trialForm is { } form && !citesCurrentForm)
        {
            Add(RuleCatalogue.LawFormDocument, Severity.Warning, form.Start, form.End, $"{report.Year} 年度的报告应依据国办公开办函〔2021〕30号，文中只引了〔2019〕60号");
        }
    }

    /// <summary>Reads 「代字〔年份〕序号号」 backwards from its 号; what has no year in brackets or against a bracket is no document number.</summary>
    private void ReadNumber(int end)
    {
        var text = narrative.Text;
        var i = end;
        while (i > 0 && char.IsAsciiDigit(text[i - 1]) && end - i < 12)
        {
            i--;
        }

        if (i == end || i == 0)
        {
            return;
        }

        var digits = text.AsSpan(i, end - i);
        var ordinal = false;
        if (text[i - 1] == '第')
        {
            (ordinal, i) = (true, i - 1);
        }

        if (i == 0)
        {
            return;
        }

        var closing = ClosingBrackets.IndexOf(text[i - 1], StringComparison.Ordinal);
        if (closing >= 0 && i >= 6 && IsYear(text.AsSpan(i - 5, 4)))
        {
            var opening = OpeningBrackets.IndexOf(text[i - 6], StringComparison.Ordinal);
            var code = CodeBefore(opening >= 0 ? i - 6 : i - 5);
            if (code.Length >= 2)
            {
                Report(code, opening, closing, int.Parse(text.AsSpan(i - 5, 4), CultureInfo.InvariantCulture), digits, ordinal, end + 1);
            }
        }
        else if (digits.Length is >= 5 and <= 8 && IsYear(digits[..4]) && OpeningBrackets.Contains(text[i - 1], StringComparison.Ordinal) && CodeBefore(i - 1) is { Length: >= 2 } code)
        {
            // 「长政办函〔2017100号」: the closing bracket is gone.
            AddForm(Severity.Warning, i - 1 - code.Length, end + 1, $"年份后缺少右括号，应写作“{code}〔{digits[..4]}〕{digits[4..].TrimStart('0')}号”");
        }
    }

    private void Report(string code, int opening, int closing, int year, ReadOnlySpan<char> digits, bool ordinal, int end)
    {
        var start = end - code.Length - 7 - digits.Length + (opening < 0 ? 1 : 0) - (ordinal ? 1 : 0);
        start = Math.Max(start, 0);
        var number = int.TryParse(digits, out var parsed) ? parsed : 0;
        var right = $"{code}〔{year}〕{number}号";
        if (opening < 0 || opening != closing)
        {
            AddForm(Severity.Warning, start, end, $"年份的括号不成对，应写作“{right}”");
        }
        else if (OpeningBrackets[opening] is '{' or '【' or '<' or '〈' or '《')
        {
            AddForm(Severity.Warning, start, end, $"年份应使用六角括号，写作“{right}”");
        }
        else if (ordinal || digits[0] == '0')
        {
            AddForm(Severity.Warning, start, end, $"序号不加“第”、不编虚位，应写作“{right}”");
        }
        else if (OpeningBrackets[opening] != '〔')
        {
            AddForm(Severity.Info, start, end, $"年份应使用六角括号，写作“{right}”");
        }

        CheckKnown(code, year, number, start, end);
    }

    private void CheckKnown(string code, int year, int number, int start, int end)
    {
        if ((year, number) is (2021, 30))
        {
            citesCurrentForm = true;
        }
        else if ((year, number) is (2019, 60) && code.EndsWith("国办公开办函", StringComparison.Ordinal))
        {
            trialForm = (start, end);
        }

        foreach (var wrong in WrongCodes)
        {
            if (code.EndsWith(wrong, StringComparison.Ordinal))
            {
                Add(RuleCatalogue.LawNumber, Severity.Warning, start, end, $"没有代字“{wrong}”，国务院办公厅政府信息与政务公开办公室的代字是“国办公开办函”，应为“国办公开办函〔{year}〕{number}号”");
                return;
            }
        }

        if (TitleBefore(start) is not { Length: > 0 } title)
        {
            return;
        }

        foreach (var known in Known)
        {
            if (title.Contains(known.Words, StringComparison.Ordinal) && (known.Not.Length == 0 || !title.Contains(known.Not, StringComparison.Ordinal))
                && code.StartsWith("国办", StringComparison.Ordinal) && !(code == known.Code && year == known.Year && number == known.Number)
                && !(known.Number == 30 && report.Year is < 2021 && (year, number) is (2019, 60)))
            {
                Add(RuleCatalogue.LawNumber, Severity.Warning, start, end, $"《{title}》的文号是{known.Code}〔{known.Year}〕{known.Number}号，文中写作{code}〔{year}〕{number}号");
                return;
            }
        }
    }

    /// <summary>The title in 《》 that ends right before a number, an opening bracket and 通知 between them.</summary>
    private string TitleBefore(int start)
    {
        var before = narrative.Text.AsSpan(Math.Max(0, start - 120), Math.Min(120, start)).TrimEnd("(,");
        if (before.EndsWith("的通知", StringComparison.Ordinal))
        {
            before = before[..^3];
        }

        if (before.IsEmpty || before[^1] != '》')
        {
            return "";
        }

        var open = before.LastIndexOf('《');
        var outer = open > 0 ? before[..open].LastIndexOf('《') : -1;
        var nested = outer >= 0 && before[outer..open].IndexOf('》') < 0;
        return (nested ? before[(outer + 1)..^1] : before[(open + 1)..^1]).ToString();
    }

    private string CodeBefore(int end)
    {
        var text = narrative.Text;
        var i = end;
        while (i > 0 && end - i < 14 && text[i - 1] is >= '一' and <= '龥')
        {
            i--;
        }

        return text[i..end];
    }

    private static bool IsYear(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1980 and <= 2100;

    private void CheckTitles(in Sentence sentence)
    {
        var words = narrative[sentence];
        var depth = 0;
        var open = -1;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == '《')
            {
                open = depth++ == 0 ? i : open;
            }
            else if (words[i] == '》')
            {
                depth--;
                if (depth == 0)
                {
                    CheckTitle(words[(open + 1)..i], sentence.Start + open);
                }
                else if (depth < 0)
                {
                    Add(RuleCatalogue.LawTitleMarks, Severity.Warning, sentence.Start + Math.Max(0, i - 30), sentence.Start + i + 1, "》前面没有与它配对的《");
                    depth = 0;
                }
            }
        }

        if (depth > 0 && EndsParagraph(sentence))
        {
            Add(RuleCatalogue.LawTitleMarks, Severity.Warning, sentence.Start + open, Math.Min(sentence.End, sentence.Start + open + 40), "《后面没有与它配对的》");
        }
    }

    /// <summary>A title can run over 。 only by mistake of the cut; a paragraph's end is sure.</summary>
    private bool EndsParagraph(in Sentence sentence) => sentence.End >= narrative.Text.Length || narrative.Text[sentence.End] == '\n' || narrative.Text[sentence.End - 1] == '。';

    private void CheckTitle(ReadOnlySpan<char> title, int start)
    {
        if (KnownTitles.Misquoted(title) is { } right)
        {
            Add(RuleCatalogue.LawTitle, Severity.Warning, start, start + title.Length + 2, $"标题有误，应为《{right}》");
        }
    }

    private void AddForm(Severity severity, int start, int end, string message) => Add(RuleCatalogue.LawNumberForm, severity, Math.Max(0, start), end, message);

    /// <summary>One finding for each citation, however often it is repeated.</summary>
    private void Add(Rule rule, Severity severity, int start, int end, string message)
    {
        var quoted = narrative.Quote(start, end);
        if (reported.Add(rule.Id + quoted))
        {
            findings.Add(new Finding(rule, severity, [], null, null, $"“{quoted}”：{message}", [narrative.Evidence(start, end)]));
        }
    }
}
