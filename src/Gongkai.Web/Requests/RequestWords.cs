using System.Globalization;
using Gongkai.Domain.Deadlines;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Requests;

namespace Gongkai.Web.Requests;

/// <summary>How the workbench writes what belongs to applications.</summary>
internal static class RequestWords
{
    /// <summary>A day.</summary>
    public static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A day as sentences say it.</summary>
    public static string Long(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>How far a day is, in working days.</summary>
    public static string Left(DateOnly on, DateOnly today, WorkCalendar calendar) => calendar.WorkingDaysBetween(today, on) switch
    {
        _ when on == today => "今天到期",
        < 0 and var days => $"已逾期{-days}个工作日",
        0 when on < today => "已逾期",
        0 => "余下均为非工作日",
        var days => $"还有{days}个工作日",
    };

    /// <summary>Who has to do something next.</summary>
    public static string Name(this WaitingFor waiting) => waiting switch
    {
        WaitingFor.Answer => "本机关答复",
        WaitingFor.Confirmation => "与申请人确认收到",
        WaitingFor.Correction => "申请人补正",
        WaitingFor.Payment => "申请人缴费",
        WaitingFor.Consultation => "被征求意见方答复",
    };

    /// <summary>How urgent.</summary>
    public static string Name(this RequestUrgency urgency) => urgency switch
    {
        RequestUrgency.Overdue => "已逾期",
        RequestUrgency.Today => "今天到期",
        RequestUrgency.Soon => $"{RequestDesk.SoonWorkingDays}个工作日内到期",
        RequestUrgency.Waiting => "等待他人",
        RequestUrgency.Expired => "对方逾期未回应",
        RequestUrgency.ToConfirm => "待确认收到",
        RequestUrgency.Unassigned => "未转办",
    };

    /// <summary>The class of a status' mark.</summary>
    public static string Key(this RequestStatus status) => status switch
    {
        RequestStatus.AwaitingConfirmation or RequestStatus.AwaitingCorrection or RequestStatus.AwaitingPayment => "inreview",
        RequestStatus.InProgress => "approved",
        RequestStatus.Answered or RequestStatus.Closed or RequestStatus.Archived => "published",
        RequestStatus.Split or RequestStatus.Void => "discarded",
    };

    /// <summary>What a file is.</summary>
    public static string Name(this RequestFileKind kind) => kind switch
    {
        RequestFileKind.Application => "申请书",
        RequestFileKind.Identity => "身份证明",
        RequestFileKind.Attachment => "申请人附件",
        RequestFileKind.Supplement => "补充材料",
        RequestFileKind.Original => "所申请信息原件",
        RequestFileKind.Released => "提供给申请人的信息",
        RequestFileKind.Letter => "已发文书",
        RequestFileKind.Evidence => "凭证",
        RequestFileKind.Opinion => "征求意见材料",
        RequestFileKind.Remedy => "复议诉讼材料",
        RequestFileKind.Other => "其他材料",
    };

    /// <summary>身份证明的种类.</summary>
    public static string Name(this IdentityKind kind) => kind switch
    {
        IdentityKind.ResidentCard => "居民身份证",
        IdentityKind.Passport => "护照",
        IdentityKind.HongKongMacaoTaiwanPermit => "港澳台居民证件",
        IdentityKind.CreditCode => "统一社会信用代码",
        IdentityKind.Other => "其他有效证件",
    };

    /// <summary>获取信息的方式.</summary>
    public static string Name(this WantedForm form) => form switch
    {
        WantedForm.Paper => "纸质",
        WantedForm.Electronic => "电子数据",
        WantedForm.OnSite => "现场阅读、抄录",
    };

    /// <summary>获取信息的途径.</summary>
    public static string Name(this WantedWay way) => way switch
    {
        WantedWay.Post => "邮寄",
        WantedWay.Counter => "当面领取",
        WantedWay.Download => "在公开平台下载",
        WantedWay.Email => "电子邮件",
        WantedWay.Fax => "传真",
    };

    /// <summary>Who is consulted.</summary>
    public static string Name(this ConsultedKind kind) => kind switch
    {
        ConsultedKind.ThirdParty => "第三方",
        ConsultedKind.CoMaker => "共同制作机关",
        ConsultedKind.OtherAgency => "其他机关",
    };

    /// <summary>A number of bytes for people.</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024:0.#} MB");
}
