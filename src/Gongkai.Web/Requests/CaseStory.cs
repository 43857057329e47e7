using System.Globalization;
using Gongkai.Domain.Requests;
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

    /// <summary>Where it stands, in a few words.</summary>
    public string Heading => Case.Status switch
    {
        RequestStatus.AwaitingConfirmation => "已经登记，等待与您确认",
        RequestStatus.InProgress when WantsReasons => "需要您说明理由",
        RequestStatus.InProgress when IsOverdue => "已经超过答复期限",
        RequestStatus.InProgress when Term.Waiting == WaitingFor.Consultation => "正在征求意见",
        RequestStatus.InProgress => "正在办理",
        RequestStatus.AwaitingCorrection => "需要您补正",
        RequestStatus.AwaitingPayment => "需要您缴费",
        RequestStatus.Answered => "已经答复",
        RequestStatus.Closed or RequestStatus.Archived => Case.Answer == AnswerKind.Withdrawn ? "您已经撤回申请" : "已经办结",
        RequestStatus.Split => "已经分开办理",
        RequestStatus.Void => "本编号已经作废",
    };

    /// <summary>What comes next, and by when.</summary>
    public string Next => Case.Status switch
    {
        RequestStatus.AwaitingConfirmation => "工作人员会用您留下的联系方式与您确认，确认之日为收到申请之日，从次日起计算20个工作日的答复期限。",
        RequestStatus.InProgress when WantsReasons => $"本机关认为申请的数量、频次明显超过合理范围，要求您在{Long(Facts.Reasons!.LimitOn)}前说明理由。",
        RequestStatus.InProgress when IsOverdue => $"可以向受理机构询问原因，也可以依法申请行政复议或者提起行政诉讼。{Case.RemediesOfSilence}",
        RequestStatus.InProgress => $"本机关最迟在{Due}答复。",
        RequestStatus.AwaitingCorrection => $"请在{Limit}前补正。从收到补正之日起重新计算答复期限；没有正当理由逾期不补正的，视为放弃申请。",
        RequestStatus.AwaitingPayment => $"请在{Limit}前缴纳信息处理费{(Case.FeeYuan is { } yuan ? string.Create(CultureInfo.InvariantCulture, $"{yuan:0.##}元") : "")}，缴费方式见收费通知。从缴清的次日起重新计算答复期限；逾期未缴的，视为放弃申请。",
        RequestStatus.Answered => "答复正在送达。可以在下面下载的，下载即视为收到。",
        RequestStatus.Closed or RequestStatus.Archived => Case.Answer == AnswerKind.Withdrawn ? "不再办理。需要时可以重新提出申请。" : "答复已经送达。",
        RequestStatus.Split => "一份申请含有多件事项的，分别登记和答复。各件的编号请向受理机构询问。",
        RequestStatus.Void => "请向受理机构询问。",
    };

    /// <summary>True where the answer was due and has not been given.</summary>
    public bool IsOverdue => Case.Status == RequestStatus.InProgress && Term.IsOverdue(Today);

    /// <summary>What has happened, the latest first.</summary>
    public IReadOnlyList<(DateOnly On, string What, string? More)> Events
    {
        get
        {
            var events = new List<(DateOnly On, string What, string? More)> { (Facts.Receipt.ArrivedOn, Facts.Receipt.Channel == RequestChannel.Web ? "您在网上提交申请" : $"申请到达（{Facts.Receipt.Channel.Name()}）", null) };
            Add(Term.ReceivedOn, Facts.Receipt.Channel.IsConfirmed() ? "确认收到申请" : "收到申请", "这一天是收到申请之日，不计入期限。");
            Add(Facts.Correction?.ServedOn, "告知您补正", Facts.Correction is { } correction ? $"请在{Long(correction.LimitOn)}前补正。" : null);
            Add(Facts.Correction?.CorrectedOn, "收到您的补正", "答复期限重新计算。");
            Add(Facts.Reasons?.ServedOn, "要求您说明理由", null);
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
            Add(Case.Answer == AnswerKind.Withdrawn ? null : Case.AnsweredOn, "作出答复", Case.Answer?.Name());
            Add(Case.ServedOn, "送达", null);
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

    private string Due => Term.DueOn is { } due ? $"{Long(due)}前{(Term.IsProvisional ? "（暂定，节假日安排公布后重新计算）" : "")}" : "法定期限内";

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
