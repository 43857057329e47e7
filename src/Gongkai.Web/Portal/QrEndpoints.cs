using Gongkai.Operations.Portal;
using QRCoder;

namespace Gongkai.Web.Portal;

/// <summary>二维码 of a document's address, drawn here (扫一扫在手机打开当前页).</summary>
internal static class QrEndpoints
{
    private const int PixelsPerModule = 6;

    /// <summary>Maps the route.</summary>
    public static void MapQrCodes(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/documents/{id:long}/qr.svg", async Task<IResult> (long id, PortalQueries queries, SiteSettings site, HttpContext context, CancellationToken ct) =>
        {
            if (await queries.DocumentAsync(id, ct) is null)
            {
                return Results.NotFound();
            }

            context.Shows(PublicTag.Document(id));
            return Results.Text(Draw($"{site.AddressFor(context.Request)}/documents/{id}"), "image/svg+xml");
        }).AllowAnonymous().ExcludeFromDescription();

    private static string Draw(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(PixelsPerModule, "#000000", "#ffffff", true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
