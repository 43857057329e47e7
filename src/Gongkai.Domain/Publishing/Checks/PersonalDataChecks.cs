using System.Text.RegularExpressions;

namespace Gongkai.Domain.Publishing.Checks;

/// <summary>Personal data in a text (个人信息): numbers that prove themselves by their form and check digit, and places and addresses that look like a person's.</summary>
public static partial class PersonalDataChecks
{
    private static readonly string[] ContactLabels =
        ["联系电话", "联系方式", "联系人", "咨询电话", "监督电话", "举报电话", "投诉电话", "服务电话", "服务热线", "热线", "值班电话", "办公电话", "报名电话", "预约电话", "电话"];

    private static readonly string[] HomePhoneLabels = ["家庭电话", "住宅电话", "宅电", "家庭联系电话", "本人电话", "个人电话", "家庭固定电话", "住宅固话"];

    private static readonly string[] CardLabels = ["银行卡", "卡号", "账号", "帐号", "账户", "帐户", "开户行", "一卡通", "社保卡"];

    /// <summary>All of it, in the order of the text.</summary>
    public static IEnumerable<ContentFinding> Find(SourceText text) =>
        Numbers(text).Concat(Passports(text)).Concat(NumberPlates(text)).Concat(Addresses(text)).Concat(Mails(text)).OrderBy(f => f.Place.Start);

    private static IEnumerable<ContentFinding> Numbers(SourceText text)
    {
        var behind = 0;
        foreach (var number in DigitRuns.Find(text.Text, 7, 19))
        {
            if (number.Start >= behind && Recognise(text, number) is { } finding)
            {
                behind = number.End;
                yield return finding;
            }
        }
    }

    private static ContentFinding? Recognise(SourceText text, DigitRuns.Number number)
    {
        var digits = number.Digits;
        if (IdentityNumber.IsValid(digits))
        {
            return Number(ContentRules.IdCard, 3, 4, "有完整的居民身份证号码（校验码正确）。");
        }

        if (IsPartOfCode(text.Text, number))
        {
            return null;
        }

        if (number.Groups.Count == 1 && IdentityNumber.IsValidOld(digits))
        {
            return Number(ContentRules.OldIdCard, 3, 3, "有一个十五位号码，其中的地区和出生日期成立，可能是旧身份证号码。");
        }

        if (IsMobile(number) && !IsAmount(text.Text, number.End))
        {
            return HasBefore(text, number.Start, 24, ContactLabels)
                ? Number(ContentRules.ContactMobile, 3, 4, "公布的联系电话是手机号码。")
                : Number(ContentRules.Mobile, 3, 4, "有完整的手机号码。");
        }

        if (IsBankCard(digits) && (digits.StartsWith("62", StringComparison.Ordinal) && number.Groups.Count <= 6 || HasBefore(text, number.Start, 24, CardLabels)))
        {
            return Number(ContentRules.BankCard, 0, 4, "有完整的银行卡号（校验码正确）。");
        }

        return !digits.Contains('X') && digits.Length <= 12 && HasBefore(text, number.Start, 12, HomePhoneLabels)
            ? Number(ContentRules.HomePhone, 0, 4, "有住宅或个人的固定电话。")
            : null;

        ContentFinding Number(ContentRule rule, int head, int tail, string message) =>
            text.Found(rule, number.Start, number.End - number.Start, message, Masking.Mask(digits, head, tail));
    }

    private static bool IsMobile(DigitRuns.Number number)
    {
        var (digits, groups) = (number.Digits, number.Groups);
        var country = digits.StartsWith("0086", StringComparison.Ordinal) ? 4 : digits is ['8', '6', ..] && digits.Length == 13 ? 2 : 0;
        var own = digits.AsSpan(country);
        if (own.Length != 11 || own[0] != '1' || own[1] is < '3' or > '9' || own.Contains('X'))
        {
            return false;
        }

        int[] ownGroups = [.. country > 0 && groups[0] == country ? groups.Skip(1) : groups];
        return groups.Count == 1 || groups.All(g => g == 1) || ownGroups is [11] or [3, 4, 4] or [4, 3, 4] or [3, 8] or [7, 4] or [4, 4, 3];
    }

    private static bool IsBankCard(string digits)
    {
        var known = (digits, digits.Length) switch
        {
            (['6', '2', ..], >= 16 and <= 19) => true,
            (['6', '0' or '8' or '9', ..], 16 or 18 or 19) => true,
            (['9', '5', '5', '8', '8', ..], 19) => true,
            (['4', ..], 16) => true,
            (['5', >= '1' and <= '5', ..], 16) => true,
            (['3', '5', ..], 16) => true,
            (['3', '4' or '7', ..], 15) => true,
            _ => false,
        };
        return known && !digits.Contains('X') && digits.AsSpan().ContainsAnyExcept('0', digits[^1]) && IsLuhn(digits);
    }

