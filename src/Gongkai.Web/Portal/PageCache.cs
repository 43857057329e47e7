using System.Collections.Concurrent;
using Gongkai.Operations.Deadlines;
using Gongkai.Operations.Portal;
using Gongkai.Web.Accounts;
using Gongkai.Web.Site;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Gongkai.Web.Portal;

/// <summary>
/// Public pages as bytes in memory, in front of everything else. Only strangers are served from it: a request with a session or
/// an authorization passes by. A page is dropped when what it shows changes (<see cref="PublicChangeFollower"/>), and all are at
/// midnight in China, when terms run out. Of several who ask for a page that is not there, one renders it and the others wait.
/// </summary>
internal sealed class PageCache(SiteSettings site, DocumentViews views, TimeProvider clock, IConfiguration configuration)
{
    private const long DefaultMegabytes = 256;
    private const string OperatorCookie = "gongkai-operator";

    private readonly TaggedCache<PageKey, KeptPage> kept = new(configuration.GetValue("Gongkai:PageCacheMegabytes", DefaultMegabytes) * 1024 * 1024);
    private readonly ConcurrentDictionary<PageKey, TaskCompletionSource<KeptPage?>> rendering = new();
    private long today;

    /// <summary>How many pages are kept.</summary>
    public int Count => kept.Count;

    /// <summary>Whether a page of this path is kept.</summary>
    public bool Has(string path, string query = "") => kept.TryGet(new PageKey(site.Address is null ? "http://localhost" : "", path, query, false), out _);

    /// <summary>Drops what shows one of these; null for everything.</summary>
    public void Evict(IReadOnlySet<PublicTag>? tags)
    {
        if (tags is null)
        {
            kept.Clear();
        }
        else
        {
            kept.Evict(tags);
        }
    }

    /// <summary>Answers from memory, or renders and keeps.</summary>
    public Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || !PageKey.MayBeKept(path) || request.Headers.Authorization.Count > 0)
        {
            return next(context);
        }

        var isElder = false;
        if (request.Headers.Cookie.Count > 0)
        {
            if (StaffSignIn.IsBrought(context) || request.Cookies.ContainsKey(OperatorCookie))
            {
                return next(context);
            }

            isElder = ElderMode.IsOn(context);
        }

        var query = PageKey.Normal(request.QueryString.Value ?? "");
        var key = new PageKey(site.Address is null ? site.AddressFor(request) : "", path, query, isElder);
        DropYesterdays();
        return kept.TryGet(key, out var page) ? DeliverAsync(context, page) : RenderAsync(context, key, next);
    }

    private async Task RenderAsync(HttpContext context, PageKey key, RequestDelegate next)
    {
        var mine = new TaskCompletionSource<KeptPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = rendering.GetOrAdd(key, mine);
        if (first != mine)
        {
            if (await first.Task.WaitAsync(context.RequestAborted) is { } other)
            {
                await DeliverAsync(context, other);
            }
            else
            {
                await next(context);
            }

            return;
        }

        KeptPage? page = null;
        try
        {
            page = await FillAsync(context, key, next);
        }
        finally
        {
            rendering.TryRemove(key, out _);
            mine.SetResult(page); // before it is sent: nobody waits for another's slow line
        }

        if (page is not null)
        {
            await DeliverAsync(context, page);
        }
    }

    /// <summary>Renders, and keeps the page if it says what it shows; where it may not be kept it goes to this visitor at once, and the result is null.</summary>
    private async Task<KeptPage?> FillAsync(HttpContext context, PageKey key, RequestDelegate next)
    {
        var begun = kept.Generation;
        var tags = new PageTags();
        context.Features.Set(tags);
        context.Request.QueryString = new QueryString(key.Query);

        // Others may wait for this page, so that it is finished even if this visitor leaves. A HEAD is rendered as its GET.
        context.RequestAborted = CancellationToken.None;
        var isHead = HttpMethods.IsHead(context.Request.Method);
        context.Request.Method = HttpMethods.Get;
        var real = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var memory = new MemoryStream(32 * 1024);
        var buffered = new StreamResponseBodyFeature(memory, real);
        context.Features.Set<IHttpResponseBodyFeature>(buffered);
        try
        {
            await next(context);
            await buffered.CompleteAsync();
        }
        finally
        {
            context.Features.Set(real);
            context.Request.Method = isHead ? HttpMethods.Head : HttpMethods.Get;
        }

        var response = context.Response;
        if (response.StatusCode != StatusCodes.Status200OK || tags.Shown.Count == 0 || response.Headers.SetCookie.Count > 0)
        {
            if (!isHead)
            {
                await response.Body.WriteAsync(memory.GetBuffer().AsMemory(0, (int)memory.Length));
            }

            return null;
        }

        SecurityHeaders.Set(context);
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding, Cookie";
        var page = new KeptPage(memory.ToArray(), response.Headers, tags.Viewed);
        kept.Keep(key, page, page.Weight, tags.Shown, begun);
        return page;
    }

    private Task DeliverAsync(HttpContext context, KeptPage page)
    {
        var request = context.Request;
        if (page.Viewed is { } document && HttpMethods.IsGet(request.Method) && Readers.IsOne(request.Headers))
        {
            views.Count(document);
        }

        var response = context.Response;
        var headers = response.Headers;
        foreach (var (name, value) in page.Headers)
        {
            headers[name] = value;
        }

        headers.ETag = page.ETag;
        if (request.Headers.IfNoneMatch is { Count: > 0 } known && IsKnown(known, page.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            headers.ContentType = default;
            return Task.CompletedTask;
        }

        var (bytes, encoding) = page.For(request.Headers.AcceptEncoding);
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.BodyWriter.WriteAsync(bytes).GetAsTask();
    }

    private static bool IsKnown(StringValues known, string etag) => known.Any(line => line is not null && (line == "*" || line.Contains(etag.AsSpan(2), StringComparison.Ordinal)));

    /// <summary>Whether a document is in force depends on the day.</summary>
    private void DropYesterdays()
    {
        var day = ChinaTime.DateOf(clock.GetUtcNow()).DayNumber;
        if (Interlocked.Exchange(ref today, day) is var before && before != day && before != 0)
        {
            kept.Clear();
        }
    }
}

/// <summary>Its place in the pipeline.</summary>
internal static class PageCaching
{
    /// <summary>Puts the cache in front of what is added after it.</summary>
    public static void UsePageCache(this IApplicationBuilder app)
    {
        var cache = app.ApplicationServices.GetRequiredService<PageCache>();
        app.Use(next => context => cache.AnswerAsync(context, next));
    }

    internal static Task GetAsTask(this ValueTask<System.IO.Pipelines.FlushResult> flush) => flush.IsCompletedSuccessfully ? Task.CompletedTask : flush.AsTask();
}
