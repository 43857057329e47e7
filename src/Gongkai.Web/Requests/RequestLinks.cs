using Gongkai.Domain.Requests;

namespace Gongkai.Web.Requests;

/// <summary>Where each act has its page, in the order in which the case page offers them.</summary>
internal static class RequestLinks
{
    private static readonly (RequestAct Act, string Slug)[] Pages =
    [
        (RequestAct.ConfirmReceipt, "confirm"), (RequestAct.Assign, "assign"), (RequestAct.Claim, "claim"),
        (RequestAct.ReceiveCorrection, "correction"), (RequestAct.RecordReply, "reply"), (RequestAct.RecordReasons, "reasons"), (RequestAct.RecordPayment, "payment"),
        (RequestAct.AskSection, "ask-section"), (RequestAct.HandBack, "hand-back"), (RequestAct.EditRegistration, "edit"), (RequestAct.Split, "split"),
        (RequestAct.Withdraw, "withdraw"), (RequestAct.Note, "note"), (RequestAct.Void, "void"),
    ];

    /// <summary>The acts with pages of their own.</summary>
    public static IReadOnlyList<(RequestAct Act, string Slug)> All => Pages;

    /// <summary>The address of a case.</summary>
    public static string Case(long id) => $"/workbench/requests/{id}";

    /// <summary>The act of a page's address; null when there is none.</summary>
    public static RequestAct? ActOf(string slug) => Pages.Where(p => p.Slug == slug).Select(p => (RequestAct?)p.Act).FirstOrDefault();
}
