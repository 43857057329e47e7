using System.Globalization;
using Gongkai.Domain;
using Gongkai.Domain.Accounts;
using Gongkai.Domain.Remedies;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Remedies;
using Gongkai.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Remedies;

/// <summary>A page of the remedies: who acts, which day it is, what kept an act from being done.</summary>
internal abstract class RemedyPageModel(CurrentOfficer officer, TimeProvider clock) : PageModel
{
    /// <summary>The date in China.</summary>
    public DateOnly Today { get; } = ChinaTime.DateOf(clock.GetUtcNow());

    /// <summary>Who acts.</summary>
    public Officer By => officer.Value;

    /// <summary>What kept an act from being done.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Shows the page again with the problems.</summary>
    protected PageResult Again(IReadOnlyList<Problem> problems)
    {
        Problems = problems;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>How the pages of remedies write things.</summary>
internal static class RemedyPageWords
{
    /// <summary>A day; a dash for none.</summary>
    public static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";

    /// <summary>A day for an input; empty for none.</summary>
    public static string Typed(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Where a remedy stands, in a few words.</summary>
    public static string StateOf(RemedyRow row, DateOnly today) =>
        row.IsVoid ? "已作废"
        : row.Outcome is { } outcome ? (row.EffectiveOn <= today ? outcome.Name() : $"{outcome.Name()}（尚未生效）")
        : "审理中";

    /// <summary>The name of a file's kind.</summary>
    public static string Name(this RemedyFileKind kind) => kind switch
    {
        RemedyFileKind.Application => "申请书、起诉状、上诉状",
        RemedyFileKind.Notice => "受理、应诉、开庭等通知",
        RemedyFileKind.Answer => "答复书、答辩状",
        RemedyFileKind.Evidence => "证据、依据",
        RemedyFileKind.Ruling => "决定书、裁判文书",
        RemedyFileKind.Other => "其他",
    };

    /// <summary>What the one who complains is called.</summary>
    public static string ClaimantName(this RemedyKind kind) => kind switch
    {
        RemedyKind.Reconsideration => "申请人",
        RemedyKind.Lawsuit => "原告",
        RemedyKind.Complaint => "投诉举报人",
    };

    /// <summary>What the one who hears it is called.</summary>
    public static string BodyName(this RemedyKind kind) => kind switch
    {
        RemedyKind.Reconsideration => "行政复议机关",
        RemedyKind.Lawsuit => "人民法院",
        RemedyKind.Complaint => "受理机关（主管部门或者上一级机关）",
    };

    /// <summary>Whose business a date is.</summary>
    public static string Name(this RemedyDuty duty) => duty switch
    {
        RemedyDuty.Agency => "本机关",
        RemedyDuty.Body => "受理机关",
        RemedyDuty.Parties => "各方当事人",
    };
}
