using Gongkai.Operations.Portal;
using Gongkai.Web.Site;
using Microsoft.Net.Http.Headers;

namespace Gongkai.Web.Portal;

/// <summary>
/// Files that go with public documents. Whether a file is public is decided by what is public of its document now: an address
/// that was good before a correction or a withdrawal is not good any more.
/// </summary>
internal static class AttachmentEndpoints
{
    private const string Pdf = "application/pdf";

    /// <summary>What browsers may show in their window: pictures without script in them, and PDF.</summary>
    private static readonly HashSet<string> ShownInline = new(StringComparer.OrdinalIgnoreCase) { "image/png", "image/jpeg", "image/gif", "image/webp", Pdf };

    /// <summary>The address of an attachment.</summary>
    public static string Address(long documentId, Domain.Publishing.Attachment attachment) => $"/files/{documentId}/{attachment.Sha256}/{Uri.EscapeDataString(attachment.Name)}";

    /// <summary>Maps the route.</summary>
    public static void MapAttachments(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/files/{documentId:long}/{sha256:length(64)}/{name}", [HttpMethods.Get, HttpMethods.Head], async Task<IResult> (long documentId, string sha256, string name, PortalQueries queries, HttpContext context, CancellationToken ct) =>
        {
            if (await queries.AttachmentAsync(documentId, sha256, ct) is not var (attachment, content))
            {
                return Results.NotFound();
            }

            if (name != attachment.Name)
            {
                await content.DisposeAsync();
                return Results.LocalRedirect(Address(documentId, attachment), permanent: true);
            }

            var inline = ShownInline.Contains(attachment.MediaType);
            var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
            disposition.SetHttpFileName(attachment.Name);
            context.Response.Headers.ContentDisposition = disposition.ToString();
            context.Response.Headers.CacheControl = "no-cache";
            context.Items[SecurityHeaders.OtherPolicy] = attachment.MediaType == Pdf ? SecurityHeaders.PdfPolicy : SecurityHeaders.SandboxPolicy;
            return Results.Stream(content, inline ? attachment.MediaType : "application/octet-stream", enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{sha256}\""));
        }).AllowAnonymous().ExcludeFromDescription();
}
