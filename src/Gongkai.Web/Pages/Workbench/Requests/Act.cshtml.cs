using System.Globalization;
using Gongkai.Domain;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Requests;
using Gongkai.Web.Accounts;
using Gongkai.Web.Requests;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongkai.Web.Pages.Workbench.Requests;

/// <summary>确认收到、转办、登记补正 and the like: one plain page each that says what will happen.</summary>
[Authorize(Policies.Staff)]
[RequestSizeLimit(RequestPage.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = RequestPage.MostBytes)]
internal sealed class ActModel(RequestQueries queries, RequestForms forms, CurrentOfficer officer, TimeProvider clock) : RequestPage(queries, officer, clock)
{
    private readonly RequestQueries queries = queries;

    /// <summary>The act at hand.</summary>
    public RequestAct Act { get; private set; }

    /// <summary>Why it cannot be done; null when it can.</summary>
    public Problem? Refusal => WhyNot(Act);

    /// <summary>What was entered.</summary>
    [BindProperty]
    public RequestForm Form { get; set; } = new();

    /// <summary>The sections to choose from.</summary>
    public IReadOnlyList<(long Id, string Name)> Sections { get; private set; } = [];

    /// <summary>The people to choose from.</summary>
    public IReadOnlyList<(long Id, string Name, string? Section)> People { get; private set; } = [];

    /// <summary>The applications that a split has registered, with the codes that are shown only now.</summary>
    public IReadOnlyList<RegisteredRequest> Parts { get; private set; } = [];

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(long id, string act, CancellationToken ct)
    {
        if (!await PrepareAsync(id, act, ct))
        {
            return NotFound();
        }

        Form.On = Today;
        Form.Version = Item.Request.Version;
        return Page();
    }

    /// <summary>Does the act.</summary>
    public async Task<IActionResult> OnPostAsync(long id, string act, CancellationToken ct)
    {
        if (!await PrepareAsync(id, act, ct))
        {
            return NotFound();
        }

        var read = await ReadAsync(Form.Files, RequestForms.KindOf(Act), ct);
        if (read.Failed)
        {
            return Again(read.Problems);
        }

        var recorded = new Recorded(id, Form.Version, By) { Remark = Form.Remark, Files = read.Value };
        if (Act == RequestAct.Split)
        {
            var split = await forms.SplitAsync(recorded, Form, ct);
            Parts = split.Failed ? [] : split.Value;
            return split.Failed ? AgainWith(split.Problems) : Page();
        }

        var done = await forms.DoAsync(Act, recorded, Form, ct);
        if (done.Failed)
        {
            return AgainWith(done.Problems);
        }

        TempData["Done"] = $"{Act.Name()}：已登记。";
        return Act == RequestAct.HandBack ? LocalRedirect("/workbench/requests") : RedirectToPage("Case", new { id });
    }

    /// <summary>What will happen, said before it does.</summary>
    public string Explanation => Act switch
    {
        RequestAct.ConfirmReceipt => $"{Item.Request.Channel.Rule()}（{Item.Request.Channel.Basis()}）。答复期限自次日起算。",
        RequestAct.Assign => "转给科室的，该科室的人员都能看到并领办；也可以直接指定经办人。答复期限不因转办而改变。",
        RequestAct.Claim => "领办后由您承办，其他人仍可查看。",
        RequestAct.HandBack => "退回后由政务公开办重新转办，您将不再看到本件。",
        RequestAct.ReceiveCorrection => $"答复期限自收到补正的申请之日起重新计算（条例第三十条）。{(Item.Request.Facts.Correction is { } asked ? $"补正期限至{RequestWords.Long(asked.LimitOn)}；逾期收到但有正当理由的，仍按收到之日登记。" : null)}",
        RequestAct.RecordReply => "征求意见的时间不计入答复期限：从发出之日起，到收到意见之日或者15个工作日期限届满为止。",
        RequestAct.RecordReasons => "收到理由后再判断是否合理（条例第三十五条）。",
        RequestAct.RecordPayment => "答复期限自缴费次日起重新计算（国办函〔2020〕109号第六条）。",
        RequestAct.Withdraw => "申请人撤回后本件办结，年度报告计入“其他处理—其他”。",
        RequestAct.Void => "只用于误登、重复登记。作废的申请保留编号，不计入年度报告；申请人不再申请的，请用“撤回申请”。",
        RequestAct.Split => "每一项成为一件独立的申请，申请人和收到之日不变，各自计算期限、分别答复；原件不再计入年度报告。",
        RequestAct.AskSection => "请其他科室就其掌握的部分提供意见。该科室的人员可以查看本件。",
        _ => "备注留存在办理记录中，不改变期限。",
    };

    private PageResult AgainWith(IReadOnlyList<Problem> problems)
    {
        Form.Version = VersionAfter(problems, Form.Version);
        return Again(problems);
    }

    private async Task<bool> PrepareAsync(long id, string act, CancellationToken ct)
    {
        if (RequestLinks.ActOf(act) is not { } known || !await LoadAsync(id, ct) || !SeesPerson)
        {
            return false;
        }

        Act = known;
        if (Act is RequestAct.Assign or RequestAct.AskSection)
        {
            (Sections, People) = await queries.PassableAsync(Item.Request.AgencyId, ct);
        }

        return true;
    }
}

/// <summary>The fields that the pages of acts have between them.</summary>
public sealed class RequestForm
{
    /// <summary>The version that the officer saw.</summary>
    public int Version { get; set; }

    /// <summary>The date at hand.</summary>
    public DateOnly? On { get; set; }

    /// <summary>Another date.</summary>
    public DateOnly? OtherOn { get; set; }

    /// <summary>A remark or a reason.</summary>
    public string? Remark { get; set; }

    /// <summary>A text that is sealed.</summary>
    public string? Text { get; set; }

    /// <summary>A section.</summary>
    public long? SectionId { get; set; }

    /// <summary>A person.</summary>
    public long? PersonId { get; set; }

    /// <summary>Which consultation.</summary>
    public int? Index { get; set; }

    /// <summary>What its answer says: <c>yes</c>, <c>no</c> or neither.</summary>
    public string? Opinion { get; set; }

    /// <summary>Yuan, as typed.</summary>
    public string? Amount { get; set; }

    /// <summary>The number of a fiscal receipt.</summary>
    public string? ReceiptNumber { get; set; }

    /// <summary>The parts of a split.</summary>
    public IReadOnlyList<string?> Parts { get; set; } = [];

    /// <summary>Papers.</summary>
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    /// <summary>The amount as a number; null when it is none.</summary>
    internal decimal? Yuan => decimal.TryParse(Amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) ? yuan : null;
}
