using System.Globalization;

namespace Gongkai.Domain.Requests;

/// <summary>Which dates can be recorded for what comes in: none to come, none before what it answers.</summary>
public static class IncomingDates
{
    /// <summary>What is wrong with the dates of receipt.</summary>
    public static Problem? OfReceipt(Receipt receipt, DateOnly today) =>
        receipt.ArrivedOn > today || receipt.ConfirmedOn > today ? RequestProblems.InTheFuture
        : receipt.ConfirmedOn < receipt.ArrivedOn ? RequestProblems.ConfirmedBeforeArrival
        : null;

    /// <summary>Of a corrected application.</summary>
    public static Problem? OfCorrection(Correction asked, DateOnly on, DateOnly today) => Of("收到补正", on, "补正告知书送达", asked.ServedOn, today);

    /// <summary>Of reasons.</summary>
    public static Problem? OfReasons(ReasonsAsked asked, DateOnly on, DateOnly today) => Of("收到理由说明", on, "说明理由通知书送达", asked.ServedOn, today);

    /// <summary>Of a payment.</summary>
    public static Problem? OfPayment(FeeNotice notice, DateOnly on, DateOnly today) => Of("缴清费用", on, "收费通知送达", notice.ServedOn, today);

    /// <summary>Of a withdrawal.</summary>
    public static Problem? OfWithdrawal(Receipt receipt, DateOnly on, DateOnly today) => Of("申请人撤回", on, "申请到达", receipt.ArrivedOn, today);

    /// <summary>Of what becomes known of a consultation.</summary>
    /// <param name="asked">The consultation.</param>
    /// <param name="deliveredOn">The day the letter was received; null while not known.</param>
    /// <param name="repliedOn">The day of the answer; null without one.</param>
    /// <param name="today">Today.</param>
    public static Problem? OfReply(Consultation asked, DateOnly? deliveredOn, DateOnly? repliedOn, DateOnly today) =>
        deliveredOn is { } delivered && Of("对方收到征求意见书", delivered, "征求意见书发出", asked.SentOn, today) is { } wrong ? wrong
        : repliedOn is { } replied ? Of("收到反馈意见", replied, "对方收到征求意见书", deliveredOn ?? asked.SentOn, today)
        : null;

    private static Problem? Of(string what, DateOnly on, string after, DateOnly earliest, DateOnly today) =>
        on > today ? new("request.in-the-future", $"{what}的日期不能晚于今天。")
        : on < earliest ? new("request.too-early", $"{what}的日期不能早于{after}之日（{earliest.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}）。")
        : null;
}
