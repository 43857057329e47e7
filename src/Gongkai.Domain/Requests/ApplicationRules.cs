using System.Text.RegularExpressions;

namespace Gongkai.Domain.Requests;

/// <summary>What an application has to hold (《条例》第二十九条), and nothing beyond it: no purpose is asked.</summary>
public static partial class ApplicationRules
{
    /// <summary>Characters of what is wanted at most.</summary>
    public const int LongestWanted = 5000;

    /// <summary>Characters of any other entry at most.</summary>
    public const int LongestText = 200;

    private const int LongestSubject = 60;

    /// <summary>Everything that is missing or too long, at once.</summary>
    public static IReadOnlyList<Problem> WhatIsWrong(Application application)
    {
        var who = application.Applicant;
        var problems = new List<Problem>();
        Refuse(string.IsNullOrWhiteSpace(who.Name), "application.name", who.IsOrganisation ? "请填写申请单位的名称。" : "请填写申请人的姓名。");
        Refuse(string.IsNullOrWhiteSpace(who.Telephone) && string.IsNullOrWhiteSpace(who.Email) && string.IsNullOrWhiteSpace(who.Address), "application.contact", "请至少填写一种联系方式：电话、电子邮箱或者通信地址。");
        Refuse(string.IsNullOrWhiteSpace(application.Wanted), "application.wanted", "请写明所需政府信息的名称、文号或者便于查询的其他特征性描述。");
        Refuse(application.Wanted.Length > LongestWanted, "application.wanted-too-long", $"所需信息的描述不能超过{LongestWanted}字，可以另附材料。");
        Refuse(application.Way == WantedWay.Post && string.IsNullOrWhiteSpace(who.Address), "application.address", "选择邮寄的，请填写通信地址。");
        Refuse(application.Way == WantedWay.Email && string.IsNullOrWhiteSpace(who.Email), "application.email", "选择电子邮件的，请填写电子邮箱。");
        Refuse(who.Email is { Length: > 0 } email && !EmailForm().IsMatch(email), "application.email-form", "电子邮箱的格式不正确，应如 name@example.cn。");
        Refuse(((string?[])[who.Name, who.IdentityNumber, who.Representative, who.ContactName, who.Telephone, who.Email, who.Address, who.Postcode, application.HelpNeeded]).Any(t => t?.Length > LongestText),
            "application.too-long", $"姓名、联系方式等各项不能超过{LongestText}字。");
        return problems;

        void Refuse(bool isWrong, string code, string text)
        {
            if (isWrong)
            {
                problems.Add(new(code, text));
            }
        }
    }

    /// <summary>
    /// 事由 from what is wanted: its beginning, with the applicant's own data, long numbers (identity cards, telephones, accounts) and addresses
    /// of mail masked. It stands open in lists, also before those who do not see who applied.
    /// </summary>
    public static string SubjectOf(string wanted, Applicant applicant)
    {
        var masked = PersonalMask.Text(string.Join(' ', wanted.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), applicant);
        return masked.Length <= LongestSubject ? masked : masked[..(LongestSubject - 1)] + "…";
    }

    [GeneratedRegex(@"^[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();
}
