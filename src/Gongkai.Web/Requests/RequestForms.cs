using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Requests;
using Gongkai.Web.Pages.Workbench.Requests;

namespace Gongkai.Web.Requests;

/// <summary>Turns the form of an act into its operation.</summary>
internal sealed class RequestForms(
    ConfirmReceipt confirm, AssignRequest assign, ClaimRequest claim, HandBackRequest handBack, ReceiveCorrection correction, RecordReply reply, RecordReasons reasons,
    RecordPayment payment, RecordWithdrawal withdrawal, RequestTasks tasks, SplitRequest split, VoidRequest voiding, NoteRequest note)
{
    private static readonly Problem NoDate = new("request.date", "请填写日期，形式为 2026-08-01。");

    /// <summary>What the papers of an act are.</summary>
    public static RequestFileKind KindOf(RequestAct act) => act switch
    {
        RequestAct.ReceiveCorrection or RequestAct.RecordReasons => RequestFileKind.Supplement,
        RequestAct.RecordReply => RequestFileKind.Opinion,
        RequestAct.ConfirmReceipt or RequestAct.RecordPayment or RequestAct.Withdraw => RequestFileKind.Evidence,
        _ => RequestFileKind.Other,
    };

    /// <summary>Does the act.</summary>
    /// <exception cref="InvalidOperationException">The act has a page of its own.</exception>
    public async Task<Outcome<int>> DoAsync(RequestAct act, Recorded recorded, RequestForm form, CancellationToken ct)
    {
        var needsDate = act is RequestAct.ConfirmReceipt or RequestAct.ReceiveCorrection or RequestAct.RecordReasons or RequestAct.RecordPayment or RequestAct.Withdraw or RequestAct.AskSection;
        if (needsDate && form.On is null)
        {
            return NoDate;
        }

        var on = form.On ?? default;
        return act switch
        {
            RequestAct.ConfirmReceipt => await confirm.ExecuteAsync(recorded, on, ct),
            RequestAct.Assign => await assign.ExecuteAsync(recorded, form.SectionId, form.PersonId, ct),
            RequestAct.Claim => await claim.ExecuteAsync(recorded.Id, recorded.Version, recorded.By, ct),
            RequestAct.HandBack => await handBack.ExecuteAsync(recorded, ct),
            RequestAct.ReceiveCorrection => await correction.ExecuteAsync(recorded, on, form.Text, ct),
            RequestAct.RecordReply => await reply.ExecuteAsync(recorded, form.Index ?? -1, form.OtherOn, form.On, form.Opinion switch { "yes" => true, "no" => false, _ => null }, ct),
            RequestAct.RecordReasons => await reasons.ExecuteAsync(recorded, on, ct),
            RequestAct.RecordPayment => await payment.ExecuteAsync(recorded, on, form.Yuan ?? 0, form.ReceiptNumber ?? "", ct),
            RequestAct.Withdraw => await withdrawal.ExecuteAsync(recorded, on, ct),
            RequestAct.AskSection => await tasks.AskAsync(recorded.Id, recorded.Version, form.SectionId ?? 0, form.Text ?? "", on, recorded.By, ct),
            RequestAct.Void => await voiding.ExecuteAsync(recorded, ct),
            RequestAct.Note => await note.ExecuteAsync(recorded, ct),
            _ => throw new InvalidOperationException($"{act} has a page of its own"),
        };
    }

    /// <summary>Splits.</summary>
    public Task<Outcome<IReadOnlyList<RegisteredRequest>>> SplitAsync(Recorded recorded, RequestForm form, CancellationToken ct) =>
        split.ExecuteAsync(recorded, [.. form.Parts.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!)], ct);
}
