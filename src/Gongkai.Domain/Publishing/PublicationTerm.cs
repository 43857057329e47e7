using System.Globalization;
using Gongkai.Domain.Deadlines;

namespace Gongkai.Domain.Publishing;

/// <summary>A last day, with how it was found.</summary>
/// <param name="On">The last day.</param>
/// <param name="Explanation">The derivation, for people.</param>
/// <param name="IsProvisional">True when the holidays of that year are not announced yet.</param>
public sealed record Term(DateOnly On, string Explanation, bool IsProvisional)
{
    /// <summary>True after the last day.</summary>
    public bool IsOverdue(DateOnly today) => today > On;
}

/// <summary>Dates by which a document, or its interpretation, must be public.</summary>
public static class PublicationTerm
{
    /// <summary>The last day for publishing a document (Art. 26; its kind may say less).</summary>
    public static Term Publish(DateOnly issuedOn, DocumentKind kind, WorkCalendar calendar) => Of(
        issuedOn, kind.PublishWithinWorkingDays, calendar, "成文",
        kind.PublishWithinWorkingDays == PublishingTerms.WorkingDaysAfterIssue ? "条例第二十六条" : $"“{kind.Name}”的公开期限");

    /// <summary>The last day for the interpretation of a document.</summary>
    public static Term Interpret(DateOnly publishedOn, WorkCalendar calendar) =>
        Of(publishedOn, PublishingTerms.WorkingDaysForInterpretation, calendar, "文件公开", "解读应与文件同步，最迟不超过3个工作日");

    /// <summary>The day from which a normative document is evaluated before its term runs out.</summary>
    public static DateOnly EvaluateFrom(DateOnly expiresOn) => expiresOn.AddMonths(-PublishingTerms.EvaluationMonthsBeforeExpiry);

    /// <summary>The last day for completing the chain after 紧急发布.</summary>
    public static Term CompleteChain(DateOnly publishedOn, WorkCalendar calendar) =>
        Of(publishedOn, ReviewRoute.CompletionWorkingDays, calendar, "紧急发布", "补齐其余审核环节");

    private static Term Of(DateOnly start, int days, WorkCalendar calendar, string what, string basis)
    {
        var on = calendar.AddWorkingDays(start, days);
        var off = Enumerable.Range(1, on.DayNumber - start.DayNumber).Select(start.AddDays).ToList();
        var holidays = off.Where(d => !calendar.IsWorkingDay(d) && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        var makeUp = off.Where(d => calendar.IsWorkingDay(d) && d.DayOfWeek is (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        var notes = string.Concat(
            holidays.Count > 0 ? $"；其间放假 {string.Join("、", holidays.Select(Short))}" : "",
            makeUp.Count > 0 ? $"；调休上班 {string.Join("、", makeUp.Select(Short))}" : "",
            calendar.IsProvisional(on) ? "；该年放假安排尚未公布，日期可能调整" : "");
        return new(on, $"到期 {Long(on)}：{what} {Long(start)}，第{days}个工作日（{basis}）{notes}。", calendar.IsProvisional(on));
    }

    private static string Short(DateOnly date) => date.ToString("M月d日", CultureInfo.InvariantCulture);

    private static string Long(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
