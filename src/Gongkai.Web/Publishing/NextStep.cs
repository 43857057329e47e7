using Gongkai.Domain.Accounts;
using Gongkai.Domain.Publishing;
using Gongkai.Operations.Publishing;

namespace Gongkai.Web.Publishing;

/// <summary>What happens next with a document, and who must act.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Steps">The way as a list: what is done, what is at hand, what follows.</param>
internal sealed record NextStep(string Text, IReadOnlyList<NextStep.Mark> Steps)
{
    /// <summary>A station of the way.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Class"><c>done</c>, <c>now</c> or empty.</param>
    /// <param name="Note">Who did it and when; empty for what follows.</param>
    internal sealed record Mark(string Name, string Class, string Note);

    /// <summary>Tells it.</summary>
    public static async Task<NextStep> OfAsync(DocumentFile item, DocumentQueries queries, PublishingSettings settings, CancellationToken ct)
    {
        var (document, standing) = (item.Document, item.Standing);
        var steps = (item.Route?.Route.Chain ?? (await settings.ChainAsync(standing.Agency, document.Kind, ct)).Chain).Steps;
        var publishes = standing.Publicity == Publicity.Proactive;
        var text = document.State switch
        {
            DocumentState.Draft => $"填好后点“送审”，依次由{string.Join("、", steps.Select(s => $"“{s.Name}”"))}签署，再由政务公开办{(publishes ? "发布" : "归档")}。",
            DocumentState.InReview => standing.CurrentStep is { } step
                ? $"现在等{await WhoAsync(step.Roles)}办理“{step.Name}”。" + (standing.IsLatestPublic ? "本件已紧急发布，须补齐其余环节。" : "")
                : "",
            DocumentState.Approved when document.PublishAt is { } at => $"已定于 {PublishingWords.Minute(at)} 自动发布；需要更改的，由政务公开办取消定时。",
            DocumentState.Approved => $"审核已全部完成，等{await WhoAsync([StaffRole.DisclosureOffice])}{(publishes ? "发布" : "归档")}。",
            DocumentState.Published when item.Kind.OwesInterpretation && !item.Links.Any(l => l is { Relation: DocumentRelation.Interprets, IsFrom: false }) => "已对外公开。请在3个工作日内发布政策解读：点“起草解读”。",
            DocumentState.Published => "已对外公开。内容有误的点“更正”，不应公开的点“撤下”。",
            DocumentState.Archived => "已办结归档，不对外公开。",
            DocumentState.Withdrawn => "已撤下，原网址显示撤下说明。需要重新发布的点“更正”，改好后重新送审。",
            DocumentState.Discarded => "草稿已废弃。",
        };
        return new(text, Marks(item, steps, publishes));

        async Task<string> WhoAsync(IReadOnlyList<StaffRole> roles)
        {
            var names = await queries.HoldersAsync(document.AgencyId, roles, ct);
            var role = string.Join("或", roles.Select(r => r.Name()));
            return names.Count > 0 ? $"{role}（{string.Join("、", names)}）" : $"{role}（本机关还没有人担任，请联系管理员）";
        }
    }

    private static IReadOnlyList<Mark> Marks(DocumentFile item, IReadOnlyList<ReviewStep> steps, bool publishes)
    {
        var (document, now) = (item.Document, item.Document.State);
        var signed = item.Signatures.Where(s => s.Revision == document.Revision && s.Approved).ToLookup(s => s.Step);
        var isDone = now is DocumentState.Published or DocumentState.Archived or DocumentState.Withdrawn;
        return
        [
            new("起草", now == DocumentState.Draft ? "now" : "done", ""),
            .. steps.Select((step, n) => new Mark(
                step.Name,
                signed[n].Any() ? "done" : now == DocumentState.InReview && n == document.Step ? "now" : "",
                signed[n].FirstOrDefault() is { } s ? $"{s.AccountName} {PublishingWords.Minute(s.At)}" : "")),
            new(publishes ? "发布" : "归档", isDone ? "done" : now == DocumentState.Approved ? "now" : "", ""),
        ];
    }
}
