using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Requests.Letters;

namespace Gongkai.Web.Requests;

/// <summary>下一步: what is to be done with a case now, with the button that leads there. The register of acts stands below it.</summary>
/// <param name="Text">What is to be done, or who is waited for.</param>
/// <param name="Label">The button's words; null where only others can act.</param>
/// <param name="Href">Where it leads.</param>
internal sealed record CaseNext(string Text, string? Label = null, string? Href = null)
{
    /// <summary>Another way to go on, less usual.</summary>
    public (string Label, string Href)? Else { get; init; }

    /// <summary>The next step of a case; null where nothing remains.</summary>
    /// <param name="page">The case, as an officer sees it.</param>
    /// <param name="letters">Its letters, the last first.</param>
    public static CaseNext? Of(RequestPage page, IReadOnlyList<LetterRow> letters)
    {
        var (request, term) = (page.Item.Request, page.Item.Case.Term);
        return request.Status switch
        {
            RequestStatus.AwaitingConfirmation => page.May(RequestAct.ConfirmReceipt)
                ? new("与申请人确认收到申请，确认之日为收到申请之日，期限从次日起算（条例第三十一条）。", "确认收到", page.To("confirm"))
                : new("等政务公开办与申请人确认收到。"),
            RequestStatus.InProgress or RequestStatus.AwaitingCorrection or RequestStatus.AwaitingPayment => OfLetters(page, letters) ?? OfOpen(page, term),
            RequestStatus.Answered => letters.FirstOrDefault(l => l.Kind == LetterKind.Answer && l.Status == LetterStatus.Sent) is { } sent
                ? new($"“{sent.Name}”已送出，收到回执或者邮件退回后登记送达结果。", "登记送达", Letter(sent)) : null,
            RequestStatus.Closed => page.May(RequestAct.Archive) ? new("已经办结，可以归档。", "归档", page.To("archive")) : null,
            RequestStatus.Archived => DraftLetter.MayDraft(page.By, page.Item.Case.Place) ? new("已经归档。") { Else = ("案卷", page.To("archive")) } : null,
            RequestStatus.Split or RequestStatus.Void => null,
        };
    }

    private static CaseNext? OfLetters(RequestPage page, IReadOnlyList<LetterRow> letters)
    {
        var waiting = letters.FirstOrDefault(l => l.Status == LetterStatus.Issued) ?? letters.FirstOrDefault(l => l.Status == LetterStatus.InReview) ?? letters.FirstOrDefault(l => l.Status == LetterStatus.Draft);
        return waiting switch
        {
            null => null,
            { Status: LetterStatus.Issued } => page.By.Has(page.Item.Case.Place, Domain.Accounts.StaffRole.DisclosureOffice)
                ? new($"“{waiting.Name}”已经签发，请送出。", "送出文书", Letter(waiting)) : new($"“{waiting.Name}”已经签发，等政务公开办送出。") { Else = ("打开文书", Letter(waiting)) },
            { Status: LetterStatus.InReview } => new($"“{waiting.Name}”等待{waiting.Step}。", "打开文书", Letter(waiting)),
            _ => DraftLetter.MayDraft(page.By, page.Item.Case.Place)
                ? new($"“{waiting.Name}”还是草稿，写好后送审。", "继续起草", Letter(waiting)) : new($"“{waiting.Name}”正在起草。"),
        };
    }

    private static CaseNext OfOpen(RequestPage page, RequestTerm term)
    {
        if (!DraftLetter.MayDraft(page.By, page.Item.Case.Place))
        {
            return new("由政务公开办和承办科室办理，文书送审后由您签署。");
        }

        var isPast = term.NextOn < page.Today;
        var until = term.NextOn is { } next ? RequestWords.Long(next) : "";
        return term.Waiting switch
        {
            WaitingFor.Correction when isPast => new($"补正期限已于{until}届满，没有收到补正：可以告知申请人不再处理；已经收到的，登记补正。", "起草告知书", Answer(page, AnswerKind.NotCorrected)) { Else = ("登记补正", page.To("correction")) },
            WaitingFor.Correction => new($"等申请人在{until}前补正，收到后登记，期限从收到之日重新起算。", "登记补正", page.To("correction")),
            WaitingFor.Payment when isPast => new($"缴费期限已于{until}届满，没有收到缴费：可以告知申请人不再处理；已经缴清的，登记缴费。", "起草告知书", Answer(page, AnswerKind.FeeNotPaid)) { Else = ("登记缴费", page.To("payment")) },
            WaitingFor.Payment => new($"等申请人在{until}前缴费，缴清后登记，期限从次日重新起算。", "登记缴费", page.To("payment")),
            WaitingFor.Consultation => new($"等被征求意见方在{until}前答复，其间的工作日不计入期限。", "登记反馈意见", page.To("reply")),
            WaitingFor.Answer or WaitingFor.Confirmation when page.May(RequestAct.Assign) && page.Item.Request is { SectionId: null, AssigneeId: null } =>
                new("判断怎样答复，起草文书；需要科室检索、提供材料的，先转办。", "办理指引", page.To("guide")) { Else = ("转办", page.To("assign")) },
            WaitingFor.Answer or WaitingFor.Confirmation => new("判断怎样答复，起草文书。", "办理指引", page.To("guide")) { Else = ("直接起草文书", page.To("letters/new")) },
        };
    }

    private static string Letter(LetterRow letter) => $"/workbench/letters/{letter.Id}";

    private static string Answer(RequestPage page, AnswerKind kind) => page.To($"letters/new?kind={nameof(LetterKind.Answer)}&answer={kind}");
}
