namespace Gongkai.Web.Requests;

/// <summary>What pages for applicants show of a person: enough to know one's own by, too little for anybody else.</summary>
internal static class ApplicantWords
{
    /// <summary>A name with only its first character: 张＊＊.</summary>
    public static string MaskName(string name) => name.Length <= 1 ? name : name[..1] + new string('＊', Math.Min(name.Length - 1, 6));

    /// <summary>A number with its ends: 110＊＊＊0021.</summary>
    public static string MaskNumber(string number) => number.Length <= 7 ? new string('＊', number.Length) : $"{number[..3]}＊＊＊{number[^4..]}";

    /// <summary>An e-mail address with the beginning of its name.</summary>
    public static string MaskEmail(string email) => email.IndexOf('@') is > 0 and var at ? $"{email[..Math.Min(2, at)]}＊＊＊{email[at..]}" : "＊＊＊";
}
