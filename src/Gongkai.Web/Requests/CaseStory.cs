using System.Globalization;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Domain.Requests.Letters;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Requests.Applicants;
using Gongkai.Web.Portal;

namespace Gongkai.Web.Requests;

/// <summary>A case in plain words for its applicant: where it stands, what comes next, what has happened.</summary>
/// <param name="Case">The case.</param>
/// <param name="Today">Today.</param>
public sealed record CaseStory(ApplicantCase Case, DateOnly Today)
{
    private RequestTerm Term => Case.Term;

    private ClockFacts Facts => Case.Facts;

    /// <summary>True when reasons were asked for and not given.</summary>
    public bool WantsReasons => Case.Status == RequestStatus.InProgress && Facts.Reasons is { GivenOn: null };

    /// <summary>True as long as it can be withdrawn.</summary>
    public bool CanWithdraw => RequestLifecycle.Next(Case.Status, RequestAct.Withdraw) is not null;

    /// <summary>True as long as something can be added.</summary>
    public bool CanAdd => Case.Status.IsOpen();

    /// <summary>True as long as its term says what is to come; afterwards the derivation is history.</summary>
    public bool IsOpen => Case.Status.IsOpen();

    /// <summary>Where it stands, in a few words.</summary>
    public string Heading => Case.Status switch
    {
        RequestStatus.AwaitingConfirmation => "已经登记，等待与您确认",
        RequestStatus.InProgress when WantsReasons => "需要您说明理由",
        RequestStatus.InProgress when IsOverdue => "已经超过答复期限",
        RequestStatus.InProgress when Term.Waiting == WaitingFor.Consultation => "正在征求意见",
        RequestStatus.InProgress => "正在办理",
        RequestStatus.AwaitingCorrection => IsLimitPast ? "补正期限已过" : "需要您补正",
        RequestStatus.AwaitingPayment => IsLimitPast ? "缴费期限已过" : "需要您缴费",
        RequestStatus.Answered => Service?.Result == ServiceResult.Returned ? "已经答复，文书没有送到" : "已经答复",
        RequestStatus.Closed or RequestStatus.Archived => IsWithdrawn ? "您已经撤回申请" : "已经办结",
        RequestStatus.Split => "已经分开办理",
        RequestStatus.Void => "本编号已经作废",
    };

