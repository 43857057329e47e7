using Gongkai.Domain;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Documents;

/// <summary>征询意见: whom was asked, by when, and what they said.</summary>
[Authorize(Policies.Staff)]
internal sealed class ConsultationsModel(DocumentQueries queries, ConsultOthers consult, CurrentOfficer officer, TimeProvider clock) : DocumentPage(queries, officer)
{
    private const int UsualWorkingDays = 5;

    /// <summary>The date in China.</summary>
    public DateOnly Today { get; } = ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>The day that the form proposes.</summary>
    public DateOnly UsualDue => WorkCalendars.National.AddWorkingDays(Today, UsualWorkingDays);

    /// <summary>Where a consultation stands.</summary>
    public static string Words(DocumentConsultation asked) => asked.Answer is not { } answer ? "待答复" : answer switch
    {
        ConsultationAnswer.Agreed => "同意",
        ConsultationAnswer.Disagreed => "不同意",
        ConsultationAnswer.Closed => "已撤销",
    };

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnPostAskAsync(long id, string? party, bool rightsHolder, string? question, DateOnly? due, CancellationToken ct) =>
        await DoneAsync(id, await consult.AskAsync(id, party ?? "", rightsHolder, question ?? "", due ?? UsualDue, By, ct), ct);

    /// <summary>Enters an answer.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(long id, long consultation, ConsultationAnswer answer, string? text, DateOnly? on, CancellationToken ct) =>
        await DoneAsync(id, await consult.AnswerAsync(id, consultation, answer, text ?? "", on ?? Today, By, ct), ct);

    private async Task<IActionResult> DoneAsync(long id, Outcome<int> outcome, CancellationToken ct) =>
        !outcome.Failed ? RedirectToPage("Consultations", new { id }) : await LoadAsync(id, ct) ? Again(outcome.Problems) : NotFound();
}
