using Gongkai.Domain;

namespace Gongkai.Operations.Requests.Applicants;

/// <summary>Why something is not done for an applicant on the platform.</summary>
public static class PortalProblems
{
    /// <summary>The agency does not take applications here.</summary>
    public static Problem NotOffered { get; } = new("portal.not-offered", "本机关没有开通网上申请，请用下面列出的其他方式提出。");

    /// <summary>Another agency has taken over.</summary>
    public static Problem Superseded { get; } = new("portal.superseded", "本机关的职责已由其他机关承担，请向承担职责的机关提出申请。");

    /// <summary>Too many applications from one network.</summary>
    public static Problem TooMany { get; } = new(
        "portal.too-many", "这一小时内从您所在网络提交的申请较多，暂时不能再从这里提交。填写的内容还在页面上，请过一小时再提交；也可以打印后当面提交或者邮寄，效力相同。");

    /// <summary>The form has registered another application.</summary>
    public static Problem FormUsed { get; } = new("portal.form-used", "这张表已经提交登记过一件申请，现在的内容与那一件不同。这是另一件申请的，请核对后再次提交；想修改已经提交的那一件，请凭编号和查询码补充说明。");

    /// <summary>Number and code do not open a case, whatever the reason.</summary>
    public static Problem NotOpened { get; } = new("portal.not-opened", "编号或者查询码不对。请对照回执核对；查询码不分大小写，没有数字0、1和字母I、L、O。");

    /// <summary>Too many wrong attempts.</summary>
    public static Problem TooManyAttempts { get; } = new("portal.too-many-attempts", "输错的次数较多，请过15分钟再试。急需了解的，可以打电话向受理机构查询。");

    /// <summary>Neither text nor file.</summary>
    public static Problem NothingSent { get; } = new("portal.nothing-sent", "请填写内容，或者选择要提交的文件。");

    /// <summary>The text is needed.</summary>
    public static Problem TextMissing { get; } = new("portal.text-missing", "请填写内容。");

    /// <summary>A payment is proved by a file.</summary>
    public static Problem ProofMissing { get; } = new("portal.proof-missing", "请选择缴费凭证的照片或者扫描件。");

    /// <summary>The text is too long.</summary>
    public static Problem TextTooLong { get; } = new("portal.text-too-long", $"内容不能超过{Gongkai.Domain.Requests.ApplicationRules.LongestWanted}字，可以写成文件一并提交。");

    /// <summary>More than a person writes in a day.</summary>
    public static Problem TooManyNotes { get; } = new("portal.too-many-notes", "今天提交的补充较多，请明天再提交，或者当面、邮寄提交。");

    /// <summary>Too many files.</summary>
    public static Problem TooManyFiles { get; } = new("portal.too-many-files", $"一次最多提交{ApplicantFiles.Most}个文件，请合并或者分次提交。");

    /// <summary>A file is too large.</summary>
    public static Problem FileTooLarge { get; } = new("portal.file-too-large", $"每个文件不能超过{ApplicantFiles.MostBytes >> 20} MB，请压缩图片或者分成几个文件。");

    /// <summary>Erased by schedule.</summary>
    public static Problem Erased { get; } = new("portal.erased", "本件的个人信息已按保存期限销毁，不能再办理。");

    /// <summary>There is no such file, or it is not for the applicant.</summary>
    public static Problem NoSuchFile { get; } = new("portal.file.unknown", "没有这个文件。");

    /// <summary>No notices without an address, or without the agency's mail server.</summary>
    public static Problem NoNotices { get; } = new("portal.no-notices", "本机关没有开通邮件提醒，或者电子邮箱的格式不正确（应如 name@example.cn）。");
}