    /// <summary>What comes next, and by when.</summary>
    public string Next => Case.Status switch
    {
        RequestStatus.AwaitingConfirmation => "工作人员会用您留下的联系方式与您确认，确认之日为收到申请之日，从次日起计算20个工作日的答复期限。几天没有人联系的，请打电话给受理机构（见本页末尾）。",
        RequestStatus.InProgress when WantsReasons => $"本机关认为申请的数量、频次明显超过合理范围，要求您最迟在{Long(Facts.Reasons!.LimitOn)}说明理由。",
        RequestStatus.InProgress when IsOverdue => $"答复期限到{Due}为止，还没有答复。可以向受理机构询问原因，也可以依法申请行政复议或者提起行政诉讼。{Case.RemediesOfSilence}",
        RequestStatus.InProgress when Term.Waiting == WaitingFor.Consultation => $"正在等{Consulted}的意见，最迟等到{Limit}。本机关最迟在{Due}答复；意见提前收到的，答复期限相应提前。",
        RequestStatus.InProgress => $"本机关最迟在{Due}答复。",
        RequestStatus.AwaitingCorrection when IsLimitPast => $"补正期限到{Limit}为止，没有收到您的补正；没有正当理由的，视为放弃申请，本机关可以不再处理。还没有告知不再处理的，仍然可以在下面提交，请一并说明逾期的理由。",
        RequestStatus.AwaitingCorrection => $"请最迟在{Limit}补正。从收到补正之日起重新计算答复期限；没有正当理由逾期不补正的，视为放弃申请。",
        RequestStatus.AwaitingPayment when IsLimitPast => $"缴费期限到{Limit}为止，还没有登记您的缴费；逾期未缴的，视为放弃申请，本机关可以不再处理。已经缴清的，请在下面提交凭证，或者打电话给受理机构。",
        RequestStatus.AwaitingPayment => $"请最迟在{Limit}缴纳信息处理费{(Case.FeeYuan is { } yuan ? string.Create(CultureInfo.InvariantCulture, $"{yuan:0.##}元") : "")}，缴费方式见收费通知。从缴清的次日起重新计算答复期限；逾期未缴的，视为放弃申请。",
        RequestStatus.Answered => $"{Answered}{Delivery}",
        RequestStatus.Closed or RequestStatus.Archived when IsWithdrawn => "不再办理。需要时可以重新提出申请。",
        RequestStatus.Closed or RequestStatus.Archived => $"{Answered}{Delivery}",
        RequestStatus.Split => "一份申请含有多件事项，分别登记、分别答复。请分别查看各件的办理进度：",
        RequestStatus.Void => "登记有误（例如同一份申请登记了两次）的编号会作废。有疑问的，请打电话给受理机构（见本页末尾）。",
    };

    /// <summary>行政复议、行政诉讼 that is under way; null where none is.</summary>
    public string? UnderWay => Case.Proceedings.LastOrDefault(p => p.Facts.Last.Ruling is null) is { } open ? $"对这件答复的{open.Kind.Name()}正在由{open.Facts.Last.Body}审理，结果由审理机关告知当事人。" : null;

    /// <summary>True where the answer was due and has not been given.</summary>
    public bool IsOverdue => Case.Status == RequestStatus.InProgress && Term.IsOverdue(Today);

    /// <summary>What has happened, the latest first.</summary>
    public IReadOnlyList<(DateOnly On, string What, string? More)> Events
    {
        get
        {
            var events = new List<(DateOnly On, string What, string? More)> { (Facts.Receipt.ArrivedOn, Facts.Receipt.Channel == RequestChannel.Web ? "您在网上提交申请" : $"申请到达（{Facts.Receipt.Channel.Name()}）", null) };
            Add(Term.ReceivedOn, Facts.Receipt.Channel.IsConfirmed() ? "确认收到申请" : "收到申请", "这一天是收到申请之日，不计入期限。");
            Add(Facts.Correction?.ServedOn, "告知您补正", Facts.Correction is { } correction ? $"补正期限到{Long(correction.LimitOn)}。" : null);
            Add(Facts.Correction?.CorrectedOn, "收到您的补正", "答复期限重新计算。");
            Add(Facts.Reasons?.ServedOn, "要求您说明理由", Facts.Reasons is { } reasons ? $"期限到{Long(reasons.LimitOn)}。" : null);
            Add(Facts.Reasons?.GivenOn, "收到您说明的理由", null);
            foreach (var consultation in Facts.Consultations)
            {
                var who = consultation.Kind == ConsultedKind.ThirdParty ? "第三方" : "其他机关";
                Add(consultation.SentOn, $"向{who}征求意见", "征求意见所需时间不计入答复期限。");
                Add(consultation.RepliedOn, $"收到{who}的意见", null);
            }

            Add(Facts.Extension?.NotifiedOn, "告知您延长答复期限", Facts.Extension is { } extension ? $"延长{extension.WorkingDays}个工作日。" : null);
            Add(Facts.Delay?.NotifiedOn, "告知您延迟答复", Facts.Delay is { } delay ? $"延迟到{Long(delay.Until)}。" : null);
            Add(Facts.Fee?.ServedOn, "通知您缴纳信息处理费", null);
            Add(Facts.Fee?.PaidOn, "确认您已缴费", "答复期限从次日起重新计算。");
            Add(Facts.Renewal?.ReceivedOn, "重新办理", Facts.Renewal is { } renewal ? $"依据{renewal.By}。" : null);
            Add(IsWithdrawn ? null : Case.AnsweredOn, "作出答复", Case.Answer?.Name());
            Add(IsWithdrawn && Case.Acts.All(a => a.Act != ApplicantActs.Withdrawn) ? Case.AnsweredOn : null, "您撤回申请", null);
            Add(Case.Services.Count == 0 ? Case.ServedOn : null, "送达", null);
            foreach (var service in Case.Services)
            {
                Add(service.Way.IsSignedFor() ? null : service.SentOn, service.Way == ServiceWay.Platform ? "答复可以在本页下载" : $"送出答复（{service.Way.Name()}）", service.TrackingNumber is { } tracking ? $"邮件编号{tracking}。" : null);
                Add(service.Result == ServiceResult.Pending ? null : service.ResultOn, service.Result == ServiceResult.Returned ? "退回，没有送到" : $"送达（{service.Way.Name()}）", null);
            }

            foreach (var proceeding in Case.Proceedings)
            {
                foreach (var trial in proceeding.Facts.Trials)
                {
                    Add(trial.NotifiedOn, $"本机关收到{proceeding.Kind.Name()}的通知", $"{trial.Body}审理。");
                    Add(trial.Ruling?.KnownOn, $"{proceeding.Kind.Name()}有了结果", trial.Ruling is { } ruling ? $"{trial.Body}{ruling.Number}{((ruling.Appeal?.Name() ?? ruling.Outcome?.Name()) is { } outcome ? $"：{outcome}" : "")}。" : null);
                }
            }

            foreach (var (act, at) in Case.Acts)
            {
                if (OwnAct(act) is { } what)
                {
                    events.Add((ChinaTime.DateOf(at), what, null));
                }
            }

            return [.. events.Index().OrderByDescending(e => e.Item.On).ThenByDescending(e => e.Index).Select(e => e.Item)];

            void Add(DateOnly? on, string what, string? more)
            {
                if (on is { } date)
                {
                    events.Add((date, what, more));
                }
            }
        }
    }

    private string Due => Term.DueOn is { } due ? $"{Long(due)}{(Term.IsProvisional ? "（暂定，节假日安排公布后重新计算）" : "")}" : "法定期限内";

    private bool IsWithdrawn => Case.Answer == AnswerKind.Withdrawn;

    private bool IsLimitPast => Term.NextOn < Today;

    private string Consulted => Facts.Consultations.Where(c => c.RepliedOn is null).All(c => c.Kind == ConsultedKind.ThirdParty) ? "第三方" : "其他机关等";

    private string Answered => Case is { Answer: { } answer, AnsweredOn: { } on } ? $"本机关在{Long(on)}作出答复：{answer.Name()}。" : "";

    private AnswerService? Service => Case.Services.Count > 0 ? Case.Services[^1] : null;

    private string Below => Case.Received.Count > 0 ? "也可以在下面下载。" : "";

    private string Delivery => Service switch
    {
        null => Case.ServedOn is { } on ? $"{Long(on)}送达。" : "",
        { Result: ServiceResult.Returned, Way: var way, ResultOn: var on } =>
            $"{way.Name()}的文书{(on is { } day ? $"在{Long(day)}" : "")}被退回，没有送到。请打电话给受理机构（见本页末尾），说明能收到的地址或者领取的时间。{Below}",
        { Result: ServiceResult.Delivered, Way: var way, ResultOn: var on } => $"{(on is { } day ? Long(day) : "")}已经送达（{way.Name()}）。{(Case.Received.Count > 0 ? "文书也可以在下面下载。" : "")}",
        { Way: ServiceWay.Platform } => "请在下面下载，下载之日为送达之日。",
        { Way: ServiceWay.Email, SentOn: var on } => $"{Long(on)}发到您的电子邮箱，请查收。{Below}",
        { Way: var way, SentOn: var on, TrackingNumber: var tracking } => $"{Long(on)}送出（{way.Name()}{(tracking is null ? null : $"，邮件编号{tracking}")}），请留意接收。{Below}",
    };

    private string Limit => Term.NextOn is { } limit ? Long(limit) : "通知的期限";

    private static string Long(DateOnly date) => PublicWords.Long(date);

    // Correction and reasons stand among the facts already.
    private static string? OwnAct(string act) => act switch
    {
        ApplicantActs.Noted => "您提交补充内容",
        ApplicantActs.Proved => "您提交缴费凭证",
        ApplicantActs.Withdrawn => "您撤回申请",
        _ => null,
    };
}
