using Gongkai.Domain;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Requests;
using Gongkai.Operations.Remedies;

namespace Gongkai.Web.Remedies;

/// <summary>What is typed of a remedy: on registration, and when it is put right.</summary>
internal sealed class RemedyForm
{
    /// <summary>案由.</summary>
    public string? Subject { get; set; }

    /// <summary>申请人、原告、投诉人.</summary>
    public string? Claimant { get; set; }

    /// <summary>请求事项.</summary>
    public string? Claims { get; set; }

    /// <summary>登记编号 of the application.</summary>
    public string? RequestNumber { get; set; }

    /// <summary>The answer it turns against.</summary>
    public AnswerKind? Ground { get; set; }

    /// <summary>The section.</summary>
    public long? SectionId { get; set; }

    /// <summary>复议后起诉.</summary>
    public bool IsAfterReconsideration { get; set; }

    /// <summary>The reconsideration before.</summary>
    public long? PriorId { get; set; }

    /// <summary>仅作为复议机关的共同被告.</summary>
    public bool IsCoDefendant { get; set; }

    /// <summary>审级.</summary>
    public TrialLevel Level { get; set; }

    /// <summary>Body or court.</summary>
    public string? Body { get; set; }

    /// <summary>案号.</summary>
    public string? CaseNumber { get; set; }

    /// <summary>审理程序.</summary>
    public RemedyProcedure Procedure { get; set; }

    /// <summary>受理、立案日期.</summary>
    public DateOnly? AcceptedOn { get; set; }

    /// <summary>收到副本日期.</summary>
    public DateOnly? NotifiedOn { get; set; }

    /// <summary>指定的答复期限.</summary>
    public DateOnly? AnswerBy { get; set; }

    /// <summary>提交答复日期.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>听证、开庭日期.</summary>
    public DateOnly? HearingOn { get; set; }

    /// <summary>审理期限已延长.</summary>
    public bool IsExtended { get; set; }

    /// <summary>The ruling, as far as it is typed.</summary>
    public RulingForm Ruling { get; set; } = new();

    /// <summary>The form of a remedy as it stands.</summary>
    public static RemedyForm Of(RemedyCase remedy, string? requestNumber)
    {
        var trial = remedy.Facts.Last;
        return new()
        {
            Subject = remedy.Subject,
            RequestNumber = requestNumber,
            Ground = remedy.Ground,
            SectionId = remedy.SectionId,
            IsAfterReconsideration = remedy.IsAfterReconsideration,
            PriorId = remedy.PriorId,
            IsCoDefendant = remedy.IsCoDefendant,
            Level = trial.Level,
            Body = trial.Body,
            CaseNumber = trial.CaseNumber,
            Procedure = trial.Procedure,
            AcceptedOn = trial.AcceptedOn,
            NotifiedOn = trial.NotifiedOn,
            AnswerBy = trial.AnswerBy,
            AnsweredOn = trial.AnsweredOn,
            HearingOn = trial.HearingOn,
            IsExtended = trial.IsExtended,
            Ruling = trial.Ruling is { } ruling ? RulingForm.Of(ruling) : new(),
        };
    }

    /// <summary>The hearing that is typed; a day of notice that is missing is today.</summary>
    public RemedyTrial ToTrial(DateOnly today) => new()
    {
        Level = Level,
        Body = Body?.Trim() ?? "",
        CaseNumber = CaseNumber.Given(),
        Procedure = Procedure,
        AcceptedOn = AcceptedOn,
        NotifiedOn = NotifiedOn ?? today,
        AnswerBy = AnswerBy,
        AnsweredOn = AnsweredOn,
        HearingOn = HearingOn,
        IsExtended = IsExtended,
        Ruling = Ruling.IsBlank ? null : Ruling.ToRuling(today),
    };

    /// <summary>The registration that is typed.</summary>
    public RemedyRegistration ToRegistration(DateOnly today) => new()
    {
        Subject = Subject?.Trim() ?? "",
        Parties = Claimant.Given() is { } claimant ? new RemedyParties(claimant, Claims.Given()) : null,
        RequestNumber = RequestNumber.Given(),
        Ground = Ground,
        SectionId = SectionId,
        IsAfterReconsideration = IsAfterReconsideration,
        PriorId = PriorId,
        IsCoDefendant = IsCoDefendant,
        Trial = ToTrial(today),
    };
}

/// <summary>What is typed of a ruling.</summary>
internal sealed class RulingForm
{
    /// <summary>文号.</summary>
    public string? Number { get; set; }

    /// <summary>The day it bears.</summary>
    public DateOnly? MadeOn { get; set; }

    /// <summary>送达日期.</summary>
    public DateOnly? ServedOn { get; set; }

    /// <summary>审理结果.</summary>
    public RemedyOutcome? Outcome { get; set; }

    /// <summary>二审结果.</summary>
    public AppealOutcome? Appeal { get; set; }

    /// <summary>要求重新答复.</summary>
    public bool OrdersNewAnswer { get; set; }

    /// <summary>重新答复的工作日.</summary>
    public int? AnswerWorkingDays { get; set; }

    /// <summary>重新答复的截止日期.</summary>
    public DateOnly? AnswerUntil { get; set; }

    /// <summary>True when nothing of it was typed.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Number) && MadeOn is null && Outcome is null && Appeal is null;

    /// <summary>The form of a ruling.</summary>
    public static RulingForm Of(RemedyRuling ruling) => new()
    {
        Number = ruling.Number,
        MadeOn = ruling.MadeOn,
        ServedOn = ruling.ServedOn,
        Outcome = ruling.Outcome,
        Appeal = ruling.Appeal,
        OrdersNewAnswer = ruling.OrdersNewAnswer,
        AnswerWorkingDays = ruling.AnswerWorkingDays,
        AnswerUntil = ruling.AnswerUntil,
    };

    /// <summary>The ruling; a day that is missing is that of service, or today.</summary>
    public RemedyRuling ToRuling(DateOnly today) => new()
    {
        Number = Number?.Trim() ?? "",
        MadeOn = MadeOn ?? ServedOn ?? today,
        ServedOn = ServedOn,
        Outcome = Outcome,
        Appeal = Appeal,
        OrdersNewAnswer = OrdersNewAnswer,
        AnswerWorkingDays = AnswerWorkingDays,
        AnswerUntil = AnswerUntil,
    };
}
