using Gongkai.Domain.Accounts;

namespace Gongkai.Domain.Publishing;

/// <summary>Reasons why an act on a document is refused.</summary>
public static class PublishingProblems
{
    /// <summary>The step does not exist.</summary>
    public static readonly Problem NoSuchStep = new("document.step.unknown", "审核流程中没有这个环节，请刷新页面后再试。");

    /// <summary>One person signs once.</summary>
    public static readonly Problem SignedAlready = new("document.sign.twice", "您已在前面的环节签署过这份文件，本环节应由另一人签署。");

    /// <summary>Separation of duties.</summary>
    public static readonly Problem DrafterAlone = new("document.sign.drafter", "起草人不能独自完成审核，请由他人签署本环节。");

    /// <summary>Only the drafter, or the office, takes back.</summary>
    public static readonly Problem NotYourDraft = new("document.take-back.forbidden", "只有送审人或政务公开办可以撤回送审。");

    /// <summary>The bytes differ from those that were signed.</summary>
    public static readonly Problem NotAsSigned = new("document.hash", "待发布的内容与各环节审签的内容不一致，不能发布。请退回修改并重新送审。");

    /// <summary>What is proactive is published, not filed.</summary>
    public static readonly Problem ProactiveIsPublished = new("document.archive.proactive", "主动公开的文件应当发布，不能归档为不公开。");

    /// <summary>Nothing is public.</summary>
    public static readonly Problem NotPublic = new("document.not-public", "这份文件目前没有对外公开，无须撤下。");

    /// <summary>Public already.</summary>
    public static readonly Problem PublicAlready = new("document.public-already", "这一版已经对外公开，请继续补齐审核环节。");

    /// <summary>What went out urgently is not taken back, its chain is completed.</summary>
    public static readonly Problem CompleteInstead = new("document.take-back.public", "这一版已紧急发布，不能撤回送审，请补齐其余审核环节；内容有误的，由审核人退回或办理撤下。");

    /// <summary>Not on the emergency lane.</summary>
    public static readonly Problem NotUrgent = new("document.not-urgent", "这份文件没有走紧急通道，应当完成全部审核后发布。");

    /// <summary>The urgent steps are not signed yet.</summary>
    public static readonly Problem UrgentStepsOpen = new("document.urgent-steps", "紧急发布须先由保密审查员和分管领导签署。");

    /// <summary>The document does not exist, or not for this officer.</summary>
    public static readonly Problem NoSuchDocument = new("document.unknown", "没有这份文件，或者您无权查看。");

    /// <summary>A reason is needed.</summary>
    public static readonly Problem ReasonMissing = new("document.reason", "请写明理由。");

    /// <summary>No role for the step.</summary>
    public static Problem NotYourStep(string step) => new("document.sign.forbidden", $"您没有“{step}”环节的签署权限，请联系本机关管理员。");

    /// <summary>The act does not fit the state.</summary>
    public static Problem NotInThisState(DocumentAct act, DocumentState state) => new("document.state", $"文件现为“{state.Name()}”，不能{act.Name()}。请刷新页面查看最新状态。");

    /// <summary>No role for the act.</summary>
    public static Problem Forbidden(string what, IReadOnlyList<StaffRole> roles) =>
        new("document.forbidden", $"{what}须由本机关的{string.Join("或", roles.Select(r => r.Name()))}办理，您在该机关没有这一角色。");

    /// <summary>Not to be made public by itself.</summary>
    public static Problem NotProactive(Publicity publicity) => new("document.not-proactive", $"公开属性为“{publicity.Name()}”的文件不能发布，请归档。");

    /// <summary>Others were asked and have not agreed.</summary>
    public static Problem ConsultationOpen(int count) => new("document.consultation", $"还有{count}个征询对象未答复或未同意（条例第十一条），须协调一致后再办。");
}
