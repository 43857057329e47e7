namespace Gongkai.Domain.Requests.Redaction;

/// <summary>Why a passage of an answer is hidden (《条例》第三十七条 with 第十四条 to 第十六条).</summary>
public enum RedactionReason
{
    /// <summary>国家秘密, Art. 14.</summary>
    StateSecret,

    /// <summary>法律、行政法规禁止公开, Art. 14.</summary>
    ForbiddenByLaw,

    /// <summary>可能危及国家安全、公共安全、经济安全、社会稳定, Art. 14.</summary>
    SecurityOrStability,

    /// <summary>商业秘密, Art. 15.</summary>
    TradeSecret,

    /// <summary>个人隐私, Art. 15.</summary>
    PersonalPrivacy,

    /// <summary>第三方其他合法权益, Art. 15.</summary>
    OtherThirdPartyInterest,

    /// <summary>人事管理、后勤管理、内部工作流程, Art. 16(1).</summary>
    InternalAffairs,

    /// <summary>讨论记录、过程稿、磋商信函、请示报告, Art. 16(2).</summary>
    ProcessInformation,

    /// <summary>行政执法案卷, Art. 16(2).</summary>
    EnforcementFile,

    /// <summary>不属于政府信息, Arts. 2 and 37: what stands in the same file and is no government information.</summary>
    NotGovernmentInformation,
}

/// <summary>What follows from a reason.</summary>
public static class RedactionReasons
{
    /// <summary>The reason's name.</summary>
    public static string Name(this RedactionReason reason) => reason switch
    {
        RedactionReason.StateSecret => "国家秘密",
        RedactionReason.ForbiddenByLaw => "法律、行政法规禁止公开",
        RedactionReason.SecurityOrStability => "危及“三安全一稳定”",
        RedactionReason.TradeSecret => "商业秘密",
        RedactionReason.PersonalPrivacy => "个人隐私",
        RedactionReason.OtherThirdPartyInterest => "第三方其他合法权益",
        RedactionReason.InternalAffairs => "内部事务信息",
        RedactionReason.ProcessInformation => "过程性信息",
        RedactionReason.EnforcementFile => "行政执法案卷信息",
        RedactionReason.NotGovernmentInformation => "不属于政府信息的内容",
    };

    /// <summary>The article of the Regulation it rests on.</summary>
    public static string Article(this RedactionReason reason) => reason switch
    {
        RedactionReason.StateSecret or RedactionReason.ForbiddenByLaw or RedactionReason.SecurityOrStability => "《中华人民共和国政府信息公开条例》第十四条",
        RedactionReason.TradeSecret or RedactionReason.PersonalPrivacy or RedactionReason.OtherThirdPartyInterest => "《中华人民共和国政府信息公开条例》第十五条",
        RedactionReason.InternalAffairs => "《中华人民共和国政府信息公开条例》第十六条第一款",
        RedactionReason.ProcessInformation or RedactionReason.EnforcementFile => "《中华人民共和国政府信息公开条例》第十六条第二款",
        RedactionReason.NotGovernmentInformation => "《中华人民共和国政府信息公开条例》第二条、第三十七条",
    };

    /// <summary>The mark that stands where something is hidden: the article and a running number of its reasons.</summary>
    public static string Label(this RedactionReason reason) => reason switch
    {
        RedactionReason.StateSecret => "14-1",
        RedactionReason.ForbiddenByLaw => "14-2",
        RedactionReason.SecurityOrStability => "14-3",
        RedactionReason.TradeSecret => "15-1",
        RedactionReason.PersonalPrivacy => "15-2",
        RedactionReason.OtherThirdPartyInterest => "15-3",
        RedactionReason.InternalAffairs => "16-1",
        RedactionReason.ProcessInformation => "16-2",
        RedactionReason.EnforcementFile => "16-3",
        RedactionReason.NotGovernmentInformation => "37-1",
    };
}
