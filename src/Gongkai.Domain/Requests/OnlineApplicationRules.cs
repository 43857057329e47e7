using Gongkai.Domain.Agencies;
using Gongkai.Domain.Publishing.Checks;

namespace Gongkai.Domain.Requests;

/// <summary>What an application submitted on the platform has to hold besides: there nobody looks at a document across a counter (《条例》第二十九条第（一）项).</summary>
public static class OnlineApplicationRules
{
    /// <summary>Everything that is missing, at once.</summary>
    /// <param name="application">What was filled in.</param>
    /// <param name="hasCopy">True when a copy of the document of identity comes with it.</param>
    public static IReadOnlyList<Problem> WhatIsWrong(Application application, bool hasCopy)
    {
        var problems = ApplicationRules.WhatIsWrong(application).ToList();
        if ((WrongIdentity(application.Applicant, hasCopy) ?? WrongWay(application)) is { } first)
        {
            problems.Add(first);
            if (WrongWay(application) is { } way && way != first)
            {
                problems.Add(way);
            }
        }

        return problems;
    }

    private static Problem? WrongIdentity(Applicant who, bool hasCopy) => (who.IdentityKind, who.IdentityNumber?.Trim()) switch
    {
        (IdentityKind.CreditCode, _) when !who.IsOrganisation => new("application.identity-kind", "自然人请选择居民身份证等本人的证件。"),
        (_, null or "") when !hasCopy => new("application.identity", "请填写证件号码，或者上传证件的照片、扫描件。"),
        (IdentityKind.ResidentCard, { Length: > 0 } number) when !IdentityNumber.IsValid(number.ToUpperInvariant()) =>
            new("application.identity-number", number.Length == 18 ? "居民身份证号码有误，有一位或者几位写错了，请对照证件逐位核对。" : $"居民身份证号码应为18位，现在是{number.Length}位，请对照证件核对。"),
        (IdentityKind.CreditCode, { Length: > 0 } code) when CreditCode.Parse(code) is null =>
            new("application.identity-number", code.Length == 18 ? "统一社会信用代码有误，有一位或者几位写错了，请对照证书逐位核对。" : $"统一社会信用代码应为18位数字和大写字母，现在是{code.Length}位，请对照证书核对。"),
        _ => null,
    };

    private static Problem? WrongWay(Application application) => (application.Form, application.Way) switch
    {
        (WantedForm.Paper, WantedWay.Download or WantedWay.Email) => new("application.way", "纸质的信息可以邮寄、当面领取或者传真；想在网上下载或者用电子邮件接收的，请把形式改为电子数据。"),
        (WantedForm.OnSite, not WantedWay.Counter) => new("application.way", "现场阅读、抄录的，途径请选择当面领取。"),
        _ => null,
    };
}
