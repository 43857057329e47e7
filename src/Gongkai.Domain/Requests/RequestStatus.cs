namespace Gongkai.Domain.Requests;

/// <summary>办理状态. Overdue is none of them: it is computed.</summary>
public enum RequestStatus
{
    /// <summary>待确认收到: the day of receipt is not settled yet (第三十一条).</summary>
    AwaitingConfirmation,

    /// <summary>办理中.</summary>
    InProgress,

    /// <summary>待补正.</summary>
    AwaitingCorrection,

    /// <summary>待缴费.</summary>
    AwaitingPayment,

    /// <summary>已答复，待送达.</summary>
    Answered,

    /// <summary>已办结: served, or ended without an answer to serve.</summary>
    Closed,

    /// <summary>已归档.</summary>
    Archived,

    /// <summary>已拆分: turned into several applications, not counted itself.</summary>
    Split,

    /// <summary>已作废: registered by mistake, not counted.</summary>
    Void,
}

/// <summary>What may be done with an application. What reaches the applicant goes out as a signed letter.</summary>
public enum RequestAct
{
    /// <summary>确认收到: settles the day of receipt.</summary>
    ConfirmReceipt,

    /// <summary>更正登记: corrects what was registered.</summary>
    EditRegistration,

    /// <summary>转办: gives it to a section or a person.</summary>
    Assign,

    /// <summary>领办: takes it.</summary>
    Claim,

    /// <summary>退回公开办.</summary>
    HandBack,

    /// <summary>要求补正.</summary>
    AskCorrection,

    /// <summary>登记补正.</summary>
    ReceiveCorrection,

    /// <summary>征求意见.</summary>
    Consult,

    /// <summary>登记反馈意见.</summary>
    RecordReply,

    /// <summary>延期.</summary>
    Extend,

    /// <summary>要求说明理由.</summary>
    AskReasons,

    /// <summary>登记理由.</summary>
    RecordReasons,

    /// <summary>延迟答复.</summary>
    Delay,

    /// <summary>通知收费.</summary>
    AskFee,

    /// <summary>登记缴费.</summary>
    RecordPayment,

    /// <summary>答复: sends the signed answer.</summary>
    Answer,

    /// <summary>登记送达.</summary>
    RecordService,

    /// <summary>撤回申请, by the applicant.</summary>
    Withdraw,

    /// <summary>拆分.</summary>
    Split,

    /// <summary>作废.</summary>
    Void,

    /// <summary>归档.</summary>
    Archive,

    /// <summary>重新答复: a ruling orders it; opens a new case bound to this one.</summary>
    Renew,

    /// <summary>登记备注.</summary>
    Note,

    /// <summary>请求协办: asks another section for its part of the work.</summary>
    AskSection,

    /// <summary>答复协办: the section that was asked answers.</summary>
    AnswerTask,
}
