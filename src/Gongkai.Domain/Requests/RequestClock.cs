using System.Globalization;
using Gongkai.Domain.Deadlines;

namespace Gongkai.Domain.Requests;

/// <summary>
/// 期限: every date of an application from the facts and the calendar (《条例》第三十条至第三十五条). Day 0 is the day of receipt; day 1 the
/// next working day; the term ends with its last working day.
/// </summary>
public static class RequestClock
{
    private const string Regulation = "《政府信息公开条例》";
    private const string OldRegulation = "2007年《政府信息公开条例》";

    /// <summary>Where the clock stands.</summary>
    public static RequestTerm Of(ClockFacts facts, WorkCalendar calendar)
    {
        var steps = new List<DerivationStep>();
        var receipt = facts.Receipt;
        if (facts.Renewal is { } renewal)
        {
            steps.Add(new("renewed", renewal.ReceivedOn, $"{Long(renewal.ReceivedOn)}收到{renewal.By}，须重新作出答复"));
            return Running(facts, renewal.ReceivedOn, renewal.ReceivedOn, renewal.WorkingDays, renewal.Until, calendar, steps);
        }

        if (receipt.ReceivedOn is not { } received)
        {
            steps.Add(new("arrived", receipt.ArrivedOn, $"{Long(receipt.ArrivedOn)}到达，{receipt.Channel.Rule()}，尚待确认", receipt.Channel.Basis()));
            return new() { Waiting = WaitingFor.Confirmation, NextOn = receipt.ArrivedOn, Steps = steps };
        }

        var isOld = RequestTerms.Of(received).IsOld;
        steps.Add(isOld
            ? new("received", received, $"{Long(received)}为收到申请之日，当日不计入期限", "国办公开办函〔2015〕207号")
            : new("received", received, $"{Long(received)}为收到申请之日（{receipt.Channel.Rule()}），当日不计入期限", receipt.Channel.Basis()));
        var starts = received;
        if (facts.Correction is { } correction)
        {
            steps.Add(new("correction-asked", correction.ServedOn, $"{Long(correction.ServedOn)}送达补正告知书，补正期限至{Long(correction.LimitOn)}", isOld ? OldRegulation + "第二十一条第（四）项" : Regulation + "第三十条"));
            if (correction.CorrectedOn is not { } corrected)
            {
                return Stopped(WaitingFor.Correction, correction.LimitOn, received, calendar, steps, "答复期限自收到补正的申请之日起重新计算；无正当理由逾期不补正的，视为放弃申请", Regulation + "第三十条");
            }

            starts = corrected;
            steps.Add(new("restarted", corrected, $"{Long(corrected)}收到补正的申请，答复期限自当日起重新计算", Regulation + "第三十条"));
        }

        if (facts.Fee is { } fee)
        {
            var limit = calendar.AddWorkingDays(fee.ServedOn, RequestTerms.Payment);
            steps.Add(new("fee-asked", fee.ServedOn, $"{Long(fee.ServedOn)}收到收费通知，自次日起{RequestTerms.Payment}个工作日内缴费，至{Long(limit)}{Detours(calendar, fee.ServedOn, limit)}", "国办函〔2020〕109号第六条"));
            if (fee.PaidOn is not { } paid)
            {
                return Stopped(WaitingFor.Payment, limit, received, calendar, steps, "答复期限自缴费次日起重新计算；逾期未缴费的，视为放弃申请", "国办函〔2020〕109号第六条");
            }

            if (paid > starts)
            {
                starts = paid;
            }

            steps.Add(new("restarted", paid, $"{Long(paid)}缴清费用，答复期限自次日起重新计算", "国办函〔2020〕109号第六条"));
        }

        return Running(facts, received, starts, null, null, calendar, steps);
    }

    /// <summary>The day by which a consulted body has to answer: 15 working days from receiving the letter.</summary>
    public static DateOnly LimitOf(Consultation consultation, WorkCalendar calendar) =>
        calendar.AddWorkingDays(consultation.DeliveredOn ?? consultation.SentOn, RequestTerms.Consultation);

    /// <summary>The last day that a consultation keeps out of the term: that of the reply, at the latest that of the limit.</summary>
    public static DateOnly ExcludedUntil(Consultation consultation, WorkCalendar calendar)
    {
        var limit = LimitOf(consultation, calendar);
        return consultation.RepliedOn is { } replied && replied < limit ? replied : limit;
    }

    private static RequestTerm Stopped(
        WaitingFor waiting, DateOnly until, DateOnly received, WorkCalendar calendar, List<DerivationStep> steps, string text, string basis)
    {
        steps.Add(new("stopped", null, text, basis));
        return new() { ReceivedOn = received, Waiting = waiting, NextOn = until, IsProvisional = calendar.IsProvisional(until), Steps = steps };
    }

