namespace Gongkai.Domain.Requests;

/// <summary>申请渠道. It decides which date is the day of receipt (《条例》第三十一条).</summary>
public enum RequestChannel
{
    /// <summary>当面提交; also an oral application that the office has written down (第二十九条).</summary>
    InPerson,

    /// <summary>邮寄，需要签收（挂号信、特快专递）.</summary>
    RegisteredPost,

    /// <summary>邮寄，无需签收（平常信函）.</summary>
    OrdinaryPost,

    /// <summary>传真.</summary>
    Fax,

    /// <summary>电子邮件.</summary>
    Email,

    /// <summary>本平台网上提交.</summary>
    Web,

    /// <summary>其他机关、单位转来，或者误寄后转到工作机构 (国办公开办函〔2015〕207号).</summary>
    Transferred,
}

/// <summary>What Article 31 says of each channel.</summary>
public static class RequestChannels
{
    /// <summary>All, in the order in which forms offer them.</summary>
    public static IReadOnlyList<RequestChannel> All { get; } = Enum.GetValues<RequestChannel>();

    /// <summary>The name for people.</summary>
    public static string Name(this RequestChannel channel) => channel switch
    {
        RequestChannel.InPerson => "当面提交",
        RequestChannel.RegisteredPost => "挂号信或特快专递",
        RequestChannel.OrdinaryPost => "平常信函",
        RequestChannel.Fax => "传真",
        RequestChannel.Email => "电子邮件",
        RequestChannel.Web => "网上提交",
        RequestChannel.Transferred => "转来",
    };

    /// <summary>True where receipt is the day on which office and applicant have confirmed it, not the day of arrival.</summary>
    public static bool IsConfirmed(this RequestChannel channel) => channel is not (RequestChannel.InPerson or RequestChannel.RegisteredPost);

    /// <summary>Which day counts, and why, as a derivation says it.</summary>
    public static string Rule(this RequestChannel channel) => channel switch
    {
        RequestChannel.InPerson => "当面提交的，以提交之日为收到申请之日",
        RequestChannel.RegisteredPost => "以需要签收的邮寄方式提交的，以签收之日为收到申请之日",
        RequestChannel.OrdinaryPost => "以平常信函等无需签收的邮寄方式提交的，以与申请人确认之日为收到申请之日",
        RequestChannel.Fax => "通过传真提交的，以双方确认之日为收到申请之日",
        RequestChannel.Email or RequestChannel.Web => "通过互联网渠道提交的，以双方确认之日为收到申请之日",
        RequestChannel.Transferred => "转来或者误寄的，以工作机构与申请人确认之日为收到申请之日",
    };

    /// <summary>Where the rule stands.</summary>
    public static string Basis(this RequestChannel channel) => channel switch
    {
        RequestChannel.InPerson => "《政府信息公开条例》第三十一条第（一）项",
        RequestChannel.RegisteredPost or RequestChannel.OrdinaryPost => "《政府信息公开条例》第三十一条第（二）项",
        RequestChannel.Fax or RequestChannel.Email or RequestChannel.Web => "《政府信息公开条例》第三十一条第（三）项",
        RequestChannel.Transferred => "国办公开办函〔2015〕207号",
    };
}