    private static bool IsLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? value : value < 5 ? 2 * value : 2 * value - 9;
        }

        return sum % 10 == 0;
    }

    /// <summary>Letters or a point at either end: a code or a decimal, not a number of its own.</summary>
    private static bool IsPartOfCode(string text, DigitRuns.Number number)
    {
        var before = number.Start > 0 ? text[number.Start - 1] : ' ';
        var after = number.End < text.Length ? text[number.End] : ' ';
        return char.IsAsciiLetter(before) || before is '_' or '＿' || char.IsAsciiLetter(after) || after is '_' or '%' or '％'
            || (before is '.' or ',' or '/' && number.Start > 1 && char.IsAsciiLetterOrDigit(text[number.Start - 2]))
            || (after is '.' or '/' && number.End + 1 < text.Length && char.IsAsciiLetterOrDigit(text[number.End + 1]));
    }

    private static bool IsAmount(string text, int end) => end < text.Length && text[end] is '元' or '万' or '亿' or '吨' or '平' or '千' or '立' or '号';

    private static bool HasBefore(SourceText text, int start, int atMost, string[] labels)
    {
        var before = text.Before(start, atMost);
        foreach (var label in labels)
        {
            if (before.Contains(label, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<ContentFinding> Passports(SourceText text)
    {
        foreach (Match match in PassportNumber().Matches(text.Text))
        {
            if (text.Before(match.Index, 16).Contains("护照", StringComparison.Ordinal))
            {
                yield return text.Found(ContentRules.Passport, match.Index, match.Length, "有完整的护照号码。", Masking.Mask(match.ValueSpan, 1, 3));
            }
        }
    }

    private static IEnumerable<ContentFinding> NumberPlates(SourceText text)
    {
        foreach (Match match in Plate().Matches(text.Text))
        {
            if (match.ValueSpan[2..].IndexOfAnyInRange('0', '9') >= 0)
            {
                yield return text.Found(ContentRules.NumberPlate, match.Index, match.Length, "有完整的机动车号牌。", Masking.Mask(match.ValueSpan, 2, 1));
            }
        }
    }

    private static IEnumerable<ContentFinding> Addresses(SourceText text)
    {
        var behind = 0;
        foreach (Match door in DoorOfHome().Matches(text.Text))
        {
            // What stands before the door is walked back to, not searched for: a pattern that begins with it takes thirty steps at every character.
            var start = door.Index;
            while (start > behind && door.Index - start < MostBeforeDoor && text.Text[start - 1] is (>= '\u4E00' and <= '\u9FFF') or (>= '0' and <= '9') or (>= '０' and <= '９'))
            {
                start--;
            }

            behind = door.Index + door.Length;
            var address = text.Text[start..behind];
            if (!OfficeWords.Any(w => address.Contains(w, StringComparison.Ordinal)) && !HasBefore(text, start, 8, OfficeWords))
            {
                yield return Address(start, address);
            }
        }

        foreach (Match match in LabelledHome().Matches(text.Text))
        {
            if (!DoorOfHome().IsMatch(match.Value))
            {
                yield return Address(match.Index, match.Value);
            }
        }

        ContentFinding Address(int start, string address) =>
            text.Found(ContentRules.HomeAddress, start, address.Length, "地址写到了门牌，可能是个人住址。", Masking.Mask(address, Math.Min(6, address.Length / 2), 0));
    }

    private const int MostBeforeDoor = 30;

    private static readonly string[] OfficeWords = ["政府", "中心", "大厦", "办公", "机关", "局", "委员会", "服务", "公司", "医院", "学校", "写字楼", "广场", "园区", "厂"];

    private static IEnumerable<ContentFinding> Mails(SourceText text)
    {
        foreach (Match match in PrivateMail().Matches(text.Text))
        {
            yield return text.Found(ContentRules.PersonalMail, match.Index, match.Length, "有商业邮箱地址，可能是个人邮箱。", Masking.Mask(match.ValueSpan, 2, match.Length - match.Value.IndexOf('@')));
        }
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:E[A-HJ-NP-Z]\d{7}|[EGDSPK]\d{8})(?![A-Za-z0-9])")]
    private static partial Regex PassportNumber();

    [GeneratedRegex(@"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁][A-HJ-NP-Z][·•・.]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])")]
    private static partial Regex Plate();

    [GeneratedRegex(@"[0-9０-９一二三四五六七八九十]{1,4}(?:号楼|栋|幢|座|号)[\s]?(?:[0-9０-９一二三四五六七八九十A-Za-z甲乙丙丁东西]{1,4}单元|[0-9０-９]{1,3}门)[\s]?[0-9０-９]{1,5}(?:室|号|户)?|[0-9０-９]{1,4}(?:号楼|栋|幢)[\s]?[0-9０-９]{2,5}(?:室|户)", RegexOptions.None, 2000)]
    private static partial Regex DoorOfHome();

    [GeneratedRegex(@"(?:家庭住址|家庭地址|现住址|现居住地|户籍地址|户籍所在地|户籍地|身份证地址|住址|住所地?)\s*[:：为在是\t]?\s*[\u4E00-\u9FFFA-Za-z0-9０-９·\-－#]{4,40}?(?:[0-9０-９一二三四五六七八九十]{1,5}(?:号|室|户|组))", RegexOptions.None, 2000)]
    private static partial Regex LabelledHome();

    [GeneratedRegex(@"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{2,64}@(?:qq|163|126|yeah|foxmail|sina|sohu|139|189|wo|21cn|gmail|hotmail|outlook|yahoo|aliyun|icloud)\.(?:com|net|cn|com\.cn)(?![A-Za-z0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex PrivateMail();
}
