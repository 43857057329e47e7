namespace Gongkai.Domain.Requests.Letters;

/// <summary>文书状态.</summary>
public enum LetterStatus
{
    /// <summary>草稿.</summary>
    Draft,

    /// <summary>审核中.</summary>
    InReview,

    /// <summary>已签发，待送出.</summary>
    Issued,

    /// <summary>已送出.</summary>
    Sent,

    /// <summary>已作废.</summary>
    Discarded,
}

/// <summary>送达方式 (国办公开办函〔2016〕235号).</summary>
public enum ServiceWay
{
    /// <summary>邮寄, through the postal enterprise (邮政企业) only.</summary>
    Post,

    /// <summary>当面送达.</summary>
    Counter,

    /// <summary>委托其他机关转交.</summary>
    ThroughAgency,

    /// <summary>本平台下载.</summary>
    Platform,

    /// <summary>电子邮件.</summary>
    Email,

    /// <summary>传真.</summary>
    Fax,
}

/// <summary>How a service came out.</summary>
public enum ServiceResult
{
    /// <summary>待回执.</summary>
    Pending,

    /// <summary>已送达.</summary>
    Delivered,

    /// <summary>退回，未送达.</summary>
    Returned,
}

/// <summary>What follows from the way a letter is served.</summary>
public static class LetterService
{
    /// <summary>All ways, in the order in which forms offer them.</summary>
    public static IReadOnlyList<ServiceWay> Ways { get; } = Enum.GetValues<ServiceWay>();

    /// <summary>True where it goes over the internet, so that the channel of 《行政复议法》第二十二条 is to be told.</summary>
    public static bool IsOnline(this ServiceWay way) => way is ServiceWay.Platform or ServiceWay.Email;

    /// <summary>True where the one who receives it signs at once, so that sending is service.</summary>
    public static bool IsSignedFor(this ServiceWay way) => way == ServiceWay.Counter;

    /// <summary>
    /// The day that decides whether it was in time: of posting by post, of the signature by hand and through another agency (235号); online and by fax
    /// the day on which it went out.
    /// </summary>
    /// <param name="way">The way.</param>
    /// <param name="sentOn">The day on which it went out.</param>
    /// <param name="receivedOn">The day on which it was received; null while that is not known.</param>
    public static DateOnly? InTimeOn(this ServiceWay way, DateOnly sentOn, DateOnly? receivedOn) => way switch
    {
        ServiceWay.Post or ServiceWay.Platform or ServiceWay.Email or ServiceWay.Fax => sentOn,
        ServiceWay.Counter or ServiceWay.ThroughAgency => receivedOn,
    };

    /// <summary>The name for people.</summary>
    public static string Name(this ServiceWay way) => way switch
    {
        ServiceWay.Post => "邮寄",
        ServiceWay.Counter => "当面送达",
        ServiceWay.ThroughAgency => "通过其他机关转交",
        ServiceWay.Platform => "本平台下载",
        ServiceWay.Email => "电子邮件",
        ServiceWay.Fax => "传真",
    };

    /// <summary>The name for people.</summary>
    public static string Name(this ServiceResult result) => result switch
    {
        ServiceResult.Pending => "待回执",
        ServiceResult.Delivered => "已送达",
        ServiceResult.Returned => "退回未送达",
    };

    /// <summary>The name for people.</summary>
    public static string Name(this LetterStatus status) => status switch
    {
        LetterStatus.Draft => "草稿",
        LetterStatus.InReview => "审核中",
        LetterStatus.Issued => "已签发待送出",
        LetterStatus.Sent => "已送出",
        LetterStatus.Discarded => "已作废",
    };
}
