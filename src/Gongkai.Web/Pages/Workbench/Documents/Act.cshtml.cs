using System.Globalization;
using Gongkai.Domain;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Publishing;
using Gongkai.Web.Accounts;
using Gongkai.Web.Publishing;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gongkai.Web.Pages.Workbench.Documents;

/// <summary>送审、发布、更正、撤下 and the like: one plain page each that says what will happen.</summary>
[Authorize(Policies.Staff)]
internal sealed class ActModel(
    DocumentQueries queries, CurrentOfficer officer, SubmitForReview submit, TakeBackDocument takeBack, PublishDocument publish, ArchiveUnpublished archive,
    CorrectDocument correct, WithdrawDocument withdraw, DiscardDraft discard) : DocumentPage(queries, officer)
{
    private static readonly Problem BadTime = new("document.publish-at", "定时发布的时间不正确，请按 2026-08-01T09:00 的形式填写。");

    /// <summary>An act as its page presents it.</summary>
    /// <param name="Act">The act.</param>
    /// <param name="Explanation">What will happen.</param>
    /// <param name="ReasonHint">What the reason should say; null where none is asked for.</param>
    internal sealed record Presented(DocumentAct Act, string Explanation, string? ReasonHint = null)
    {
        /// <summary>True where a reason is asked for.</summary>
        public bool AsksReason => ReasonHint is not null;
    }

    /// <summary>The act at hand.</summary>
    public Presented Dialog { get; private set; } = null!;

    /// <summary>Why it cannot be done; null when it can.</summary>
    public Problem? WhyNot => Item.Standing.WhyNot(Dialog.Act, By);

    /// <summary>The reason as entered.</summary>
    public string? Reason { get; private set; }

    /// <summary>The time as entered.</summary>
    public string? At { get; private set; }

    /// <summary>The reason for the emergency lane as entered.</summary>
    public string? Urgent { get; private set; }

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(long id, string act, CancellationToken ct) => await PrepareAsync(id, act, ct) ? Page() : NotFound();

    /// <summary>Does the act.</summary>
    public async Task<IActionResult> OnPostAsync(long id, string act, int version, string? reason, string? at, string? urgent, CancellationToken ct)
    {
        if (!await PrepareAsync(id, act, ct))
        {
            return NotFound();
        }

        (Reason, At, Urgent) = (reason, at, urgent);
        var time = Time(at);
        if (time.Failed)
        {
            return Again(time.Problems);
        }

        var why = reason ?? "";
        return Done(id, await (Dialog.Act switch
        {
            DocumentAct.Submit => submit.ExecuteAsync(id, version, urgent, By, ct),
            DocumentAct.TakeBack => takeBack.ExecuteAsync(id, version, By, ct),
            DocumentAct.Publish => publish.ExecuteAsync(id, version, time.Value, By, ct),
            DocumentAct.PublishUrgently => publish.UrgentlyAsync(id, version, By, ct),
            DocumentAct.Archive => archive.ExecuteAsync(id, version, By, ct),
            DocumentAct.Correct => correct.ExecuteAsync(id, version, why, By, ct),
            DocumentAct.Withdraw => withdraw.ExecuteAsync(id, version, why, By, ct),
            DocumentAct.Discard => discard.ExecuteAsync(id, version, why, By, ct),
            DocumentAct.Save or DocumentAct.Sign or DocumentAct.Return => throw new InvalidOperationException($"{Dialog.Act} has a page of its own"),
        }));
    }

    /// <summary>Takes the set time back.</summary>
    public async Task<IActionResult> OnPostUnscheduleAsync(long id, string act, int version, CancellationToken ct) =>
        await PrepareAsync(id, act, ct) ? Done(id, await publish.UnscheduleAsync(id, version, By, ct)) : NotFound();

    private IActionResult Done(long id, Outcome<int> outcome) => outcome.Failed ? Again(outcome.Problems)
        : Dialog.Act == DocumentAct.Correct ? RedirectToPage("Edit", new { id })
        : RedirectToPage("Show", new { id });

    private async Task<bool> PrepareAsync(long id, string act, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
        {
            return false;
        }

        Dialog = act switch
        {
            "submit" => new(DocumentAct.Submit, "送审后内容不能再改。审核流程按本机关的设置进行；需要修改时可以撤回。"),
            "take-back" => new(DocumentAct.TakeBack, "撤回后回到草稿，已有的签署作废，改好后重新送审。"),
            "publish" => new(DocumentAct.Publish, "发布的就是各环节签署的内容。发布后立即对外公开，可检索、可订阅。"),
            "publish-urgently" => new(DocumentAct.PublishUrgently, $"保密审查员和分管领导已签署，可先行发布。其余环节须在{ReviewRoute.CompletionWorkingDays}个工作日内补齐。"),
            "archive" => new(DocumentAct.Archive, "文件办结归档，不对外公开；有人依申请查询时可以查到。原来公开过的，同时从网站撤下。"),
            "correct" => new(DocumentAct.Correct, "更正另起新的一版，重新审核。审核完成前，网站上仍是现在的版本；完成后页面注明更正的日期和理由。", "这段话将显示在公开页面上。"),
            "withdraw" => new(DocumentAct.Withdraw, "文件从列表和检索中撤下，原网址不会失效，显示撤下的日期和理由。", "这段话将显示在公开页面上，不要写入不应公开的内容。"),
            _ => new Presented(DocumentAct.Discard, "放弃这份草稿。已经公开的版本不受影响。", "留存在办理记录中。"),
        };
        return true;
    }

    private static Outcome<DateTimeOffset?> Time(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Outcome<DateTimeOffset?>((DateTimeOffset?)null);
        }

        string[] forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];
        return DateTime.TryParseExact(text.Trim(), forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new Outcome<DateTimeOffset?>(ChinaTime.Instant(local))
            : BadTime;
    }
}
