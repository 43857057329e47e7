using Gongkai.Operations.Accounts;
using Gongkai.Operations.Deadlines;

namespace Gongkai.Web.Accounts;

/// <summary>What the pages of accounts say.</summary>
internal static class Words
{
    /// <summary>An instant in the country's time.</summary>
    public static string InChina(this DateTimeOffset instant, string format) => ChinaTime.Local(instant).ToString(format);

    /// <summary>How an attempt to sign in ended.</summary>
    public static string Name(this SignInResult result) => result switch
    {
        SignInResult.SignedIn => "登录",
        SignInResult.SecondStepWanted => "口令正确，等待验证码",
        SignInResult.Refused => "口令不对",
        SignInResult.CodeRefused => "验证码不对",
        SignInResult.Locked => "账号锁定中",
        SignInResult.Disabled => "账号已停用",
        SignInResult.SignedOut => "退出",
    };
}
