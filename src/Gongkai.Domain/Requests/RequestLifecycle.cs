using Gongkai.Domain.Accounts;
using static Gongkai.Domain.Requests.RequestAct;
using static Gongkai.Domain.Requests.RequestStatus;

namespace Gongkai.Domain.Requests;

/// <summary>登记、审核、办理、答复、归档 (《条例》第四十五条) as a table: what leads where, and who may.</summary>
public static class RequestLifecycle
{
    /// <summary>Where an act leads; null where it cannot be done.</summary>
    public static RequestStatus? Next(RequestStatus status, RequestAct act) => (status, act) switch
    {
        (AwaitingConfirmation, ConfirmReceipt) => InProgress,
        (InProgress, RequestAct.AskCorrection) => AwaitingCorrection,
        (AwaitingCorrection, ReceiveCorrection) => InProgress,
        (InProgress, AskFee) => AwaitingPayment,
        (AwaitingPayment, RecordPayment) => InProgress,
        (InProgress, Consult or RecordReply or Extend or AskReasons or RecordReasons or RequestAct.Delay) => InProgress,
        (InProgress or AwaitingCorrection or AwaitingPayment, RequestAct.Answer) => Answered,
        (Answered, RecordService) => Closed,
        (AwaitingConfirmation or InProgress or AwaitingCorrection or AwaitingPayment, Withdraw) => Closed,
        (AwaitingConfirmation or InProgress, RequestAct.Split) => RequestStatus.Split,
        (AwaitingConfirmation or InProgress or AwaitingCorrection or AwaitingPayment, RequestAct.Void) => RequestStatus.Void,
        (Closed, Archive) => Archived,
        (Answered or Closed or Archived, Renew) => status,
        (AwaitingConfirmation or InProgress or AwaitingCorrection or AwaitingPayment, EditRegistration or Assign or Claim or HandBack or AskSection or AnswerTask) => status,
        (not (RequestStatus.Void or RequestStatus.Split), Note) => status,
        _ => null,
    };

    /// <summary>True as long as it is not answered, withdrawn, split or void: what table three carries over.</summary>
    public static bool IsOpen(this RequestStatus status) => status is AwaitingConfirmation or InProgress or AwaitingCorrection or AwaitingPayment;

    /// <summary>Who may do it in the application's agency.</summary>
    public static IReadOnlyList<StaffRole> Roles(this RequestAct act) => act switch
    {
        Claim or HandBack or Note or AskSection or AnswerTask => [StaffRole.DisclosureOffice, StaffRole.SectionOfficer],
        _ => [StaffRole.DisclosureOffice],
    };

    /// <summary>The name for people.</summary>
    public static string Name(this RequestAct act) => act switch
    {
        ConfirmReceipt => "确认收到",
        EditRegistration => "更正登记",
        Assign => "转办",
        Claim => "领办",
        HandBack => "退回公开办",
        RequestAct.AskCorrection => "要求补正",
        ReceiveCorrection => "登记补正",
        Consult => "征求意见",
        RecordReply => "登记反馈意见",
        Extend => "延期",
        AskReasons => "要求说明理由",
        RecordReasons => "登记理由",
        RequestAct.Delay => "延迟答复",
        AskFee => "通知收费",
        RecordPayment => "登记缴费",
        RequestAct.Answer => "答复",
        RecordService => "登记送达",
        Withdraw => "撤回申请",
        RequestAct.Split => "拆分",
        RequestAct.Void => "作废",
        Archive => "归档",
        Renew => "重新答复",
        Note => "登记备注",
        AskSection => "请求协办",
        AnswerTask => "答复协办",
    };

    /// <summary>The name for people.</summary>
    public static string Name(this RequestStatus status) => status switch
    {
        AwaitingConfirmation => "待确认收到",
        InProgress => "办理中",
        AwaitingCorrection => "待补正",
        AwaitingPayment => "待缴费",
        Answered => "已答复待送达",
        Closed => "已办结",
        Archived => "已归档",
        RequestStatus.Split => "已拆分",
        RequestStatus.Void => "已作废",
    };
}
