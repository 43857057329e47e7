using Gongkai.Domain;

namespace Gongkai.Operations.Accounts;

/// <summary>What can keep an operation on accounts from being done.</summary>
public static class AccountProblems
{
    /// <summary>Whatever the reason, the same words: nobody learns which names there are.</summary>
    public static readonly Problem SignInRefused = new("account.signIn.refused",
        $"用户名或口令不正确，或者账号暂时不能登录。连续输错 {SignIn.MostFailures} 次，账号锁定 {SignIn.LockedMinutes} 分钟；需要帮助请联系本单位的系统管理员。");

    /// <summary>Too many wrong attempts from one address.</summary>
    public static readonly Problem TooMany = new("account.signIn.tooMany", $"从这里登录失败的次数太多，请 {SignIn.AddressMinutes} 分钟后再试。");

    /// <summary>Two steps cannot be switched off where they are compulsory.</summary>
    public static readonly Problem TwoStepRequired = new("account.twoStep.required", "您的角色必须使用两步登录，不能关闭。更换手机的，请先换一批恢复码，再由系统管理员取消后重新开启。");

    /// <summary>No account has that number, or it is none of the officer's business.</summary>
    public static readonly Problem Unknown = new("account.unknown", "没有这个账号，请回到人员列表重新查找。");

    /// <summary>A name is taken.</summary>
    public static readonly Problem NameTaken = new("account.userName.taken", "这个用户名已有人使用，请换一个。");

    /// <summary>A name has a form.</summary>
    public static readonly Problem NameForm = new("account.userName.form", "用户名应为 3 至 32 个小写字母、数字、点、连字符或下划线，以字母开头。");

    /// <summary>A person has a name.</summary>
    public static readonly Problem DisplayNameMissing = new("account.displayName.missing", "请填写姓名（不超过 40 字）。");

    /// <summary>The agency has no place in a tree.</summary>
    public static readonly Problem NoSuchAgency = new("account.agency.unknown", "没有这个机关，或者它还没有登记。请先登记机关。");

    /// <summary>Only an administrator of that agency or of one above it.</summary>
    public static readonly Problem Forbidden = new("account.forbidden", "您不是该机关或其上级机关的系统管理员，不能这样做。");

    /// <summary>The code of the second step is not the one of now, or was used.</summary>
    public static readonly Problem CodeWrong = new("account.code.wrong", "验证码不对，或者已经用过。请等动态验证码换成下一个再输入；也可以用一个恢复码。");

    /// <summary>A key was offered too long ago.</summary>
    public static readonly Problem OfferTooOld = new("account.twoStep.offer", "这一页打开得太久，二维码已失效。请重新扫描新的二维码。");

    /// <summary>Not the password of now.</summary>
    public static readonly Problem PasswordWrong = new("account.password.wrong", "现在的口令不对。");

    /// <summary>A new password is a new one.</summary>
    public static readonly Problem PasswordSame = new("account.password.same", "新口令不能和现在的一样。");

    /// <summary>The two entries of a new password differ.</summary>
    public static readonly Problem PasswordsDiffer = new("account.password.differ", "两次输入的新口令不一样。");

    /// <summary>Nobody closes or cuts down his or her own account by mistake.</summary>
    public static readonly Problem OwnAccount = new("account.own", "不能这样处理自己的账号，请由另一位系统管理员办理。");

    /// <summary>The account has that role there.</summary>
    public static readonly Problem RoleHeld = new("account.role.held", "这个账号在该机关已有这一角色。");

    /// <summary>The account has not that role there.</summary>
    public static readonly Problem RoleNotHeld = new("account.role.notHeld", "这个账号在该机关没有这一角色，可能已被收回，请刷新页面。");
}