    private static RequestTerm Running(
        ClockFacts facts, DateOnly received, DateOnly starts, int? ordered, DateOnly? orderedUntil, WorkCalendar calendar, List<DerivationStep> steps)
    {
        var terms = RequestTerms.Of(received);
        var days = ordered ?? terms.Answer;
        // 2007年《条例》第二十四条第三款: only what a third party takes was kept out of the term. What a ruling orders is no term of the Regulation: nothing is kept out of it.
        var spans = facts.Consultations.Where(c => facts.Renewal?.IsOrdered() != true && (!terms.IsOld || c.Kind == ConsultedKind.ThirdParty))
            .Select(c => (From: c.SentOn, Until: ExcludedUntil(c, calendar), Of: c)).OrderBy(s => s.From).ToList();
        bool IsExcluded(DateOnly date) => spans.Any(s => date > s.From && date <= s.Until);

        foreach (var (from, until, of) in spans.Where(s => s.Until > starts))
        {
            var who = of.Kind switch { ConsultedKind.ThirdParty => "第三方", ConsultedKind.CoMaker => "共同制作机关", ConsultedKind.OtherAgency => "其他机关" };
            var end = of.RepliedOn is { } replied && replied <= until ? $"{Long(replied)}收到意见" : $"至{Long(until)}期限届满";
            steps.Add(new("excluded", from, $"{Long(from)}向{who}发出征求意见书，{end}，其间的工作日不计入答复期限{(spans.Count > 1 ? "（多项征求意见重叠的，只扣除一次）" : "")}", terms.IsOld ? OldRegulation + "第二十四条" : Regulation + "第三十三条第三款"));
        }

        if (facts.Extension is { } extension && extension.NotifiedOn >= starts)
        {
            days += extension.WorkingDays;
            steps.Add(new("extended", extension.NotifiedOn, $"{Long(extension.NotifiedOn)}告知申请人延长答复期限{extension.WorkingDays}个工作日", terms.IsOld ? OldRegulation + "第二十四条" : Regulation + "第三十三条第二款"));
        }

        var (due, excluded) = (starts, 0);
        for (var left = days; left > 0;)
        {
            due = due.AddDays(1);
            if (calendar.IsWorkingDay(due))
            {
                (left, excluded) = IsExcluded(due) ? (left, excluded + 1) : (left - 1, excluded);
            }
        }

        // 最后一日发出征求意见书的，其间同样不计入，收到意见之日仍在期限内。
        var last = due;
        while (spans.FindIndex(s => s.From == due && s.Until > due) is >= 0 and var at)
        {
            var until = spans[at].Until;
            excluded += calendar.WorkingDaysBetween(due, until);
            due = calendar.IsWorkingDay(until) ? until : calendar.AddWorkingDays(until, 1);
        }

        var minus = excluded > 0 ? $"，扣除征求意见的{excluded}个工作日" : "";
        var basis = facts.Renewal is not null ? null : terms.IsOld ? OldRegulation + "第二十四条" : Regulation + "第三十三条";
        // 第三十五条: a payment or a correction after it starts the term afresh, and the later day counts.
        if (facts.Delay is { } delay && (delay.NotifiedOn >= starts || delay.Until >= due))
        {
            steps.Add(new("delayed", delay.NotifiedOn, $"{Long(delay.NotifiedOn)}告知申请人延迟答复", Regulation + "第三十五条"));
            due = delay.Until;
            steps.Add(new("due", due, $"延迟答复的合理期限至{Long(due)}", Regulation + "第三十五条"));
        }
        else if (orderedUntil is { } until)
        {
            due = until;
            steps.Add(new("due", due, $"{facts.Renewal!.By}确定的期限至{Long(due)}"));
        }
        else
        {
            var asked = last == due ? "" : $"；当日发出征求意见书，期限至{Long(due)}";
            steps.Add(new("due", due, $"自{Long(starts.AddDays(1))}起第{days}个工作日为{Long(last)}{asked}{minus}{Detours(calendar, starts, due)}", basis));
        }

        var isProvisional = calendar.IsProvisional(due);
        if (isProvisional)
        {
            steps.Add(new("provisional", due, $"{due.Year}年节假日安排尚未公布，上述日期为暂定，公布后重新计算"));
        }

        var open = spans.Where(s => s.Of.RepliedOn is null && s.Of.SentOn >= received).Select(s => (DateOnly?)s.Until).Max();
        var askable = facts.Correction is null && facts.Renewal is null ? calendar.AddWorkingDays(received, RequestTerms.AskForCorrection) : (DateOnly?)null;
        return new()
        {
            ReceivedOn = facts.Renewal is null ? received : facts.Receipt.ReceivedOn,
            StartsOn = starts,
            DueOn = due,
            CorrectionAskableUntil = askable,
            Waiting = open is null ? WaitingFor.Answer : WaitingFor.Consultation,
            NextOn = open < due ? open : due,
            Days = days,
            Excluded = excluded,
            IsProvisional = isProvisional,
            Steps = steps,
        };
    }

    private static string Detours(WorkCalendar calendar, DateOnly from, DateOnly until) =>
        calendar.Describe(from.AddDays(1), until) is { Length: > 0 } text ? $"（其间{text}）" : "";

    private static string Long(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
