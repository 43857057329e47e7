namespace Gongkai.Domain.Requests.Letters;

/// <summary>
/// 救济途径: the body, its period, the court, its period and, where the law wants it, the order of the steps (《行政复议法》第二十条、第二十三条,
/// 《行政诉讼法》第四十四条至第四十六条, 《最高人民法院关于适用〈行政诉讼法〉的解释》第六十四条).
/// </summary>
public static class RemedyTexts
{
    /// <summary>《行政诉讼法》第四十六条: from this day a suit may be brought within six months, before within three (1989年第三十九条).</summary>
    public static readonly DateOnly SixMonthsFrom = new(2015, 5, 1);

    private const string After = "对行政复议决定不服，或者行政复议机关决定不予受理、驳回申请，或者受理后超过行政复议期限不作答复的，可以自收到决定书之日起或者行政复议期限届满之日起15日内";

    /// <summary>The text of a letter; null when it has none, or body or court are not known.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="facts">Its case.</param>
    public static string? Of(Letter letter, LetterFacts facts)
    {
        var bodies = facts.Remedies.For(letter);
        var remedy = letter.Remedy(facts.On, facts.AdministrativeQuery);
        if (remedy == RemedyText.None || bodies.Reconsideration is not { Length: > 0 } body || bodies.Court is not { Length: > 0 } court)
        {
            return null;
        }

        var self = letter.CallsItself();
        var text = remedy == RemedyText.Either ? Either(self, $"对{Against(self)}不服", body, court, facts.On)
            : letter.Answer == AnswerKind.PartlyGranted ? Part(self, body, court, bodies, facts.On)
            : First(self, $"对{Against(self)}不服", body, court, bodies);
        return text + Online(bodies, facts.On);
    }

    /// <summary>What an applicant may do who was given no answer in time, for the pages that show an application.</summary>
    /// <param name="bodies">To whom.</param>
    /// <param name="reconsiderationFirst">
    /// True where the agency follows the reading that a failure to act comes to reconsideration first (《行政复议法》第二十三条第一款第（三）项).
    /// </param>
    /// <param name="dueOn">The day by which the answer was due.</param>
    public static string? OfNoAnswer(RemedyBodies bodies, bool reconsiderationFirst, DateOnly dueOn) =>
        bodies is not { Reconsideration: { } body, Court: { } court } ? null
        : reconsiderationFirst && dueOn >= AnswerKinds.ReconsiderationFirstFrom
            ? $"本机关逾期未作出答复的，可以自答复期限届满之日起60日内先向{body}申请行政复议；{After}向{court}提起行政诉讼。"
            : $"本机关逾期未作出答复的，可以自答复期限届满之日起60日内向{body}申请行政复议，也可以自答复期限届满之日起6个月内向{court}提起行政诉讼。";

    private static string Either(string self, string against, string body, string court, DateOnly on) =>
        $"如{against}，可以自收到{self}之日起60日内向{body}申请行政复议，也可以自收到{self}之日起{(on >= SixMonthsFrom ? "6个月" : "3个月")}内向{court}提起行政诉讼。";

    private static string First(string self, string against, string body, string court, RemedyBodies bodies) =>
        $"如{against}，应当自收到{self}之日起60日内先向{body}申请行政复议；{After}向{court}提起行政诉讼{Ruling(bodies)}。";

    private static string Part(string self, string body, string court, RemedyBodies bodies, DateOnly on) =>
        First(self, $"对{Against(self)}中不予公开的部分不服", body, court, bodies) + Either(self, $"对{Against(self)}的其他内容不服", body, court, on);

    private static string Against(string self) => self == "本答复书" ? "本答复" : self;

    // 《行政复议法》第二十六条, of the decision that the body has taken on its own act.
    private static string Ruling(RemedyBodies bodies) => bodies.ReviewsItself ? "；对行政复议决定不服的，也可以向国务院申请裁决" : "";

    // 《行政复议法》第二十二条: who serves online tells the channel by which reconsideration can be applied for online.
    private static string Online(RemedyBodies bodies, DateOnly on) =>
        bodies.Online is { Length: > 0 } online && on >= AnswerKinds.ReconsiderationFirstFrom ? $"行政复议申请可以通过互联网渠道提交：{online}。" : "";
}
