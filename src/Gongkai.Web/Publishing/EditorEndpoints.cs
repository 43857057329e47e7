using Gongkai.Operations.Publishing.Content;
using Gongkai.Operations.Publishing.Content.Files;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Gongkai.Web.Publishing;

/// <summary>What the editor asks for while somebody writes: cleaning what is pasted, taking pictures; and the pictures themselves.</summary>
internal static class EditorEndpoints
{
    private const long MostPasted = 8 << 20;

    /// <summary>What a paste gives.</summary>
    /// <param name="Html">Sanitised.</param>
    public sealed record Pasted(string Html);

    /// <summary>A picture that was stored.</summary>
    /// <param name="Src">Its address.</param>
    /// <param name="Width">In pixels.</param>
    /// <param name="Height">In pixels.</param>
    public sealed record Picture(string Src, int Width, int Height);

    /// <summary>Why not.</summary>
    /// <param name="Text">For people.</param>
    public sealed record Refusal(string Text);

    /// <summary>Maps the routes.</summary>
    public static void MapEditor(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/workbench/paste", async Task<IResult> (HttpContext context, IAntiforgery antiforgery, CancellationToken ct) =>
        {
            if (await FormAsync(context, antiforgery, MostPasted, ct) is not { } form)
            {
                return Expired();
            }

            return TypedResults.Ok(new Pasted(HtmlSanitiser.Sanitise(form["html"].ToString())));
        }).RequireAuthorization(Policies.Staff).ExcludeFromDescription();

        routes.MapPost("/workbench/documents/{id:long}/images", async Task<IResult> (long id, HttpContext context, IAntiforgery antiforgery, AddDocumentImage add, CurrentOfficer officer, CancellationToken ct) =>
        {
            if (await FormAsync(context, antiforgery, UploadInspection.MaxBytes + (1 << 20), ct) is not { } form)
            {
                return Expired();
            }

            if (form.Files.GetFile("file") is not { } file)
            {
                return TypedResults.BadRequest(new Refusal("请选择图片文件。"));
            }

            using var content = new MemoryStream();
            await file.CopyToAsync(content, ct);
            var added = await add.ExecuteAsync(id, file.FileName, content.ToArray(), officer.Value, ct);
            return added.Failed
                ? TypedResults.BadRequest(new Refusal(string.Concat(added.Problems.Select(p => p.Text))))
                : TypedResults.Ok(new Picture(added.Value.Address, added.Value.Width, added.Value.Height));
        }).RequireAuthorization(Policies.Staff).ExcludeFromDescription();

        routes.MapMethods("/images/{id:long}/{sha256:length(64)}", [HttpMethods.Get, HttpMethods.Head], async Task<IResult> (long id, string sha256, HttpContext context, DocumentImages images, CurrentOfficer officer, CancellationToken ct) =>
        {
            if (await images.FindAsync(id, sha256, officer.OrNull, ct) is not { } image)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "private, no-cache";
            context.Items[SecurityHeaders.OtherPolicy] = SecurityHeaders.SandboxPolicy;
            return Results.Bytes(image.Content, image.MediaType, entityTag: new EntityTagHeaderValue($"\"{sha256}\""));
        }).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The form of a request that proves to come from our own page; null otherwise.</summary>
    private static async Task<IFormCollection?> FormAsync(HttpContext context, IAntiforgery antiforgery, long most, CancellationToken ct)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        if (!context.Request.HasFormContentType)
        {
            return null;
        }

        // Read under our own limits first; the check for the token finds it read.
        var form = await context.Request.ReadFormAsync(new FormOptions { ValueLengthLimit = (int)MostPasted, MultipartBodyLengthLimit = most }, ct);
        return await antiforgery.IsRequestValidAsync(context) ? form : null;
    }

    private static Microsoft.AspNetCore.Http.HttpResults.BadRequest<Refusal> Expired() => TypedResults.BadRequest(new Refusal("页面已过期，请保存后刷新页面再试。"));
}
