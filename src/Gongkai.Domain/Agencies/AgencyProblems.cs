namespace Gongkai.Domain.Agencies;

/// <summary>What can be wrong with what is entered about an agency.</summary>
public static class AgencyProblems
{
    /// <summary>An agency has a name.</summary>
    public static readonly Problem NameMissing = new("agency.name.missing", "请写明机关名称。");

    /// <summary>A name is short.</summary>
    public static readonly Problem NameTooLong = new("agency.name.tooLong", $"机关名称请控制在 {AgencyProfile.LongestName} 字以内。");

    /// <summary>The check character is not the one of the others.</summary>
    public static readonly Problem CreditCodeWrong = new("agency.creditCode.wrong", "统一社会信用代码不对：应为 18 位数字和大写字母（不含 I、O、S、V、Z），最后一位是校验码，请对照证书核对。");

    /// <summary>An address has a form.</summary>
    public static readonly Problem SlugForm = new("agency.slug.form", "网址简称应为 2 至 40 个小写字母、数字或连字符，以字母开头，如 qsxczj。");

    /// <summary>Initials are letters.</summary>
    public static readonly Problem InitialsForm = new("agency.initials.form", "拼音简码只能用字母和数字，不超过 60 个。");

    /// <summary>A prefix is Han characters.</summary>
    public static readonly Problem PrefixForm = new("agency.prefix.form", "机关代字应为汉字，如“青政发”，不带年份和括号；有几个时用顿号分开。");

    /// <summary>A domain has a form.</summary>
    public static readonly Problem DomainForm = new("agency.domain.form", "网站域名应如 www.qingshan.gov.cn，不带 http:// 和斜线。");

    /// <summary>网站标识码 has ten characters.</summary>
    public static readonly Problem SiteCodeForm = new("agency.siteCode.form", "网站标识码应为 10 位，请对照网站底部的标识核对。");

    /// <summary>An e-mail address has a form.</summary>
    public static readonly Problem EmailForm = new("agency.email.form", "电子邮箱的格式不对，应如 gkb@qingshan.gov.cn。");

    /// <summary>A postcode has six digits.</summary>
    public static readonly Problem PostcodeForm = new("agency.postcode.form", "邮政编码应为 6 位数字。");

    /// <summary>A telephone number is digits.</summary>
    public static readonly Problem TelephoneForm = new("agency.telephone.form", "联系电话应为数字，可带区号和分机，如 0715-8340000 转 2；有几个时用顿号分开。");

    /// <summary>An entry is a line.</summary>
    public static readonly Problem TextTooLong = new("agency.text.tooLong", $"每一项请控制在 {AgencyProfile.LongestText} 字以内。");

    /// <summary>The name is another agency's.</summary>
    public static readonly Problem NameTaken = new("agency.name.taken", "已有同名的机关，请核对全称。");

    /// <summary>The address is another agency's.</summary>
    public static readonly Problem SlugTaken = new("agency.slug.taken", "这个网址简称已被别的机关使用，请换一个。");

    /// <summary>The code is another agency's.</summary>
    public static readonly Problem CreditCodeTaken = new("agency.creditCode.taken", "这个统一社会信用代码已登记在别的机关名下，请核对。");

    /// <summary>There is no agency of that number, or it is none of the officer's business.</summary>
    public static readonly Problem Unknown = new("agency.unknown", "没有这个机关，请回到机关列表重新查找。");

    /// <summary>There is no such agency above.</summary>
    public static readonly Problem ParentUnknown = new("agency.parent.unknown", "没有找到上级机关，请先登记上级机关，或核对它的全称。");

    /// <summary>An agency does not stand below itself.</summary>
    public static readonly Problem ParentBelow = new("agency.parent.below", "上级机关不能是它自己或它的下级机关。");

    /// <summary>Only an administrator of that agency or of one above it.</summary>
    public static readonly Problem Forbidden = new("agency.forbidden", "您不是该机关或其上级机关的系统管理员，不能修改。");

    /// <summary>An agency is not taken over by itself.</summary>
    public static readonly Problem SupersededByItself = new("agency.superseded.itself", "承接机关不能是它自己。");

    /// <summary>Somebody saved first.</summary>
    public static Problem ChangedMeanwhile(string by, string at) => new("agency.changed", $"在您填写期间，{by} 已于 {at} 修改了这个机关。请刷新页面，核对后再改。");
}
