using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>What pages for applicants call things.</summary>
internal static class ApplicantWords
{
    /// <summary>证件种类.</summary>
    public static string Name(this IdentityKind kind) => kind switch
    {
        IdentityKind.ResidentCard => "居民身份证",
        IdentityKind.Passport => "护照",
        IdentityKind.HongKongMacaoTaiwanPermit => "港澳台居民居住证、通行证",
        IdentityKind.CreditCode => "统一社会信用代码证书",
        IdentityKind.Other => "其他有效证件",
    };

    /// <summary>获取形式.</summary>
    public static string Name(this WantedForm form) => form switch
    {
        WantedForm.Paper => "纸质",
        WantedForm.Electronic => "电子数据",
        WantedForm.OnSite => "现场阅读、抄录",
    };

    /// <summary>获取途径.</summary>
    public static string Name(this WantedWay way) => way switch
    {
        WantedWay.Post => "邮寄",
        WantedWay.Counter => "当面领取",
        WantedWay.Download => "在本平台下载",
        WantedWay.Email => "电子邮件",
        WantedWay.Fax => "传真",
    };

    /// <summary>A name with only its first character: 张＊＊.</summary>
    public static string MaskName(string name) => name.Length <= 1 ? name : name[..1] + new string('＊', Math.Min(name.Length - 1, 6));

    /// <summary>A number with its ends: 110＊＊＊0021.</summary>
    public static string MaskNumber(string number) => number.Length <= 7 ? new string('＊', number.Length) : $"{number[..3]}＊＊＊{number[^4..]}";

    /// <summary>An e-mail address with the beginning of its name.</summary>
    public static string MaskEmail(string email) => email.IndexOf('@') is > 0 and var at ? $"{email[..Math.Min(2, at)]}＊＊＊{email[at..]}" : "＊＊＊";

    /// <summary>An address without its house.</summary>
    public static string MaskAddress(string address) => address.Length <= 6 ? new string('＊', address.Length) : address[..6] + "＊＊＊";
}
