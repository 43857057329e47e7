using System.Globalization;
using System.Text.RegularExpressions;
using Gongkai.Domain.Publishing;
using Gongkai.Domain.Publishing.Checks;

namespace Gongkai.Operations.Publishing.Content.Import;

/// <summary>Reads off an official document what its form says: title, number, signature, date, note. What is not plainly there stays open.</summary>
internal static partial class DraftGuess
{
    /// <summary>Blocks at the top among which number and title stand.</summary>
    private const int Top = 12;

    /// <summary>Lines at the end among which signature, date and note stand.</summary>
    private const int Bottom = 12;

    private const int LongestTitle = 120;

    private const string Digits = "〇一二三四五六七八九";

    /// <summary>The draft from the markup a reader wrote.</summary>
    public static ImportedDraft Complete(string raw, IReadOnlyList<ImportedPicture> pictures, IReadOnlyList<string> notes)
    {
        var blocks = HtmlSanitiser.Sanitise(raw).Split('\n').ToList();
        var (title, from, count) = Title(blocks);
        var top = blocks.Take(Top).Select(HtmlText.Of).ToList();
        if (title is not null)
        {
            blocks.RemoveRange(from, count);
        }

        var html = string.Join('\n', blocks);
        var lines = HtmlText.Of(html).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        var (date, signature) = Signature(lines);
        return new()
        {
            Title = title,
            Html = html,
            DocumentNumber = top.Where(l => l.Length <= 40).Select(l => NumberLine().Match(l)).Where(m => m.Success).Select(m => DocumentNumber.ParseLoosely(m.Groups["number"].Value)?.ToString()).FirstOrDefault(n => n is not null),
            IssuedOn = date,
            IssuedBy = signature,
            Publicity = AttributeChecks.Stated(string.Join('\n', lines.TakeLast(Bottom))),
            Pictures = [.. pictures.Where(p => html.Contains($"\"{p.Placeholder}\"", StringComparison.Ordinal))],
            Notes = notes,
        };
    }

    /// <summary>Headings or centred lines at the top, as many as stand together; the red head (…文件) and the number are none.</summary>
    private static (string? Title, int From, int Count) Title(List<string> blocks)
    {
        for (var i = 0; i < Math.Min(Top, blocks.Count); i++)
        {
            if (!IsTitleLine(blocks[i]))
            {
                continue;
            }

            var count = 1;
            var kind = blocks[i][..3];
            while (i + count < blocks.Count && count < 4 && blocks[i + count].StartsWith(kind, StringComparison.Ordinal) && IsTitleLine(blocks[i + count]) && kind == "<p ")
            {
                count++;
            }

            var title = string.Concat(blocks.Skip(i).Take(count).Select(b => HtmlText.Of(b).Replace("\n", "", StringComparison.Ordinal).Trim()));
            return title.Length is >= 4 and <= LongestTitle ? (title, i, count) : (null, 0, 0);
        }

        return (null, 0, 0);
    }

    private static bool IsTitleLine(string block)
    {
        if (!block.StartsWith("<h2", StringComparison.Ordinal) && !block.StartsWith("<p class=\"align-center\">", StringComparison.Ordinal))
        {
            return false;
        }

        var text = HtmlText.Of(block).Trim();
        return text.Length >= 2 && !text.EndsWith("文件", StringComparison.Ordinal) && !text.EndsWith('号') && !text.StartsWith('（') && !block.Contains("<img", StringComparison.Ordinal);
    }

    /// <summary>The last line that is a date, and the line above it that ends like the name of a body.</summary>
    private static (DateOnly? Date, string? Signature) Signature(List<string> lines)
    {
        for (var i = lines.Count - 1; i >= Math.Max(0, lines.Count - Bottom); i--)
        {
            if (Date(lines[i]) is not { } date)
            {
                continue;
            }

            var above = i > 0 ? lines[i - 1].Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal) : "";
            return (date, above.Length is >= 3 and <= 40 && BodyName().IsMatch(above) ? above : null);
        }

        return (null, null);
    }

    private static DateOnly? Date(string line)
    {
        var plain = string.Concat(line.Where(c => !char.IsWhiteSpace(c)));
        if (HanDate().Match(plain) is { Success: true } han)
        {
            var year = string.Concat(han.Groups["year"].Value.Select(c => Math.Max(0, Digits.IndexOf(c))));
            plain = $"{year}年{Number(han.Groups["month"].Value)}月{Number(han.Groups["day"].Value)}日";
        }

        return DateOnly.TryParseExact(plain, ["yyyy年M月d日", "yyyy年MM月dd日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    private static int Number(string han)
    {
        var tens = han.IndexOf('十');
        var units = Digits.IndexOf(han[^1]);
        return tens < 0 ? units : (tens == 0 ? 1 : Digits.IndexOf(han[0])) * 10 + (han[^1] == '十' ? 0 : units);
    }

    [GeneratedRegex(@"^(?<number>[\u4E00-\u9FFF]{1,15}[〔\[（(【［][ ]?(?:19|20)[0-9]{2}[ ]?[〕\]）)】］][ ]?第?[0-9]{1,5}[ ]?号)(?:[ \u3000\u2003].*)?$")]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"^(?<year>[一二][〇○零一二三四五六七八九]{3})年(?<month>[一二三四五六七八九十]{1,2})月(?<day>[一二三四五六七八九十]{1,3})日$")]
    private static partial Regex HanDate();

    [GeneratedRegex(@"(?:政府|办公室|委员会|局|厅|部|院|办|处|中心|街道|管委会|领导小组|总队|支队|大队|联席会议)$")]
    private static partial Regex BodyName();
}
