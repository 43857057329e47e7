using System.Globalization;
using Gongkai.Domain.Accounts;

namespace Gongkai.Domain.Requests;

/// <summary>Why something is not done with an application.</summary>
public static class RequestProblems
{
    /// <summary>There is none, or not one that the asker may see.</summary>
    public static Problem NoSuchRequest { get; } = new("request.unknown", "没有这件申请，或者您无权查看。");

    /// <summary>No such agency takes applications.</summary>
    public static Problem NoSuchAgency { get; } = new("request.no-such-agency", "没有这个受理申请的机关。");

    /// <summary>Registering is the office's.</summary>
    public static Problem MayNotRegister { get; } = new("request.may-not-register", "登记申请需要本机关“政务公开办”的角色。");

    /// <summary>A date to come.</summary>
    public static Problem InTheFuture { get; } = new("request.in-the-future", "收到、确认的日期不能晚于今天。");

    /// <summary>Confirmed before it came.</summary>
    public static Problem ConfirmedBeforeArrival { get; } = new("request.confirmed-before-arrival", "确认收到的日期不能早于申请到达的日期。");

    /// <summary>第三十条: once.</summary>
    public static Problem CorrectedOnce { get; } = new("request.corrected-once", "补正应当一次性告知（条例第三十条），本件已要求过补正。");

    /// <summary>第三十三条: once.</summary>
    public static Problem ExtendedOnce { get; } = new("request.extended-once", "本件已延长过答复期限，不能再次延长（条例第三十三条）。");

    /// <summary>第三十五条.</summary>
    public static Problem DelayedAlready { get; } = new("request.delayed", "本件已按条例第三十五条确定延迟答复的期限。");

    /// <summary>第三十五条: reasons are asked for first.</summary>
    public static Problem ReasonsFirst { get; } = new("request.reasons-first", "请先要求申请人说明理由，并登记收到的理由，再作判断（条例第三十五条）。");

    /// <summary>第三十五条: once.</summary>
    public static Problem ReasonsAskedOnce { get; } = new("request.reasons-once", "本件已要求申请人说明理由。");

    /// <summary>Nothing to record.</summary>
    public static Problem NoReasonsAsked { get; } = new("request.no-reasons-asked", "本件没有待收的理由说明。");

    /// <summary>109号 Art. 3.</summary>
    public static Problem ChargedOnce { get; } = new("request.charged-once", "同一件申请不能重复收费（国办函〔2020〕109号第三条），本件已发出收费通知。");

    /// <summary>Nothing to record.</summary>
    public static Problem NothingConsulted { get; } = new("request.nothing-consulted", "本件没有等待反馈的征求意见。");

    /// <summary>The application was read once already, and charged or not.</summary>
    public static Problem RenewalGoesOn { get; } = new("request.renewal-goes-on", "复议决定或者判决责令重新答复的，期限自收到之日起计算，不能再要求补正或者收费使其中止；需要核实的，请直接与申请人沟通。");

    /// <summary>The term of a ruling is not the agency's.</summary>
    public static Problem OrderedTerm { get; } = new("request.ordered-term", "复议决定或者判决已经确定了重新答复的期限，本机关不能自行延长或者延迟。");

    /// <summary>A renewed answer is one.</summary>
    public static Problem RenewalIsWhole { get; } = new("request.renewal-whole", "重新答复的案件不能拆分。");

    /// <summary>No correction is waited for.</summary>
    public static Problem NoCorrectionOpen { get; } = new("request.no-correction-open", "本件没有逾期未补正的情形。");

    /// <summary>No payment is waited for.</summary>
    public static Problem NoFeeOpen { get; } = new("request.no-fee-open", "本件没有逾期未缴费的情形。");

    /// <summary>补正后仍不明确 needs a correction.</summary>
    public static Problem NotCorrectedYet { get; } = new("request.not-corrected-yet", "“补正后申请内容仍不明确”须以申请人补正为前提，本件没有收到补正。");

    /// <summary>The term stands still.</summary>
    public static Problem AwaitsCorrection { get; } = new("request.awaits-correction", "本件正在等待申请人补正，请先登记补正，或者待期限届满后作“不再处理”。");

    /// <summary>The term stands still.</summary>
    public static Problem AwaitsPayment { get; } = new("request.awaits-payment", "本件正在等待申请人缴费，请先登记缴费，或者待期限届满后作“不再处理”。");

    /// <summary>The code of <see cref="Changed"/>.</summary>
    public const string ChangedCode = "request.changed";

    /// <summary>Another officer was first.</summary>
    public static Problem Changed(string what) => new(ChangedCode, $"您打开后，这件申请已有变动：{what}。您填写的内容仍在页面上，核对后仍要办理的，请再提交一次。");

    /// <summary>Not from here.</summary>
    public static Problem NotInThisStatus(RequestAct act, RequestStatus status) => new("request.not-in-this-status", $"申请处于“{status.Name()}”状态，不能{act.Name()}。");

    /// <summary>Not by this role.</summary>
    public static Problem Forbidden(RequestAct act) => new("request.forbidden", $"您没有在本机关{act.Name()}的权限，需要的角色：{string.Join("、", act.Roles().Select(r => r.Name()))}。");

    /// <summary>第三十条: seven working days.</summary>
    public static Problem CorrectionTooLate(DateOnly last) => new("request.correction-too-late", $"要求补正的期限为收到申请之日起7个工作日，已于{Long(last)}届满（条例第三十条）。请按现有内容办理，或者与申请人沟通。");

    /// <summary>第三十三条: before the term ends.</summary>
    public static Problem ExtensionTooLate(DateOnly due) => new("request.extension-too-late", $"延期应当在期限届满前告知申请人，本件已于{Long(due)}到期，不能再延期。");

    /// <summary>第三十五条: before the term ends.</summary>
    public static Problem DelayTooLate(DateOnly due) => new("request.delay-too-late", $"延迟答复应当在期限届满前告知申请人，本件已于{Long(due)}到期。");

    /// <summary>109号 Art. 6: within the answer period.</summary>
    public static Problem FeeTooLate(DateOnly due) => new("request.fee-too-late", $"收费通知应当在答复期限内发出，本件已于{Long(due)}到期。");

    /// <summary>The limit has not passed.</summary>
    public static Problem StillTimeToCorrect(DateOnly limit) => new("request.still-time-to-correct", $"申请人的补正期限至{Long(limit)}，尚未届满。");

    /// <summary>The limit has not passed.</summary>
    public static Problem StillTimeToPay(DateOnly limit) => new("request.still-time-to-pay", $"申请人的缴费期限至{Long(limit)}，尚未届满。");

    /// <summary>The limit has not passed.</summary>
    public static Problem StillTimeForReasons(DateOnly limit) => new("request.still-time-for-reasons", $"申请人说明理由的期限至{Long(limit)}，尚未届满。");

    /// <summary>第三十三条: at most 20 working days.</summary>
    public static Problem ExtensionTooLong(int most) => new("request.extension-too-long", $"延长的期限为1至{most}个工作日。");

    private static string Long(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
