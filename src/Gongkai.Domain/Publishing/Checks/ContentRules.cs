using static Gongkai.Domain.Publishing.Checks.ContentFamily;
using static Gongkai.Domain.Publishing.Checks.ContentGrade;

namespace Gongkai.Domain.Publishing.Checks;

/// <summary>Every content check, as data.</summary>
public static partial class ContentRules
{
    private const string PersonalInformation = "《个人信息保护法》第二十五条、第二十八条；《政府信息公开条例》第十五条";
    private const string StateSecrets = "《保守国家秘密法》；《政府信息公开条例》第十四条、第十七条";
    private const string DocumentForm = "GB/T 9704—2012《党政机关公文格式》";
    private const string SiteGuideline = "《政府网站发展指引》（国办发〔2017〕47号）";
    private const string SiteIndicators = "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）";

    /// <summary>身份证号.</summary>
    public static readonly ContentRule IdCard = new(
        "privacy.id-card", PersonalData, Blocking, true, "身份证号码",
        "隐去出生日期等中间各位，如 430102********1234；确有法律依据必须公开全号的，写明依据。", PersonalInformation);

    /// <summary>十五位身份证号.</summary>
    public static readonly ContentRule OldIdCard = new(
        "privacy.id-card-15", PersonalData, Blocking, true, "疑似十五位身份证号码",
        "是旧身份证号码的，隐去中间各位；不是的，写明它是什么号码。", PersonalInformation);

    /// <summary>手机号码.</summary>
    public static readonly ContentRule Mobile = new(
        "privacy.mobile", PersonalData, Blocking, true, "手机号码",
        "隐去中间四位，如 138****5678；对外公布的工作联系手机，写明本人已同意公开。", PersonalInformation);

    /// <summary>作为联系电话公布的手机号码.</summary>
    public static readonly ContentRule ContactMobile = new(
        "privacy.mobile-contact", PersonalData, Warning, true, "作为联系电话的手机号码",
        "尽量改用办公电话；必须公布手机的，确认本人已同意。", PersonalInformation);

    /// <summary>个人固定电话.</summary>
    public static readonly ContentRule HomePhone = new(
        "privacy.landline", PersonalData, Warning, true, "个人固定电话",
        "住宅或个人电话应隐去；是办公电话的，把前面的说法改为「办公电话」。", PersonalInformation);

    /// <summary>银行卡号.</summary>
    public static readonly ContentRule BankCard = new(
        "privacy.bank-card", PersonalData, Blocking, true, "银行卡号",
        "只保留末四位；是单位对外收款账户的，写明依据。", PersonalInformation);

    /// <summary>住址.</summary>
    public static readonly ContentRule HomeAddress = new(
        "privacy.address", PersonalData, Warning, true, "疑似个人住址",
        "住址写到社区（村）为止，隐去门牌；是办公或经营地址的，可以保留。", PersonalInformation);

    /// <summary>个人电子邮箱.</summary>
    public static readonly ContentRule PersonalMail = new(
        "privacy.email", PersonalData, Hint, true, "个人电子邮箱",
        "对外联系请用单位邮箱；个人邮箱应隐去。", PersonalInformation);

    /// <summary>护照号码.</summary>
    public static readonly ContentRule Passport = new(
        "privacy.passport", PersonalData, Blocking, true, "护照号码", "隐去中间各位。", PersonalInformation);

    /// <summary>车牌号码.</summary>
    public static readonly ContentRule NumberPlate = new(
        "privacy.number-plate", PersonalData, Warning, true, "机动车号牌", "个人车辆的号牌应隐去中间各位；公务车、营运车的可以保留。", PersonalInformation);

    /// <summary>密级标志.</summary>
    public static readonly ContentRule SecrecyMark = new(
        "secrecy.mark", Secrecy, Blocking, false, "密级标志",
        "立即停止发布，报保密审查员。已解密的，先按规定办理解密、删去标志再公开。", StateSecrets);

    /// <summary>独立成行的密级用语.</summary>
    public static readonly ContentRule SecrecyWord = new(
        "secrecy.word-alone", Secrecy, Blocking, true, "疑似密级标志",
        "单独成行或成格的密级用语：请保密审查员确认它不是本件的密级。", StateSecrets);

    /// <summary>内部资料标志.</summary>
    public static readonly ContentRule InternalMark = new(
        "secrecy.internal-mark", Secrecy, Blocking, true, "内部资料标志",
        "标有内部使用字样的材料不得直接公开；确认可以公开的，删去标志并写明理由。", "《保守国家秘密法》第六十四条；《政府信息公开条例》第十六条");

    /// <summary>注明不公开.</summary>
    public static readonly ContentRule NotToBePublished = new(
        "attribute.not-public", ContentFamily.Disclosure, Blocking, false, "本件注明不公开",
        "核对公开属性：确属主动公开的，改正文末的标注；否则退回，不予发布。", "《政府信息公开条例》第十七条；公文公开属性源头认定");

    /// <summary>标注与公开属性不一致.</summary>
    public static readonly ContentRule AttributeDiffers = new(
        "attribute.differs", ContentFamily.Disclosure, Blocking, false, "文末标注与公开属性不一致",
        "以签发时认定的公开属性为准，改正标注或表单。", "公文公开属性源头认定");

    /// <summary>错别字.</summary>
    public static readonly ContentRule Typo = new(
        "word.typo", Wording, Warning, true, "疑似错别字", "改正；确系原文或专名的，可以保留。", SiteIndicators);

    /// <summary>旧称.</summary>
    public static readonly ContentRule SupersededWord = new(
        "word.superseded", Wording, Hint, true, "已更名的机构或旧说法", "现行工作用新名称；叙述历史或引用原文的，可以保留。", SiteIndicators);

    /// <summary>固定表述.</summary>
    public static readonly ContentRule Phrase = new(
        "word.phrase", Wording, Hint, true, "表述不够规范", "按规范表述改写；引用原文的，可以保留。", SiteIndicators);

    /// <summary>地名.</summary>
    public static readonly ContentRule PlaceName = new(
        "word.place", Wording, Warning, true, "疑似地名错误", "按现行标准地名改正。", "《地名管理条例》");

    /// <summary>敏感表述.</summary>
    public static readonly ContentRule SensitiveWord = new(
        "word.sensitive", Wording, Warning, true, "敏感表述", "请审核人确认用法恰当。", SiteIndicators);

    /// <summary>禁用词.</summary>
    public static readonly ContentRule ForbiddenWord = new(
        "word.forbidden", Wording, Blocking, true, "禁用表述", "删去或改写；确需保留的，写明理由。", SiteIndicators);

    /// <summary>领导职务.</summary>
    public static readonly ContentRule LeaderTitle = new(
        "word.leader-title", Wording, Blocking, true, "领导姓名与职务不符", "核对姓名和现任职务；写的是当时职务的，写明理由。", SiteIndicators);
}
